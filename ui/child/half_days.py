"""The grid of half-days: a column for each week, Monday morning at the top left of it."""

from datetime import date, timedelta
from typing import NamedTuple

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from linkworker.measures.attendance import SESSIONS, Mark
from linkworker.measures.attendance_codes import meaning, shown_as
from linkworker.measures.calendar import SchoolCalendar
from linkworker.measures.days import WEEKDAYS, say_day
from ui import theme
from ui.child.signs import draw_letter, draw_sign
from ui.widgets.labels import tip

_CELL, _GAP, _WEEK_GAP, _LEFT, _TOP, _BREAK = 17, 2, 11, 40, 26, 24
_WEEK = timedelta(days=7)


class _Column(NamedTuple):
    """A week of marks, or a break between two with its name."""

    monday: date
    marks: dict[tuple[int, str], Mark]
    named: str


class HalfDays(QWidget):
    """As many of the latest weeks as there is room for; pointing at a half-day says what it is."""

    def __init__(self) -> None:
        super().__init__()
        self._columns: list[_Column] = []
        self._letters = False
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_marks(self, marks: tuple[Mark, ...], calendar: SchoolCalendar) -> None:
        """Show other marks."""
        weeks: dict[date, dict[tuple[int, str], Mark]] = {}
        for mark in marks:
            monday = mark.day - timedelta(days=mark.day.weekday())
            weeks.setdefault(monday, {})[mark.day.weekday(), mark.session] = mark
        self._columns = []
        for monday, found in sorted(weeks.items()):
            last = self._columns[-1].monday if self._columns else None
            if last and monday - last > _WEEK:
                self._columns.append(_Column(monday - _WEEK, {}, _break(calendar, last, monday)))
            self._columns.append(_Column(monday, found, ""))
        self.update()

    def show_letters(self, shown: bool) -> None:
        """Show the register's letters in the grid, or only the signs."""
        self._letters = shown
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Five rows, and the dates above."""
        high = theme.size(_TOP) + 5 * theme.size(_CELL + _GAP)
        return QSize(theme.size(320), high)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never lower; narrower shows fewer weeks."""
        return QSize(theme.size(200), self.sizeHint().height())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()

    def event(self, event: QEvent) -> bool:
        """Say what the half-day under the pointer is."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            mark = self._at(event.pos().x(), event.pos().y())
            tip(self, say_mark(mark) if mark else "")
            QToolTip.showText(event.globalPos(), self.toolTip(), self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the names of the days, then week after week."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text3"))
        for row in range(5):
            area = QRectF(0, self._y(row), theme.size(_LEFT - 6), theme.size(_CELL))
            painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, WEEKDAYS[row][:3])
        month = 0
        for left, column in self._placed():
            if column.named:
                self._draw_break(painter, left, column)
            else:
                self._draw_week(painter, left, column, named=column.monday.month != month)
                month = column.monday.month
        painter.end()

    def _draw_week(self, painter: QPainter, left: int, column: _Column, *, named: bool) -> None:
        day = column.monday
        painter.setFont(theme.font("metab" if named else "meta"))
        painter.setPen(theme.colour("text3"))
        words = f"{day.day} {day:%b}" if named else str(day.day)
        painter.drawText(QPointF(left, theme.size(14)), words)
        for row in range(5):
            for half, session in enumerate(SESSIONS):
                x = left + half * theme.size(_CELL + _GAP)
                cell = QRectF(x, self._y(row), theme.size(_CELL), theme.size(_CELL))
                mark = column.marks.get((row, session))
                draw_sign(painter, cell, shown_as(mark.code, mark.day) if mark else "no mark yet")
                if self._letters and mark:
                    draw_letter(painter, cell, mark.code)

    def _draw_break(self, painter: QPainter, left: int, column: _Column) -> None:
        high = 5 * theme.size(_CELL + _GAP) - theme.size(_GAP)
        area = QRectF(left, theme.size(_TOP), theme.size(_BREAK - 8), high)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sunken"))
        painter.drawRoundedRect(area, 4, 4)
        painter.save()
        painter.translate(area.center())
        painter.rotate(-90)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text3"))
        words = QRectF(-high / 2, -area.width() / 2, high, area.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, column.named)
        painter.restore()

    def _placed(self) -> list[tuple[int, _Column]]:
        """Place the latest columns that fit, the earliest at the left."""
        room, shown = self.width() - theme.size(_LEFT), []
        for column in reversed(self._columns):
            room -= _wide(column)
            if room < 0:
                break
            shown.append(column)
        while shown and shown[-1].named:
            shown.pop()
        placed, left = [], theme.size(_LEFT)
        for column in reversed(shown):
            placed.append((left, column))
            left += _wide(column)
        return placed

    def _at(self, x: int, y: int) -> Mark | None:
        for left, column in self._placed():
            for (row, session), mark in column.marks.items():
                half = SESSIONS.index(mark.session)
                at = left + half * theme.size(_CELL + _GAP)
                cell = QRect(at, self._y(row), theme.size(_CELL), theme.size(_CELL))
                if session and cell.contains(x, y):
                    return mark
        return None

    def _y(self, row: int) -> int:
        return theme.size(_TOP) + row * theme.size(_CELL + _GAP)


def say_mark(mark: Mark) -> str:
    """Say one half-day: "Mon 20 October, morning: unauthorised absence (O)"."""
    half = "morning" if mark.session == "AM" else "afternoon"
    return f"{say_day(mark.day)}, {half}: {meaning(mark.code, mark.day)}"


def _wide(column: _Column) -> int:
    if column.named:
        return theme.size(_BREAK)
    return 2 * theme.size(_CELL + _GAP) - theme.size(_GAP) + theme.size(_WEEK_GAP)


def _break(calendar: SchoolCalendar, last: date, monday: date) -> str:
    """Name the time without marks between two weeks."""
    between = [last + _WEEK * n for n in range(1, (monday - last).days // 7)]
    if any(day in week for day in between for week in calendar.half_terms):
        return "Half-term"
    return "Holiday" if between and not any(map(calendar.in_term, between)) else "No marks"
