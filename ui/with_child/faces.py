"""A scale from 0 to 10 with faces: from not yet to there. No face weeps: far is not wrong."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import names, theme
from ui.widgets.drawing import smooth
from ui.widgets.layout import across

MOST = 10
_FACE, _LEAST, _NUMBER, _ROOM = 46, 32, 24, 4


class FaceScale(QWidget):
    """Eleven faces side by side: `chosen(points)`. Left and Right move, Space chooses."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.faces = [Face(points) for points in range(MOST + 1)]
        row = across(gap=2)
        for face in self.faces:
            row.addWidget(face, 1)
            face.clicked.connect(lambda _=False, points=face.points: self.chosen.emit(points))
        self.setLayout(row)

    def show_points(self, points: int | None, about: str) -> None:
        """Show what is chosen, or nothing; `about` is the goal, for a screen reader."""
        names.call(self, f"How near it feels, from 0 to 10: {about}")
        for face in self.faces:
            face.setAutoExclusive(False)
            face.setChecked(face.points == points)
            face.setAutoExclusive(True)


class Face(QAbstractButton):
    """One face with its number; painted, so that it grows with the text."""

    def __init__(self, points: int) -> None:
        super().__init__()
        self.points = points
        self.setCheckable(True)
        self.setAutoExclusive(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(f"{points} of {MOST}")

    def sizeHint(self) -> QSize:  # noqa: N802
        """Room for the face, the ring round it and the number below."""
        wide = theme.size(_FACE) + 2 * _ROOM
        return QSize(wide, wide + theme.size(_NUMBER))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never so small that a finger misses it."""
        return QSize(theme.size(_LEAST), self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the face, the number, and a ring where the focus is."""
        del event
        with smooth(self) as painter:
            whole = self.parentWidget()  # all eleven are of one size
            each = (whole.width() if whole else self.width()) // (MOST + 1)
            across_px = min(theme.size(_FACE), each - 2 * _ROOM - 2)
            circle = QRectF((self.width() - across_px) / 2, _ROOM, across_px, across_px)
            draw_face(painter, circle, self.points, on=self.isChecked(), near=self.underMouse())
            self._draw_number(painter, circle)
            if self.hasFocus():
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.setPen(QPen(theme.colour("focus"), 2))
                painter.drawEllipse(circle.adjusted(-3, -3, 3, 3))

    def _draw_number(self, painter: QPainter, circle: QRectF) -> None:
        painter.setFont(theme.font("strong" if self.isChecked() else "body"))
        painter.setPen(theme.colour("accent_ink" if self.isChecked() else "text3"))
        below = QRectF(0, circle.bottom() + 5, self.width(), theme.size(_NUMBER) - 5)
        where = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
        painter.drawText(below, where, str(self.points))


def draw_face(painter: QPainter, circle: QRectF, points: int, *, on: bool, near: bool) -> None:
    """Draw a face: the further along, the wider it smiles. The chosen one is filled."""
    ground = "accent" if on else "accent_tint" if near else "surface"
    ink = theme.colour("on_accent" if on else "accent" if near else "text2")
    painter.setBrush(theme.colour(ground))
    painter.setPen(QPen(theme.colour("accent" if on or near else "control"), 1.4))
    painter.drawEllipse(circle)
    size, middle = circle.width(), circle.center()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    for side in (-1, 1):
        eye = QPointF(middle.x() + side * size * 0.17, middle.y() - size * 0.1)
        painter.drawEllipse(eye, size * 0.045, size * 0.06)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    pen = QPen(ink, max(1.6, size * 0.045))
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    painter.setPen(pen)
    painter.drawPath(_mouth(middle, size, points))


def _mouth(middle: QPointF, size: float, points: int) -> QPainterPath:
    """Curve from almost straight to a wide smile."""
    bend = (points - 1.5) / MOST * 0.34 * size
    half, level = size * (0.14 + 0.012 * points), middle.y() + size * 0.16 - bend * 0.3
    mouth = QPainterPath(QPointF(middle.x() - half, level))
    mouth.quadTo(QPointF(middle.x(), level + bend), QPointF(middle.x() + half, level))
    return mouth
