"""Days as people say them on a screen: how long ago in school days, by when, on which day."""

from datetime import date, datetime

from linkworker.measures.calendar import SchoolCalendar, school_days_between
from linkworker.measures.days import say_day
from linkworker.measures.said import days_said
from linkworker.measures.said import tried_times as tried_times

_NEAR = {0: "today", 1: "yesterday", -1: "tomorrow"}


def near_day(day: date, today: date) -> str:
    """Say a date in few letters: "today", "yesterday", "Tue 4 Nov"; with the year when another."""
    said = f"{day:%a} {day.day} {day:%b}"
    return _NEAR.get((today - day).days) or (said if day.year == today.year else f"{said} {day:%Y}")


def ago(calendar: SchoolCalendar, at: datetime | None, today: date) -> str:
    """Say how long ago in school days: "today", "1 school day ago"; "never" when not at all.

    Where the calendar is not known it says weekdays, which is what was counted.
    """
    if at is None:
        return "never"
    if at.date() >= today:
        return "today"
    counted = school_days_between(calendar, at.date(), today)
    if not counted.number:
        return say_day(at.date())
    return f"{days_said(counted)} ago"


def by_when(day: date | None, today: date) -> str:
    """Say by when something is promised: "was due Fri 31 Oct", "due today", "by Thu 6 Nov"."""
    if day is None:
        return ""
    if day == today:
        return "due today"
    return f"was due {near_day(day, today)}" if day < today else f"by {near_day(day, today)}"
