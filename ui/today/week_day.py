"""One day of the week: its slots by time; Ctrl and an arrow key moves one."""

from collections.abc import Sequence
from datetime import date

from ui.desk import Desk
from ui.models.visits import Visit
from ui.today.lines import Lines
from ui.today.visit import VisitLine
from ui.widgets.layout import across, down, held, rule, unshown


class WeekDay(Lines["WeekLine"]):
    """A column: the day, whether school is closed, and what it holds."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, " ", lambda: self._line(), most=30)
        self.day = date.min

    def show_day(self, day: date, visits: Sequence[Visit], closed: str, *, today: bool) -> None:
        """Show a day; `closed` says why school is shut, or ""."""
        self.day = day
        self.heading.setText(f"{day:%a} {day.day}")
        self.setAccessibleName(f"{day:%A} {day.day} {day:%B}")
        self.set_kind("accent" if today else "plain")
        self.show_lines(visits, closed.capitalize() or "Nothing planned")
        self.count.setText("")

    def _line(self) -> "WeekLine":
        line = WeekLine(self.desk)
        line.moved.connect(self.go_on)
        line.kept.connect(self.keep)
        return line


class WeekLine(VisitLine):
    """A slot in a narrow column: time and first names, what for and where under them."""

    def _build(self) -> None:
        head = across(self._time, gap=2)
        head.addWidget(self.name, 1)
        head.addWidget(self._what, 1)
        head.addWidget(self._more)
        rest = (self.note, self.seen, self.tried, self._tag, self._avatar, self._own)
        parts = (rule(), head, self._about, self._under, unshown(held(across(*rest))))
        self.setLayout(down(*parts, gap=0, margins=(0, 2, 0, 4)))

    def show_thing(self, visit: Visit) -> None:
        """Show another slot; what falls away says why."""
        super().show_thing(visit)
        self.name.say(", ".join(child.name for child in visit.children), self._said(visit))
        self._time.set_tone("muted" if visit.first.away else "")
