"""See today, by time; and what passed unrecorded, asked about once."""

from PySide6.QtCore import Signal

from ui.desk import Desk
from ui.models.today import Today
from ui.models.visits import Visit
from ui.today.lines import Lines
from ui.today.visit import VisitLine
from ui.widgets.buttons import Button

_NONE = "Nothing planned today. Plan a visit, or look at who you have not seen."


class SeeCard(Lines[VisitLine]):
    """The day by time."""

    week_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        self.week = Button("My week", "quiet", "calendar-days")
        super().__init__(desk, "See today", lambda: self._line(), most=0, actions=(self.week,))
        self.week.clicked.connect(self.week_wanted)

    def show_day(self, today: Today) -> None:
        """Show the day; while school is closed and nothing is planned, the card is not there."""
        over = [one for one in today.visits if one.over]
        coming = [one for one in today.visits if not one.over]
        self.show_at_first(len(coming))
        self.show_lines([*coming, *over], _NONE)
        self.count.setText(str(len(coming)) if coming else "")
        self.setVisible(bool(today.visits) or today.off is None)

    def more_words(self, left: int) -> str:
        """Say that what is not shown has been."""
        return f"Show {left} from earlier today"

    def _line(self) -> VisitLine:
        return _joined(VisitLine(self.desk), self)


class PassedCard(Lines[VisitLine]):
    """Did these happen? Each asks once: seen, tried, moved, not needed."""

    def __init__(self, desk: Desk) -> None:
        new = lambda: _joined(VisitLine(self.desk, passed=True), self)  # noqa: E731
        super().__init__(desk, "Did these happen?", new, most=3, kind="info", icon="history")

    def show_passed(self, passed: tuple[Visit, ...]) -> None:
        """Show what nobody has said of yet; the latest first."""
        self.show_lines(passed[::-1])
        self.setVisible(bool(passed))


def _joined(line: VisitLine, card: Lines[VisitLine]) -> VisitLine:
    line.moved.connect(card.go_on)
    line.kept.connect(card.keep)
    return line
