"""Days and times as people say them on a screen, counted in school days."""

from datetime import date, datetime, time, timedelta

from linkworker.measures.calendar import SchoolCalendar, school_days_between
from linkworker.measures.days import say_day

_FAR = 300


def short_day(day: date, today: date) -> str:
    """Say a date in few letters: "Today", "Yesterday", "Tue 4 Nov", with the year when far off."""
    near = {0: "Today", 1: "Yesterday", -1: "Tomorrow"}.get((today - day).days)
    if near:
        return near
    said = f"{day:%a} {day.day} {day:%b}"
    return f"{said} {day.year}" if abs((today - day).days) > _FAR else said


def short_moment(at: datetime, today: date) -> str:
    """Say a day and time in few letters: "Today 08:52"; midnight is taken for no time."""
    day = short_day(at.date(), today)
    return day if at.time() == time() else f"{day} {at:%H:%M}"


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
        return f"{say_day(at.date())}"
    day = "weekday" if counted.note else "school day"
    return f"{counted.number} {day}{'' if counted.number == 1 else 's'} ago"


def by_when(day: date | None, today: date) -> str:
    """Say by when something is promised: "was due Fri 31 Oct", "due today", "by Thu 6 Nov"."""
    if day is None:
        return ""
    if day < today:
        return f"was due {short_day(day, today).lower() if today - day == _DAY else _named(day)}"
    return "due today" if day == today else f"by {_named(day)}"


_DAY = timedelta(days=1)


def _named(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"
