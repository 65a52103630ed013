"""Who changed what from what to what, when, and on which device; and what must be decided."""

from dataclasses import dataclass
from typing import Any

from linkworker.fields import GONE, Record, declared, first_name, slot_field, slots
from linkworker.kinds import Links, Sensitivity
from linkworker.store import ledger
from linkworker.store.changes import EDITS, Head, View, numbered
from linkworker.store.clock import milliseconds
from linkworker.store.database import Database, rows
from linkworker.store.states import load

# What only the program reads: numbers that join records, and who wrote, which is said anyway.
_QUIET = ("occasion", "by", "order", "content", "wording", "family", "import_columns")


@dataclass(frozen=True)
class Line:
    """One line of a record's history. `at` is milliseconds since 1970 (UTC).

    `stands` says that it can be taken back: nobody has changed it since, and it is not the
    making of something that happened, which is struck out with a reason instead. `user` wrote it;
    `taken_over_by` is who wrote it anew after it came too late to count, else ''. `ref` names the
    edit in this store.
    """

    at: int
    user: str
    device: str
    slot: str
    label: str
    before: str
    after: str
    action: str
    undoes: str
    stands: bool
    taken_over_by: str = ""
    ref: int = 0


@dataclass(frozen=True)
class Answer:
    """One side of something to decide: the value as kept and in words, who gave it and when."""

    ref: int
    value: Any
    words: str
    user: str
    device: str
    at: int


@dataclass(frozen=True)
class Decision:
    """One slot with several live answers, the shown one first, and what stood there before.

    `before_at` is when that was written, in milliseconds since 1970 (UTC); 0 if nothing stood.
    """

    record: Record
    slot: str
    label: str
    before: str
    answers: tuple[Answer, ...]
    heads: tuple[int, ...]
    before_at: int = 0


def spoken(kind: type[Record], slot: str, value: Any) -> str:
    """Say a slot's kept value in words for a person."""
    if slot == GONE:
        return "yes" if value is True else "no"
    field = slot_field(kind, slot)
    if field is None:
        return "made by a newer version"
    if field.elements:
        return {True: "yes", False: "no"}.get(value, str(value)) if value != "" else "no mark"
    fields = declared(kind)
    said = []
    for name in slots(kind)[slot]:
        one = fields[name]
        stored = value.get(first_name(name, one)) if field.group else value
        try:
            said.append(one.spoken(one.from_store(stored) if stored not in (None, "") else None))
        except ValueError:
            said.append(str(stored))
    return ", ".join(said)


def label(kind: type[Record], slot: str) -> str:
    """Name a slot as people see it."""
    if slot == GONE:
        return "Removed"
    name, _, element = slot.partition("/")
    if name not in slots(kind):
        return "Something from a newer version"
    labels = [declared(kind)[n].label for n in slots(kind)[name]]
    return f"{labels[0]}: {element}" if element else ", ".join(labels)


def for_people(kind: type[Record], slot: str) -> bool:
    """Say whether a slot is told to people: no ids, nothing that few may read."""
    field = slot_field(kind, slot)
    if slot in _QUIET or (field is not None and field.sensitivity is Sensitivity.RESTRICTED):
        return False
    return not isinstance(field, Links)


def lines(database: Database, kind: type[Record], record_id: str) -> list[Line]:
    """Return a record's history, the newest first."""
    state = load(database, [record_id]).get(record_id)
    if state is None:
        return []
    where = "num IN (SELECT change FROM touched WHERE record = ?)"
    users = dict(rows(database, "SELECT num, user FROM device"))
    ids = dict(rows(database, "SELECT num, id FROM device"))
    done = ledger.read(database, where, [state.num])
    made = done[0].num if kind.event else 0
    found: list[Line] = []
    for change in done:
        for i, edit, put in numbered(change.edits):
            if edit.id != record_id:
                continue
            named = [name for name in put.names if isinstance(name, int)]
            before = [spoken(kind, put.slot, h.value) for h in ledger.heads(database, named)]
            after, ref = spoken(kind, put.slot, put.value), change.num * EDITS + i
            live = ref in state.heads.get(put.slot, [])
            found.append(
                Line(milliseconds(change.clock), change.author or users[change.device],
                     ids[change.device],
                     put.slot, label(kind, put.slot), " / ".join(before), after,
                     change.action, change.undoes, live and change.num != made,
                     users[change.device] if change.author else "", ref)
            )  # fmt: skip
    return sorted(found, key=lambda line: line.at, reverse=True)


def answer(database: Database, kind: type[Record], slot: str, head: Head) -> Answer:
    """Say who gave one live value, and when."""
    row = rows(database, "SELECT user FROM device WHERE id = ?", [head.device]).fetchone()
    words = spoken(kind, slot, head.value)
    return Answer(head.ref, head.value, words, row[0], head.device, milliseconds(head.clock))


def decision(database: Database, record: Record, slot: str, view: View) -> Decision:
    """Return what a person must decide about one slot of a record."""
    kind = type(record)
    answers = tuple(answer(database, kind, slot, head) for head in view.asked)
    named = {name for head in view.asked for name in head.names}
    before = max(ledger.heads(database, named), key=lambda head: head.order, default=None)
    words = spoken(kind, slot, before.value) if before else "nothing"
    live = load(database, [record.id])[record.id].heads[slot]
    at = milliseconds(before.clock) if before else 0
    return Decision(record, slot, label(kind, slot), words, answers, tuple(live), at)
