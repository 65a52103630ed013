"""One name of the seen board: Space marks it and takes it back, arrows go to the next."""

from functools import lru_cache

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen

from ui import icons, theme
from ui.day.reading import OnBoard
from ui.widgets.buttons import Button
from ui.widgets.row_table import ENTERS

_HEIGHT, _SIDE, _GAP, _ICON = 25, 6, 3, 12
_ROUND = 7
_STEPS = {
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
}


class NameOnBoard(Button):
    """A name with its sign: a check and the time, why a child is away, when a slot is.

    `marked` asks to mark or to take back, `words_wanted` for words.
    """

    marked = Signal()
    words_wanted = Signal()
    gone = Signal(int, int)

    def __init__(self) -> None:
        super().__init__("", "chip")
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.on: OnBoard | None = None
        self._sign = ""
        self.clicked.connect(self._pressed)

    def show_on(self, one: OnBoard, *, writes: bool) -> None:
        """Show how it stands with this child today."""
        self.on = one
        self._sign, icon = _sign(one)
        self.setChecked(one.seen is not None)
        self.icon_name = icon
        self.say(one.called, _sentence(one, writes=writes))
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Icon, name and sign, with little room around."""
        px = theme.size(_ICON) + _GAP if self.icon_name else 0
        look = theme.look()
        sign = _advance(self._sign, "meta", look) + _GAP if self._sign else 0
        width = _advance(self.words, "smallb", look) + px + sign + 2 * theme.size(_SIDE)
        return QSize(width, theme.size(_HEIGHT))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Be no narrower than that."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on by arrows; Enter marks as Space does, with Ctrl it asks for words."""
        key = Qt.Key(event.key())
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _STEPS and not held:
            self.gone.emit(*_STEPS[key])
        elif key in ENTERS:
            (self.words_wanted if held else self.marked).emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the frame, the icon, the name and, smaller, the sign."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.paint_frame(painter)
        area = self.rect().adjusted(theme.size(_SIDE), 0, -theme.size(_SIDE), 0)
        if self.icon_name:
            self._paint_sign_icon(painter, area)
        ink = "accent_ink" if self.isChecked() else "text"
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.setFont(theme.font("smallb" if self.isChecked() else "small"))
        painter.setPen(theme.colour(ink))
        painter.drawText(area, flags, self.words)
        painter.setFont(theme.font("meta"))
        painter.setPen(theme.colour(ink if self.isChecked() else "text2"))
        painter.drawText(area, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
                         self._sign)  # fmt: skip
        painter.end()

    def paint_frame(self, painter: QPainter) -> None:
        """Draw a round frame: tinted when marked, with the ring when it has the focus."""
        ring = self.hasFocus()
        frame = "focus" if ring else "accent" if self.isChecked() else "line2"
        painter.setPen(QPen(theme.colour(frame), 2 if ring else 1))
        ground = "accent_tint" if self.isChecked() else "hover" if self.underMouse() else "surface"
        painter.setBrush(theme.colour(ground))
        inset = 1.0 if ring else 0.5
        frame_in = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.drawRoundedRect(frame_in, _ROUND, _ROUND)

    def _paint_sign_icon(self, painter: QPainter, area: QRect) -> None:
        px = theme.size(_ICON)
        ink = "accent_ink" if self.isChecked() else "text2"
        picture = icons.pixmap(self.icon_name, ink, px, self.devicePixelRatioF())
        painter.drawPixmap(area.left(), area.center().y() - px // 2 + 1, picture)
        area.setLeft(area.left() + px + _GAP)

    def _pressed(self) -> None:
        self.setChecked(self.on is not None and self.on.seen is not None)  # until it is kept
        self.marked.emit()


@lru_cache(maxsize=4_000)
def _advance(words: str, role: str, look: theme.Look) -> int:
    """Measure words in the type of a look: a layout asks thirty times for each name."""
    del look  # the fonts in force follow it
    return QFontMetrics(theme.font(role)).horizontalAdvance(words)


def _sign(one: OnBoard) -> tuple[str, str]:
    """Say how it stands in a word, and by which icon."""
    if one.seen is not None and one.seen.at:
        return f"{one.seen.at:%H:%M}", "check"
    if one.away:
        return one.away.removeprefix("on a ").removeprefix("at "), "minus"
    if one.tried:
        return f"tried {one.tried}", "history"
    return (one.slot, "clock") if one.slot else ("", "")


def _sentence(one: OnBoard, *, writes: bool) -> str:
    """Say all of it for a screen reader."""
    child = one.child
    parts = [", ".join(filter(None, (child.whole_name, child.school_class)))]
    if one.seen is not None and one.seen.at and one.seen.means:
        minutes = f", {one.seen.minutes} minutes" if one.seen.minutes else ""
        parts.append(f"Seen today at {one.seen.at:%H:%M}: {one.seen.means.value}{minutes}")
    else:
        parts.append("Not marked today")
    parts += [f"{one.away[:1].upper()}{one.away[1:]} today"] if one.away else []
    parts += [f"Tried at {one.tried}"] if one.tried else []
    parts += [f"A slot at {one.slot}"] if one.slot else []
    parts += ["Ctrl Enter writes words" if one.seen else "Space marks a check-in"] if writes else []
    return ". ".join(parts)
