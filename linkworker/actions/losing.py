"""A lost laptop: reporting it, and writing down what becomes known and who was told."""

from datetime import datetime
from typing import Any

from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.records import LossTold, LostLaptop
from linkworker.store import Changes, Reader, Store


def report_loss(
    store: Store, place_log: str, *, now: datetime, draft: str = "", **said: Any
) -> Changes:
    """Begin the report of a lost laptop; raises Invalid, all at once."""
    lost = LostLaptop(**said)
    found = problems(lost)
    if lost.reported and lost.reported > now:
        found["reported"] = "This time is still to come"
    if lost.aware and lost.aware > now:
        found["aware"] = "This time is still to come"
    if lost.aware and lost.reported and lost.reported > lost.aware:
        found["aware"] = "Nobody can be aware of it before it was reported"
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(lost, place_log)
    return changes


def edit_loss(store: Store, lost: LostLaptop, *, draft: str = "", **edits: Any) -> Changes:
    """Put right or add what is said of a loss; raises Invalid."""
    with store.change(draft) as (change, changes):
        if found := problems(change.update(lost, **edits)):
            raise Invalid(found)
    return changes


def note_loss(store: Store, lost: LostLaptop, **known: Any) -> Changes:
    """Note what became known of a loss, such as when it was taken out; the same changes nothing."""
    new = {name: value for name, value in known.items() if getattr(lost, name) != value}
    if not new:
        return Changes()
    with store.change() as (change, changes):
        change.update(lost, **new)
    return changes


def tell_of_loss(store: Store, lost: LostLaptop, *, draft: str = "", **said: Any) -> Changes:
    """Write down who was told of a loss, or why somebody was not; raises Invalid."""
    told = LossTold(lost=lost.id, **said)
    if found := problems(told):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(told, lost.log)
    return changes


def losses(store: Reader) -> list[LostLaptop]:
    """Return every reported loss, the newest first."""
    return store.find(LostLaptop, newest="reported")
