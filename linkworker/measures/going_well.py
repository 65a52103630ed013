"""What goes well: what a child did, and nothing that a questionnaire says of her."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import takewhile

from linkworker.measures.attendance import WEEK, summarise, week_marks
from linkworker.records import Action, AttendanceWeek, Child, Contact, Goal, Means, Rating

LATELY = timedelta(days=14)  # for so long something is news
_MANY = 5  # whole weeks in a row are no news after these
_COUNT = ("", "One whole week", "Two whole weeks", "Three whole weeks", "Four whole weeks")


@dataclass(frozen=True)
class Well:
    """One thing that goes well, said in a line, and the day it was so."""

    child: Child
    words: str
    on: date


def nearer(child: Child, goal: Goal, ratings: Sequence[Rating], today: date) -> Iterator[Well]:
    """Say that a goal feels nearer than when the same person last said; ratings earliest first."""
    last = ratings[-1] if ratings else None
    if last is None or last.rated_on is None or last.points is None or goal.closed_on:
        return
    before = [one.points for one in ratings[:-1] if one.said_by == last.said_by]
    if (
        before
        and before[-1] is not None
        and last.points > before[-1]
        and _new(last.rated_on, today)
    ):
        words = f"“{goal.words}” feels nearer: from {before[-1]} to {last.points}"
        yield Well(child, words, last.rated_on)


def did(child: Child, actions: Iterable[Action], today: date) -> Iterator[Well]:
    """Say what the child said she would do, and did."""
    for one in actions:
        own = child.name.casefold() in one.who.casefold().replace(",", " ").split()
        if own and one.done_on and _new(one.done_on, today):
            yield Well(child, f"did it: {one.what}", one.done_on)


def came_back(child: Child, weeks: Iterable[AttendanceWeek], today: date) -> Iterator[Well]:
    """Say that a child who had missed school came to every half-day of the last weeks.

    A week counts when it has all its marks, at least six half-days of them possible.
    """
    full = sorted(
        (one for one in weeks if one.monday and all(one.codes[:WEEK])),
        key=lambda one: one.monday or today,
    )
    run = list(takewhile(_whole, reversed(full)))
    missed_before = len(full) > len(run)
    if not (run and missed_before and len(run) < _MANY):
        return
    friday = (run[0].monday or today) + timedelta(days=4)
    if _new(friday, today):
        yield Well(child, f"{_COUNT[len(run)]} in school, every morning and afternoon", friday)


def heard(child: Child, contacts: Iterable[Contact], today: date) -> Iterator[Well]:
    """Say what somebody at school or at home said of a child; nothing that is private."""
    for one in contacts:
        good = one.means in (Means.FROM_SCHOOL, Means.FROM_HOME) and one.words.strip()
        if good and one.at and not (one.struck_because or one.private):
            day = one.at.date()
            if _new(day, today):
                yield Well(child, f"{one.whom}: “{one.words.strip()}”", day)


def newest(found: Iterable[Well], most: int) -> list[Well]:
    """Choose what to show: one thing for each child, the newest first."""
    chosen: dict[str, Well] = {}
    for one in sorted(found, key=lambda one: (-one.on.toordinal(), one.child.name)):
        chosen.setdefault(one.child.id, one)
    return list(chosen.values())[:most]


def _whole(week: AttendanceWeek) -> bool:
    counted = summarise(week_marks(week.codes, week.monday)) if week.monday else summarise(())
    return counted.possible >= 6 and not counted.absent


def _new(day: date, today: date) -> bool:
    return today - LATELY <= day <= today
