"""What a line of talk says: of an agreement ("wants to ask dad, thu"), of a home. Pure, no Qt.

What is understood is shown before it is kept, and a person may always say it otherwise.
"""

import re
from datetime import date

from linkworker.errors import Invalid
from linkworker.records import Answer, Housing
from ui.child.one_line import what_and_when
from ui.widgets.dates import parse_day

_ANSWERS = (  # the first that is found
    (Answer.TAKEN_BACK, r"\btook (it )?back\b|\btaken back\b|\btakes (it )?back\b"),
    (Answer.DISAGREE, r"\bdisagree|\b(dad|mum|father|mother) (does|will|would)( not|n.t)\b"),
    (Answer.NOT_NOW, r"\bnot (this time|now|yet)\b|\bsaid no\b|^no\b|\bnot agree"
                     r"|\bdoes( not|n.t) want\b"),
    (Answer.SIGNED, r"\bsigned\b|\bsignature\b"),
    (Answer.VERBAL, r"^yes\b|\bsa(id|ys) yes\b|\bagree[sd]?\b|\bhappy (to|with)\b"),
)  # fmt: skip
_HOMES = (
    (Housing.HOMELESS, r"\bhomeless\b"),
    (Housing.HOTEL, r"\bhotel\b|\bb ?& ?b\b|\bhostel\b"),
    (Housing.FRIENDS, r"\bfriends?\b|\bsofa|\brelatives?\b|\bwith (his|her|their) \w+\b"),
    (Housing.TEMPORARY, r"\btemporary\b|\btemp\b|\brefuge\b"),
    (Housing.OWN, r"\bown (home|flat|house|place)\b|\bback home\b|\bmoved in\b|\bkeys\b"),
)
_SINCE = re.compile(r"\b(since|from|on) (\w+( \w+){0,3})", re.IGNORECASE)


def heard_answer(text: str) -> Answer:
    """Understand what came of asking; nothing said is a try."""
    line = _plain(text)
    return next((one for one, pattern in _ANSWERS if re.search(pattern, line)), Answer.ASKED)


def next_try(text: str, today: date) -> tuple[str, date | None]:
    """Part a line into what was said and, where one stands at its end, the day of the next try."""
    said, day = what_and_when(text, today)
    return said, day if day and day > today else None


def heard_home(text: str) -> Housing | None:
    """Understand where a family lives; None where the line does not say."""
    line = _plain(text)
    return next((one for one, pattern in _HOMES if re.search(pattern, line)), None)


def since_when(text: str, today: date) -> date | None:
    """Find since when: "hotel since 20 sep"; None where the line does not say, or it is to come."""
    for found in _SINCE.finditer(text):
        words = found[2].split()
        for number in range(len(words), 0, -1):
            try:
                day = parse_day(" ".join(words[:number]), today, "back")
            except Invalid:
                continue
            return day if day <= today else None
    return None


def _plain(text: str) -> str:
    return " ".join(text.casefold().replace("’", "'").split())
