"""A caseload with two school years behind it: children, plans, half-days and contacts.

Invented words from a fixed seed, kept through the program's own records. It ends on `TODAY`.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from random import Random
from typing import Any

from benchmarks.casework import Around, add_casework, fill_place
from benchmarks.data import Words
from benchmarks.joyce import CASELOAD, PLACE, TODAY, USER
from linkworker.actions.order import at_end
from linkworker.fields import Record
from linkworker.measures.calendar import SchoolCalendar, Span, Term, school_days
from linkworker.practice.place import TERMS
from linkworker.records import (
    Action,
    Agreement,
    AttendancePlan,
    AttendanceWeek,
    Child,
    Colleague,
    Component,
    Contact,
    EmergencyCard,
    Goal,
    Means,
    Outcome,
    Party,
    Person,
    Plan,
    PlanVersion,
    Rating,
    Relation,
    School,
    Slot,
    Step,
    ToDo,
    Weekday,
)
from linkworker.records import Term as KeptTerm
from linkworker.store import Store
from linkworker.store.change import Change

DATES = [tuple(map(date.fromisoformat, term[1:])) for term in TERMS]
CALENDAR = SchoolCalendar(
    terms=tuple(Term(first, last) for first, last, _, _ in DATES),
    half_terms=tuple(Span(first, last) for _, _, first, last in DATES),
)
DAYS = school_days(CALENDAR, DATES[0][0], TODAY).days


def fill(store: Store, children: int = 45) -> None:
    """Keep a place with two schools and a caseload of so many children; one action for each."""
    words = Words(5)
    schools, around = _add_place(store, words)
    for number in range(children):
        with store.change() as (change, _):
            log, family = change.open_log("child", CASELOAD), change.open_log("family", CASELOAD)
            child = change.add(_child(words, schools[number % 2], family), log)
            _add_people(change, child, words)
            for record in (*_weeks(child, words.random), *_contacts(child, words),
                           *_planned(child, number, words)):  # fmt: skip
                change.add(record, log)
            plan = _add_plan(change, child, words)
            add_casework(change, child, plan, around, words)
    _send(store)


def _add_place(store: Store, words: Words) -> tuple[list[str], Around]:
    with store.change() as (change, _):
        place = change.open_log("place", PLACE)
        change.add(Colleague(user=USER, name="Joyce", work="Link Worker"), place)
        schools = [
            change.add(School(name=name, dsl="Mrs Dale", dsl_phone="01632 960 001"), place).id
            for name in ("Alderbrook Primary", "Fernhill Academy")
        ]
        for school in schools:
            for (name, *_), (starts, ends, half, half_ends) in zip(TERMS, DATES, strict=True):
                term = KeptTerm(school=school, name=name, starts=starts, ends=ends,
                                half_term_starts=half, half_term_ends=half_ends)  # fmt: skip
                change.add(term, place)
        return schools, fill_place(change, place, schools[0], list(DAYS), words)


def _send(store: Store) -> None:
    """Let everything be taken by the server, as it is for all but the last few hours' work."""
    outbox = store.mailbox.outbox
    for log in outbox.waiting():
        while outbox.seal(log, 200, lambda _first, _before, all_: (b"x", "x", len(all_)))[1]:
            pass
    with store.mailbox.receiving():
        for parcel in outbox.parcels(10**9):
            outbox.taken(parcel, 0)


def _child(words: Words, school: str, family: str) -> Child:
    name, surname = (words.say(1).capitalize() for _ in range(2))
    year = words.random.randint(2, 10)
    return Child(name=name, surname=surname, school=school, year=year, school_class=f"{year}B",
                 pronouns="she/her", started=DAYS[0], family=family)  # fmt: skip


def _add_people(change: Change, child: Child, words: Words) -> None:
    """Add three people round a child, and the emergency card."""
    for role in ("mum", "uncle", "class teacher"):
        name = words.say(2).title()
        person = Person(name=name, phone="01632 960 042", best_time="after 3", languages="Somali")
        kept = change.add(person, child.family)
        to_child = Relation(child=child.id, person=kept.id, role=role, responsibility=role == "mum",
                            what_to_say=words.say(12))  # fmt: skip
        change.add(to_child, child.log)
    change.add(EmergencyCard(child=child.id, allergies=words.say(6)), child.log)


def _weeks(child: Child, random: Random) -> Iterator[Record]:
    """Yield a child's half-days week by week; the school's file came every half-term."""
    missing = random.choice((0.02, 0.06, 0.12))
    mondays = sorted({day - timedelta(days=day.weekday()) for day in DAYS})
    open_days = set(DAYS)
    for number, monday in enumerate(mondays):
        week = [monday + timedelta(days=n // 2) for n in range(10)]
        codes = tuple(_mark(random, missing) if day in open_days else "#" for day in week)
        source = f"Alderbrook Primary, file {number // 6 + 1}"
        yield AttendanceWeek(child=child.id, monday=monday, codes=codes, source=source)


def _mark(random: Random, missing: float) -> str:
    return random.choice("IOMCL") if random.random() < missing else random.choice("/\\")


def _planned(child: Child, number: int, words: Words) -> Iterator[Record]:
    """Yield a slot each week, on Monday to Friday alike, and something to do."""
    weekday = list(Weekday)[number % 5]
    at = f"{8 + number % 7:02}:30"
    yield Slot(child=child.id, what="1:1", weekday=weekday, at=at, minutes=20, room=words.say(2))
    yield ToDo(child=child.id, what=words.say(6), due=DAYS[-1 - number % 30])


def _contacts(child: Child, words: Words) -> Iterator[Record]:
    """Yield about two contacts in each school week."""
    random = words.random
    for day in DAYS[random.randint(0, 3) :: 2 + random.randint(0, 1)]:
        reached = random.random() < 0.8
        yield Contact(
            child=child.id,
            at=datetime.combine(day, time(random.randint(8, 15), random.randrange(0, 60, 5))),
            whom=child.name if random.random() < 0.7 else "mum",
            means=random.choice(list(Means)),
            outcome=Outcome.REACHED if reached else Outcome.NO_ANSWER,
            minutes=random.choice((5, 15, 30)),
            words=words.between(12, 60) if reached else "",
            by=USER,
        )


def _add_plan(change: Change, child: Child, words: Words) -> Plan:
    """Add a plan with five goals, four versions, and an Attendance Action Plan."""
    told = ("my_words", "good_at", "hopes", "needs", "works", "family_voice", "school_voice",
            "informal", "formal", "developmental", "specialist")  # fmt: skip
    said: dict[str, Any] = {name: words.between(15, 45) for name in told}
    review = TODAY + timedelta(days=20)
    plan = change.add(Plan(child=child.id, started=DAYS[5], review_on=review, **said), child.log)
    goals: list[Goal] = []
    for number in range(5):
        closed = DAYS[200] if number > 2 else None
        goal = Goal(plan=plan.id, words=words.say(9), looks_like=words.say(12), closed_on=closed,
                    closed_because="reached" if closed else "", order=at_end(goals))  # fmt: skip
        goals.append(change.add(goal, child.log))
        _add_under(change, goals[-1], words)
    _add_versions(change, plan)
    _add_attendance_plan(change, plan, words)
    return plan


def _add_under(change: Change, goal: Goal, words: Words) -> None:
    """Add six ratings of a goal, and four actions of which two are done."""
    for number in range(6):
        rated = Rating(goal=goal.id, points=number + 2, rated_on=DAYS[20 + 50 * number])
        change.add(rated, goal.log)
    actions: list[Action] = []
    for number in range(4):
        due = TODAY + timedelta(days=words.random.randint(-4, 30))
        done = DAYS[100 + number] if number < 2 else None
        action = Action(goal=goal.id, what=words.say(8), who="Joyce", component=Component.FORMAL,
                        due=due, done_on=done, order=at_end(actions))  # fmt: skip
        actions.append(change.add(action, goal.log))


def _add_versions(change: Change, plan: Plan) -> None:
    before = ""
    for number in range(4):
        on = DAYS[10 + 80 * number]
        version = PlanVersion(plan=plan.id, before=before, fixed_on=on, content=f"{number:064}")
        before = change.add(version, plan.log).id
        for party in Party:
            agreed = Agreement(version=before, plan=plan.id, party=party, who=party.value.title(),
                               agreed_on=on + timedelta(days=3), how="at the meeting")  # fmt: skip
            change.add(agreed, plan.log)


def _add_attendance_plan(change: Change, plan: Plan, words: Words) -> None:
    begun = AttendancePlan(plan=plan.id, started=DAYS[250], baseline_from=DAYS[190],
                           baseline_to=DAYS[249], attended=100, possible=120, target=words.say(7),
                           harder_words=words.say(20), helps=words.say(15),
                           review_on=TODAY + timedelta(days=9))  # fmt: skip
    kept = change.add(begun, plan.log)
    steps: list[Step] = []
    for party in (*Party, *Party):
        step = Step(attendance_plan=kept.id, party=party, what=words.say(9),
                    due=TODAY + timedelta(days=5), order=at_end(steps))  # fmt: skip
        steps.append(change.add(step, plan.log))
