"""Which records are removed: those whose every live edit the removal had counted.

Whatever else is alive in a record or under it keeps it shown, flagged: somebody wrote there, or
put it back, without having seen the removal. Removed records stay in the history. Of something
that happened a removal counts what its own writer wrote, who takes it back: anybody else strikes
it out with a reason.
"""

from collections.abc import Iterable, Iterator

from linkworker.fields import GONE, Record, declared, parent
from linkworker.kinds import Links
from linkworker.store import ledger
from linkworker.store.database import Database, rows
from linkworker.store.states import State, load

SHOWN, REMOVED, FLAGGED = 0, 1, 2

Kinds = dict[str, type[Record]]


def settle(
    database: Database, kinds: Kinds, touched: Iterable[State]
) -> dict[type[Record], set[str]]:
    """Work out anew what is removed among these records and those they stand under."""
    waiting = [s.id for s in touched if s.gone or GONE in s.heads]
    if rows(database, "SELECT 1 FROM record WHERE gone <> 0 LIMIT 1").fetchone():
        waiting += [up for s in touched if (up := above(database, kinds, s))]
        waiting += _left(database, kinds, touched)
    changed: dict[type[Record], set[str]] = {}
    while waiting:
        state = load(database, [waiting.pop()])
        for one in state.values():
            gone = gone_now(database, kinds, one)
            if gone == one.gone:
                continue
            rows(database, "UPDATE record SET gone = ? WHERE num = ?", [gone, one.num])
            if kind := kinds.get(one.kind):
                changed.setdefault(kind, set()).add(one.id)
            if up := above(database, kinds, one):
                waiting.append(up)
    return changed


def _left(database: Database, kinds: Kinds, touched: Iterable[State]) -> list[str]:
    """Return what may no longer have anything under it, since one of these moved elsewhere."""
    moved = {s.kind for s in touched if (kind := kinds.get(s.kind)) and parent(kind) in s.fresh}
    fields = [declared(kinds[kind])[parent(kinds[kind]) or ""] for kind in moved]
    above = sorted({field.to for field in fields if isinstance(field, Links)})
    marks = ",".join("?" * len(above))
    sql = f"SELECT id FROM record WHERE gone <> 0 AND kind IN ({marks})"  # noqa: S608
    return [id_ for (id_,) in rows(database, sql, above)]


def above(database: Database, kinds: Kinds, state: State) -> str | None:
    """Return the id of the record that one stands under, or None."""
    kind = kinds.get(state.kind)
    under = parent(kind) if kind else None
    if under is None:
        return None
    sql = f"SELECT [{under}] FROM [{state.kind}] WHERE num = ?"  # noqa: S608 - our own names
    row = rows(database, sql, [state.num]).fetchone()
    return row[0] if row else None


def gone_now(database: Database, kinds: Kinds, state: State) -> int:
    """Work out whether a record is shown, removed, or shown and flagged."""
    removals = ledger.heads(database, state.heads.get(GONE, []))
    if not any(head.value is True for head in removals):
        return SHOWN
    if uncounted(database, kinds, state) or any(alive_under(database, kinds, state.kind, state.id)):
        return FLAGGED
    return REMOVED


def uncounted(database: Database, kinds: Kinds, state: State) -> set[int]:
    """Return what is alive in a record and no removal of it had counted: putting it back, too."""
    live = {ref for slot, refs in state.heads.items() if slot != GONE for ref in refs}
    removals = ledger.heads(database, state.heads.get(GONE, []))
    back = {head.ref for head in removals if head.value is not True}
    kind = kinds.get(state.kind)
    count = _counted_as_own if kind and kind.event else ledger.covered
    counted = count(database, [head.ref for head in removals if head.value is True])
    return back | (live - counted)


def _counted_as_own(database: Database, removals: Iterable[int]) -> set[int]:
    users = dict(rows(database, "SELECT id, user FROM device"))
    found: set[int] = set()
    for removal in ledger.heads(database, removals):
        counted = ledger.heads(database, ledger.covered(database, [removal.ref]))
        found |= {one.ref for one in counted if users[one.device] == users[removal.device]}
    return found


def alive_under(
    database: Database, kinds: Kinds, kind: str, id_: str
) -> Iterator[tuple[type[Record], str]]:
    """Yield kind and id of what stands under a record and is not removed."""
    for below in kinds.values():
        under = parent(below)
        field = declared(below).get(under or "")
        if not isinstance(field, Links) or field.to != kind:
            continue
        sql = (
            f"SELECT b.id FROM [{below.kind}] r JOIN record b ON b.num = r.num"  # noqa: S608
            f" WHERE r.[{under}] = ? AND b.gone <> ? ORDER BY b.num"
        )
        for (found,) in rows(database, sql, [id_, REMOVED]).fetchall():
            yield below, found
