"""Which half-days a child misses: by weekday, by morning and afternoon, and how sure that is."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from math import comb
from typing import Literal, NamedTuple

from linkworker.measures.attendance import SESSIONS, Mark, Session, summarise
from linkworker.measures.days import WEEKDAYS, say_day

Sure = Literal["clear", "may be chance", "none", "too few"]

# Below these nothing is said about days: a handful of half-days always looks like a pattern.
_FEWEST_MISSED = 4
_FEWEST_POSSIBLE = 20
_FEWEST_OCCASIONS = 4
_CHANCE = Fraction(1, 20)


class Cell(NamedTuple):
    """One half-day of the week: how often it was missed, of how many possible."""

    weekday: int
    session: Session
    missed: int
    possible: int


@dataclass(frozen=True)
class Pattern:
    """What the marks say.

    `sure` is "clear" when fewer than 1 in 20 children who miss as often, at random, would show
    as strong a bunching on any of the 17 days, half-days and sessions looked at.
    """

    missed: int
    possible: int
    sure: Sure
    sentence: str


class _Group(NamedTuple):
    """Some cells with one name in the plural, such as "Monday mornings"."""

    name: str
    missed: int
    possible: int
    holds: Callable[[Mark], bool]


def pattern(marks: Iterable[Mark], *, since: date | None = None) -> Pattern:
    """Find the weekday, half-day or session that is missed most, and say it in plain words.

    `since`, such as the first day of this half-term, adds what has happened from then on, with
    the number of occasions it rests on.
    """
    given = tuple(marks)
    cells = _cells(given)
    missed, possible = sum(cell.missed for cell in cells), sum(cell.possible for cell in cells)
    if missed < _FEWEST_MISSED or possible < _FEWEST_POSSIBLE:
        few = f"{_half_days(missed)} missed of {possible}: too few to see a pattern."
        return Pattern(missed, possible, "too few", few)
    groups = _groups(cells)
    by_chance = [_chance(group, missed, possible) for group in groups]
    least = min(by_chance)
    if least > _CHANCE:
        none = f"The {_half_days(missed)} missed fall on no particular day."
        return Pattern(missed, possible, "none", none)
    group = groups[by_chance.index(least)]
    sure: Sure = "clear" if least * len(groups) <= _CHANCE else "may be chance"
    sentence = _sentence(group, missed, sure) + _lately(group, given, since)
    return Pattern(missed, possible, sure, sentence)


def _cells(marks: tuple[Mark, ...]) -> tuple[Cell, ...]:
    """Count each of the ten half-days of a week, from Monday morning on."""
    held: dict[tuple[int, str], list[Mark]] = {}
    for mark in marks:
        held.setdefault((mark.day.weekday(), mark.session), []).append(mark)
    found = []
    for weekday in range(5):
        for session in SESSIONS:
            counted = summarise(held.get((weekday, session), ()))
            found.append(Cell(weekday, session, counted.absent, counted.possible))
    return tuple(found)


def _groups(cells: tuple[Cell, ...]) -> list[_Group]:
    """Make the ten half-days, the five weekdays, mornings and afternoons, the finest first."""
    parts = {"AM": "morning", "PM": "afternoon"}
    halves = [
        _group(f"{WEEKDAYS[weekday]} {parts[session]}s", cells, (weekday,), (session,))
        for weekday in range(5)
        for session in SESSIONS
    ]
    days = [_group(f"{WEEKDAYS[weekday]}s", cells, (weekday,), SESSIONS) for weekday in range(5)]
    sessions = [_group(f"{parts[session]}s", cells, range(5), (session,)) for session in SESSIONS]
    return halves + days + sessions


def _group(
    name: str, cells: tuple[Cell, ...], weekdays: Collection[int], sessions: Collection[Session]
) -> _Group:
    wanted = {(weekday, session) for weekday in weekdays for session in sessions}
    own = [cell for cell in cells if (cell.weekday, cell.session) in wanted]

    def holds(mark: Mark) -> bool:
        return (mark.day.weekday(), mark.session) in wanted

    missed, possible = sum(cell.missed for cell in own), sum(cell.possible for cell in own)
    return _Group(name, missed, possible, holds)


def _chance(group: _Group, missed: int, possible: int) -> Fraction:
    """Give the chance that `missed` half-days strewn at random fall in the group this often."""
    ways = sum(
        comb(group.possible, hits) * comb(possible - group.possible, missed - hits)
        for hits in range(group.missed, min(group.possible, missed) + 1)
    )
    return Fraction(ways, comb(possible, missed))


def _sentence(group: _Group, missed: int, sure: Sure) -> str:
    strength = "More than chance would give" if sure == "clear" else "It may still be chance"
    return (
        f"{group.missed} of the {missed} half-days missed were {group.name}. {strength}: "
        f"there were {_occasions(group.possible, group.name)} in all."
    )


def _lately(group: _Group, marks: tuple[Mark, ...], since: date | None) -> str:
    if since is None:
        return ""
    held = summarise(mark for mark in marks if mark.day >= since and group.holds(mark))
    lately = f" Since {say_day(since)}: {held.absent or 'none'} missed"
    lately += f" of {_occasions(held.possible, group.name)}"
    return lately + (", too few to say more." if held.possible < _FEWEST_OCCASIONS else ".")


def _occasions(number: int, name: str) -> str:
    return f"{number} {name.removesuffix('s') if number == 1 else name}"


def _half_days(number: int) -> str:
    return f"{number} half-day" if number == 1 else f"{number} half-days"
