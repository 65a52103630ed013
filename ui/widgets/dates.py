"""What a person means by the date they typed: t, fri, last thu, +7, 13/11, 13 nov. Pure, no Qt."""

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Literal

from linkworker.errors import Invalid
from linkworker.measures.days import WEEKDAYS, read_day, say_day

Looking = Literal["ahead", "back"]

_NEAR = {
    **dict.fromkeys(("t", "tod", "today"), 0),
    **dict.fromkeys(("tom", "tomorrow"), 1),
    **dict.fromkeys(("y", "yes", "yest", "yesterday"), -1),
}
_STEP = re.compile(r"([+-]) ?(\d{1,3}) ?(d|days?|w|weeks?)?")
_LAST = re.compile(r"last ([a-z]+)|([a-z]+) before last")
_WEEKDAY_FIRST = re.compile(r"([a-z]+) (?=\d)(.+)")
_MONTH_FIRST = re.compile(r"^([a-z]{3,9}) (\d{1,2})( \d{2,4})?$")
_SHORT_YEAR = re.compile(r"(\d{1,2}[/.-]\d{1,2}[/.-]|\d{1,2} [a-z]{3,9} )(\d\d)")
_NO_YEAR = re.compile(r"\d{1,2}([/.-])\d{1,2}|\d{1,2}( )[a-z]{3,9}")


def parse_day(text: str, today: date, looking: Looking = "ahead") -> date:
    """Read a date as people type it; without a year or with a weekday, the nearest `looking` way.

    "fri" is never today: a Friday's own name means next (or last) week's; "t" means today.
    "last thu" is the Thursday just gone, "thu before last" the one before it, either way looking.
    Raises Invalid with the end of a sentence: "must be a real date", "must include a month".
    """
    cleaned = _cleaned(text)
    found = _near(cleaned, today, looking)
    if found is not None:
        return found
    named, rest = _without_weekday(cleaned)
    found = read_day(_with_century(rest, today)) or _nearest(rest, today, looking)
    if found is None:
        raise Invalid({"day": _why(rest)})
    if named is not None and found.weekday() != named:
        raise Invalid({"day": f"must be a real date ({say_day(found, year=True)})"})
    return found


def _cleaned(text: str) -> str:
    text = " ".join(text.casefold().replace(",", " ").split())
    text = re.sub(r"(\d)(st|nd|rd|th)\b", r"\1", text)
    text = re.sub(r"(\d)([a-z]{3,})", r"\1 \2", text)
    return _MONTH_FIRST.sub(r"\2 \1\3", text) if _weekday(text.split(" ")[0]) is None else text


def _near(text: str, today: date, looking: Looking) -> date | None:
    if text in _NEAR:
        return _moved(today, _NEAR[text])
    if step := _STEP.fullmatch(text):
        days = int(step[2]) * (7 if (step[3] or "d").startswith("w") else 1)
        return _moved(today, days if step[1] == "+" else -days)
    last = _LAST.fullmatch(text)
    weekday = _weekday((last[1] or last[2]) if last else text)
    if weekday is None:
        return None
    if looking == "ahead" and not last:
        return _moved(today, (weekday - today.weekday() - 1) % 7 + 1)
    gone = (today.weekday() - weekday - 1) % 7 + 1
    return _moved(today, -gone - (7 if last and last[2] else 0))


def _moved(today: date, days: int) -> date | None:
    try:
        return today + timedelta(days=days)
    except OverflowError:
        return None


def _weekday(word: str) -> int | None:
    starts = [day.casefold().startswith(word) for day in WEEKDAYS]
    return starts.index(True) if len(word) >= 2 and sum(starts) == 1 else None


def _without_weekday(text: str) -> tuple[int | None, str]:
    if first := _WEEKDAY_FIRST.fullmatch(text):
        weekday = _weekday(first[1])
        if weekday is not None:
            return weekday, first[2]
    return None, text


def _with_century(text: str, today: date) -> str:
    """Write out a two-figure year: up to 20 years ahead is this century, others the last."""
    short = _SHORT_YEAR.fullmatch(text)
    if short is None:
        return text
    year = today.year // 100 * 100 + int(short[2])
    return f"{short[1]}{year if year <= today.year + 20 else year - 100}"


def _nearest(text: str, today: date, looking: Looking) -> date | None:
    match = _NO_YEAR.fullmatch(text)
    if match is None:
        return None
    gap = match[1] or match[2]
    return _first(
        (read_day(f"{text}{gap}{year}") for year in _years(today, looking)), today, looking
    )


def _years(today: date, looking: Looking) -> Iterable[int]:
    way = 1 if looking == "ahead" else -1
    return range(today.year, today.year + 9 * way, way)  # 29 February can be 8 years off


def _first(days: Iterable[date | None], today: date, looking: Looking) -> date | None:
    for day in days:
        if day is not None and (day >= today if looking == "ahead" else day <= today):
            return day
    return None


def _why(text: str) -> str:
    if text.isdecimal() and len(text) <= 2:
        return "must include a month"
    if re.fullmatch(r"[a-z]{3,9}( \d{4})?", text) and read_day(f"1 {text.split()[0]} 2000"):
        return "must include a day"
    return "must be a real date"
