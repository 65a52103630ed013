"""Words that must be gone: taken out of a store wherever they stand in it.

The two ways by which words leave the history: a note about another child is moved
away, and what is erased by right (UK GDPR Article 17). An edit that is gone leaves its number and
nothing else, so every reference to its neighbours still holds. Rows are overwritten where they
stood (`secure_delete`, and the search's own).
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import groupby

from linkworker.errors import NotAllowed
from linkworker.fields import GONE, Record
from linkworker.store import ledger
from linkworker.store.changes import (
    EDITS,
    ERASED,
    Put,
    RecordEdit,
    encode_edits,
    fingerprint,
    numbered,
)
from linkworker.store.database import Database, rows
from linkworker.store.removal import REMOVED
from linkworker.store.states import State, load

MOST = 200  # changes in one envelope: where its bounds are not known, all this near go with it

# Of a record that was forgotten: who said so, another laptop or this one; or that its writer's own
# edits were all there was of it here, so that what anybody else wrote in it stands when it comes.
THEIRS, OURS, OWN = 0, 1, 2

What = Collection[tuple[str, int, int]]
Kinds = dict[str, type[Record]]


def names_of(database: Database, ids: Collection[str]) -> list[tuple[str, int, int]]:
    """Return the edits of these records as everybody knows them; none of what has no number."""
    found: list[tuple[str, int, int]] = []
    devices = dict(rows(database, "SELECT num, id FROM device"))
    for change in touching(database, ids):
        if change.n is not None:
            named = (i for i, edit, _ in numbered(change.edits) if edit.id in ids)
            found += [(devices[change.device], change.n, i) for i in named]
    return found


def said_anew(
    database: Database, log: int, what: What, gone: Collection[str]
) -> list[tuple[State, list[Put]]]:
    """Return edits that put once more what is live in the envelopes of these edits.

    Each stands in the place of one that goes when its envelope does. Records in `gone` are left
    out, as are removed ones.
    """
    refs: dict[str, dict[int, Put]] = {}
    for device, first, last in _spans(database, log, what):
        where = "log = ? AND device = (SELECT num FROM device WHERE id = ?) AND n BETWEEN ? AND ?"
        for change in ledger.read(database, where, [log, device, first, last]):
            for i, edit, put in numbered(change.edits):
                if edit.kind != ERASED and edit.id not in gone:
                    refs.setdefault(edit.id, {})[change.num * EDITS + i] = put
    found = [(one, _live(one, refs[one.id])) for one in load(database, refs).values()]
    return [(one, puts) for one, puts in found if puts and one.gone != REMOVED]


def forget_records(
    database: Database, kinds: Kinds, log: int, ids: Collection[str], *, ours: int
) -> None:
    """Take these records of a log out: rows, history, search, drafts, what was set aside of it.

    `ours` is OURS where it was done on this laptop: it then also sees to edits that come later.
    """
    for change in touching(database, ids):
        edits = [blank(edit) if edit.id in ids else edit for edit in change.edits]
        if change.n is None and all(edit.kind == ERASED for edit in edits):
            rows(database, "DELETE FROM change WHERE num = ?", [change.num])
        else:
            body = encode_edits(edits).decode()
            rows(database, "UPDATE change SET body = ? WHERE num = ?", [body, change.num])
    for state in load(database, ids).values():
        drop_rows(database, kinds, state.num, state.kind)
    for id_ in ids:
        sql = "DELETE FROM parked WHERE log = ? AND instr(body, CAST(? AS BLOB)) > 0"
        rows(database, sql, [log, id_])
    forget_beside(database, log, ids, ours=ours)


def forget_beside(database: Database, log: int, ids: Collection[str], *, ours: int) -> None:
    """Take out what lies beside records that are gone, drafts and bytes; note that they are."""
    (name,) = rows(database, "SELECT id FROM log WHERE num = ?", [log]).fetchone()
    for id_ in ids:
        rows(database, "DELETE FROM draft WHERE record = ? OR instr(typed, ?) > 0", [id_, id_])
        mine = "DELETE FROM file_piece WHERE file IN (SELECT id FROM file WHERE id = ? AND log = ?)"
        rows(database, mine, [id_, name])
        rows(database, "INSERT OR REPLACE INTO forgotten VALUES (?, ?, ?)", [name, id_, ours])


def forget_log(database: Database, kinds: Kinds, log: int, id_: str) -> None:
    """Take all of a log out of the store but its signed entries: they say that it was erased."""
    listed = rows(database, "SELECT num, kind FROM record WHERE log = ?", [log]).fetchall()
    for num, kind in listed:
        drop_rows(database, kinds, num, kind)
    for table in ("change", "parked", "held", "ahead"):
        rows(database, f"DELETE FROM {table} WHERE log = ?", [log])  # noqa: S608 - our own names
    rows(database, "DELETE FROM draft WHERE log = ?", [id_])
    mine = "DELETE FROM file_piece WHERE file IN (SELECT id FROM file WHERE log = ?)"
    rows(database, mine, [id_])
    rows(database, "DELETE FROM file WHERE log = ?", [id_])


def forget_words(database: Database) -> None:
    """Leave no word of a deleted record in the search: without its content it only marks them gone.

    The whole index is written anew (FTS5 "optimize"), which drops what was marked.
    """
    rows(database, "INSERT INTO search (search) VALUES ('optimize')")


def records_named(database: Database, log: int, what: What) -> set[str]:
    """Return the records that these edits are of, as far as they are here."""
    found: set[str] = set()
    for device, listed in groupby(sorted(what), key=lambda name: name[0]):
        for n, named in groupby(listed, key=lambda name: name[1]):
            where = "log = ? AND device = (SELECT num FROM device WHERE id = ?) AND n = ?"
            places = {i for _, _, i in named}
            for change in ledger.read(database, where, [log, device, n]):
                found |= {edit.id for i, edit, _ in numbered(change.edits)
                          if i in places and edit.kind != ERASED}  # fmt: skip
    return found


def forget_set_aside(database: Database, log: int, what: What) -> None:
    """Take out each change that was set aside here and holds one of these edits."""
    sql = (
        "DELETE FROM parked WHERE log = ? AND n = ?"
        " AND device = (SELECT num FROM device WHERE id = ?)"
    )
    for device, n in {(device, n) for device, n, _ in what}:
        rows(database, sql, [log, n, device])


def empty_envelopes(
    database: Database, log: int, what: What, left: Callable[[bytes], bytes]
) -> None:
    """Put, for each kept envelope that holds one of these edits (none named: any), what is left."""
    sql = (
        "SELECT e.num, d.id, e.first, e.last, e.sealed FROM envelope e"
        " JOIN device d ON d.num = e.device WHERE e.log = ?"
    )
    for num, device, first, last, sealed in rows(database, sql, [log]).fetchall():
        if not what or any(d == device and first <= n <= last for d, n, _ in what):
            sql = "UPDATE envelope SET sealed = ? WHERE num = ?"
            rows(database, sql, [left(sealed), num])


def empty_held(database: Database, log: int, left: Callable[[bytes], bytes]) -> None:
    """Put, for each entry of a log that waits to be judged, what is left of it."""
    sql = "SELECT seq, sealed FROM held WHERE log = ?"
    for seq, sealed in rows(database, sql, [log]).fetchall():
        sql = "UPDATE held SET sealed = ? WHERE log = ? AND seq = ?"
        rows(database, sql, [left(sealed), log, seq])


def forgotten(database: Database, log: int, ids: Iterable[str]) -> dict[str, int]:
    """Return which of these records of a log are gone from here, and how: THEIRS, OURS or OWN."""
    wanted = sorted(set(ids))
    marks = ",".join("?" * len(wanted))
    sql = (
        f"SELECT id, ours FROM forgotten WHERE id IN ({marks})"  # noqa: S608
        " AND log IN ('', (SELECT id FROM log WHERE num = ?))"
    )
    return dict(rows(database, sql, [*wanted, log])) if wanted else {}


def forgotten_anywhere(database: Database, ids: Iterable[str]) -> set[str]:
    """Return which of these ids were of records, in whichever log, that are gone from here."""
    wanted = sorted(set(ids))
    marks = ",".join("?" * len(wanted))
    sql = f"SELECT id FROM forgotten WHERE id IN ({marks})"  # noqa: S608
    return {id_ for (id_,) in rows(database, sql, wanted)} if wanted else set()


def let_back(database: Database, log: int, ids: Iterable[str]) -> None:
    """Let records of a log stand again: somebody wrote in them whose words nobody erased."""
    sql = "DELETE FROM forgotten WHERE id = ? AND log IN ('', (SELECT id FROM log WHERE num = ?))"
    database.conn.executemany(sql, [(id_, log) for id_ in ids])


def still_here(database: Database, log: int, ids: Iterable[str]) -> None:
    """Raise NotAllowed for a record that was moved away or erased while a form showed it."""
    if forgotten(database, log, ids):
        raise NotAllowed("This is not in the record any more: it was moved away or erased")


def without(edits: Sequence[RecordEdit], ids: Collection[str]) -> list[RecordEdit]:
    """Return edits with those of some records blank; every other keeps its number."""
    return [blank(edit) if edit.id in ids else edit for edit in edits]


def _live(state: State, puts: dict[int, Put]) -> list[Put]:
    return [
        Put(put.slot, put.value, [ref], fingerprint(put.value), put.as_at)
        for ref, put in puts.items()
        if put.slot != GONE and ref in state.heads.get(put.slot, [])
    ]


def blank(edit: RecordEdit) -> RecordEdit:
    """Return what is left of edits that are gone: how many they were."""
    return RecordEdit("_", ERASED, [Put("", None) for _ in edit.puts])


def touching(database: Database, ids: Collection[str]) -> list[ledger.Logged]:
    """Return the changes that edit these records, oldest first here."""
    nums = [state.num for state in load(database, ids).values()]
    marks = ",".join("?" * len(nums))
    where = f"num IN (SELECT change FROM touched WHERE record IN ({marks}))"  # noqa: S608
    return ledger.read(database, where, nums)


def drop_rows(database: Database, kinds: Kinds, num: int, kind: str) -> None:
    """Take what is shown and searched of one record out, and its heads."""
    if kind in kinds:
        rows(database, f"DELETE FROM [{kind}] WHERE num = ?", [num])  # noqa: S608 - our own names
    rows(database, "DELETE FROM search WHERE rowid = ?", [num])
    rows(database, "DELETE FROM record WHERE num = ?", [num])
    for table in ("touched", "undecided", "to_index"):
        rows(database, f"DELETE FROM {table} WHERE record = ?", [num])  # noqa: S608


def _spans(database: Database, log: int, what: What) -> set[tuple[str, int, int]]:
    """Return the first and last number of each envelope that holds one of these edits."""
    found: set[tuple[str, int, int]] = set()
    sql = (
        "SELECT first, last FROM envelope e JOIN device d ON d.num = e.device"
        " WHERE e.log = ? AND d.id = ? AND ? BETWEEN first AND last"
    )
    for device, n in {(device, n) for device, n, _ in what}:
        row = rows(database, sql, [log, device, n]).fetchone()
        found.add((device, *(row or (n - MOST, n + MOST))))
    return found
