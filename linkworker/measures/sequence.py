"""Supports in sequence over a programme's half-terms: what moves with what, and what clashes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

from linkworker.errors import Invalid

LAST = 12  # half-terms of the programme


@dataclass(frozen=True)
class Bar:
    """A support as it lies over the half-terms `first` to `last`, both included.

    `after` is the support that begins before it; `begun` and `ended` bars keep their beginning, and
    ended ones their end. `weekday`, `begins` and `ends` (minutes of the day) say when it meets, ""
    and 0 where that is not known; `room` and `lesson` where, and what is missed for it.
    """

    id: str
    name: str
    first: int
    last: int
    after: str = ""
    begun: bool = False
    ended: bool = False
    weekday: str = ""
    begins: int = 0
    ends: int = 0
    room: str = ""
    lesson: str = ""


def moved(bars: Sequence[Bar], id_: str, by: int) -> dict[str, tuple[int, int]]:
    """Move a support by half-terms; return the new places of it and of all that move with it.

    Whatever comes only after it is pushed on until it begins later. Raises Invalid, under `first`,
    where something has begun already, waits for another, or has no room left.
    """
    known = {bar.id: bar for bar in bars}
    bar = known[id_]
    if bar.begun:
        raise Invalid({"first": f"{bar.name} has begun: only its end can move"})
    found = {id_: _placed(bar, by)}
    before = known.get(bar.after)
    if before is not None and found[id_][0] <= before.first:
        raise Invalid({"first": f"{bar.name} comes only after {before.name} has begun"})
    _push(known, found, id_)
    return found


def stretched(bars: Sequence[Bar], id_: str, by: int) -> tuple[int, int]:
    """Make a support longer or shorter by half-terms; it keeps at least one. Raises Invalid."""
    bar = next(one for one in bars if one.id == id_)
    if bar.ended:
        raise Invalid({"last": f"{bar.name} has ended"})
    last = bar.last + by
    if last < bar.first:
        raise Invalid({"last": f"{bar.name} is one half-term long already"})
    if last > LAST:
        raise Invalid({"last": "The programme ends there"})
    return bar.first, last


def clashes(bars: Iterable[Bar]) -> list[tuple[Bar, Bar, str]]:
    """Find supports of one child that get in each other's way while both go on, and say how."""
    open_ = [bar for bar in bars if not bar.ended]
    found = []
    for one, other in combinations(open_, 2):
        if one.first <= other.last and other.first <= one.last:
            found += [(one, other, why) for why in _in_the_way(one, other)]
    return found


def same_time(one: Bar, other: Bar) -> bool:
    """Say whether two supports meet on one weekday at times that overlap."""
    met = bool(one.weekday) and one.weekday == other.weekday
    return met and one.begins < other.ends and other.begins < one.ends


def _placed(bar: Bar, by: int) -> tuple[int, int]:
    first, last = bar.first + by, bar.last + by
    if first < 1:
        raise Invalid({"first": f"{bar.name} is at the beginning of the programme already"})
    if last > LAST:
        raise Invalid({"first": f"There is no room left for {bar.name} before the programme ends"})
    return first, last


def _push(known: dict[str, Bar], found: dict[str, tuple[int, int]], id_: str) -> None:
    for bar in known.values():
        waits = bar.after == id_ and not bar.begun and bar.id not in found
        short = found[id_][0] + 1 - bar.first
        if waits and short > 0:
            found[bar.id] = _placed(replace(bar), short)
            _push(known, found, bar.id)


def _in_the_way(one: Bar, other: Bar) -> Iterable[str]:
    if same_time(one, other):
        yield f"Both are on {one.weekday}s at {one.begins // 60:02}:{one.begins % 60:02}"
    lesson = one.lesson.strip().casefold()
    if lesson and lesson == other.lesson.strip().casefold():
        yield f"Both are instead of {one.lesson.strip()}"
