"""The grid of half-days: a column for each week, Monday morning at the top left of it."""

from datetime import timedelta

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker.measures.attendance import SESSIONS, Mark
from linkworker.measures.attendance_codes import meaning, shown_as
from linkworker.measures.days import WEEKDAYS, say_day
from ui import theme
from ui.child.signs import draw_agreed, draw_letter, draw_sign
from ui.child.weeks_axis import BREAK_BAND, CELL, GAP, LEFT, Placed, WeeksAxis
from ui.child.year_line import draw_breaks
from ui.widgets.drawing import smooth
from ui.widgets.row_table import ENTERS

_TOP = 24
_DAYS = 5
# A key, and how far it goes: columns of half-days, days
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_PageUp: (-2, 0),
    Qt.Key.Key_PageDown: (2, 0),
}


class HalfDays(QWidget):
    """The weeks in sight. Pointing at a half-day or going there by the arrows tells of it.

    `told(mark)` is the half-day gone to or pointed at, None when there is none; `asked(mark)` one
    that is pressed, by Enter or the mouse.
    """

    told = Signal(object)
    asked = Signal(object)
    moved = Signal()
    fitted = Signal()  # there is room for more weeks, or fewer

    def __init__(self, axis: WeeksAxis) -> None:
        super().__init__()
        self._axis = axis
        self._letters = False
        self._at: Mark | None = None
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def begin(self) -> None:
        """Show other weeks: no half-day is gone to yet."""
        self._at = None
        self.update()

    def show_letters(self, shown: bool) -> None:
        """Show the register's letters in the grid, or only the signs."""
        self._letters = shown
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Five rows, and the dates above."""
        return QSize(theme.size(320), self._y(_DAYS) + 2)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never lower; narrower shows fewer weeks."""
        return QSize(theme.size(200), self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Tell that other weeks may be in sight."""
        super().resizeEvent(event)
        self.fitted.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Tell of the half-day under the pointer."""
        self.told.emit(self.mark_at(event.position()) or self._at)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Go to the half-day under the pointer."""
        mark = self.mark_at(event.position())
        if mark is not None:
            self._go_to(mark)
            self.asked.emit(mark)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Tell again of the one gone to."""
        super().leaveEvent(event)
        self.told.emit(self._at)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Go to the latest half-day, or stay at the one gone to before."""
        super().focusInEvent(event)
        if self._axis.weeks and event.reason() is not Qt.FocusReason.MouseFocusReason:
            self._go_to(self._beside(0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from half-day to half-day by the arrows, from week to week by Page Up and Down."""
        key = Qt.Key(event.key())
        if key in ENTERS and self._at is not None:
            self.asked.emit(self._at)
        elif key in _STEPS and self._axis.weeks:
            self._go_to(self._beside(*_STEPS[key]))
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the names of the days, then week after week."""
        del event
        with smooth(self) as painter:
            painter.setFont(theme.font("meta"))
            painter.setPen(theme.colour("text3"))
            for row in range(_DAYS):
                area = QRectF(0, self._y(row), theme.size(LEFT - 6), theme.size(CELL))
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, WEEKDAYS[row][:3])
            placed = self._axis.placed(self.width())
            draw_breaks(painter, placed, 0, self.height())
            month, taken = 0, 0
            for on in placed:
                self._draw_gap(painter, on)
                self._draw_week(painter, on)
                if on.left > taken:
                    taken = self._draw_date(painter, on, named=on.week.monday.month != month)
                month = on.week.monday.month
            self._draw_focus(painter, placed)

    def mark_at(self, point: QPointF) -> Mark | None:
        """Find the half-day at a point of the widget."""
        for on in self._axis.placed(self.width()):
            for mark in on.week.marks:
                if self._cell(on, mark).contains(point):
                    return mark
        return None

    def _beside(self, columns: int, days: int) -> Mark:
        """Find the half-day so far from the one gone to, or stay; the last marked to begin with."""
        places = {
            (2 * number + SESSIONS.index(mark.session), mark.day.weekday()): mark
            for number, week in enumerate(self._axis.weeks)
            for mark in week.marks
        }
        if self._at is None:
            last = self._axis.weeks[-1].marks
            return next((mark for mark in reversed(last) if mark.code), last[-1])
        column, day = next(place for place, mark in places.items() if mark == self._at)
        return places.get((column + columns, day + days), self._at)

    def _go_to(self, mark: Mark) -> None:
        self._at = mark
        for _ in self._axis.weeks:
            placed = self._axis.placed(self.width())
            if not placed or any(mark in on.week.marks for on in placed):
                break
            self._axis.move(1 if mark.day < placed[0].week.monday else -1, self.width())
        self.moved.emit()
        self.told.emit(mark)
        self.update()

    def _draw_date(self, painter: QPainter, on: Placed, *, named: bool) -> int:
        """Write the date of a Monday, with the month where it is another; give its right edge."""
        monday = on.week.monday
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text2" if named else "text3"))
        words = f"{monday.day} {monday:%b}" if named else str(monday.day)
        painter.drawText(QPointF(on.left, theme.size(14)), words)
        return on.left + painter.fontMetrics().horizontalAdvance(words)

    def _draw_week(self, painter: QPainter, on: Placed) -> None:
        monday = on.week.monday
        marks = {(mark.day, mark.session): mark for mark in on.week.marks}
        for row in range(_DAYS):
            for session in SESSIONS:
                blank = Mark(monday + timedelta(days=row), session, "")
                mark = marks.get(blank[:2], blank)
                cell = self._cell(on, mark)
                draw_sign(painter, cell, shown_as(mark.code, mark.day))
                if mark[:2] in on.week.agreed:
                    draw_agreed(painter, cell)
                if self._letters:
                    draw_letter(painter, cell, mark.code)

    def _draw_gap(self, painter: QPainter, on: Placed) -> None:
        if on.gap_left is None:
            return
        high = self._y(_DAYS) - theme.size(_TOP)
        area = QRectF(on.gap_left, theme.size(_TOP), theme.size(BREAK_BAND), high)
        painter.save()
        painter.translate(area.center())
        painter.rotate(-90)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text3"))
        words = QRectF(-high / 2, -area.width() / 2, high, area.width())
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, on.week.gap)
        painter.restore()

    def _draw_focus(self, painter: QPainter, placed: list[Placed]) -> None:
        """Ring the half-day gone to while the focus is here."""
        at = next((on for on in placed if self._at in on.week.marks), None)
        if at is None or self._at is None or not self.hasFocus():
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(theme.colour("focus"), 2))
        painter.drawRoundedRect(self._cell(at, self._at).adjusted(-1, -1, 1, 1), 4, 4)

    def _cell(self, on: Placed, mark: Mark) -> QRectF:
        left = on.left + SESSIONS.index(mark.session) * theme.size(CELL + GAP)
        top = self._y((mark.day - on.week.monday).days)
        return QRectF(left, top, theme.size(CELL), theme.size(CELL))

    def _y(self, row: int) -> int:
        return theme.size(_TOP) + row * theme.size(CELL + GAP)


def say_mark(mark: Mark) -> str:
    """Say one half-day: "Mon 20 October, morning: unauthorised absence (O)"."""
    half = "morning" if mark.session == "AM" else "afternoon"
    return f"{say_day(mark.day)}, {half}: {meaning(mark.code, mark.day)}"
