"""Where due things come from: one function each, listed in SOURCES. A new one is one more line.

Three rules are on at first; a place switches on the others. In term they count school days.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from linkworker.measures.breaks import break_at, next_break
from linkworker.measures.concerns import CONCERN_SOURCES
from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source, comes_soon
from linkworker.measures.due_agreements import AGREEMENT_SOURCES
from linkworker.measures.due_endings import ENDING_SOURCES
from linkworker.measures.due_follow_up import FOLLOW_UP_SOURCES
from linkworker.measures.due_help import HELP_SOURCES
from linkworker.measures.due_linkings import LINKING_SOURCES
from linkworker.measures.due_meetings import MEETING_SOURCES
from linkworker.measures.due_needs import NEED_SOURCES
from linkworker.measures.due_rights import RIGHTS_SOURCES
from linkworker.measures.due_school import SCHOOL_SOURCES
from linkworker.measures.due_sessions import SESSION_SOURCES
from linkworker.measures.due_voice import VOICE_SOURCES
from linkworker.measures.gathering import booked, held_days
from linkworker.measures.reviews import TermReview, attendance_review_due, review_due
from linkworker.measures.said import days_said, tried_times
from linkworker.measures.school_days import SchoolCalendar, add_school_days, school_days_between
from linkworker.records import (
    Action,
    AttendancePlan,
    EmergencyCard,
    Goal,
    HolidayAgreement,
    Plan,
    Review,
    Step,
    ToDo,
)

NOT_SEEN, REVIEW = "not_seen", "review"


def not_seen(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for a child who was not seen for so many school days; never while school is closed."""
    if break_at(of.calendar, asked.today):
        return
    since = of.seen or of.child.started
    if since is None:
        yield Due(NOT_SEEN, "never", f"See {of.child.name}", "not seen yet", None, of.child)
        return
    counted = school_days_between(of.calendar, since, asked.today)
    if counted.number < asked.days:
        return
    days = days_said(counted)
    tried = tried_times(of.tries)
    said = f"not seen for {days}" if of.seen else f"not seen yet, {days} on the programme"
    why = ", ".join(part for part in (said, tried) if part)
    by = add_school_days(of.calendar, since, asked.days).day
    yield Due(NOT_SEEN, f"{since}", f"See {of.child.name}", why, by, of.child)


def review(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for the review of a plan: the one that was booked, else the one its term asks for."""
    for plan in of.all(Plan):
        if plan.closed_on or plan.started is None:
            continue
        held = held_days(of.all(Review), plan)
        if day := booked(plan, held):
            if comes_soon(of, asked, day):
                why = f"review booked for {say_day(day)}"
                yield _of_plan(of, plan, REVIEW, "Review the plan", why, day)
            continue
        found = _term_review(of.calendar, plan.started, asked.today, held)
        waits = found is not None and found.state != "done"
        if found and found.due and waits and comes_soon(of, asked, found.due):
            term = f", the last school day of {found.term.name}" if found.term else ""
            why = f"review due by {say_day(found.due)}{term}"
            yield _of_plan(of, plan, REVIEW, "Review the plan", why, found.due)


def promise(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for what was promised, some school days before its day and until it is done."""
    open_goals = {goal.id for goal in of.all(Goal) if not goal.closed_on}
    for action in of.all(Action):
        done = action.done_on or action.let_go or action.goal not in open_goals
        if done or action.due is None or not comes_soon(of, asked, action.due):
            continue
        why = f"{_promised(of, asked, action)} by {say_day(action.due)}{_tell(of, asked, action)}"
        yield Due("promise", action.id, action.what, why, action.due, of.child, action, "plan")


def to_do(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Give what a person wrote down to do for a child, until it is done."""
    for one in of.all(ToDo):
        waits = one.paused_until is not None and one.paused_until > asked.today
        if not (one.done_on or one.let_go or waits):
            wrote = f"written down {say_day(one.written_on)}" if one.written_on else "written down"
            why = f"by {say_day(one.due)}" if one.due else wrote
            yield Due("to_do", one.id, one.what, why, one.due, of.child, one)


def attendance_review(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for the review of an Attendance Action Plan: booked, else 20 school days on."""
    for plan in of.all(AttendancePlan):
        if plan.closed_on or plan.started is None:
            continue
        booked = plan.review_on
        counted = attendance_review_due(of.calendar, started=plan.started, today=asked.today)
        day = booked or counted.due
        if comes_soon(of, asked, day):
            why = f"attendance plan review {'booked for' if booked else 'due by'} {say_day(day)}"
            what = "Review the attendance plan"
            yield Due(
                "attendance_review", f"{plan.id} {day}", what, why, day, of.child, tab="attendance"
            )


def agreed_step(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask about a step that child, family or school agreed to and whose day has passed."""
    still_open = {plan.id for plan in of.all(AttendancePlan) if not plan.closed_on}
    for step in of.all(Step):
        late = step.due is not None and step.due < asked.today and not step.done_on
        if late and step.due and step.party and step.attendance_plan in still_open:
            why = f"{step.party.value} agreed to it by {say_day(step.due)}"
            what = f"Ask about: {step.what}"
            yield Due("agreed_step", step.id, what, why, step.due, of.child, tab="attendance")


def emergency_card(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for an emergency card that nobody has checked with the family for so many days."""
    checked = max((c.checked_on for c in of.all(EmergencyCard) if c.checked_on), default=None)
    if checked is not None and (asked.today - checked).days < asked.days:
        return
    why = f"last checked with family {say_day(checked, year=True)}" if checked else "never checked"
    what = "Check the emergency card"
    yield Due("emergency_card", f"{checked or 'never'}", what, why, None, of.child)


def holiday(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask, so many days before a break, what is agreed for it."""
    coming = next_break(of.calendar, asked.today, asked.days)
    if coming is None or any(
        one.starts in coming for one in of.all(HolidayAgreement) if one.starts
    ):
        return
    why = f"{coming.name} begins {say_day(coming.first)}, nothing agreed yet"
    yield Due("holiday", f"{coming.first}", "Agree on the break", why, coming.first, of.child)


SOURCES: tuple[Source, ...] = (
    Source(
        NOT_SEEN, "Not seen", "a child was not seen for {days} school days", not_seen,
        days=5, at_first=True,
    ),
    Source(
        REVIEW, "Review", "a plan’s review is due within {days} school days", review,
        reads=(Plan, Review), only_open={Plan: "closed_on"}, days=10, at_first=True,
    ),
    Source(
        "promise", "Promise", "what was promised is due within {days} school days", promise,
        reads=(Action, Goal), only_open={Action: "done_on", Goal: "closed_on"},
        days=5, at_first=True,
    ),
    Source(
        "to_do", "To-do", "somebody wrote it down", to_do,
        reads=(ToDo,), only_open={ToDo: "done_on"}, always=True,
    ),
    Source(
        "attendance_review", "Attendance plan",
        "an Attendance Action Plan’s review is due within {days} school days", attendance_review,
        reads=(AttendancePlan,), only_open={AttendancePlan: "closed_on"}, days=5,
    ),
    Source(
        "agreed_step", "Agreed step", "the day of an agreed step has passed", agreed_step,
        reads=(AttendancePlan, Step), only_open={AttendancePlan: "closed_on", Step: "done_on"},
    ),
    Source(
        "emergency_card", "Emergency card",
        "nobody checked an emergency card with the family for {days} days", emergency_card,
        reads=(EmergencyCard,), days=365,
    ),
    Source(
        "holiday", "Holiday agreement", "a break begins within {days} days and nothing is agreed",
        holiday, reads=(HolidayAgreement,), days=14,
    ),
    *CONCERN_SOURCES,
    *LINKING_SOURCES,
    *HELP_SOURCES,
    *FOLLOW_UP_SOURCES,
    *AGREEMENT_SOURCES,
    *NEED_SOURCES,
    *MEETING_SOURCES,
    *ENDING_SOURCES,
    *SESSION_SOURCES,
    *SCHOOL_SOURCES,
    *VOICE_SOURCES,
    *RIGHTS_SOURCES,
)  # fmt: skip


@lru_cache(maxsize=256)
def _term_review(
    calendar: SchoolCalendar, started: date, today: date, held: tuple[date, ...]
) -> TermReview | None:
    """Find a term's review once for all whose plans began, and were reviewed, on the same days."""
    return review_due(calendar, started=started, today=today, held=held)


def _of_plan(of: OfChild, plan: Plan, code: str, what: str, why: str, by: date) -> Due:
    return Due(code, f"{plan.id} {by}", what, why, by, of.child, tab="plan")


def _promised(of: OfChild, asked: Asked, action: Action) -> str:
    mine = _is_mine(asked, action)
    return f"you promised {of.child.name}" if mine else f"{action.who} said so"


def _is_mine(asked: Asked, action: Action) -> bool:
    own = asked.name.split()[0].casefold() if asked.name.split() else ""
    return bool(own) and own in action.who.casefold().replace(",", " ").split()


def _tell(of: OfChild, asked: Asked, action: Action) -> str:
    """Ask to tell the child of a promise of one's own that will be late, before it is late."""
    if action.due is None or not _is_mine(asked, action):
        return ""
    if action.due < asked.today:
        return f": tell {of.child.name}"
    left = school_days_between(of.calendar, asked.today, action.due).number
    return f": if not, tell {of.child.name} before" if left <= 1 else ""
