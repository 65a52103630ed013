"""What to do and by when, typed in one line: "Ring the bus company fri"."""

from datetime import date

from linkworker.errors import Invalid
from ui.widgets.dates import parse_day

_MOST = 4  # words that a date is typed in: "by thu 13 nov"
_BEFORE = ("by", "on", "before", "for")
_TOO_SHORT = ("t", "y", "yes", "yest", "tod")  # dates elsewhere, words at the end of a line


def what_and_when(text: str, today: date) -> tuple[str, date | None]:
    """Part a line into what is to be done and the day at its end, if one stands there.

    The longest ending that is a real date counts, if it is not past: "as said last thu" is words.
    "by" before it goes with it.
    """
    words = text.split()
    for number in range(min(_MOST, len(words) - 1), 0, -1):
        found = _day(" ".join(words[-number:]), today)
        if found is not None and found < today:
            break
        if found is not None:
            rest = words[:-number]
            if len(rest) > 1 and rest[-1].casefold() in _BEFORE:
                rest = rest[:-1]
            return " ".join(rest).rstrip(",;"), found
    return " ".join(words), None


def _day(text: str, today: date) -> date | None:
    if text.casefold() in _TOO_SHORT:
        return None
    try:
        return parse_day(text, today)
    except Invalid:
        return None
