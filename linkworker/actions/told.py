"""The story a family told once: its parts, who may be told each, and who knows it already."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from linkworker.actions.files import wording_mark
from linkworker.actions.linkings import last_step
from linkworker.actions.order import at_end, in_order
from linkworker.actions.striking import strike
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.records import (
    Child,
    Introduction,
    Linking,
    LinkingStep,
    PaperGiven,
    Rung,
    Sharing,
    StoryPart,
    StoryTold,
    Telling,
)
from linkworker.store import Changes, Reader, Store


def add_part(store: Store, child: Child, *, draft: str = "", **said: Any) -> Changes:
    """Add a part at the end of a child's story; raises Invalid."""
    part = StoryPart(child=child.id, order=at_end(parts_of(store, child)), **said)
    if found := problems(part) | _unnamed(part):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(part, child.log)
    return changes


def edit_part(store: Store, part: StoryPart, *, draft: str = "", **edits: Any) -> Changes:
    """Change a part as it stood on screen, or who may be told it; raises Invalid."""
    with store.change(draft) as (change, changes):
        if found := _unnamed(change.update(part, **edits)):
            raise Invalid(found)
    return changes


def tell_part(
    store: Store, part: StoryPart, *, on: date, by: str, draft: str = "", **said: Any
) -> Changes:
    """Keep that somebody (`who`) knows a part, and `how`; `why` when it was asked anew.

    Raises Invalid; NotAllowed for a part that they said nobody is to be told.
    """
    told = StoryTold(part=part.id, on=on, by=by, wording=part_mark(part), **said)
    if told.how in (Telling.LETTER, Telling.SPOKEN) and part.sharing is Sharing.NOBODY:
        raise NotAllowed("They said that nobody is to be told this")
    if found := problems(told):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(told, part.log)
    return changes


def strike_told(store: Store, told: StoryTold, *, reason: str, by: str) -> Changes:
    """Strike out that somebody knows a part: it stays readable on the timeline."""
    return strike(store, told, reason=reason, by=by)


def may_tell(part: StoryPart, name: str) -> bool:
    """Say whether the family lets us tell somebody a part without asking them again.

    While two people answered differently who may be told, nobody is.
    """
    if "sharing" in part.undecided:
        return False
    if part.sharing is Sharing.ANYBODY:
        return True
    named = {one.casefold().strip() for one in part.named}
    return part.sharing is Sharing.NAMED and name.casefold().strip() in named


def give_letter(
    store: Store, child: Child, linking_id: str, *, introduces: bool, wording: Iterable[str],
    **said: Any,
) -> Changes:  # fmt: skip
    """Keep that an introduction letter left: the paper, and each part of the story that it told.

    `wording` has the marks of its passages; one that `introduces` is a step of its linking too.
    """
    linking, marks = store.get(Linking, linking_id), frozenset(wording)
    given = PaperGiven(child=child.id, wording=" ".join(sorted(marks)), **said)
    on, by = given.at.date() if given.at else None, given.by
    parts = [part for part in parts_of(store, child) if part_mark(part) in marks]
    before = last_step(store, linking)
    with store.change() as (change, changes):
        change.add(given, child.log)
        for part in parts:
            told = StoryTold(part=part.id, who=given.reader, on=on, how=Telling.LETTER, by=by,
                             why=given.why, wording=part_mark(part))  # fmt: skip
            change.add(told, child.log)
        if introduces:
            step = LinkingStep(linking=linking.id, before=before, rung=Rung.INTRODUCED, on=on,
                               by=by, how=Introduction.LETTER, private=linking.private)  # fmt: skip
            change.add(step, child.log)
    return changes


def parts_of(reader: Reader, child: Child) -> list[StoryPart]:
    """Return the parts of a child's story in the order they are told."""
    return in_order(reader.find(StoryPart, child=child.id))


def who_knows(reader: Reader, child: Child) -> dict[str, list[StoryTold]]:
    """Return who knows which part, the latest first, by the part's id."""
    found: dict[str, list[StoryTold]] = {}
    for told in reader.find(StoryTold, log=child.log, newest="on"):
        if not told.struck_because:
            found.setdefault(told.part, []).append(told)
    return found


def part_mark(part: StoryPart) -> str:
    """Return the mark of a part's words, to know later whether they have changed since."""
    return wording_mark(part.id, "words", part.words)


def _unnamed(part: StoryPart) -> dict[str, str]:
    if part.sharing is Sharing.NAMED and not part.named:
        return {"named": "Name those who may be told"}
    return {}
