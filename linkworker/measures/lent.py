"""What is lent and not back yet, and by when a school year asks for it."""

from collections.abc import Iterable
from datetime import date

from linkworker.measures.days import academic_year
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import Handed, PracticalSupport

_JULY = 7


def is_out(support: PracticalSupport) -> bool:
    """Say whether it is lent and neither came back nor stays with them."""
    lent = support.handed is Handed.LENT and not support.struck_because
    return lent and support.returned_on is None and not support.kept_because


def still_out(supports: Iterable[PracticalSupport]) -> list[PracticalSupport]:
    """Return what is lent and not back, the first to come back first; without a day last."""
    out = [one for one in supports if is_out(one)]
    return sorted(out, key=lambda one: (one.due_back or date.max, one.what.casefold(), one.id))


def end_of_year(calendar: SchoolCalendar, lent_on: date) -> date | None:
    """Give the last school day of the school year a thing is lent in; None where not known.

    What is lent in the summer holiday is for the year that follows.
    """
    for year in (academic_year(lent_on), academic_year(lent_on) + 1):
        last = calendar.last_day_known(year)
        if last is not None and last > lent_on:
            return last if last.month == _JULY else None
    return None
