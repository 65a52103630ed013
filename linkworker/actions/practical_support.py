"""What was given or lent to a child or a family: back again, staying; the list of all lent."""

from datetime import date
from typing import Any, NamedTuple

from linkworker.actions.children import children
from linkworker.actions.places import calendar_of
from linkworker.actions.striking import strike
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.measures.lent import end_of_year, is_out, still_out
from linkworker.records import Child, Handed, PracticalSupport
from linkworker.store import Changes, Reader, Store


class Lent(NamedTuple):
    """One thing that is lent and not back, and to whom."""

    child: Child
    support: PracticalSupport


def hand(
    store: Store, child: Child, *, today: date, by: str, draft: str = "", **said: Any
) -> Changes:  # fmt: skip
    """Keep that something was given or lent.

    What is lent without a day comes back by the last school day of the school year, where that
    is known. Raises Invalid, all at once.
    """
    support = PracticalSupport(child=child.id, by=by, **said)
    if support.handed is Handed.LENT and support.due_back is None and support.on:
        ends = end_of_year(calendar_of(store, child.school), support.on)
        support = PracticalSupport(child=child.id, by=by, **(said | {"due_back": ends}))
    if found := problems(support) | _wrong(support, today):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(support, child.log)
    return changes


def edit_support(
    store: Store, support: PracticalSupport, *, today: date, draft: str = "", **edits: Any
) -> Changes:
    """Change what is kept of it; raises Invalid."""
    with store.change(draft) as (change, changes):
        if found := _wrong(change.update(support, **edits), today):
            raise Invalid(found)
    return changes


def came_back(
    store: Store, support: PracticalSupport, *, on: date, today: date, words: str = ""
) -> Changes:
    """Say that a lent thing came back, and how. Raises NotAllowed where it is not out, Invalid."""
    _is_out(support)
    return edit_support(
        store, support, today=today, returned_on=on, returned_words=words.strip(), kept_because=""
    )


def stays(store: Store, support: PracticalSupport, *, because: str, today: date) -> Changes:
    """Say that a lent thing stays with them or is gone, with the reason.

    Raises Invalid without a reason, NotAllowed where nothing is lent.
    """
    _is_out(support)
    if not because.strip():
        raise Invalid({"kept_because": "Say why it does not come back"})
    return edit_support(store, support, today=today, kept_because=because.strip())


def strike_support(store: Store, support: PracticalSupport, *, reason: str, by: str) -> Changes:
    """Strike out what was kept by mistake, with the reason."""
    return strike(store, support, reason=reason, by=by)


def supports_given(reader: Reader, child: Child) -> list[PracticalSupport]:
    """Return what a child was given or lent: what is to come back first, then the latest."""
    every = [s for s in reader.find(PracticalSupport, child=child.id) if not s.struck_because]
    rest = [one for one in every if not is_out(one)]
    return [*still_out(every), *sorted(rest, key=lambda s: (s.on or date.min, s.id), reverse=True)]


def all_lent(reader: Reader) -> list[Lent]:
    """Return everything lent and not back of everybody here, the first to come back first."""
    hers = {on.child.log: on.child for on in children(reader)}
    out = still_out(one for one in reader.find(PracticalSupport) if one.log in hers)
    return [Lent(hers[one.log], one) for one in out]


def _is_out(support: PracticalSupport) -> None:
    if not is_out(support):
        raise NotAllowed("It is not lent any more")


def _wrong(support: PracticalSupport, today: date) -> dict[str, str]:
    """Say which days cannot be, and what cannot stand together."""
    found: dict[str, str] = {}
    on, back = support.on, support.returned_on
    if on and on > today:
        found["on"] = "This day is still to come"
    if support.handed is Handed.LENT and support.due_back is None and on:
        found["due_back"] = "Say when it is to come back: the end of this school year is not known"
    if support.handed is Handed.GIVEN and support.due_back:
        found["due_back"] = "What is given does not come back: leave this empty, or say it is lent"
    if support.due_back and on and support.due_back <= on:
        found["due_back"] = "The day to come back by is after the day it was lent"
    if back and on and back < on:
        found["returned_on"] = "It cannot come back before it was lent"
    if back and back > today:
        found["returned_on"] = "This day is still to come"
    return found
