"""Dates as people write and say them; academic years and year groups."""

import re
from datetime import date

from linkworker.kinds import YEARS

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_ISO = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")
_BRITISH = re.compile(r"([0-9]{1,2})[/.-]([0-9]{1,2})[/.-]([0-9]{4})")
_NAMED = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4})")
_TIME = re.compile(r"[ T][0-9]{1,2}:[0-9]{2}(:[0-9]{2}(\.[0-9]+)?)?$")


def read_day(text: str) -> date | None:
    """Read `2025-11-04`, `4/11/2025` or `4 Nov 2025`; None if it is none of these or no real day.

    The day always comes before the month, as in Britain; a year has four digits. A time of day
    behind the date is passed over.
    """
    text = _TIME.sub("", text.strip())
    if match := _ISO.fullmatch(text):
        year, month, day = (int(part) for part in match.groups())
    elif match := _BRITISH.fullmatch(text):
        day, month, year = (int(part) for part in match.groups())
    elif match := _NAMED.fullmatch(text):
        day, month, year = int(match[1]), _month(match[2]), int(match[3])
    else:
        return None
    try:
        return date(year, month, day) if year in YEARS else None
    except ValueError:
        return None


def say_day(day: date, *, year: bool = False) -> str:
    """Say a date as people do: "Mon 1 December", with the year when asked for."""
    said = f"{WEEKDAYS[day.weekday()][:3]} {day.day} {_MONTHS[day.month - 1]}"
    return f"{said} {day.year}" if year else said


def academic_year(day: date) -> int:
    """Give the year in which a date's academic year began (it runs 1 September to 31 August)."""
    return day.year if day.month >= 9 else day.year - 1


def say_academic_year(start: int) -> str:
    """Say an academic year by the year it began in: 2026 is "2026/27"."""
    return f"{start}/{(start + 1) % 100:02}"


def year_group(born: date, *, on: date) -> int:
    """Give the year group that goes with a date of birth; 0 is Reception, below 0 is nursery.

    Whole years of age on the 31 August before the academic year of `on` begins, less four
    (the admission rule of England). A child can be taught out of year: keep the school's word too.
    """
    start = academic_year(on)
    age = start - born.year - ((born.month, born.day) > (8, 31))
    return age - 4


def whole_years(born: date, on: date) -> int:
    """Give the age in whole years on a day; one born on 29 February is a year older on 1 March."""
    return on.year - born.year - ((on.month, on.day) < (born.month, born.day))


def _month(name: str) -> int:
    """Give a month's number by its name or the start of it; 0, which is no month, for others."""
    for number, month in enumerate(_MONTHS, start=1):
        if month.lower().startswith(name.lower()):
            return number
    return 0
