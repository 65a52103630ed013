"""A Link Worker's caseload of invented children, made by the program's own actions.

Joyce holds 34 children on Tuesday 4 November 2025, the week after half-term. Every figure a screen
shows follows from what is kept here.
"""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import NamedTuple

from linkworker.actions import goals, places, plans
from linkworker.measures.resources import resource
from linkworker.measures.school_days import school_days
from linkworker.practice.concerns import tell_concerns
from linkworker.practice.day import tell_day
from linkworker.practice.endings import tell_endings, tell_meeting
from linkworker.practice.family import tell_families
from linkworker.practice.helping import tell_help
from linkworker.practice.john import tell_john
from linkworker.practice.linkings import tell_linkings
from linkworker.practice.making import Making
from linkworker.practice.measures import tell_measures
from linkworker.practice.needs import tell_needs
from linkworker.practice.pictures import tell_pictures
from linkworker.practice.place import open_place
from linkworker.practice.reviews import tell_reviews
from linkworker.practice.sarah import tell_sarah
from linkworker.practice.school_life import tell_school_life
from linkworker.practice.sessions import tell_sessions
from linkworker.practice.voice import tell_voice
from linkworker.practice.week import tell_week
from linkworker.practice.wren import tell_wren
from linkworker.records import Child, Outcome
from linkworker.store import Store

NOW = datetime(2025, 11, 4, 9, 42)
TODAY = NOW.date()
MARKED = 73  # half-days with a mark this year: 8 September to the morning of 4 November
TRIED_AT = time(8, 40)


class Line(NamedTuple):
    """One line of `resources/roster.txt`, as it is written there."""

    name: str
    surname: str
    nickname: str
    year: str
    school_class: str
    school: str
    missed: str
    late: str
    seen: str
    how: str
    words: str
    tries: str
    promise: str
    who: str
    due: str


def seed_caseload(
    store: Store, *, caseload: str, place_log: str, user: str, small: bool = False
) -> None:
    """Make Joyce's caseload; `small` keeps Wren, John, Sarah and the first five of the others."""
    with store.mailbox.together():
        making = begin_caseload(store, caseload=caseload, place_log=place_log, user=user)
        _tell_all(making, roster()[:5] if small else roster())


def _tell_all(making: Making, lines: Iterable[Line]) -> None:
    for line in lines:
        seed_child(making, line)
    tell_sessions(making)
    tell_measures(making)
    tell_families(making)
    tell_pictures(making)
    tell_concerns(making)
    tell_help(making)
    tell_reviews(making)
    tell_voice(making)
    tell_school_life(making)
    tell_week(making)
    tell_day(making)


def begin_caseload(store: Store, *, caseload: str, place_log: str, user: str) -> Making:
    """Open the place and tell of the three whose stories are whole."""
    making = Making(store, caseload, user, open_place(store, place_log, user))
    for tell in (tell_wren, tell_sarah, tell_john):
        tell(making)
    tell_linkings(making, place_log)
    for tell in (tell_needs, tell_endings, tell_meeting):
        tell(making)
    return making


def roster() -> list[Line]:
    """Read the other children, a line each."""
    lines = resource("roster.txt").read_text(encoding="utf-8").splitlines()
    return [Line(*(part.strip() for part in one.split("|"))) for one in lines[1:]]


def seed_child(making: Making, line: Line) -> Child:
    """Make one child of the roster: marks, contacts, and what was promised."""
    child = making.child(
        name=line.name,
        surname=line.surname,
        nickname=line.nickname,
        school=making.schools[line.school].id,
        year=int(line.year),
        school_class=line.school_class,
        started=date(2025, 9, 8),
    )
    marks = _strewn(int(line.missed), int(line.late), sum(map(ord, line.name)))
    if line.name == "Zoë":  # three half-days at a hospital school: exactly 90.0% is left
        marks = _with(marks, {61: "D", 62: "D", 63: "D"})
    if line.name == "Callum":  # sent away on Monday afternoon
        marks = _with(marks, {71: "E", 72: "E"})
    making.register(child, date(2025, 9, 8), marks)
    _seed_contacts(making, child, line)
    if line.promise:
        _seed_promise(making.store, child, line)
    return child


def _seed_contacts(making: Making, child: Child, line: Line) -> None:
    """Keep the autumn's contacts, up to the last time the child was seen, and the tries since."""
    seen = datetime.fromisoformat(line.seen)
    calendar = places.calendar_of(making.store, child.school)
    before = school_days(calendar, date(2025, 9, 9), seen.date() - timedelta(days=1)).days
    for day in before[:: 7 + len(line.name) % 4]:
        making.contact(child, datetime.combine(day, seen.time()), "check-in", "A short hello.")
    making.contact(child, seen, line.how, line.words, minutes=15 if line.how == "1:1" else 5)
    since = [d for d in school_days(calendar, seen.date(), TODAY).days if d > seen.date()]
    for day in since[-int(line.tries) :] if int(line.tries) else []:
        at = datetime.combine(day, TRIED_AT)
        making.contact(child, at, "check-in", "", outcome=Outcome.ABSENT)


def _seed_promise(store: Store, child: Child, line: Line) -> None:
    """Begin a plan with one goal and the thing that was promised."""
    plans.make_plan(store, child, started=date(2025, 9, 22))
    plan = plans.plan_of(store, child)
    if plan is None:
        return
    goals.add_goal(store, plan, words=f"What {line.name} asked for")
    (goal,) = goals.goals_of(store, plan)
    due = date.fromisoformat(line.due)
    goals.add_action(store, goal, what=line.promise, who=line.who, due=due)


def _strewn(missed: int, late: int, start: int) -> list[str]:
    """Give the year's marks with so many missed and late, spread out without chance."""
    at = [(start + 29 * one) % MARKED for one in range(missed + late)]
    found = dict.fromkeys(at[missed:], "L")
    found |= {one: "IOI"[number % 3] for number, one in enumerate(at[:missed])}
    return _with("/\\" * 36 + "/", found)


def _with(marks: Iterable[str], instead: dict[int, str]) -> list[str]:
    return [instead.get(at, mark) for at, mark in enumerate(marks)]
