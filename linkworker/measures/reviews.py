"""When a plan's review is due: once a term, and every 20 school days for attendance."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from linkworker.measures.school_days import (
    SchoolCalendar,
    Term,
    add_school_days,
    calendar_note,
    school_days,
    school_days_between,
)

# A plan has to run this long in a term for that term to need a review.
_LONG_ENOUGH = 15
_SOON = 10
_ATTENDANCE_EVERY = 20
_ATTENDANCE_LATEST = 30
_ATTENDANCE_SOON = 5

ReviewState = Literal["done", "due", "due soon", "overdue", "not known"]


@dataclass(frozen=True)
class TermReview:
    """The review one term asks for. "not known" means that the term's dates are not entered."""

    term: Term | None
    due: date | None
    state: ReviewState
    note: str = ""


@dataclass(frozen=True)
class AttendanceReview:
    """The next review of an Attendance Action Plan: when it is due and the latest it may be."""

    due: date
    latest: date
    state: ReviewState
    note: str = ""


def term_reviews(
    calendar: SchoolCalendar,
    *,
    started: date,
    today: date,
    held: Iterable[date] = (),
    ended: date | None = None,
) -> tuple[TermReview, ...]:
    """List the review of every term in which the plan is active on 15 school days or more.

    `held` are the dates of completed reviews. Each is due by its term's last school day, and one
    review serves one term. A review held in a holiday, half-term included, serves none.
    """
    days_held = tuple(held)
    reviews = []
    for term in sorted(calendar.terms):
        first, last = max(started, term.start), min(ended or term.end, term.end)
        if len(school_days(calendar, first, last).days) >= _LONG_ENOUGH:
            due = school_days(calendar, term.start, term.end).days[-1]
            done = any(day in term and calendar.in_term(day) for day in days_held)
            state = "done" if done else _state(calendar, due, today, _SOON)
            reviews.append(TermReview(term, due, state))
    return tuple(reviews)


def review_due(
    calendar: SchoolCalendar,
    *,
    started: date,
    today: date,
    held: Iterable[date] = (),
    ended: date | None = None,
) -> TermReview | None:
    """Give the one termly review that matters today; None if the plan never needs one.

    That is the earliest one not done since the last that was; when all are done, the last.
    """
    reviews = term_reviews(calendar, started=started, today=today, held=held, ended=ended)
    done = [place for place, review in enumerate(reviews) if review.state == "done"]
    waiting = reviews[done[-1] + 1 :] if done else reviews
    begun = [review for review in waiting if review.term and review.term.start <= today]
    if begun:
        return begun[0]
    note = calendar_note(calendar, today)
    if note and not waiting and not (ended and ended < today):
        return TermReview(None, None, "not known", note)
    if done:
        return reviews[done[-1]]
    return waiting[0] if waiting else None


def attendance_review_due(
    calendar: SchoolCalendar, *, started: date, today: date, held: Iterable[date] = ()
) -> AttendanceReview:
    """Say when an Attendance Action Plan is next reviewed: 20 school days on, never beyond 30.

    Counted from the latest completed review, or from the start of the plan. "Due soon" means five
    school days or fewer are left.
    """
    since = max([started, *held])
    due = add_school_days(calendar, since, _ATTENDANCE_EVERY)
    latest = add_school_days(calendar, since, _ATTENDANCE_LATEST)
    state = _state(calendar, due.day, today, _ATTENDANCE_SOON)
    return AttendanceReview(due.day, latest.day, state, due.note)


def _state(calendar: SchoolCalendar, due: date, today: date, soon: int) -> ReviewState:
    if today > due:
        return "overdue"
    left = school_days_between(calendar, today, due).number
    return "due soon" if left <= soon else "due"
