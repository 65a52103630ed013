"""Hills and a low sun at the foot of a card: something quiet to look at beside words."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath

from ui import theme

_HIGH = 210  # px at 100% text, from the foot up
_LEAST = 90
# Height at the left, towards the middle, past it, and at the right; ink and its strength
_HILLS = (
    (0.20, 0.95, 0.60, 0.22, "bar", 110),
    (0.14, 0.20, 0.75, 0.42, "bar", 190),
    (0.10, 0.38, 0.10, 0.16, "accent", 90),
)


def draw_hills(painter: QPainter, area: QRectF) -> None:
    """Draw them at the foot of `area`, lower where there is little room, or not at all."""
    high = min(theme.size(_HIGH), area.height())
    if high < _LEAST or theme.look().more_contrast:
        return
    painter.setPen(Qt.PenStyle.NoPen)
    sun = QPointF(area.left() + area.width() * 0.72, area.bottom() - high * 0.62)
    painter.setBrush(_soft("warn_fill", 70))
    painter.drawEllipse(sun, high * 0.16, high * 0.16)
    for left, rise, fall, right, ink, strength in _HILLS:
        painter.setBrush(_soft(ink, strength))
        painter.drawPath(_hill(area, [high * part for part in (left, rise, fall, right)]))


def _hill(area: QRectF, heights: list[float]) -> QPainterPath:
    """Curve from side to side between four heights above the foot."""
    foot, wide = area.bottom(), area.width()
    start, one, two, end = (
        QPointF(area.left() + wide * at, foot - height)
        for at, height in zip((0, 0.35, 0.65, 1), heights, strict=True)
    )
    hill = QPainterPath(QPointF(area.left(), foot))
    hill.lineTo(start)
    hill.cubicTo(one, two, end)
    hill.lineTo(area.right(), foot)
    hill.closeSubpath()
    return hill


def _soft(name: str, strength: int) -> QColor:
    ink = theme.colour(name)
    ink.setAlpha(strength)
    return ink
