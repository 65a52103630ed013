"""What the server says of laptops that come, leave or are lost, and keeps of what came late."""

from collections.abc import Iterable

from linkworker.errors import NotFound
from sync.office import Heard, Lasts, LateOne, LateOnes, Purged, Settle, Whose
from sync.organisation import Organisation
from sync.organisation_log import Ending
from sync.server.access import Caller, is_admin
from sync.server.log import Sql
from sync.server.organisation_log import Organisations, cuts_due

MOST_LATE = 500


class Leaving:
    """Answers about laptops, over the organisations of one server."""

    def __init__(self, organisations: Organisations) -> None:
        self._organisations = organisations

    def last(self, sql: Sql, caller: Caller, whose: Whose) -> Lasts:
        """Return how far devices have written, for the cuts of an ending.

        For an administrator, and for a lead about their own caseload; raises NotFound for others.
        """
        state, _, leads = self._who(sql, caller)
        if leads is not None and whose.caseload not in leads:
            raise NotFound("nothing here")
        caseload = whose.caseload or None
        return Lasts(cuts_due(sql, state.id, Ending(caseload, whose.devices, {})))

    def heard(self, sql: Sql, caller: Caller, _nothing: None) -> Heard:
        """Return when laptops were heard: all for an administrator, a lead's team's for a lead.

        Raises NotFound for others.
        """
        state, _, leads = self._who(sql, caller)
        devices = [d for d in state.devices if leads is None or _is_in(state, d, leads)]
        if not devices:
            raise NotFound("nothing here")
        mine = [state.id, devices]
        ms = "(extract(epoch FROM at) * 1000)::bigint"
        at = sql.execute(
            f"SELECT device, {ms} FROM heard WHERE organisation = %s AND device = ANY(%s)",  # noqa: S608
            mine,
        )
        listed: dict[str, int] = {device: 0 for device in devices} | dict(at.fetchall())
        purged: dict[str, dict[str, int]] = {}
        for device, log, when in sql.execute(
            f"SELECT device, log, {ms} FROM purged WHERE organisation = %s AND device = ANY(%s)",  # noqa: S608
            mine,
        ):
            purged.setdefault(device, {})[log] = when
        return Heard(listed, purged)

    def purged(self, sql: Sql, caller: Caller, purged: Purged) -> Heard:
        """Note that nothing of some logs, or of any (''), is left on the caller's laptop."""
        sql.execute(
            """INSERT INTO purged (organisation, device, log)
               SELECT %s, %s, unnest(%s::text[]) ON CONFLICT (organisation, device, log)
               DO UPDATE SET at = now()""",
            [caller.organisation, caller.device, list(purged.logs) or [""]],
        )
        return Heard()

    def late(self, sql: Sql, caller: Caller, _nothing: None) -> LateOnes:
        """Return what came late: to a lead what is of their caseloads, oldest first.

        A revoked laptop's goes to an administrator, who passes it on.
        """
        state, admin, _ = self._who(sql, caller)
        revoked = {d.id for d in state.devices.values() if d.revoked is not None}
        rows = sql.execute(
            """SELECT log, device, hash, data, (extract(epoch FROM came) * 1000)::bigint, passed
               FROM late WHERE organisation = %(name)s AND NOT done
                 AND ((%(admin)s AND NOT passed AND device = ANY(%(revoked)s))
                      OR (log IN (SELECT log FROM holder WHERE organisation = %(name)s
                                    AND caseload = ANY(%(leads)s))
                          AND (passed OR NOT device = ANY(%(revoked)s))))
               ORDER BY came, log, device LIMIT %(most)s""",
            {
                "name": state.id,
                "admin": admin,
                "revoked": sorted(revoked),
                "leads": sorted(_led(state, caller)),
                "most": MOST_LATE,
            },
        )
        return LateOnes(
            tuple(
                LateOne(log, device, name, data, came, device in revoked and not passed)
                for log, device, name, data, came, passed in rows
            )
        )

    def settle(self, sql: Sql, caller: Caller, settle: Settle) -> LateOnes:
        """Pass late envelopes on, or note that they are done with; return what is left.

        One that the caller may not decide about, or that is done with already, stays as it is.
        """
        mine = {(one.log, one.device, one.hash) for one in self.late(sql, caller, None).waiting}
        for named in mine.intersection(settle.named):
            sql.execute(
                """UPDATE late SET passed = true, done = %s
                   WHERE organisation = %s AND log = %s AND device = %s AND hash = %s""",
                [settle.done, caller.organisation, *named],
            )
        return self.late(sql, caller, None)

    def _who(self, sql: Sql, caller: Caller) -> tuple[Organisation, bool, frozenset[str] | None]:
        """Return the organisation, whether an administrator calls, and else what they lead."""
        state = self._organisations.current(sql, caller.organisation)
        device = state.device(caller.device)
        if not device.live(state.position):
            raise NotFound("nothing here")
        admin = is_admin(state, device)
        return state, admin, None if admin else _led(state, caller)


def _led(state: Organisation, caller: Caller) -> frozenset[str]:
    user = state.device(caller.device).user
    return frozenset(c for c in state.caseloads if state.may_of(c, user) == "lead")


def _is_in(state: Organisation, device: str, caseloads: Iterable[str]) -> bool:
    """Whether a laptop's person is or was in one of these caseloads."""
    user = state.devices[device].user
    return any(state.steps(caseload, user) for caseload in caseloads)
