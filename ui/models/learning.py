"""Marks at school in words: as given, where they stand for the age, and whether that rose."""

from collections.abc import Iterator, Sequence
from datetime import date

from linkworker.measures.attainment import AREAS, got_on, say_level
from linkworker.records import Attainment, Subject
from ui.models.said_days import near_day
from ui.models.sdq_facts import SdqFacts

_GOT_ON = {True: "higher than at first", False: "not higher than at first"}


def mark_words(mark: Attainment, facts: SdqFacts) -> str:
    """Say a mark as the school gave it, and its level: "WTS, below expected"."""
    level = facts.level(mark)
    said = f"{mark.raw}, {say_level(level)}"
    return said if level is not None else f"{said}: {_why(mark, facts)}"


def source_words(mark: Attainment, today: date) -> str:
    """Say on which scale, when, and from whom a mark is."""
    day = near_day(mark.given_on, today) if mark.given_on else ""
    track = {True: "on track", False: "not on track yet", None: ""}[mark.on_track]
    return " · ".join(part for part in (mark.scale, day, mark.source, track) if part)


def latest(marks: Sequence[Attainment]) -> list[Attainment]:
    """Give the newest mark of each subject, in the order of subjects."""
    newest: dict[Subject | None, Attainment] = {}
    for mark in marks:
        newest.setdefault(mark.subject, mark)
    return [newest[subject] for subject in Subject if subject in newest]


def change_lines(facts: SdqFacts) -> Iterator[str]:
    """Say of English and maths whether the level rose since the first marks."""
    for area in AREAS:
        hers = [m for m in facts.marks if m.subject and m.subject.value in AREAS[area]]
        if len({mark.given_on for mark in hers}) < 2:
            continue
        first, last = _levels(reversed(hers), facts), _levels(hers, facts)
        rose = got_on(first, last, area)
        if rose is not None:
            yield f"{area[0].upper()}{area[1:]}: the level is {_GOT_ON[rose]}."


def _levels(marks: Iterator[Attainment] | Sequence[Attainment], facts: SdqFacts) -> dict[
    str, int | None
]:  # fmt: skip
    """Give the level of each subject by the first of its marks."""
    found: dict[str, int | None] = {}
    for mark in marks:
        if mark.subject:
            found.setdefault(mark.subject.value, facts.level(mark))
    return found


def _why(mark: Attainment, facts: SdqFacts) -> str:
    if not facts.described(mark):
        return "nobody has said what this scale means here"
    return "the scale does not name this mark"
