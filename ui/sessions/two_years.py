"""A child's supports over the twelve half-terms of her programme: bars that keys move."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker.measures.half_terms import HalfTerm
from linkworker.measures.sequence import LAST, Bar
from ui import theme
from ui.names import call
from ui.widgets.drawing import smooth

_NAMES, _HEAD, _ROW, _HIGH = 168, 36, 32, 20
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_GOING = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class TwoYears(QWidget):
    """`chosen(id)` is the bar at hand; `moved` and `stretched` ask for so many half-terms."""

    chosen = Signal(str)
    moved = Signal(str, int)
    stretched = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self._halves: tuple[HalfTerm, ...] = ()
        self.bars: tuple[Bar, ...] = ()
        self._now = 0.0
        self.at = ""
        self.may_move = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_bars(
        self, halves: Sequence[HalfTerm], bars: Sequence[Bar], now: float, said: str
    ) -> None:
        """Show bars, one under the other; `now` is where today stands, in half-terms from 0."""
        self._halves, self.bars, self._now = tuple(halves), tuple(bars), now
        if self.at not in [bar.id for bar in bars]:
            self.at = bars[0].id if bars else ""
        call(self, said)
        self.updateGeometry()
        self.update()

    def chosen_bar(self) -> Bar | None:
        """Give the bar at hand."""
        return next((bar for bar in self.bars if bar.id == self.at), None)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for a row for each bar, and the half-terms above."""
        return QSize(theme.size(560), theme.size(_HEAD) + theme.size(_ROW) * len(self.bars) + 4)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never lower; narrower half-terms where there is less room."""
        return QSize(theme.size(440), self.sizeHint().height())

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Choose the bar of the row that is pressed."""
        row = int(event.position().y() - theme.size(_HEAD)) // theme.size(_ROW)
        if 0 <= row < len(self.bars):
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            self._choose(row)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Say which bar is at hand."""
        super().focusInEvent(event)
        if event.reason() is not Qt.FocusReason.MouseFocusReason and self.at:
            self.chosen.emit(self.at)
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go from bar to bar; move the one at hand, or with Shift change its length."""
        key = Qt.Key(event.key())
        places = [bar.id for bar in self.bars]
        if key in _GOING and places:
            at = places.index(self.at) + _GOING[key]
            self._choose(min(max(at, 0), len(places) - 1))
        elif key in _STEPS and self.at and self.may_move:
            longer = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            (self.stretched if longer else self.moved).emit(self.at, _STEPS[key])
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the half-terms, today, and the bars with what they wait for."""
        del event
        with smooth(self) as painter:
            self._draw_terms(painter)
            self._draw_waits(painter)
            for row, bar in enumerate(self.bars):
                self._draw_bar(painter, row, bar)

    def bar_area(self, row: int) -> QRectF:
        """Give where the bar of a row is drawn."""
        bar, wide = self.bars[row], self._wide()
        left = theme.size(_NAMES) + (bar.first - 1) * wide
        top = theme.size(_HEAD) + row * theme.size(_ROW)
        top += (theme.size(_ROW) - theme.size(_HIGH)) // 2
        length = (bar.last - bar.first + 1) * wide
        return QRectF(left + 2, top, length - 4, theme.size(_HIGH))

    def _choose(self, row: int) -> None:
        self.at = self.bars[row].id
        self.update()
        self.chosen.emit(self.at)

    def _wide(self) -> float:
        return (self.width() - theme.size(_NAMES) - 2) / LAST

    def _draw_terms(self, painter: QPainter) -> None:
        wide, left = self._wide(), theme.size(_NAMES)
        painter.setFont(theme.font("meta"))
        middle = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
        for half in self._halves:
            x = left + (half.number - 1) * wide
            painter.setPen(theme.colour("line2" if half.half == 1 else "line"))
            painter.drawLine(QPointF(x, theme.size(20)), QPointF(x, self.height()))
            painter.setPen(theme.colour("text3"))
            painter.drawText(
                QRectF(x, theme.size(18), wide, theme.size(16)), middle, str(half.half)
            )
            if half.half == 1:
                painter.setPen(theme.colour("text2"))
                area = QRectF(x + 3, 0, 2 * wide - 4, theme.size(18))
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, f"{half.season} {half.year}")
        if 0 < self._now < LAST:
            x = left + self._now * wide
            painter.setPen(QPen(theme.colour("accent"), 2, Qt.PenStyle.DotLine))
            painter.drawLine(QPointF(x, theme.size(20)), QPointF(x, self.height()))

    def _draw_bar(self, painter: QPainter, row: int, bar: Bar) -> None:
        area = self.bar_area(row)
        ground = "sunken" if bar.ended else "accent" if bar.begun else "accent_tint"
        planned = not bar.begun and not bar.ended
        style = Qt.PenStyle.DashLine if planned else Qt.PenStyle.SolidLine
        painter.setPen(QPen(theme.colour("control" if bar.ended else "accent"), 1.5, style))
        painter.setBrush(theme.colour(ground))
        painter.drawRoundedRect(area, 5, 5)
        chosen = bar.id == self.at and self.hasFocus()
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRoundedRect(area.adjusted(-3, -3, 3, 3), 6, 6)
        letters = theme.font("smallb" if bar.id == self.at else "small")
        painter.setFont(letters)
        painter.setPen(theme.colour("text2" if bar.ended else "text"))
        room = QRectF(0, area.top(), theme.size(_NAMES - 10), area.height())
        elided = painter.fontMetrics().elidedText(
            bar.name, Qt.TextElideMode.ElideRight, int(room.width())
        )
        painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, elided)

    def _draw_waits(self, painter: QPainter) -> None:
        """Draw a line from what begins first to what comes only after it."""
        rows = {bar.id: row for row, bar in enumerate(self.bars)}
        painter.setPen(QPen(theme.colour("control"), 1))
        for row, bar in enumerate(self.bars):
            if bar.after in rows:
                one, other = self.bar_area(rows[bar.after]), self.bar_area(row)
                x = one.left() + theme.size(8)
                down = one.bottom() if other.top() > one.top() else one.top()
                painter.drawLine(QPointF(x, down), QPointF(x, other.center().y()))
                painter.drawLine(
                    QPointF(x, other.center().y()), QPointF(other.left(), other.center().y())
                )
