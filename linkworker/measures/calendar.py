"""The school year, for everybody who asks: school days, terms, year groups, reviews due."""

from linkworker.measures.days import academic_year, year_group
from linkworker.measures.reviews import (
    AttendanceReview,
    ReviewState,
    TermReview,
    attendance_review_due,
    review_due,
    term_reviews,
)
from linkworker.measures.school_days import (
    DayCount,
    SchoolCalendar,
    SchoolDay,
    SchoolDays,
    Span,
    Term,
    add_school_days,
    bank_holidays,
    calendar_note,
    school_days,
    school_days_between,
    terms_begun,
)

__all__ = [
    "AttendanceReview",
    "DayCount",
    "ReviewState",
    "SchoolCalendar",
    "SchoolDay",
    "SchoolDays",
    "Span",
    "Term",
    "TermReview",
    "academic_year",
    "add_school_days",
    "attendance_review_due",
    "bank_holidays",
    "calendar_note",
    "review_due",
    "school_days",
    "school_days_between",
    "term_reviews",
    "terms_begun",
    "year_group",
]
