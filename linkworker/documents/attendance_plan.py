"""The Attendance Action Plan as a paper of its own: what helps, who does what, how it goes."""

from dataclasses import dataclass

from linkworker.actions.adjustments import adjustments_of
from linkworker.actions.attendance import attendance_plan_of, steps_of, weeks_of
from linkworker.actions.places import calendar_of
from linkworker.actions.plans import plan_of, standing
from linkworker.documents.attendance_part import at_the_start, days_of, steps_table
from linkworker.documents.half_days import counted, week_by_week
from linkworker.documents.markup import Markup, element
from linkworker.documents.paper import Head, Made, Paper, finish, say, whom_to_ask
from linkworker.documents.plan import in_the_childs_words
from linkworker.documents.recipient import Recipient, check
from linkworker.documents.shapes import boxed, labelled, placed, section, side_by_side
from linkworker.documents.sieve import Sieve
from linkworker.documents.standing import about_child, head_of, to_sign, who_sees
from linkworker.fields import declared
from linkworker.measures.adjustments import agreed_lates
from linkworker.measures.attendance import (
    Mark,
    four_weeks_from,
    last_four_weeks,
    passes_90_on,
    summarise,
    year_to_date,
)
from linkworker.measures.said import passes_90_said
from linkworker.records import AttendancePlan, Child, Plan, Withhold
from linkworker.store import Reader

_KIND = "Attendance Action Plan"


@dataclass(frozen=True)
class _Writing:
    """What every part of this paper is written from."""

    store: Reader
    sieve: Sieve
    child: Child
    made: Made
    marks: tuple[Mark, ...]

    @property
    def year(self) -> tuple[Mark, ...]:
        return year_to_date(self.marks, on=self.made.on)


def attendance_paper(store: Reader, child: Child, recipient: Recipient, made: Made) -> Paper:
    """Print a child's Attendance Action Plan; without one, attendance as it is so far.

    Raises NotAllowed when nothing may be given to this reader.
    """
    check(recipient, made.on)
    sieve, marks = Sieve(store, child, recipient), weeks_of(store, child)
    writing = _Writing(store, sieve, child, made, marks)
    plan = plan_of(store, child)
    attendance = attendance_plan_of(store, plan) if plan else None
    if plan is None or attendance is None:
        about = about_child(writing.sieve, child)
        head = Head("Attendance", f"{child.name}'s attendance", about)
        return finish(head, [*_how_it_goes(writing, ""), *_end(writing, [])], writing.sieve, made)
    how = standing(store, plan)
    head = head_of(_KIND, f"{child.name}'s attendance plan", about_child(writing.sieve, child), how)
    parts = [*_agreed_part(writing, plan, attendance), to_sign(writing.sieve, how, made)]
    return finish(head, parts, writing.sieve, made)


def _agreed_part(writing: _Writing, plan: Plan, attendance: AttendancePlan) -> list[Markup]:
    sieve, child = writing.sieve, writing.child
    target = sieve.field(attendance, "target")
    aim = [element("p", target), *days_of(sieve, attendance, "target_by")]
    steps = steps_table(sieve, child, steps_of(writing.store, attendance))
    result = sieve.field(attendance, "result")
    return [
        in_the_childs_words(sieve, child, plan),
        *side_by_side([section("What we are aiming for", *aim), *_helps(sieve, attendance)]),
        *_harder(sieve, attendance),
        *([section("What we have agreed to do", *steps)] if steps else []),
        *_how_it_goes(writing, at_the_start(attendance)),
        *([section("What came of it", result)] if result else []),
        *_end(writing, days_of(sieve, attendance, "review_on")),
    ]


def _helps(sieve: Sieve, attendance: AttendancePlan) -> list[Markup]:
    words = sieve.field(attendance, "helps")
    return [section("What helps", words)] if words else []


def _harder(sieve: Sieve, attendance: AttendancePlan) -> list[Markup]:
    said = [
        labelled(declared(AttendancePlan)[name].label, words)
        for name in ("harder", "harder_most", "harder_words")
        if (words := sieve.field(attendance, name))
    ]
    return [section("What makes it harder", *said)] if said else []


def _how_it_goes(writing: _Writing, start: str) -> list[Markup]:
    on = writing.made.on
    told = not writing.sieve.recipient.must_not_know(Withhold.TIMES)
    lately = f"Since {say(four_weeks_from(on))}" if told else "The last 28 days"
    figures = {
        "At the start": start,
        "This school year": f"{counted(summarise(writing.year))}{_agreed(writing)}",
        lately: counted(summarise(last_four_weeks(writing.marks, on=on))),
    }
    cells = [
        ("figure", element("p", element("b", label), Markup("<br>"), words))
        for label, words in figures.items()
        if words
    ]
    parts = [placed([cells], [100 // len(cells)] * len(cells)), *_ahead(writing)]
    shown = [section("How it goes", *parts)]
    if not writing.sieve.withholds(Withhold.TIMES, "Attendance by half-day"):
        note = (
            "Where two words stand, the first is the morning. Present and late count as attended; "
            "“not counted” is in no percentage."
        )
        weeks = week_by_week(writing.marks, on)
        shown.append(section("Week by week", weeks, element("p", note, class_="quiet")))
    return shown


def _agreed(writing: _Writing) -> str:
    """Say how many late marks the school agreed to; they are counted as they are."""
    adjustments = adjustments_of(writing.store, writing.child, writing.made.on)
    agreed = len(agreed_lates(writing.year, adjustments))
    return f" {agreed} of the late ones agreed with school." if agreed else ""


def _ahead(writing: _Writing) -> list[Markup]:
    """Say when the child passes 90% if every half-day from now on is attended."""
    if writing.sieve.recipient.must_not_know(Withhold.TIMES):
        return []
    day = passes_90_on(writing.year, calendar_of(writing.store, writing.child.school))
    if day is None:
        return []
    child = writing.child
    pronouns = writing.sieve.field(child, "pronouns")
    return [element("p", passes_90_said(child.name, pronouns, say(day)))]


def _end(writing: _Writing, review: list[Markup]) -> list[Markup]:
    parts = (*review, *whom_to_ask(writing.made), who_sees(writing.sieve))
    return [boxed("box", "What happens next", *parts)]
