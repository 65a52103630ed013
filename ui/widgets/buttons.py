"""Buttons: icon, words and a small extra (a count, a key), with room to breathe between them."""

from functools import lru_cache

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton

from ui import icons, names, theme
from ui.widgets.key_cap import draw_key, key_width

# Kind: height, room at each side, icon, type role, ink, ink of the icon
_KINDS = {
    "primary": (36, 15, 16, "strong", "on_accent", "on_accent"),
    "secondary": (36, 15, 16, "body", "text", "text2"),
    "quiet": (36, 9, 16, "body", "accent", "accent"),
    "danger": (36, 15, 16, "body", "bad", "bad"),
    "small": (28, 10, 15, "small", "text", "text2"),
    "ghost": (28, 8, 15, "small", "text2", "text3"),
    "chip": (30, 13, 15, "small", "text2", "text3"),
    "nav": (36, 10, 18, "body", "text2", "text3"),
    "row": (40, 10, 16, "body", "text", "text2"),
    "pill": (30, 12, 15, "small", "text2", "text2"),
    "title": (24, 4, 15, "strong", "text", "text2"),
    "search": (36, 12, 16, "body", "text3", "text2"),
    "toast": (28, 8, 15, "small", "surface", "surface"),
}
_CHECKED_INK = {"chip": "accent_ink", "nav": "accent_ink"}
_TO_THE_LEFT = ("row", "title", "search")
_GAP = 8


class Button(QPushButton):
    """A push button of a kind: primary, secondary, quiet, danger, small, ghost, chip, row, title.

    (The kinds nav, pill, search and toast belong to the parts of those names.)
    `name` is what a screen reader says; needed when there are no words. Enter presses it only
    when it has the focus.
    """

    def __init__(
        self, text: str = "", kind: str = "secondary", icon: str = "", name: str = ""
    ) -> None:
        super().__init__()
        self.icon_name, self._extra, self._ink = icon, "", ""
        self.kind = kind
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.say(text, name)

    def say(self, text: str, name: str = "") -> None:
        """Show `text`; an & in it is an &, not a shortcut."""
        self.said = text
        names.call(self, name or text)
        self.cover_again()
        if not text and name:
            names.tip(self, name)

    def cover_again(self) -> None:
        """Show the same words as things stand now."""
        self.words = names.cover(self.said)
        self.setText(self.words.replace("&", "&&"))
        self.updateGeometry()

    def show_extra(self, words: str) -> None:
        """Show a count or a key at the right edge, such as "34" or "Ctrl L"."""
        self._extra = words
        self.updateGeometry()
        self.update()

    def show_icon(self, icon: str, ink: str = "") -> None:
        """Change the icon, and the ink of icon and words when `ink` is given."""
        self.icon_name, self._ink = icon, ink
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Icon, gap, words, gap, extra, and the room at both sides."""
        height, side, _, _, _, _ = _KINDS[self.kind]
        widths = [theme.size(self._icon_px())] if self.icon_name else []
        widths += [self._widest()] if self.words else []
        widths += [self._extra_width()] if self._extra else []
        inner = sum(widths) + _GAP * max(0, len(widths) - 1)
        if not self.words and not self._extra:
            side = (height - self._icon_px()) // 2
        return QSize(inner + 2 * theme.size(side) + 1, theme.size(height))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never narrower than its words, except in rows and titles."""
        wish = self.sizeHint()
        return QSize(theme.size(28), wish.height()) if self.kind in _TO_THE_LEFT else wish

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the theme's frame, then icon, words and extra."""
        del event
        painter = QPainter(self)
        self.paint_frame(painter)
        area = self._content(self.rect())
        if self.icon_name:
            self._paint_icon(painter, area)
        if self._extra:
            self._paint_extra(painter, area)
        painter.setFont(self.words_font())
        painter.setPen(theme.colour(self.words_ink()))
        shown = self._metrics().elidedText(
            self.words, Qt.TextElideMode.ElideRight, area.width() + 1
        )
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
        painter.drawText(area, flags, shown)
        painter.end()

    def paint_frame(self, painter: QPainter) -> None:
        """Draw the theme's frame for the state it is in."""
        frame = QStyleOptionButton()
        self.initStyleOption(frame)
        self.style().drawControl(QStyle.ControlElement.CE_PushButtonBevel, frame, painter, self)

    def _content(self, area: QRect) -> QRect:
        wish = self.sizeHint().width()
        _, side, _, _, _, _ = _KINDS[self.kind]
        if self.kind in _TO_THE_LEFT and self.words:
            return area.adjusted(theme.size(side), 0, -theme.size(side), 0)
        if not self.words and not self._extra:
            side = (_KINDS[self.kind][0] - self._icon_px()) // 2
        spare = max(0, area.width() - wish) // 2
        return area.adjusted(theme.size(side) + spare, 0, -theme.size(side) - spare, 0)

    def _paint_icon(self, painter: QPainter, area: QRect) -> None:
        px = theme.size(self._icon_px())
        picture = icons.pixmap(self.icon_name, self._icon_ink(), px, self.devicePixelRatioF())
        painter.drawPixmap(QPoint(area.left(), area.center().y() - px // 2 + 1), picture)
        area.setLeft(area.left() + px + _GAP)

    def _paint_extra(self, painter: QPainter, area: QRect) -> None:
        if self.kind == "search":
            area.setRight(draw_key(painter, area, self._extra) - _GAP)
            return
        painter.setFont(theme.font("metab"))
        painter.setPen(theme.colour(self._extra_ink()))
        flags = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight
        painter.drawText(area, flags, self._extra)
        area.setRight(area.right() - self._extra_width() - _GAP)

    def words_ink(self) -> str:
        """Give the colour of the words in the state it is in."""
        if not self.isEnabled():
            return "text3"
        if self.isChecked():
            return _CHECKED_INK.get(self.kind, "text")
        return self._ink or _KINDS[self.kind][4]

    def _extra_ink(self) -> str:
        if self.kind == "toast":
            return self.words_ink()
        return "accent" if self.isChecked() else "text3"

    def _icon_ink(self) -> str:
        if not self.isEnabled() or self.isChecked() or self._ink:
            return self.words_ink()
        return _KINDS[self.kind][5]

    def _icon_px(self) -> int:
        return _KINDS[self.kind][2]

    def words_font(self) -> QFont:
        """Give the font of the words, heavier when checked."""
        made = theme.font(_KINDS[self.kind][3])
        if made.weight() < 500 and self.kind not in ("pill", "row", "search"):
            made.setWeight(QFont.Weight.Medium)
        if self.isChecked():
            made.setWeight(QFont.Weight.DemiBold)
        return made

    def _widest(self) -> int:
        """Take the room that the words need when they are checked, so that nothing moves."""
        made = self.words_font()
        if self.isCheckable():
            made.setWeight(QFont.Weight.DemiBold)
        return _advance(self.words, made)

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self.words_font())

    def _extra_width(self) -> int:
        if self.kind == "search":
            return key_width(self._extra)
        return _advance(self._extra, theme.font("metab"))


@lru_cache(maxsize=1024)
def _advance(words: str, drawn_in: QFont) -> int:
    return QFontMetrics(drawn_in).horizontalAdvance(words)
