"""The end of a programme: grown-ups asked to stay, what goes on, goodbye, and six weeks on.

That an ending began, that the programme ended and that it is closed follows from what is done
here, as turns of the child's way.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from linkworker.actions.linkings import linkings_of
from linkworker.actions.places import calendar_of
from linkworker.actions.striking import strike
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.measures.endings import Way, staying, still_open, way_of
from linkworker.records import (
    Child,
    Ending,
    InTouch,
    OnwardCheck,
    StageStep,
    Stays,
    TrustedAdult,
    Turn,
)
from linkworker.store import Changes, Reader, Store

_NOBODY = "Say who stays, or why nobody does"
_STILL_TO_COME = "This day is still to come"


@dataclass(frozen=True)
class Ended:
    """A child's ending: what is planned, who was named, how far it has come, what is open.

    `goes_on` are services and partners that go on by themselves, as its linkings stand.
    """

    ending: Ending | None
    adults: tuple[TrustedAdult, ...]
    way: Way
    open: tuple[str, ...]
    goes_on: tuple[str, ...]


def ending_of(reader: Reader, child: Child, today: date) -> Ended:
    """Return how a child's ending stands."""
    ending = next(iter(reader.find(Ending, log=child.log)), None)
    adults = adults_of(reader, child)
    goes_on = [one.linking.to for one in linkings_of(reader, child, today) if one.stand.goes_on]
    left = still_open(ending, adults)
    return Ended(ending, tuple(adults), way(reader, child), tuple(left), tuple(goes_on))


def way(reader: Reader, child: Child) -> Way:
    """Return how far a child's ending has come."""
    steps, checks = reader.find(StageStep, log=child.log), reader.find(OnwardCheck, log=child.log)
    return way_of(steps, checks, calendar_of(reader, child.school), child.started)


def adults_of(reader: Reader, child: Child) -> list[TrustedAdult]:
    """Return the grown-ups named for a child, the first named first."""
    found = reader.find(TrustedAdult, log=child.log)
    return sorted(found, key=lambda one: (one.named_on or date.max, one.id))


def name_adult(store: Store, child: Child, *, draft: str = "", **said: Any) -> Changes:
    """Keep a grown-up whom somebody named; raises Invalid, all at once."""
    adult = TrustedAdult(child=child.id, **said)
    if found := problems(adult) | _of_adult(adult):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(adult, child.log)
    return changes


def edit_adult(store: Store, adult: TrustedAdult, *, draft: str = "", **edits: Any) -> Changes:
    """Change what is known of a grown-up, such as what they said; raises Invalid."""
    with store.change(draft) as (change, changes):
        if found := _of_adult(change.update(adult, **edits)):
            raise Invalid(found)
    return changes


def ask_adult(store: Store, adult: TrustedAdult, *, says: Stays, on: date) -> Changes:
    """Keep what a grown-up said who was asked whether they stay."""
    return edit_adult(store, adult, says=says, asked_on=on)


def keep_ending(store: Store, child: Child, *, draft: str = "", **said: Any) -> Changes:
    """Keep what is planned for a child's ending; a second one changes the first.

    Raises Invalid for what `problems` finds.
    """
    known = next(iter(store.find(Ending, log=child.log)), None)
    if known is not None:
        return edit_ending(store, known, draft=draft, **said)
    ending = Ending(child=child.id, **said)
    if found := problems(ending):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(ending, child.log)
    return changes


def edit_ending(store: Store, ending: Ending, *, draft: str = "", **edits: Any) -> Changes:
    """Change what is planned; letters that somebody else changes are not typed by the child."""
    if "letter" in edits and "letter_by_child" not in edits:
        edits = {"letter_by_child": None, **edits}
    with store.change(draft) as (change, changes):
        change.update(ending, **edits)
    return changes


def begin_ending(store: Store, child: Child, *, on: date, by: str) -> Changes:
    """Begin a child's ending; raises NotAllowed where it began already, or before the programme."""
    if way(store, child).turn is not None:
        raise NotAllowed(f"{child.name}’s ending has begun already")
    if child.started is None:
        raise NotAllowed(f"{child.name} has not begun the programme yet")
    with store.change() as (change, changes):
        change.add(StageStep(child=child.id, turn=Turn.ENDING, on=on, by=by), child.log)
    return changes


def say_goodbye(store: Store, child: Child, *, on: date, today: date) -> Changes:
    """Keep on which day the goodbye was. Raises Invalid."""
    if on > today:
        raise Invalid({"held_on": _STILL_TO_COME})
    return keep_ending(store, child, held_on=on)


def end_programme(
    store: Store, child: Child, *, on: date, today: date, by: str, nobody_because: str = ""
) -> Changes:
    """End the programme: from then on one looks once more, six weeks on.

    Raises Invalid where nobody stays whom the child named and who was asked, and nobody said why.
    """
    found = way(store, child)
    if found.turn is not Turn.ENDING or found.last is None:
        raise NotAllowed("Begin the ending first")
    ended = ending_of(store, child, today)
    why = nobody_because.strip() or (ended.ending.nobody_because if ended.ending else "").strip()
    wrong: dict[str, str] = {}
    if not staying(ended.adults) and not why:
        wrong["nobody_because"] = _NOBODY
    if on > today:
        wrong["on"] = _STILL_TO_COME
    elif found.last.on and on < found.last.on:
        wrong["on"] = "It ends after the ending began"
    if wrong:
        raise Invalid(wrong)
    with store.change() as (change, changes):
        change.add(StageStep(child=child.id, turn=Turn.FOLLOW_UP, on=on, by=by), child.log)
        said: dict[str, Any] = {"last_day": on}
        if nobody_because.strip():
            said["nobody_because"] = why
        if ended.ending is None:
            change.add(Ending(child=child.id, **said), child.log)
        else:
            change.update(ended.ending, **said)
    return changes


def look_once_more(
    store: Store, child: Child, *, today: date, by: str, draft: str = "", **said: Any
) -> Changes:
    """Keep what was found six weeks on, or that it could not be found out; that closes it.

    Raises Invalid; NotAllowed before the programme ended, and once one has looked.
    """
    now = way(store, child)
    if now.turn is not Turn.FOLLOW_UP or now.check is not None:
        raise NotAllowed("One looks once, after the programme has ended")
    check = OnwardCheck(child=child.id, by=by, **said)
    wrong = problems(check)
    if check.on and check.on > today:
        wrong["on"] = _STILL_TO_COME
    if check.found is InTouch.NOT and not check.words.strip():
        wrong["words"] = "Say what you heard, and what is done about it"
    if wrong:
        raise Invalid(wrong)
    why = f"six weeks on: {check.found.value if check.found else ''}"
    with store.change(draft) as (change, changes):
        change.add(check, child.log)
        closed = StageStep(child=child.id, turn=Turn.CLOSED, on=check.on, why=why, by=by)
        change.add(closed, child.log)
    return changes


def strike_check(store: Store, check: OnwardCheck, *, reason: str, by: str) -> Changes:
    """Strike out what was kept by mistake, and with it the turn that closed the child's way.

    It stays readable on the timeline, with the reason; one may look once more.
    """
    last = way(store, store.get(Child, check.child)).last
    closed = last if last and last.turn is Turn.CLOSED else None
    return strike(store, check, reason=reason, by=by, also=closed)


def _of_adult(adult: TrustedAdult) -> dict[str, str]:
    if (adult.asked_on is None) != (adult.says is None):
        return {"says": "Say what they said, and on which day"}
    return {}
