"""What a line of talk says of a linking: "no, not now, ask again after Christmas". Pure, no Qt.

What is understood is shown before it is kept, and a person may always say it otherwise.
"""

import re
from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.errors import Invalid
from linkworker.measures.breaks import next_break
from linkworker.measures.days import WEEKDAYS
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import Introduction, Rung
from ui.widgets.dates import parse_day

_SAYS = (  # the first that is found
    (Rung.NOT_NOW, r"\bnot (now|yet|at the moment)\b|\bask (\w+ )?again\b|\blater\b|\bmaybe\b"),
    (Rung.SERVICE_NO, r"\bturned (\w+ )?down\b|\b(they|service|office) (said|says|say) no\b"
                      r"|\b(does|do|can)( not|n.t) take\b|\bcannot take\b"),
    (Rung.HELPED, r"\bhelped\b|\bhelps\b|\b(did|does)( not|n.t) help\b"),
    (Rung.ASKED, r"\bstill (on|waiting)\b|\basked how long\b"),
    (Rung.LISTED, r"\blist(ed)?\b"),
    (Rung.SIGNPOSTED, r"\btold \w+ where\b|\bgave \w+ (the|their|a) (number|address|leaflet)"),
    (Rung.INTRODUCED, r"\bintroduced?\b|\bjoint visit\b|\b(went|rang|visit|call)\w* together\b"
                      r"|\bwent (there )?with\b|\bsent (a|the) letter\b"),
    (Rung.ENDED, r"\b(ended|stopped|finished)\b"),
    (Rung.ATTENDING, r"\bgoes\b|\bgoing (there|each|every)\b|\bis there (each|every)\b"),
    (Rung.NO, r"^(\w+:? )?(said |says )?no\b|\bsaid no\b|\bdoes( not|n.t) want\b"),
    (Rung.YES, r"^(\w+:? )?(said |says )?yes\b|\bsaid yes\b|\bagree[sd]?\b"),
    (Rung.STARTED, r"\bfirst (time|visit|appointment|session|meeting)\b|\bwent\b"),
    (Rung.OFFERED, r"\boffered\b|\basked\b|\btold \w+ about\b"),
)  # fmt: skip
_NEVER = r"\b(never|do not|don.t) ask\b|\bnot to be asked\b|\bnever again\b"
_HOW = {Introduction.VISIT: r"\bvisit\b|\bwent\b", Introduction.LETTER: r"\bletter\b",
        Introduction.CALL: r"\bcall\b|\brang\b"}  # fmt: skip
_AFTER = re.compile(r"\b(after|once|when|on|in|from|until|by|about|expected) ")
_HAS_DAY = (Rung.NOT_NOW, Rung.LISTED, Rung.ASKED)
_EVENT = ("after", "once", "when")
_BREAKS = {"christmas": "Christmas", "new year": "Christmas", "easter": "Easter",
           "summer": "summer", "half-term": "half-term", "half term": "half-term"}  # fmt: skip
_SPAN = re.compile(r"^(\d{1,2}|an?|one|two|three|four|six) (day|week|month)s?\b")
_NUMBERS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6}
_DAYS = {"day": 1, "week": 7, "month": 30}
_MONTHS = {f"{date(2000, m, 1):%B}".casefold(): m for m in range(1, 13)}
_YEAR = 400  # days to look ahead for a break
_WORDS = 4  # words that a date is typed in


@dataclass(frozen=True)
class Heard:
    """What a line was understood as; `day` is one to ask again on, or expected, by its `rung`."""

    rung: Rung | None = None
    day: date | None = None
    event: str = ""
    never: bool = False
    how: Introduction | None = None
    helped: bool | None = None


def heard(text: str, today: date, calendar: SchoolCalendar) -> Heard:
    """Understand a line; what is not understood is left open."""
    line = " ".join(text.casefold().replace("’", "'").split())
    never = bool(re.search(_NEVER, line))
    found = (rung for rung, pattern in _SAYS if re.search(pattern, line))
    rung = Rung.NOT_NOW if never else next(found, None)
    day, event = _when(line, text, today, calendar)
    return Heard(
        rung=rung,
        day=day if rung in _HAS_DAY and not never else None,
        event=event if rung is Rung.NOT_NOW and not never else "",
        never=never,
        how=_how(line) if rung is Rung.INTRODUCED else None,
        helped=not re.search(r"\bnot help|n't help|\bno help", line) if rung is Rung.HELPED
        else None,
    )  # fmt: skip


def first_day_after(name: str, today: date, calendar: SchoolCalendar) -> date | None:
    """Give the first school day after the next break of this name; None where it is not known."""
    day = today
    while (found := next_break(calendar, day, _YEAR)) and (day - today).days < _YEAR:
        if name.casefold() in found.name.casefold():
            return None if found.note else found.last + timedelta(1)
        day = found.last
    return None


def _how(line: str) -> Introduction | None:
    return next((how for how, pattern in _HOW.items() if re.search(pattern, line)), None)


def _when(
    line: str, text: str, today: date, calendar: SchoolCalendar
) -> tuple[date | None, str]:  # fmt: skip
    """Find a day, or what is to happen first, behind "after", "on", "in" or "until"."""
    event = ""
    for found in _AFTER.finditer(line):
        said = re.split(r"[,.;]", line[found.end() :])[0].strip()
        named = next((name for word, name in _BREAKS.items() if word in said), "")
        if named:
            return first_day_after(named, today, calendar), ""
        if day := _day(said, today, calendar):
            return day, ""
        if found[1] in _EVENT and not event:
            event = _as_typed(said, line, text)
    return None, event


def _as_typed(said: str, line: str, text: str) -> str:
    """Give words of the line with the capitals they were typed in."""
    at, whole = line.find(said), " ".join(text.split())
    return whole[at : at + len(said)] if len(whole) == len(line) else said


def _day(said: str, today: date, calendar: SchoolCalendar) -> date | None:
    if span := _SPAN.match(said):
        number = _NUMBERS.get(span[1]) or int(span[1])
        return today + timedelta(number * _DAYS[span[2]])
    if said in _MONTHS:
        return _in_month(_MONTHS[said], today, calendar)
    words = said.split()
    for number in range(min(_WORDS, len(words)), 0, -1):
        piece = " ".join(words[:number])
        if len(piece) < len(WEEKDAYS[0]) // 2:  # "a" and "t" are words here
            continue
        try:
            return parse_day(piece, today)
        except Invalid:
            continue
    return None


def _in_month(month: int, today: date, calendar: SchoolCalendar) -> date:
    """Give the first school day of a month to come; its first weekday where school is closed."""
    first = date(today.year + (month <= today.month), month, 1)
    days = [first + timedelta(n) for n in range(28)]
    weekdays = [day for day in days if day.weekday() < 5]
    return next((day for day in weekdays if calendar.is_school_day(day)), weekdays[0])
