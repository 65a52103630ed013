"""A note about another child: moved to her record, and out of this one as if it had never been.

Practice A11. The right record gets it with its own times. In the wrong one the words go from rows,
history, search, drafts and, at the next sync, from every other laptop and the server; one line
stays that says a note was moved away, when and by whom.
"""

from dataclasses import replace
from datetime import date
from typing import Any

from linkworker.errors import NotAllowed
from linkworker.fields import LogKind, Record, declared, parent
from linkworker.kinds import Links
from linkworker.records import RECORDS, Attachment, Child, Comment, MovedAway, SaidWrong
from linkworker.store import Change, Changes, Reader, Store

_KINDS = {record.kind: record for record in RECORDS}
_BESIDE = (Comment, SaidWrong)  # what was said about an entry names it by its id alone
_BLANK: dict[str, Any] = {"id": "", "log": "", "seen": {}, "undecided": frozenset()}


def move_away(store: Store, record: Record, right: Child, *, by: str, on: date) -> Changes:
    """Move something that happened, with all that stands under it, to the child it is about.

    Raises NotAllowed for what is no event of a child's record, for the same child, and for what a
    newer version wrote.
    """
    moved = [record, *standing_under(store, record)]
    _check(moved, right)
    with store.change() as (change, changes):
        made: dict[str, Record] = {}
        for one in moved:
            made[one.id] = _copy(change, one, right, made)
            if isinstance(one, Attachment) and (data := store.files.bytes_of(one.id)):
                change.keep_file(made[one.id], data)
        (wrong,) = store.find(Child, log=record.log)
        change.add(MovedAway(child=wrong.id, what=_said(record), on=on, by=by), record.log)
        change.erase(record.log, made)
    return changes


def may_move(record: Record) -> bool:
    """Say whether a record is one that can be moved to another child."""
    kind = type(record)
    stands = parent(kind) == "child" and kind.lives_in is LogKind.CHILD
    return kind.event and stands and kind not in (MovedAway, *_BESIDE)


def standing_under(reader: Reader, record: Record) -> list[Record]:
    """Return what stands under a record and what was said about it, nearest first."""
    found: list[Record] = []
    for kind in RECORDS:
        under = parent(kind)
        field = declared(kind).get(under or "")
        if under and isinstance(field, Links) and field.to == type(record).kind:
            named: dict[str, Any] = {under: record.id}
            same = reader.find(kind, log=record.log, **named)
            found += [down for one in same for down in (one, *standing_under(reader, one))]
    said = [one for kind in _BESIDE for one in reader.find(kind, log=record.log, about=record.id)]
    return found + said


def _check(moved: list[Record], right: Child) -> None:
    if not may_move(moved[0]):
        raise NotAllowed(f"{moved[0].title} cannot be moved: only what happened on a day can")
    if moved[0].log == right.log:
        raise NotAllowed(f"It stands in {right.name}’s record already")
    if any(one.newer for one in moved):
        raise NotAllowed("A newer version of the program wrote this: install it, then move it")


def _copy(change: Change, one: Record, right: Child, made: dict[str, Record]) -> Record:
    """Add a record to the right log as it stands; what it pointed at in the wrong one is let go."""
    fields = declared(type(one))
    values: dict[str, Any] = {name: _target(field, getattr(one, name), right, made)
              for name, field in fields.items() if isinstance(field, Links)}  # fmt: skip
    if isinstance(one, _BESIDE):
        values["about"] = made[one.about].id
    return change.add(replace(one, **_BLANK, **values), right.log)


def _target(field: Links, id_: str, right: Child, made: dict[str, Record]) -> str:
    if field.to == "child":
        return right.id
    if id_ in made:
        return made[id_].id
    kind = _KINDS.get(field.to)
    return "" if kind and kind.lives_in is LogKind.CHILD else id_


def _said(record: Record) -> str:
    return "a note" if type(record).kind == "contact" else f"an entry ({record.title.lower()})"
