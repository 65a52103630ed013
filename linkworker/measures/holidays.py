"""Check-ins while school is closed: calendar days, against what was agreed with each child."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from linkworker.measures.breaks import Break
from linkworker.measures.days import say_day
from linkworker.records import HolidayAgreement, HolidayContact

EVERY = 7  # calendar days between check-ins that are agreed for every week


class CheckIn(Enum):
    """Whether somebody is to be called now."""

    NOW = "now"
    LATER = "later"
    DONE = "done"
    NONE = "no contact agreed"
    UNKNOWN = "nothing agreed yet"


@dataclass(frozen=True)
class HolidayCheck:
    """How a child's agreement stands on a day of a break. `by` is the day the next call is due."""

    state: CheckIn
    why: str
    by: date | None = None


def holiday_check(
    agreement: HolidayAgreement | None, time_off: Break, spoken: date | None, today: date
) -> HolidayCheck:
    """Say whether a check-in is due on a day of a break, and why.

    `spoken` is the day somebody last reached the child or her family. Every week means that no
    more than 7 calendar days pass without a word; one call is due by the last day.
    """
    if agreement is None or agreement.contact is None:
        return HolidayCheck(CheckIn.UNKNOWN, "nothing agreed yet")
    if agreement.contact is HolidayContact.NONE:
        return HolidayCheck(CheckIn.NONE, "no contact agreed")
    inside = spoken if spoken is not None and spoken >= time_off.first else None
    if agreement.contact is HolidayContact.WEEKLY:
        return _weekly(time_off, inside, today)
    if inside is not None:
        return HolidayCheck(CheckIn.DONE, f"spoke on {say_day(inside)}")
    words = agreement.as_agreed if agreement.contact is HolidayContact.AS_AGREED else "one call"
    state = CheckIn.NOW if (time_off.last - today).days < EVERY else CheckIn.LATER
    return HolidayCheck(
        state, f"{words or 'as agreed'}, by {say_day(time_off.last)}", time_off.last
    )


def _weekly(time_off: Break, spoken: date | None, today: date) -> HolidayCheck:
    """Say when the next call of a week is due: 7 days after the last, or after school closed."""
    since = spoken or time_off.first - timedelta(days=1)
    by = min(since + timedelta(days=EVERY), time_off.last)
    if spoken and since + timedelta(days=EVERY) > time_off.last:
        return HolidayCheck(CheckIn.DONE, f"every week: spoke on {say_day(spoken)}")
    if by > today:
        return HolidayCheck(CheckIn.LATER, f"every week, next by {say_day(by)}", by)
    passed = (today - since).days
    days = "today" if not passed else "1 day ago" if passed == 1 else f"{passed} days ago"
    last = f"last spoke {days}" if spoken else f"school closed {days}"
    return HolidayCheck(CheckIn.NOW, f"every week: {last}", by)
