"""Where each week stands across a chart: the line above and the half-days below share it."""

from datetime import date
from typing import NamedTuple

from ui import theme
from ui.models.attendance_weeks import Week

CELL, GAP, LEFT = 16, 2, 42
_WEEK_GAP, _BREAK = 7, 20
BREAK_BAND = 14


class Placed(NamedTuple):
    """A week and its left edge; `gap_left` is where the break before it stands, if one is drawn."""

    left: int
    week: Week
    gap_left: int | None


class WeeksAxis:
    """As many weeks as there is room for: the latest, or earlier ones when moved back."""

    def __init__(self) -> None:
        self.weeks: tuple[Week, ...] = ()
        self._later = 0

    def show(self, weeks: tuple[Week, ...]) -> None:
        """Take other weeks; the latest are in sight."""
        self.weeks, self._later = weeks, 0

    def placed(self, width: int) -> list[Placed]:
        """Place the weeks in sight within `width` px, the earliest at the left."""
        room, shown = width - theme.size(LEFT), list[Week]()
        for week in reversed(self.weeks[: len(self.weeks) - self._later]):
            gap = theme.size(_BREAK) if shown and shown[-1].gap else 0
            room -= week_width() + gap
            if room < 0:
                break
            shown.append(week)
        placed, left = list[Placed](), theme.size(LEFT)
        for week in reversed(shown):
            gap_left = left if placed and week.gap else None
            left += theme.size(_BREAK) if gap_left is not None else 0
            placed.append(Placed(left, week, gap_left))
            left += week_width()
        return placed

    def move(self, weeks: int, width: int) -> None:
        """Go so many weeks back (or on, below 0), no further than there are weeks to see."""
        most = max(0, len(self.weeks) - len(self.placed(width)))
        self._later = max(0, min(self._later + weeks, most))

    def earlier(self, width: int) -> bool:
        """Say whether there are weeks before those in sight."""
        placed = self.placed(width)
        return bool(placed) and placed[0].week is not self.weeks[0]

    def later(self) -> bool:
        """Say whether there are weeks after those in sight."""
        return self._later > 0


def week_width() -> int:
    """Give the px from one Monday to the next."""
    return 2 * theme.size(CELL + GAP) - theme.size(GAP) + theme.size(_WEEK_GAP)


def day_at(placed: Placed, day: date) -> int:
    """Give the px where a day of a placed week begins."""
    whole = 2 * theme.size(CELL + GAP) - theme.size(GAP)
    return placed.left + whole * min(day.weekday(), 4) // 5
