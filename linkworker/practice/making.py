"""The hands that make a seeded caseload: each does one thing through the program's own actions."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from linkworker.actions import attendance, children, contacts, goals, people, plans, registers
from linkworker.measures.attendance import WEEK, split_week
from linkworker.measures.days import say_day
from linkworker.records import (
    Action,
    AttendancePlan,
    Child,
    Contact,
    Goal,
    Means,
    Outcome,
    Party,
    Person,
    Plan,
    PlanVersion,
    School,
    Step,
)
from linkworker.store import Changes, Store

HALF_TERMS = {date(2025, 10, 27), date(2025, 5, 26), date(2024, 10, 28)}


@dataclass
class Making:
    """The store that is being filled, the caseload and worker it is filled for, its schools."""

    store: Store
    caseload: str
    user: str
    schools: dict[str, School]

    def child(self, **said: Any) -> Child:
        """Add a child; return the record."""
        changes = children.add_child(self.store, caseload=self.caseload, **said)
        return self.store.get(Child, *changes.touches(Child))

    def person(self, child: Child, **said: Any) -> Person:
        """Add somebody round a child."""
        child = self.store.get(Child, child.id)
        changes = people.add_person(self.store, child=child, caseload=self.caseload, **said)
        return self.store.get(Person, *changes.touches(Person))

    def contact(
        self, child: Child, at: datetime, how: str, words: str, whom: str = "", **said: Any
    ) -> Contact:
        """Record a contact with a child, or with `whom`."""
        changes = contacts.record_contact(
            self.store,
            children=[child],
            at=at,
            means=Means(how),
            whom=whom or child.name,
            words=words,
            by=self.user,
            outcome=said.pop("outcome", Outcome.REACHED),
            **said,
        )
        return self.store.get(Contact, *changes.touches(Contact))

    def contacts(
        self, child: Child, told: Iterable[tuple[str, str, str, int, str]]
    ) -> list[Contact]:
        """Record contacts in turn: when, how, with whom ('' the child), minutes, words."""
        return [
            self.contact(child, datetime.fromisoformat(at), how, words, whom, minutes=minutes)
            for at, how, whom, minutes, words in told
        ]

    def register(self, child: Child, monday: date, marks: Iterable[str]) -> Changes:
        """Keep a run of half-days from a Monday on, as a school's file brings them."""
        left, weeks = list(marks), []
        while left:
            if monday not in HALF_TERMS:
                codes = (left[:WEEK] + [""] * WEEK)[:WEEK]
                del left[:WEEK]
                added = sum(map(bool, codes))
                weeks.append(registers.ChildWeek(child, monday, None, tuple(codes), added, 0, ()))
                last = monday + timedelta(days=(added - 1) // 2)
            monday += timedelta(days=7)
        school = next(one.name for one in self.schools.values() if one.id == child.school)
        source = f"{school}, {say_day(last, year=True)}"
        shown = registers.Preview(tuple(weeks), (), (), 0, f"{last}T15:30", source)
        return registers.import_marks(self.store, shown).changes

    def plan(self, child: Child, **said: Any) -> Plan:
        """Begin a child's Individual Support Plan."""
        changes = plans.make_plan(self.store, child, **said)
        return self.store.get(Plan, *changes.touches(Plan))

    def goal(self, plan: Plan, words: str, ratings: Iterable[tuple[str, int]], **said: Any) -> Goal:
        """Add a goal, and how near it felt to the child on some days."""
        changes = goals.add_goal(self.store, plan, words=words, **said)
        goal = self.store.get(Goal, *changes.touches(Goal))
        who = self.store.get(Child, plan.child).name
        for day, points in ratings:
            on = date.fromisoformat(day)
            goals.rate_goal(self.store, goal, points=points, rated_on=on, said_by=who)
        return goal

    def action(self, goal: Goal, what: str, who: str, due: str = "", **said: Any) -> Action:
        """Add something that somebody will do."""
        by = date.fromisoformat(due) if due else None
        changes = goals.add_action(self.store, goal, what=what, who=who, due=by, **said)
        return self.store.get(Action, *changes.touches(Action))

    def attendance_plan(
        self, child: Child, plan: Plan, steps: Iterable[tuple[Party, str, date]], **said: Any
    ) -> list[Step]:
        """Begin an Attendance Action Plan; return its steps, each told as whose, what, by when."""
        changes = attendance.start_attendance_plan(self.store, child, plan, **said)
        made = self.store.get(AttendancePlan, *changes.touches(AttendancePlan))
        for party, what, due in steps:
            attendance.add_step(self.store, made, party=party, what=what, due=due)
        return attendance.steps_of(self.store, made)

    def agree(self, plan: Plan, names: tuple[str, str, str], on: date) -> None:
        """Fix the plan as it stands; child, family and school agree to it, by these names."""
        shown = self.store.get(Plan, plan.id)
        changes = plans.fix_version(self.store, shown, on=on)
        version = self.store.get(PlanVersion, *changes.touches(PlanVersion))
        for party, who in zip(Party, names, strict=True):
            plans.record_agreement(
                self.store, version, party=party, who=who, agreed_on=on, how="at the meeting"
            )


def marks(weeks: str) -> list[str]:
    """Part weeks, as a register packs them, into half-days."""
    return [code for week in weeks.split() for code in split_week(week)]
