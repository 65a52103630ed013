"""Days that the law gives: a month to answer, thirty days to acknowledge, a time to keep.

A month ends on the same day of the next one, or on its last day where there is none (ICO,
"Right of access"). Somebody born on 29 February turns a year older on 1 March.
"""

from calendar import monthrange
from datetime import date, timedelta

ACKNOWLEDGE = 30  # days, Data Protection Act 2018 section 164A


def months_after(day: date, months: int) -> date:
    """Return the day so many months on, or the last of its month."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = divmod(whole, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def said_months(months: int) -> str:
    """Say a number of months as people do: "6 years", "1 year and 3 months"."""
    years, rest = divmod(months, 12)
    said = [f"{years} years" if years > 1 else "1 year"] if years else []
    said += [f"{rest} months" if rest > 1 else "1 month"] if rest or not years else []
    return " and ".join(said)


def answer_by(
    asked: date, *, longer: bool, paused: date | None = None, resumed: date | None = None
) -> date | None:
    """Return the last day to answer a request for a copy; None while we wait for them.

    One month, three where it is complex (Article 12(3)); the days that we waited do not count.
    """
    due = months_after(asked, 3 if longer else 1)
    if paused is None:
        return due
    return due + (resumed - paused) if resumed else None


def acknowledge_by(received: date) -> date:
    """Return the last day to say that a complaint has come."""
    return received + timedelta(days=ACKNOWLEDGE)


def birthday(born: date, age: int) -> date:
    """Return the day somebody turns an age; of 29 February it is 1 March in other years."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)
