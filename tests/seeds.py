"""A Link Worker's caseload, made by the program's own actions: for tests, pictures and the demo.

Joyce holds 34 children on Tuesday 4 November 2025, the week after half-term. Every figure a screen
shows follows from what is kept here. Names are invented; John and Sarah are told in `stories`.
"""

from datetime import date, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from linkworker.actions import goals, places, plans
from linkworker.measures.school_days import school_days
from linkworker.records import Outcome, School
from tests.making import Making
from tests.stories.john import tell_john
from tests.stories.sarah import tell_sarah
from tests.stories.wren import tell_wren

NOW = datetime(2025, 11, 4, 9, 42)
TODAY = NOW.date()
MARKED = 73  # half-days with a mark this year: 8 September to the morning of 4 November
TERMS = (
    ("Autumn 2024", "2024-09-04", "2024-12-20", "2024-10-28", "2024-11-01"),
    ("Spring 2025", "2025-01-07", "2025-04-04", "2025-02-17", "2025-02-21"),
    ("Summer 2025", "2025-04-22", "2025-07-18", "2025-05-26", "2025-05-30"),
    ("Autumn 2025", "2025-09-08", "2025-12-19", "2025-10-27", "2025-10-31"),
    ("Spring 2026", "2026-01-05", "2026-03-27", "2026-02-16", "2026-02-20"),
    ("Summer 2026", "2026-04-13", "2026-07-17", "2026-05-25", "2026-05-29"),
)
SCHOOLS = {
    "p": {
        "name": "Alderbrook Primary",
        "dsl": "Mrs Dale",
        "dsl_phone": "01632 960 001",
        "deputy": "Mr Fenwick",
        "deputy_phone": "01632 960 002",
    },
    "s": {
        "name": "Fernhill Academy",
        "dsl": "Ms Okafor",
        "dsl_phone": "01632 960 011",
        "deputy": "Mr Adeyemi",
        "deputy_phone": "01632 960 012",
    },
}


class Line(NamedTuple):
    """One line of `roster.txt`, as it is written there."""

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


def seed_caseload(store, *, caseload, place_log, user, small=False):
    """Make Joyce's caseload; `small` keeps Wren, John, Sarah and the first five of the others."""
    schools = seed_place(store, place_log, user)
    making = Making(store, caseload, user, schools)
    for tell in (tell_wren, tell_sarah, tell_john):
        tell(making)
    roster = (Path(__file__).parent / "roster.txt").read_text(encoding="utf-8").splitlines()
    lines = [Line(*(part.strip() for part in one.split("|"))) for one in roster[1:]]
    for line in lines[:5] if small else lines:
        seed_child(making, line)


def seed_place(store, place_log, user):
    """Name the place, its two schools with six terms each, and the staff; return the schools."""
    places.keep_place(store, place_log, None, name="Brent", safeguarding_lead="Tom Arkwright")
    places.introduce_colleague(store, place_log, user=user, name="Joyce", work="Link Worker")
    made = {}
    for key, said in SCHOOLS.items():
        changes = places.add_school(
            store,
            place_log,
            local_authority="Brent",
            agreement="DSA 2025/14",
            agreement_from=date(2024, 9, 1),
            **said,
        )
        made[key] = store.get(School, *changes.touches(School))
        for name, *days in TERMS:
            starts, ends, half, half_ends = map(date.fromisoformat, days)
            places.add_term(
                store,
                made[key],
                name=name,
                starts=starts,
                ends=ends,
                half_term_starts=half,
                half_term_ends=half_ends,
            )
    return made


def seed_child(making, line):
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
    marks = strewn(int(line.missed), int(line.late), sum(map(ord, line.name)))
    if line.name == "Zoë":  # three half-days at a hospital school: exactly 90.0% is left
        marks = _with(marks, {61: "D", 62: "D", 63: "D"})
    making.register(child, date(2025, 9, 8), marks)
    seed_contacts(making, child, line)
    if line.promise:
        seed_promise(making, child, line)


def seed_contacts(making, child, line):
    """Keep the autumn's contacts, up to the last time the child was seen, and the tries since."""
    seen = datetime.fromisoformat(line.seen)
    calendar = places.calendar_of(making.store, child.school)
    before = school_days(calendar, date(2025, 9, 9), seen.date() - timedelta(days=1)).days
    for day in before[:: 7 + len(line.name) % 4]:
        making.contact(child, datetime.combine(day, seen.time()), "check-in", "A short hello.")
    making.contact(child, seen, line.how, line.words, minutes=15 if line.how == "1:1" else 5)
    since = [d for d in school_days(calendar, seen.date(), TODAY).days if d > seen.date()]
    for day in since[-int(line.tries) :] if int(line.tries) else []:
        at = datetime.combine(day, datetime(2025, 1, 1, 8, 40).time())
        making.contact(child, at, "check-in", "", outcome=Outcome.ABSENT)


def seed_promise(making, child, line):
    """Begin a plan with one goal and the thing that was promised."""
    store = making.store
    plans.make_plan(store, child, started=date(2025, 9, 22))
    plan = plans.plan_of(store, child)
    goals.add_goal(store, plan, words=f"What {line.name} asked for")
    (goal,) = goals.goals_of(store, plan)
    due = date.fromisoformat(line.due)
    goals.add_action(store, goal, what=line.promise, who=line.who, due=due)


def strewn(missed, late, start):
    """Give the year's marks with so many missed and late, spread out without chance."""
    places_ = [(start + 29 * at) % MARKED for at in range(missed + late)]
    found = {at: "L" for at in places_[missed:]}
    found |= {at: "IOI"[number % 3] for number, at in enumerate(places_[:missed])}
    return _with("/\\" * 36 + "/", found)


def _with(marks, instead):
    return [instead.get(at, mark) for at, mark in enumerate(marks)]
