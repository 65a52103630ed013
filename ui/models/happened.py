"""What happened to one child, newest first: contacts, actions, registers, versions, ratings."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from itertools import groupby

from linkworker.actions.attendance import reasons_of, steps_of
from linkworker.actions.contacts import contacts_of
from linkworker.actions.files import papers_given
from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.actions.plans import version_number
from linkworker.fields import Record
from linkworker.measures.attendance import summarise, week_marks
from linkworker.measures.days import say_day
from linkworker.records import (
    Agreement,
    AttendancePlan,
    AttendanceWeek,
    Child,
    Contact,
    Means,
    Outcome,
    Plan,
    PlanVersion,
)
from linkworker.store import Reader

FILTERS = (
    ("all", "All"),
    ("calls", "Calls"),
    ("messages", "Messages"),
    ("met", "Time together"),
    ("meetings", "Meetings"),
    ("plan", "Goals and actions"),
    ("agreed", "Plan and agreement"),
    ("attendance", "Attendance"),
)
_SORTS = {Means.CALL: "calls", Means.MESSAGE: "messages", Means.MEETING: "meetings"}
_ICONS = {
    Means.CALL: ("phone", "info"),
    Means.MESSAGE: ("mail", "info"),
    Means.VISIT: ("house", "accent"),
    Means.MEETING: ("users", "info"),
    Means.GROUP: ("users", "accent"),
    Means.BREAKFAST: ("utensils", "accent"),
}


@dataclass(frozen=True)
class Told:
    """One thing that happened. `sort` is its filter; `struck` says why it was struck out.

    `people` are those it was with, or who said, did or wrote it.
    """

    sort: str
    at: datetime
    title: str
    words: str
    who: str
    icon: str
    tone: str
    record: Record
    struck: str = ""
    timed: bool = False
    people: tuple[str, ...] = ()

    @property
    def month(self) -> str:
        """The month it stands under."""
        return f"{self.at:%B %Y}"

    def holds(self, typed: str) -> bool:
        """Say whether every typed word stands in it, accents and capitals apart."""
        said = _folded(f"{self.title} {self.words} {self.who} {self.struck}")
        return all(word in said for word in _folded(typed).split())


def happened(reader: Reader, child: Child, staff: dict[str, str]) -> list[Told]:
    """Tell everything that is dated in a child's record, the newest first."""
    told = [told_contact(one, child, staff) for one in contacts_of(reader, child)]
    told += [*_registers(reader, child), *_reasons(reader, child), *_papers(reader, child, staff)]
    for plan in reader.find(Plan, child=child.id):
        told += [*_goals(reader, plan), *_versions(reader, plan), *_agreed_steps(reader, plan)]
    return sorted(told, key=lambda one: one.at, reverse=True)


def people_in(told: Sequence[Told]) -> list[str]:
    """Name everybody in what happened, by name; a person who differs by capitals only is one."""
    named = {person.casefold(): person for one in told for person in one.people if person}
    return sorted(named.values(), key=str.casefold)


def told_contact(contact: Contact, child: Child, staff: dict[str, str]) -> Told:
    """Tell a contact: how and with whom, how long, reached or only tried."""
    icon, tone = _ICONS.get(contact.means or Means.CHECK_IN, ("message-circle", "accent"))
    tried = contact.outcome is not None and contact.outcome is not Outcome.REACHED
    how = contact.means.value if contact.means else "contact"
    title = how[:1].upper() + how[1:]
    if contact.whom and contact.whom != child.name:
        title += f" with {contact.whom}"
    if contact.minutes:
        title += f", {contact.minutes} min"
    outcome = contact.outcome.value.capitalize() if contact.outcome and tried else ""
    others = f"With {contact.others} more" if contact.others else ""
    words = "\n".join(part for part in (outcome, contact.words, others) if part)
    sort = _SORTS.get(contact.means or Means.CHECK_IN, "met")
    return Told(
        sort,
        contact.at or datetime.min,
        title,
        words,
        staff.get(contact.by, ""),
        icon,
        "plain" if tried else tone,
        contact,
        contact.struck_because,
        timed=True,
        people=(contact.whom, staff.get(contact.by, "")),
    )


def _goals(reader: Reader, plan: Plan) -> Iterator[Told]:
    for goal in goals_of(reader, plan):
        quoted = f"“{goal.words}”"
        for rating in ratings_of(reader, goal):
            title, who = f"{rating.points} of 10", f"said {rating.said_by}" * bool(rating.said_by)
            mark = ("target", "plain")
            yield _on("plan", rating.rated_on, title, quoted, who, mark, rating)
        for action in actions_of(reader, goal):
            if action.done_on:
                mark = ("list-checks", "ok")
                yield _on("plan", action.done_on, "Done", action.what, action.who, mark, action)
        if goal.closed_on:
            words = f"{quoted}\n{goal.closed_because}"
            yield _on("plan", goal.closed_on, "Goal closed", words, "", ("flag", "ok"), goal)


def _versions(reader: Reader, plan: Plan) -> Iterator[Told]:
    numbers = {}
    for version in reader.find(PlanVersion, plan=plan.id):
        number = numbers[version.id] = version_number(reader, version)
        title = f"Version {number} of the plan put to people"
        yield _on("agreed", version.fixed_on, title, "", "", ("file-text", "plain"), version)
    for agreement in reader.find(Agreement, plan=plan.id):
        number = numbers.get(agreement.version, 0)
        title = (
            f"{agreement.who} agreed to version {number}" if number else f"{agreement.who} agreed"
        )
        mark = ("handshake", "ok")
        told = _on("agreed", agreement.agreed_on, title, agreement.how, "", mark, agreement)
        yield replace(told, people=(agreement.who,))


def _registers(reader: Reader, child: Child) -> Iterator[Told]:
    """Tell each import of the school's register once, on the last day it marks."""
    weeks = sorted(reader.find(AttendanceWeek, log=child.log), key=lambda week: week.source)
    for source, group in groupby(weeks, key=lambda week: week.source):
        kept = list(group)
        marks = [m for w in kept if w.monday for m in week_marks(w.codes, w.monday) if m.code]
        if not marks:
            continue
        counted = summarise(marks)
        number = "One week" if len(kept) == 1 else f"{len(kept)} weeks"
        words = f"{number}: {counted.attended} of {counted.possible} half-days attended.\n{source}"
        mark = ("calendar-check", "plain")
        last = max(one.day for one in marks)
        title = "Attendance from the school’s register"
        yield _on("attendance", last, title, words, "", mark, max(kept, key=_monday))


def _reasons(reader: Reader, child: Child) -> Iterator[Told]:
    for reason in reasons_of(reader, child):
        half = f", {reason.half.value}" if reason.half else ""
        day = say_day(reason.missed_on) if reason.missed_on else ""
        title, mark = f"Why {day}{half} was missed", ("message-circle", "plain")
        who, on = f"said {reason.said_by}", reason.missed_on
        yield _on("attendance", on, title, reason.words, who, mark, reason)


def _papers(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell what left on paper: which, for whom, how and why."""
    for given in papers_given(reader, child):
        way = given.way.value if given.way else "made"
        title = f"{given.paper}: {way} for {given.reader}"
        words = "\n".join(part for part in (given.role, given.why, given.file) if part)
        by = staff.get(given.by, "")
        told = _on("agreed", None, title, words, by, ("printer", "plain"), given)
        yield replace(told, at=given.at or datetime.min, timed=True, people=(given.reader, by))


def _agreed_steps(reader: Reader, plan: Plan) -> Iterator[Told]:
    for attendance in reader.find(AttendancePlan, plan=plan.id):
        mark = ("calendar-days", "plain")
        title, aim = "Attendance Action Plan begun", attendance.target
        yield _on("attendance", attendance.started, title, aim, "", mark, attendance)
        if attendance.closed_on:
            title, said = "Attendance Action Plan closed", attendance.result
            yield _on("attendance", attendance.closed_on, title, said, "", mark, attendance)
        for step in steps_of(reader, attendance):
            for day, said in ((step.began_on, "Step begun"), (step.done_on, "Step done")):
                if day:
                    yield _on("attendance", day, said, step.what, "", ("footprints", "ok"), step)


def _monday(week: AttendanceWeek) -> date:
    return week.monday or date.min


def _on(
    sort: str, day: date | None, title: str, words: str, who: str, mark: tuple[str, str],
    record: Record,
) -> Told:  # fmt: skip
    at, people = datetime.combine(day or date.min, time()), (who.removeprefix("said "),)
    return Told(sort, at, title, words, who, mark[0], mark[1], record, people=people)


def _folded(text: str) -> str:
    parts = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in parts if not unicodedata.combining(letter))
