"""What is due: facts gathered in one pass, rules as a place has set them, what was said of each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from linkworker.actions.basis import to_look_at
from linkworker.actions.children import OnCaseload, children, tries_since_seen
from linkworker.actions.erasing import waiting
from linkworker.actions.erasing_list import children_of
from linkworker.actions.passages import for_lists
from linkworker.actions.places import calendar_of
from linkworker.actions.to_dos import own_to_dos, waits
from linkworker.errors import Invalid
from linkworker.fields import Record
from linkworker.measures.calendar import SchoolCalendar
from linkworker.measures.days import say_day
from linkworker.measures.due import (
    Due,
    OfChild,
    Set,
    Source,
    all_due,
    as_set,
    in_order,
    put_aside_often,
)
from linkworker.measures.due_rights import AHEAD, CONTROLLER, ERASURE, RIGHTS_SOURCES
from linkworker.measures.due_sources import SOURCES
from linkworker.measures.rights_days import months_after
from linkworker.measures.stages import has_ended
from linkworker.records import Child, DueAnswer, DueRule, OwnToDo, School, StageStep
from linkworker.store import Changes, Reader, Store


@dataclass(frozen=True)
class DueNow:
    """What is due today; the rules as they are set; those put aside often, with how often."""

    due: tuple[Due, ...]
    sets: tuple[Set, ...]
    often: tuple[tuple[Set, int], ...]


def due_now(
    reader: Reader,
    today: date,
    *,
    user: str = "",
    name: str = "",
    administers: bool = False,
    everybody: Sequence[OfChild] | None = None,
) -> DueNow:
    """Return what is due of every child on this laptop, and the person's own to-dos.

    An erasure waits for a second person, then for somebody who `administers`; who is controller
    of what comes from elsewhere is looked at again by such a person too.
    """
    sets = rules_here(reader)
    facts = gather(reader, today, sets) if everybody is None else everybody
    answers = reader.find(DueAnswer)
    found = all_due(sets, facts, today, name, answers, user)
    found += _erasures(reader, user, administers=administers)
    found += _controllers(reader, today) if administers else ()
    own = [_own(one) for one in own_to_dos(reader, today) if not one.by or one.by == user]
    often = put_aside_often(sets, answers, user)
    return DueNow(tuple(in_order([*found, *own])), tuple(sets), tuple(often))


def rights_due(reader: Reader, today: date, *, user: str, administers: bool) -> list[Due]:
    """Return what the law gives a day for, and erasures that wait for this person, in order.

    It is what a supervisor must know who has no day of her own.
    """
    sets = as_set(RIGHTS_SOURCES, reader.find(DueRule))
    facts = gather(reader, today, sets)
    found = all_due(sets, facts, today, "", reader.find(DueAnswer), user)
    return in_order([*found, *_erasures(reader, user, administers=administers)])


def rules_here(reader: Reader) -> list[Set]:
    """Return every source as this laptop's place has set it."""
    return as_set(SOURCES, reader.find(DueRule))


def gather(
    reader: Reader,
    today: date,
    sets: Iterable[Set],
    listed: Sequence[OnCaseload] | None = None,
) -> list[OfChild]:
    """Read in one pass all that the sources that are on need to know of everybody here."""
    asking = [one.source for one in sets if one.on]
    kinds = {kind for source in asking for kind in source.reads}
    by_log = {kind: _by_log(reader, kind, _open_of(kind, asking)) for kind in kinds}
    calendars = {school.id: calendar_of(reader, school.id) for school in reader.find(School)}
    unknown, ended = SchoolCalendar(), _ended(reader)
    return [
        OfChild(
            on.child,
            calendars.get(on.child.school, unknown),
            on.last_seen.date() if on.last_seen else None,
            tries_since_seen(reader, on),
            {kind: logs.get(on.child.log, ()) for kind, logs in by_log.items()},
            on.child.log in ended,
        )
        for on in (children(reader) if listed is None else listed)
    ]


def put_aside(
    store: Store, child: Child, due: Due, *, because: str, by: str, on: date
) -> Changes:  # fmt: skip
    """Say that what a rule asks for is not needed, with the reason; it may ask again later.

    Raises Invalid without a reason.
    """
    if not because.strip():
        raise Invalid({"aside_because": "Say why it is not needed"})
    said = {"aside_because": because.strip(), "paused_until": None, "paused_because": ""}
    return _answer(store, child, due, said_on=on, by=by, **said)


def let_wait(
    store: Store, child: Child, due: Due, *, until: date | None, because: str, by: str, on: date
) -> Changes:
    """Let what is due wait until a day to come, with the reason. Raises Invalid."""
    said = {"aside_because": "", **waits(until, because, on)}
    return _answer(store, child, due, said_on=on, by=by, **said)


def set_rule(
    store: Store, place_log: str, now: Set, *, on: bool, days: int, looked_at: date
) -> Changes:
    """Switch a rule on or off in a place, and set the number of days it asks after."""
    with store.change() as (change, changes):
        said: dict[str, Any] = {"on": on, "days": days or None, "looked_at": looked_at}
        if now.rule is None:
            change.add(DueRule(rule=now.source.code, **said), place_log)
        else:
            change.update(now.rule, **said)
    return changes


def _answer(store: Store, child: Child, due: Due, **said: Any) -> Changes:
    known = store.find(DueAnswer, child=child.id, rule=due.source, about=due.about)
    with store.change() as (change, changes):
        if known:
            change.update(known[0], **said)
        else:
            new = DueAnswer(child=child.id, rule=due.source, about=due.about, **said)
            change.add(new, child.log)
    return changes


def _own(one: OwnToDo) -> Due:
    wrote = f"written down {say_day(one.written_on)}" if one.written_on else "written down"
    why = f"by {say_day(one.due)}" if one.due else wrote
    return Due("to_do", one.id, one.what, why, one.due, None, one, "")


def _erasures(reader: Reader, user: str, *, administers: bool) -> Iterator[Due]:
    """Yield the erasures whose next step is this person's: whoever asked for one waits.

    Who asks for their right to it is answered within a month (Article 12(3)).
    """
    for one in waiting(reader):
        child = next(iter(children_of(reader, one.logs.split())), None)
        if one.asked_on is None:
            continue
        asked, by = f"asked for {say_day(one.asked_on)}", months_after(one.asked_on, 1)
        if not one.agreed_by and one.asked_by != user:
            why = f"{asked}, {one.reference}: a second person agrees, or does not"
            yield Due(ERASURE, one.id, "Look at what is to be erased", why, by, child, ahead=AHEAD)
        elif one.agreed_by and administers:
            why = f"{asked}, {one.reference}: two people agreed"
            yield Due(ERASURE, one.id, "Sign an erasure", why, by, child, ahead=AHEAD)


def _controllers(reader: Reader, today: date) -> Iterator[Due]:
    """Yield who is controller of what, where that is to be looked at again soon."""
    for one in to_look_at(reader, today):
        if one.review_on:
            what = f"Look again at who is controller: {one.what}"
            why = f"{one.controller}; to be looked at again {say_day(one.review_on, year=True)}"
            yield Due(CONTROLLER, f"{one.id} {one.review_on}", what, why, one.review_on)


def _ended(reader: Reader) -> frozenset[str]:
    """Return the logs of those whose programme has ended."""
    steps: defaultdict[str, list[StageStep]] = defaultdict(list)
    for step in reader.find(StageStep):
        steps[step.log].append(step)
    return frozenset(log for log, found in steps.items() if has_ended(found))


def _open_of(kind: type[Record], asking: Iterable[Source]) -> str:
    """Return the day without which a record is still open; '' where a source needs all of them."""
    days = {source.only_open.get(kind, "") for source in asking if kind in source.reads}
    return days.pop() if len(days) == 1 else ""


def _by_log(reader: Reader, kind: type[Record], day: str) -> dict[str, list[Record]]:
    found: defaultdict[str, list[Record]] = defaultdict(list)
    still: dict[str, Any] = {day: None} if day else {}
    for record in for_lists(reader, reader.find(kind, **still)):
        found[record.log].append(record)
    return found
