"""Pictures and papers on the server: sealed pieces of one length, a bounded number for each log.

Whoever may read a log, or is an administrator, may fetch them; whoever may write it may bring
them and let them go, which an administrator may too; to all others it is as if nothing were
there. A piece is written once. A log that was erased whole takes none any more.
"""

from linkworker.errors import Conflicted, NotFound, NotLetIn, Refused
from sync.exchange import Bring, Fetch, Kept, Piece, Which
from sync.organisation import Device, Organisation
from sync.pieces import SEALED
from sync.server import audit
from sync.server.access import Caller, caseloads_of, is_admin
from sync.server.audit import Deed
from sync.server.directory import is_id
from sync.server.log import Sql, lock
from sync.server.log_state import LogStates
from sync.server.organisation_log import Organisations

MOST_PIECES = 32  # of one attachment: 2 MiB
MOST_OF_A_LOG = 1_000  # pieces that may lie there at a time: 62 MiB
MOST_IN_A_LOG = 2_000  # attachments, with those that were let go
_WRITES = ("write", "lead")
FULL = "no more room in this log"


class Attachments:
    """Answers what laptops ask about pictures and papers."""

    def __init__(self, organisations: Organisations) -> None:
        self._organisations = organisations
        self._states = LogStates()

    def kept(self, sql: Sql, caller: Caller, which: Which) -> Kept:
        """Say which pieces of one are here."""
        self._heard(sql, caller, which)
        return _kept(sql, caller.organisation, which)

    def fetch(self, sql: Sql, caller: Caller, fetch: Fetch) -> Piece:
        """Return one piece; no bytes where it is not here."""
        which = Which(fetch.log, fetch.attachment)
        self._heard(sql, caller, which)
        row = sql.execute(
            """SELECT g, data FROM piece
               WHERE organisation = %s AND log = %s AND attachment = %s AND n = %s""",
            [caller.organisation, which.log, which.attachment, max(-1, min(fetch.number, SEALED))],
        ).fetchone()
        if row is not None:
            return Piece(*row)
        return Piece(gone=_kept(sql, caller.organisation, which).gone)

    def bring(self, sql: Sql, caller: Caller, bring: Bring) -> Kept:
        """Take one piece in; one that is here already stays as it is.

        Raises Refused for what is out of bounds, Conflicted under another key than the newest.
        """
        if not 0 <= bring.number < bring.total <= MOST_PIECES or len(bring.data) != SEALED:
            raise Refused("not a piece")
        which = Which(bring.log, bring.attachment)
        if bring.g != self._heard(sql, caller, which, writes=True):
            raise Conflicted("stale key")
        lock(sql, caller.organisation, [which.log])
        known = _kept(sql, caller.organisation, which)
        if known.gone:
            return known
        if known.total == 0:
            _begin(sql, caller.organisation, which, bring.total)
        elif known.total != bring.total:
            raise Refused("another number of pieces than before")
        sql.execute(
            """INSERT INTO piece (organisation, log, attachment, n, g, data)
               VALUES (%s, %s, %s, %s, %s, %s) ON CONFLICT DO NOTHING""",
            [caller.organisation, which.log, which.attachment, bring.number, bring.g, bring.data],
        )
        return _kept(sql, caller.organisation, which)

    def drop(self, sql: Sql, caller: Caller, which: Which) -> Kept:
        """Let one go for good, be it here or not."""
        self._heard(sql, caller, which, writes=True, admins=True)
        lock(sql, caller.organisation, [which.log])
        named = [caller.organisation, which.log, which.attachment]
        if _kept(sql, caller.organisation, which).total == 0:
            _begin(sql, caller.organisation, which, 0)
        sql.execute(
            """UPDATE attachment SET gone = true
               WHERE organisation = %s AND log = %s AND attachment = %s""",
            named,
        )
        sql.execute(
            "DELETE FROM piece WHERE organisation = %s AND log = %s AND attachment = %s", named
        )
        audit.note(sql, caller.organisation, [Deed("let go", caller.device, which.attachment)])
        return Kept(gone=True)

    def _heard(
        self,
        sql: Sql,
        caller: Caller,
        which: Which,
        *,
        writes: bool = False,
        admins: bool = False,
    ) -> int:
        """Return the number of the log's newest key; raise NotFound to who may not do this.

        `writes` asks for the right to write, and `admins` lets administrators in who have none.
        """
        state = self._organisations.current(sql, caller.organisation, "FOR SHARE" if writes else "")
        device = state.device(caller.device)
        if not device.live(state.position):
            raise NotLetIn("this laptop was let go")
        if not (is_id(which.log) and is_id(which.attachment)):
            raise NotFound("nothing here")
        controls = self._states.unlocked(sql, state, [which.log]).get(which.log)
        anywhere = (admins or not writes) and is_admin(state, device)
        mine = _mine(state, device, writes=writes)
        if controls is None or not (anywhere or mine & controls.holders()):
            raise NotFound("nothing here")
        if writes and not admins and any(not what for _, what in controls.erased):
            raise NotFound("nothing here")
        return controls.g


def _mine(state: Organisation, device: Device, *, writes: bool) -> frozenset[str]:
    """Return the caseloads that a laptop may read now, or may write in."""
    return frozenset(
        caseload
        for caseload in caseloads_of(state, device)
        if not writes or state.may_of(caseload, device.user) in _WRITES
    )


def _kept(sql: Sql, organisation: str, which: Which) -> Kept:
    row = sql.execute(
        """SELECT total, gone, array(SELECT n FROM piece AS p
               WHERE p.organisation = a.organisation AND p.log = a.log
               AND p.attachment = a.attachment ORDER BY n)
           FROM attachment AS a WHERE organisation = %s AND log = %s AND attachment = %s""",
        [organisation, which.log, which.attachment],
    ).fetchone()
    return Kept(tuple(row[2]), row[0], row[1]) if row else Kept()


def _begin(sql: Sql, organisation: str, which: Which, total: int) -> None:
    """Make room for one more in a log that is locked; raise Refused where there is none."""
    row = sql.execute(
        """SELECT count(*), coalesce(sum(total) FILTER (WHERE NOT gone), 0) FROM attachment
           WHERE organisation = %s AND log = %s""",
        [organisation, which.log],
    ).fetchone()
    count, pieces = row or (0, 0)
    if count >= MOST_IN_A_LOG or pieces + total > MOST_OF_A_LOG:
        raise Refused(FULL)
    sql.execute(
        """INSERT INTO attachment (organisation, log, attachment, total)
           VALUES (%s, %s, %s, %s)""",
        [organisation, which.log, which.attachment, total],
    )
