"""Help as a timeline tells it: taken up, worked on, agreed with the school, given and back."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from linkworker.fields import Record
from linkworker.measures.support import say_time
from linkworker.records import (
    Child,
    DirectWork,
    Enrichment,
    EnrichmentTime,
    Handed,
    PracticalSupport,
    SchoolAdjustment,
)
from linkworker.store import Reader
from ui.desk import today
from ui.happened.told import Told, told_on

_HELP = "help"
_TAKEN, _WORKED = ("sparkles", "accent"), ("book-open", "accent")
_AGREED, _HANDED, _BACK = ("school", "info"), ("hand-heart", "plain"), ("check", "ok")
_OVER = ("flag", "plain")


def tell_help(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell what began, was done, came back and ended; struck out or not."""
    for enrichment in reader.find(Enrichment, child=child.id):
        yield from _taken(reader, enrichment, staff)
    for work in reader.find(DirectWork, child=child.id):
        yield _worked(work, staff)
    for adjustment in reader.find(SchoolAdjustment, child=child.id):
        yield from _agreed(adjustment, staff)
    for support in reader.find(PracticalSupport, child=child.id):
        yield from _handed(support, staff)


def _taken(reader: Reader, one: Enrichment, staff: dict[str, str]) -> Iterator[Told]:
    who, struck = staff.get(one.by, ""), one.struck_because
    words = _lines(f"From {one.from_whom}", _quoted(one.did, one.said_by))
    yield _told(one.started, f"Took up: {one.what}", words, who, _TAKEN, one, struck)
    if one.ended_on:
        yield _told(one.ended_on, f"Ended: {one.what}", one.ended_because, who, _OVER, one, struck)
    for time in reader.find(EnrichmentTime, enrichment=one.id):
        long = f", {say_time(time.minutes)}" if time.minutes else ""
        struck_too = time.struck_because or struck
        by = staff.get(time.by, "")
        yield _told(time.on, f"{one.what}{long}", time.words, by, _TAKEN, time, struck_too)


def _worked(one: DirectWork, staff: dict[str, str]) -> Told:
    long = f", {say_time(one.minutes)}" if one.minutes else ""
    words = _lines(f"{one.topics[:1].upper()}{one.topics[1:]}", _quoted(one.words, ""))
    day, who = one.at.date() if one.at else None, staff.get(one.by, "")
    title = f"Direct work: {one.resource}{long}"
    told = _told(day, title, words, who, _WORKED, one, one.struck_because)
    return replace(told, at=one.at, timed=True) if one.at else told


def _agreed(one: SchoolAdjustment, staff: dict[str, str]) -> Iterator[Told]:
    who, struck = staff.get(one.by, ""), one.struck_because
    title = f"The school agreed: {one.what}"
    words = _lines(f"Agreed by {one.agreed_by}", one.how)
    yield _told(one.starts, title, words, who, _AGREED, one, struck)
    if one.until and one.until <= today():
        words = one.came_of
        yield _told(one.until, f"Last day of: {one.what}", words, who, _OVER, one, struck)


def _handed(one: PracticalSupport, staff: dict[str, str]) -> Iterator[Told]:
    who, struck = staff.get(one.by, ""), one.struck_because
    verb = "Lent" if one.handed is Handed.LENT else "Given"
    whom = f" to {one.whom}" if one.whom else ""
    words = _lines(f"By {one.from_whom}", one.notes)
    yield _told(one.on, f"{verb}{whom}: {one.what}", words, who, _HANDED, one, struck)
    if one.returned_on:
        title, words = f"Came back: {one.what}", one.returned_words
        yield _told(one.returned_on, title, words, who, _BACK, one, struck)


def _told(
    day: date | None, title: str, words: str, who: str, mark: tuple[str, str], record: Record,
    struck: str,
) -> Told:  # fmt: skip
    return replace(told_on(_HELP, day, title, words, who, mark, record), struck=struck)


def _quoted(words: str, who: str) -> str:
    return f"“{words}” {who}".strip() if words else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
