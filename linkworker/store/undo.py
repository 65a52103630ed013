"""Taking back an action: its edits are replaced by what stood before, and only those."""

from typing import Any

from linkworker.fields import GONE, Record
from linkworker.store import history, ledger
from linkworker.store.change import Change
from linkworker.store.changes import EDITS, Put, RecordEdit, fingerprint, numbered
from linkworker.store.database import Database, rows
from linkworker.store.states import load


class _Place:
    """Where an edit goes: enough of a record for `Change.put`."""

    def __init__(self, edit: RecordEdit, log: str) -> None:
        self.id, self.kind, self.log = edit.id, edit.kind, log


def take_back(
    database: Database, kinds: dict[str, type[Record]], change: Change, action: str
) -> list[str]:
    """Add to `change` the edits that take an action back; return labels of what stays.

    A slot changed since is left alone. Undoing a decision puts every answer back. A record
    that the action made is removed.
    """
    left: list[str] = []
    for done in ledger.read(database, "action = ?", [action]):
        log = rows(database, "SELECT id FROM log WHERE num = ?", [done.log]).fetchone()[0]
        states = load(database, {edit.id for edit in done.edits})
        for i, edit, put in numbered(done.edits):
            ref = done.num * EDITS + i
            live = states[edit.id].heads.get(put.slot, [])
            if ref not in live:
                left.append(history.label(kinds[edit.kind], put.slot))
                continue
            before = ledger.heads(database, [n for n in put.names if isinstance(n, int)])
            puts = [Put(put.slot, head.value, [ref], fingerprint(put.value)) for head in before]
            puts = puts or [_emptied(kinds[edit.kind], put, ref)]
            change.put(_Place(edit, log), puts)  # type: ignore[arg-type]
            change.undoes = action
    return left


def _emptied(kind: type[Record], put: Put, ref: int) -> Put:
    blank: Any = False if put.slot == GONE else _blank(kind, put)
    return Put(put.slot, blank, [ref], fingerprint(put.value))


def _blank(kind: type[Record], put: Put) -> Any:
    if isinstance(put.value, dict):
        return dict.fromkeys(put.value)
    if isinstance(put.value, bool) and "/" in put.slot:
        return False
    return "" if isinstance(put.value, str) else None
