"""A child's attendance as figures and sentences, worked out from the register's marks."""

from dataclasses import dataclass, field
from datetime import date, timedelta

from linkworker.actions.adjustments import adjustments_of
from linkworker.actions.attendance import attendance_plan_of, reasons_of, steps_of, weeks_of
from linkworker.measures.adjustments import Agreed, agreed_lates
from linkworker.measures.attendance import (
    Mark,
    Summary,
    four_weeks_from,
    last_four_weeks,
    passes_90_on,
    summarise,
    year_to_date,
)
from linkworker.measures.attendance_pattern import Pattern, pattern
from linkworker.measures.calendar import SchoolCalendar, school_days
from linkworker.measures.days import say_day
from linkworker.measures.said import passes_90_said
from linkworker.records import AbsenceReason, AttendancePlan, Child, Plan, Step
from linkworker.store import Reader
from ui.models.attendance_weeks import Event, Week, events_of, week_by_week

FEW = 30
NO_MARKS = "no marks yet"
_LOOK = timedelta(days=14)


@dataclass(frozen=True)
class AttendanceFacts:
    """All marks, what they add up to, and the Attendance Action Plan if there is one.

    `this_year` are this school year's marks; `since_plan` the half-days from the plan's first day;
    `reasons` what people said of single days; `four_weeks` the marks since the day `lately`;
    `agreed` the late half-days that the school agreed to: they are counted as they are.
    """

    marks: tuple[Mark, ...]
    this_year: tuple[Mark, ...]
    weeks: tuple[Week, ...]
    events: tuple[Event, ...]
    reasons: list[AbsenceReason]
    year: Summary
    lately: date
    four_weeks: Summary
    pattern: Pattern
    passes: date | None
    plan: AttendancePlan | None
    steps: list[Step]
    since_plan: Summary
    agreed: Agreed = field(default_factory=dict)

    @property
    def agreed_this_year(self) -> int:
        """How many of this school year's late marks the school agreed to."""
        return sum((mark.day, mark.session) in self.agreed for mark in self.this_year)


def read_attendance(
    reader: Reader, child: Child, plan: Plan | None, calendar: SchoolCalendar, today: date
) -> AttendanceFacts:
    """Read a child's marks and add them up as they stand today."""
    marks = tuple(mark for mark in weeks_of(reader, child) if mark.day <= today)
    year = year_to_date(marks, on=today)
    attendance = attendance_plan_of(reader, plan) if plan else None
    started = attendance.started if attendance else None
    steps = steps_of(reader, attendance) if attendance else []
    agreed = agreed_lates(marks, adjustments_of(reader, child, today))
    return AttendanceFacts(
        marks=marks,
        this_year=year,
        weeks=week_by_week(marks, calendar, agreed),
        events=events_of(steps),
        reasons=reasons_of(reader, child),
        year=summarise(year),
        lately=four_weeks_from(today),
        four_weeks=summarise(last_four_weeks(marks, on=today)),
        pattern=pattern(year, since=half_term_start(calendar, today)),
        passes=passes_90_on(year, calendar),
        plan=attendance,
        steps=steps,
        since_plan=summarise(mark for mark in marks if started and mark.day >= started),
        agreed=agreed,
    )


def half_term_start(calendar: SchoolCalendar, today: date) -> date | None:
    """Find the first school day of this half-term; None where the calendar does not say."""
    starts = [term.start for term in calendar.terms if today in term]
    starts += [week.end + timedelta(days=1) for week in calendar.half_terms if week.end < today]
    begun = max((day for day in starts if day <= today), default=None)
    if begun is None or not calendar.in_term(today):
        return None
    return next(iter(school_days(calendar, begun, begun + _LOOK).days), None)


def percent_words(counted: Summary) -> str:
    """Say a percentage, or a dash while nothing counts."""
    return "–" if counted.percent is None else f"{counted.percent:.1f}%"


def counted_words(counted: Summary) -> str:
    """Say what a percentage is taken of."""
    if not counted.possible:
        return NO_MARKS
    return f"{counted.attended} of {counted.possible} half-days"


def attendance_words(counted: Summary) -> str:
    """Say a percentage and what it is taken of, or that nothing counts yet."""
    if not counted.possible:
        return NO_MARKS
    return f"{percent_words(counted)}, {counted_words(counted)}"


def change_words(then: Summary, since: Summary) -> str:
    """Say how attendance moved between two spans, and whether absence is persistent or severe."""
    if then.percent is None or since.percent is None:
        return ""
    moved = round(since.percent - then.percent, 1)
    said = f"{'Better' if moved > 0 else 'Lower'} than at the start by {abs(moved)} points."
    if not moved:
        said = "As at the start."
    if since.severe:
        still = "Still" if then.severe else "Now"
        return f"{said} {still} severe absence: half or more was missed."
    if since.persistent:
        still = "Still" if then.persistent else "Now"
        less = "No longer severe, still" if then.severe else still
        return f"{said} {less} persistent absence: 10% or more was missed."
    return f"{said} No longer persistent absence." if then.persistent else said


def late_words(facts: AttendanceFacts) -> str:
    """Say how many of this year's late marks the school agreed to, or ''."""
    agreed = facts.agreed_this_year
    return f"{agreed} agreed with school" if agreed else ""


def agreed_words(agreed: Agreed, mark: Mark) -> str:
    """Say that a late half-day was agreed with the school, by whom and until when; or ''."""
    why = agreed.get((mark.day, mark.session))
    if why is None:
        return ""
    until = f", until {say_day(why.until)}" if why.until else ""
    return f"Late, agreed with school: {why.what} ({why.agreed_by}{until})"


def rule_words(child: Child, facts: AttendanceFacts) -> str:
    """Say where 90% lies, and when it is passed if every half-day is come to."""
    year = facts.year
    if not year.possible:
        return "No half-days are marked for this school year yet."
    few = f"Only {year.possible} half-days so far, which is too few to say much. "
    said = few if year.possible < FEW else ""
    if not year.persistent:
        return f"{said}Above 90% for the year. At or below 90% counts as persistent absence."
    said += "At or below 90% counts as persistent absence"
    said += ", at or below 50% as severe absence." if year.severe else "."
    if facts.passes is None:
        return f"{said} 90% is not passed by the last day of the calendar we have."
    when = say_day(facts.passes)
    return f"{passes_90_said(child.name, child.pronouns, when)} {said}"
