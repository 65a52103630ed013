"""The sign of one half-day, as the grid and its legend draw it: by shape, not by colour alone."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.widgets.drawing import smooth

# These letters tell what nobody needs to read: the sign alone is drawn
_UNTOLD = ("Y5", "T")
_SIDE = 15

# Sign: ground, ink, what is drawn on it
SIGNS = {
    "present": ("bar", "bar", ""),
    "late": ("bar", "text", "dot"),
    "late, agreed with school": ("bar", "text", "ringed dot"),
    "absent, authorised": ("warn_tint", "warn", "cross"),
    "absent, unauthorised": ("warn_fill", "surface", "cross"),
    "suspended": ("warn_fill", "surface", "bar"),
    "not counted": ("sunken", "control", "slash"),
    "school closed": ("sunken", "control", "ring"),
    "no mark yet": ("surface", "control", ""),
    "not known": ("surface", "warn", "dots"),
}


class Sign(QWidget):
    """One sign, for the legend; its words stand beside it."""

    def __init__(self, sign: str) -> None:
        super().__init__()
        self._sign = sign
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw it."""
        del event
        with smooth(self) as painter:
            draw_sign(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), self._sign)

    def _fit(self) -> None:
        self.setFixedSize(theme.size(_SIDE), theme.size(_SIDE))


class LineSign(QWidget):
    """A piece of a line, for the legend: whole, or dashed as a rule is drawn."""

    def __init__(self, dashed: bool = False) -> None:
        super().__init__()
        self._dashed = dashed
        self.setFixedSize(theme.size(2 * _SIDE), theme.size(_SIDE))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw it."""
        del event
        painter = QPainter(self)
        pen = QPen(theme.colour("text2" if self._dashed else "accent"), 1.4 if self._dashed else 2)
        if self._dashed:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        middle = self.height() / 2
        painter.drawLine(QPointF(0, middle), QPointF(self.width(), middle))
        painter.end()


def draw_sign(painter: QPainter, cell: QRectF, sign: str) -> None:
    """Draw what stands for a half-day: a ground, and on it a dot, cross, bar, slash or ring."""
    ground, ink, shape = SIGNS[sign]
    edge = ink if ground in ("sunken", "surface", "warn_tint") else ground
    if theme.look().more_contrast:
        edge = "control"
    painter.setPen(QPen(theme.colour(edge), 1))
    painter.setBrush(theme.colour(ground))
    painter.drawRoundedRect(cell, 3, 3)
    # a person's own colours may make ground and ink one
    drawn = theme.colour(ink if theme.colour(ink) != theme.colour(ground) else "surface")
    painter.setPen(QPen(drawn, max(1.6, cell.width() * 0.11)))
    _draw_shape(painter, cell, shape)


def _draw_shape(painter: QPainter, cell: QRectF, shape: str) -> None:
    inner = cell.width() * 0.32
    box = cell.adjusted(inner, inner, -inner, -inner)
    ink = painter.pen().color()
    if shape in ("dot", "ringed dot"):
        painter.setBrush(ink)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.drawEllipse(cell.center(), cell.width() * 0.14, cell.width() * 0.14)
    if shape == "ringed dot":
        draw_agreed(painter, cell, ink)
    if shape == "dots":
        painter.drawPoints([box.topLeft(), box.bottomRight()])
    if shape == "ring":
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(box.adjusted(-1, -1, 1, 1))
    if shape == "cross":
        painter.drawLine(box.topLeft(), box.bottomRight())
    if shape in ("cross", "slash"):
        painter.drawLine(box.bottomLeft(), box.topRight())
    if shape == "bar":
        middle = cell.center().y()
        painter.drawLine(QPointF(box.left(), middle), QPointF(box.right(), middle))


def draw_agreed(painter: QPainter, cell: QRectF, ink: QColor | None = None) -> None:
    """Draw the ring of a late half-day that the school agreed to, over whatever sign it has."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(ink or theme.colour("text"), max(1.2, cell.width() * 0.08)))
    painter.drawEllipse(cell.center(), cell.width() * 0.34, cell.width() * 0.34)


def draw_letter(painter: QPainter, cell: QRectF, code: str) -> None:
    """Draw the register's letter over a half-day, except where it is nobody's to read."""
    if not code or code in _UNTOLD:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("surface"))
    painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 3, 3)
    painter.setFont(theme.font("metab"))
    painter.setPen(theme.colour("text"))
    painter.drawText(cell, Qt.AlignmentFlag.AlignCenter, code)
