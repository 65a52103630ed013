"""Where a mark stands against what is expected at a child's age, by each school's own scale.

A mark is kept as the school gave it. A school's scale says which marks are well below (-2), below
(-1), at (0) or above (1) what is expected; a mark that it does not name, or a scale that nobody has
described yet, has no level, which is None and never 0. A child has got on when the level rose: that
is a rise against the age, not a higher mark.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

LEVELS = {-2: "well below expected", -1: "below expected", 0: "at expected", 1: "above expected"}
AREAS = {"English": ("English", "reading", "writing"), "maths": ("maths",)}
_NUMBER = r"[0-9]{1,4}(?:\.[0-9]{1,2})?"
_RANGE = re.compile(rf"({_NUMBER})\s*(?:-|–|to)\s*({_NUMBER})", re.IGNORECASE)


@dataclass(frozen=True)
class Scale:
    """A school's scale: the marks of each level, parted by commas; numbers also as "80 to 99"."""

    well_below: str = ""
    below: str = ""
    at: str = ""
    above: str = ""

    @property
    def by_level(self) -> dict[int, str]:
        """The marks of each level."""
        return {-2: self.well_below, -1: self.below, 0: self.at, 1: self.above}

    @property
    def described(self) -> bool:
        """Whether anybody has said what any mark of it means."""
        return any(marks.strip() for marks in self.by_level.values())


def level(raw: str, scale: Scale | None) -> int | None:
    """Give a mark's level, -2 to 1; None without a scale, or where it does not name the mark.

    None too where the scale names the mark twice: it is not guessed.
    """
    if scale is None or not raw.strip():
        return None
    found = [at for at, marks in scale.by_level.items() if _names(marks, raw)]
    return found[0] if len(found) == 1 else None


def say_level(found: int | None) -> str:
    """Say a level in words; "no level" for None."""
    return "no level" if found is None else LEVELS[found]


def named_twice(scale: Scale) -> list[str]:
    """List the marks that a scale gives to more than one level."""
    every = [mark for marks in scale.by_level.values() for mark in _parts(marks)]
    return sorted({m for m in every if sum(_names(s, m) for s in scale.by_level.values()) > 1})


def area_level(levels: Mapping[str, int | None], area: str) -> int | None:
    """Give the level of English or maths: the lowest of its subjects; None if one has none."""
    found = [levels[subject] for subject in AREAS[area] if subject in levels]
    known = [one for one in found if one is not None]
    return min(known) if known and len(known) == len(found) else None


def got_on(
    start: Mapping[str, int | None], end: Mapping[str, int | None], area: str
) -> bool | None:
    """Say whether an area's level rose; None unless both ends know the same subjects of it."""
    same = {s for s in AREAS[area] if s in start} == {s for s in AREAS[area] if s in end}
    before, after = area_level(start, area), area_level(end, area)
    return None if not same or before is None or after is None else after > before


def _names(marks: str, raw: str) -> bool:
    wanted = raw.strip().casefold()
    return any(wanted == part or _within(part, wanted) for part in _parts(marks))


def _parts(marks: str) -> list[str]:
    return [part.strip().casefold() for part in marks.split(",") if part.strip()]


def _within(part: str, wanted: str) -> bool:
    ends = _RANGE.fullmatch(part)
    if ends is None or not re.fullmatch(_NUMBER, wanted):
        return False
    return Decimal(ends[1]) <= Decimal(wanted) <= Decimal(ends[2])
