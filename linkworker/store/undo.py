"""Taking back an action: its edits are replaced by what stood before, and only those."""

from dataclasses import dataclass
from typing import Any

from linkworker.fields import GONE, Record, slot_field
from linkworker.store import history, ledger
from linkworker.store.change import Change
from linkworker.store.changes import EDITS, ERASED, Put, fingerprint, numbered
from linkworker.store.database import Database, rows
from linkworker.store.removal import REMOVED
from linkworker.store.rows import empty
from linkworker.store.states import State, load


@dataclass(frozen=True)
class _Undone:
    """One record that the action edited: what it put there, and under which references."""

    id: str
    kind: str
    log: str
    state: State
    puts: dict[int, Put]
    first: bool


def take_back(
    database: Database, kinds: dict[str, type[Record]], change: Change, action: str, device: int
) -> list[str]:
    """Add to `change` the edits that take an action back; return labels of what stays.

    A slot changed since is left alone. Undoing a decision puts every answer back. A record
    that the action made is removed, unless somebody wrote in it since, or it is something that
    happened and another than this `device`'s user wrote it: see `removal`.
    """
    left: list[str] = []
    users = dict(rows(database, "SELECT num, user FROM device"))
    for done in ledger.read(database, "action = ?", [action]):
        own = users[done.device] == users[device]
        for undone in _records(database, done):
            kind = kinds[undone.kind]
            if undone.first:
                puts, stays = _unmake(kind, undone) if own or not kind.event else ([], [kind.title])
                covers = {*undone.puts}
            else:
                puts, stays = _put_back(database, kind, undone)
                covers = _counted(database, undone)
            left += stays
            if puts:
                change.put(undone, puts, covers)
                change.undoes = action
    return left


def _records(database: Database, done: ledger.Logged) -> list[_Undone]:
    log = rows(database, "SELECT id FROM log WHERE num = ?", [done.log]).fetchone()[0]
    states = load(database, {edit.id for edit in done.edits})
    found: dict[str, _Undone] = {}
    for i, edit, put in numbered(done.edits):
        if edit.kind == ERASED:
            continue
        state = states[edit.id]
        sql = "SELECT min(change) FROM touched WHERE record = ?"
        first = rows(database, sql, [state.num]).fetchone()[0] == done.num
        one = found.setdefault(edit.id, _Undone(edit.id, edit.kind, log, state, {}, first))
        one.puts[done.num * EDITS + i] = put
    return list(found.values())


def _unmake(kind: type[Record], undone: _Undone) -> tuple[list[Put], list[str]]:
    live = {ref for slot, refs in undone.state.heads.items() if slot != GONE for ref in refs}
    if undone.state.gone == REMOVED or live - undone.puts.keys():
        return [], [kind.title]
    return [Put(GONE, True, list(undone.state.heads.get(GONE, [])))], []


def _put_back(
    database: Database, kind: type[Record], undone: _Undone
) -> tuple[list[Put], list[str]]:
    puts: list[Put] = []
    left: list[str] = []
    for ref, put in undone.puts.items():
        if ref not in undone.state.heads.get(put.slot, []):
            left.append(history.label(kind, put.slot))
            continue
        before = ledger.heads(database, [n for n in put.names if isinstance(n, int)])
        # Several answers put back replaced nothing of each other's: none may settle another.
        was = fingerprint(put.value) if len(before) == 1 else ""
        back = [Put(put.slot, head.value, [ref], was) for head in before]
        puts += back or [_emptied(kind, put, ref)]
    return puts, left


def _counted(database: Database, undone: _Undone) -> set[int]:
    """Return what a removal had counted that stands again once this action is taken back."""
    gone = (put for put in undone.puts.values() if put.slot == GONE)
    before = [n for put in gone for n in put.names if isinstance(n, int)]
    removals = (head.ref for head in ledger.heads(database, before) if head.value is True)
    return ledger.covered(database, removals)


def _emptied(kind: type[Record], put: Put, ref: int) -> Put:
    known = slot_field(kind, put.slot) is not None
    blank: Any = False if put.slot == GONE else empty(kind, put.slot) if known else None
    return Put(put.slot, blank, [ref], fingerprint(put.value))
