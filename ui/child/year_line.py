"""The school year so far as a line, week by week, with the 90% rule and the steps that began."""

from itertools import pairwise

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from ui import theme
from ui.child.weeks_axis import BREAK_BAND, LEFT, Placed, WeeksAxis, day_at, week_width
from ui.models.attendance_weeks import Event, say_event
from ui.models.week_table import say_week
from ui.names import cover, tip
from ui.widgets.drawing import smooth

RULE = 90.0
_FLAGS, _PLOT, _FOOT = 20, 82, 6
_LOWEST, _FINE, _DOT, _NEAR = 70, 60, 4, 8


class YearLine(QWidget):
    """Drawn over the half-days of the same weeks. It begins anew with each school year."""

    def __init__(self, axis: WeeksAxis) -> None:
        super().__init__()
        self._axis = axis
        self._events: tuple[Event, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_events(self, events: tuple[Event, ...]) -> None:
        """Mark other steps."""
        self._events = events
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for flags above and the plot below them."""
        return QSize(theme.size(320), theme.size(_FLAGS + _PLOT + _FOOT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never lower; narrower shows fewer weeks."""
        return QSize(theme.size(200), self.sizeHint().height())

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer: a step, or the year up to a week."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            tip(self, self.words_at(event.pos().x()))
            QToolTip.showText(event.globalPos(), self.toolTip(), self)
            return True
        return super().event(event)

    def words_at(self, x: int) -> str:
        """Say the step that stands at `x` px, or else the week."""
        placed = self._axis.placed(self.width())
        near = [event for left, event in self._flags(placed) if abs(left - x) <= _NEAR]
        weeks = [on.week for on in placed if on.left <= x < on.left + week_width()]
        return "\n".join(map(say_event, near)) or "\n".join(map(say_week, weeks))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the breaks, the rule, the steps and the line."""
        del event
        placed = self._axis.placed(self.width())
        with smooth(self) as painter:
            draw_breaks(painter, placed, theme.size(_FLAGS), self.height())
            lowest = self._lowest(placed)
            self._draw_scale(painter, lowest)
            self._draw_flags(painter, placed)
            self._draw_line(painter, placed, lowest)

    def _draw_scale(self, painter: QPainter, lowest: int) -> None:
        right = self.width()
        step = 10 if lowest >= _FINE else 20
        for percent in sorted({*range(100, lowest - 1, -step), lowest, round(RULE)}):
            y, rule = self._y(percent, lowest), percent == RULE
            pen = QPen(theme.colour("text2" if rule else "line"), 1.4 if rule else 1)
            if rule:
                pen.setStyle(Qt.PenStyle.DashLine)
            painter.setPen(pen)
            painter.drawLine(QPointF(theme.size(LEFT), y), QPointF(right, y))
            if percent in (lowest, RULE, 100):
                painter.setFont(theme.font("metab" if rule else "meta"))
                painter.setPen(theme.colour("text" if rule else "text3"))
                area = QRectF(0, y - theme.size(9), theme.size(LEFT - 6), theme.size(18))
                painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, f"{percent}%")

    def _draw_flags(self, painter: QPainter, placed: list[Placed]) -> None:
        """Stand a pole where each step began or was done; its words where there is room."""
        flags = self._flags(placed)
        lefts = [left for left, _ in flags]
        for at, (left, event) in enumerate(flags):
            painter.setPen(QPen(theme.colour("text3"), 1))
            top, foot = theme.size(_FLAGS // 2), self.height()
            painter.drawLine(QPointF(left, top), QPointF(left, foot))
            painter.setBrush(theme.colour("text2"))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.drawEllipse(QPointF(left, top), 3, 3)
            room = next((x for x in lefts[at + 1 :] if x > left), self.width()) - left
            self._draw_words(painter, left + theme.size(8), room - theme.size(16), event.words)

    def _flags(self, placed: list[Placed]) -> list[tuple[int, Event]]:
        return [
            (day_at(on, event.day), event)
            for event in self._events
            for on in placed
            if 0 <= (event.day - on.week.monday).days < 7
        ]

    def _draw_words(self, painter: QPainter, left: int, room: int, words: str) -> None:
        metrics = QFontMetrics(theme.font("meta"))
        if room < metrics.horizontalAdvance("Began: M…"):
            return
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour("text2"))
        shown = metrics.elidedText(cover(words), Qt.TextElideMode.ElideRight, room)
        area = QRectF(left, 0, room, theme.size(_FLAGS))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter, shown)

    def _draw_line(self, painter: QPainter, placed: list[Placed], lowest: int) -> None:
        points = [(on, self._point(on, lowest)) for on in placed if on.week.so_far.possible]
        painter.setPen(QPen(theme.colour("accent"), 2))
        for (one, start), (other, end) in pairwise(points):
            if one.week.year == other.week.year:
                painter.drawLine(start, end)
        for at, (on, point) in enumerate(points):
            after = points[at + 1][0] if at + 1 < len(points) else None
            painter.setBrush(theme.colour("accent"))
            painter.setPen(Qt.PenStyle.NoPen)
            last = after is None or after.week.year != on.week.year
            painter.drawEllipse(point, _DOT if last else 2, _DOT if last else 2)
            if last:
                self._draw_figure(painter, point, on.week.so_far.percent or 0)

    def _draw_figure(self, painter: QPainter, point: QPointF, percent: float) -> None:
        """Write the figure where the line ends, on its own ground."""
        words, made = f"{percent:.1f}%", theme.font("metab")
        wide = QFontMetrics(made).horizontalAdvance(words) + theme.size(8)
        high = theme.size(17)
        below = point.y() + theme.size(6)
        fits = below + high < self.height()
        top = below if fits else point.y() - theme.size(6) - high
        left = min(point.x() - wide / 2, self.width() - wide)
        area = QRectF(left, top, wide, high)
        painter.setBrush(theme.colour("surface"))
        painter.drawRoundedRect(area, 4, 4)
        painter.setFont(made)
        painter.setPen(theme.colour("accent"))
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, words)

    def _lowest(self, placed: list[Placed]) -> int:
        """Give where the scale begins: a multiple of ten, a little below all that is drawn."""
        drawn = [on.week.so_far.percent or 0 for on in placed if on.week.so_far.possible]
        return max(0, min(_LOWEST, int(min(drawn, default=100) - 2) // 10 * 10))

    def _point(self, on: Placed, lowest: int) -> QPointF:
        middle = on.left + week_width() / 2 - theme.size(4)
        return QPointF(middle, self._y(on.week.so_far.percent or 0, lowest))

    def _y(self, percent: float, lowest: int) -> float:
        top, high = theme.size(_FLAGS + 8), theme.size(_PLOT - 8)
        return top + high * (100 - percent) / (100 - lowest)


def draw_breaks(painter: QPainter, placed: list[Placed], top: int, foot: int) -> None:
    """Shade the time between two weeks that had none."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("sunken"))
    for on in placed:
        if on.gap_left is not None:
            painter.drawRect(QRectF(on.gap_left, top, theme.size(BREAK_BAND), foot - top))
