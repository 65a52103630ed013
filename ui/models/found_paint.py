"""How a line of what was found is drawn: its mark, its words with the typed letters in bold."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from linkworker.store.search import spans
from ui import names, theme
from ui.models.doings import Found
from ui.models.found_list import FOUND, FoundList
from ui.widgets.avatar import draw_avatar
from ui.widgets.key_cap import draw_key
from ui.widgets.row_paint import draw_icon, draw_words

ROW, HEADING = 40, 28
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_MARK, _EDGE = 26, 12


class FoundPaint(QStyledItemDelegate):
    """Draws headings and lines; the model speaks."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw one row."""
        found: Found | None = index.data(FOUND)
        area = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if found is None:
            area.adjust(theme.size(_EDGE), theme.size(6), 0, 0)
            draw_words(painter, area, index.data(), "metab", "text3")
        else:
            chosen = bool(option.state & QStyle.StateFlag.State_Selected)
            pointed = bool(option.state & QStyle.StateFlag.State_MouseOver)
            if chosen or pointed:
                _ground(painter, area, "select" if chosen else "hover")
            model = index.model()
            typed = model.typed if isinstance(model, FoundList) else ""
            _line(painter, area, found, typed, chosen=chosen)
        painter.restore()

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Lines are as high as each other, and headings too."""
        del option
        return QSize(theme.size(100), theme.size(ROW if index.data(FOUND) else HEADING))


def _ground(painter: QPainter, area: QRect, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour(colour))
    painter.drawRoundedRect(QRectF(area), 8, 8)


def _line(painter: QPainter, row: QRect, found: Found, typed: str, *, chosen: bool) -> None:
    area = row.adjusted(theme.size(_EDGE), 0, -theme.size(_EDGE), 0)
    _mark(painter, area, found)
    area.setLeft(area.left() + theme.size(_MARK + _EDGE))
    key = found.key or ("Enter" if chosen else "")
    if key:
        _key(painter, area, key)
    told = names.cover(found.about)
    small = QFontMetrics(theme.font("small"))
    about = small.horizontalAdvance(told)
    kept = min(about + theme.size(_EDGE) + 2, area.width() * 3 // 5)  # whose it is stays in sight
    words = area.adjusted(0, 0, -kept, 0)
    area.setLeft(_bold(painter, words, names.cover(found.words), typed) + theme.size(_EDGE))
    if area.width() > small.horizontalAdvance("…"):
        draw_words(painter, area, told, "small", "text3")


def _mark(painter: QPainter, area: QRect, found: Found) -> None:
    """Draw the initials of a child, or the sign of a deed or a record, in the same room."""
    room = theme.size(_MARK)
    top = area.center().y() - room // 2 + 1
    if not found.icon:
        draw_avatar(painter, QRectF(area.left(), top, room, room), found.words)
        return
    px = theme.size(18)
    draw_icon(painter, area.left() + (room - px) // 2, area, found.icon, "text2", px)


def _key(painter: QPainter, area: QRect, key: str) -> None:
    """Draw a key at the right edge, and take its room away."""
    area.setRight(draw_key(painter, area, key) - theme.size(_EDGE))


def _bold(painter: QPainter, area: QRect, words: str, typed: str) -> int:
    """Draw words with what was typed in bold, as many as fit; give where they end."""
    plain, bold = theme.font("body"), theme.font("strong")
    shown = QFontMetrics(bold).elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    left, done = area.left(), 0
    for start, end in [*spans(shown, typed), (len(shown), len(shown))]:
        left = _run(painter, area, left, shown[done:start], plain)
        left = _run(painter, area, left, shown[start:end], bold)
        done = end
    return left


def _run(painter: QPainter, area: QRect, left: int, words: str, letters: QFont) -> int:
    painter.setFont(letters)
    painter.setPen(theme.colour("text"))
    painter.drawText(QRect(left, area.top(), area.right() - left + 1, area.height()), _LEFT, words)
    return left + QFontMetrics(letters).horizontalAdvance(words)
