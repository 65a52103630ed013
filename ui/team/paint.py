"""How a cell of the team's table is drawn: words, smaller words under them, a hatch where old."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import theme
from ui.models.team_table import CELL, Column
from ui.models.team_words import Cell
from ui.widgets.avatar import draw_avatar
from ui.widgets.row_paint import draw_ground, draw_icon, draw_rule, draw_words

_EDGE = 8
_WHOLE_NAME = 150
_WRAPPED = Qt.TextFlag.TextWordWrap
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class TeamPaint(QStyledItemDelegate):
    """Draws every cell of the team; the model speaks."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the row, its rule, then the words."""
        cell: Cell = index.data(CELL)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRect(option.rect)
        draw_ground(painter, option, area, first=index.column() == Column.WHO)
        draw_rule(painter, area)
        if cell.hatched:
            _hatch(painter, area.adjusted(2, theme.size(5), -2, -theme.size(5)))
        area.adjust(theme.size(_EDGE), 0, -theme.size(_EDGE), 0)
        if index.column() == Column.WHO:
            _avatar(painter, area, cell.words)
        _words(painter, area, cell, strong=index.column() == Column.WHO)
        painter.restore()


def _hatch(painter: QPainter, area: QRect) -> None:
    """Draw the sign of a figure that may be older."""
    painter.setPen(Qt.PenStyle.NoPen)
    ink = theme.colour("line")
    painter.fillRect(area, Qt.BrushStyle.NoBrush)
    painter.save()
    painter.setClipRect(area)
    painter.setPen(ink)
    step = theme.size(7)
    for left in range(area.left() - area.height(), area.right(), step):
        painter.drawLine(left, area.bottom(), left + area.height(), area.top())
    painter.restore()


def _avatar(painter: QPainter, area: QRect, name: str) -> None:
    if area.width() < theme.size(_WHOLE_NAME):
        return  # the name needs the room
    px = theme.size(28)
    draw_avatar(painter, QRectF(area.left(), area.center().y() - px // 2, px, px), name)
    area.setLeft(area.left() + px + theme.size(10))


def _words(painter: QPainter, area: QRect, cell: Cell, *, strong: bool) -> None:
    """Draw the words, and the smaller ones under them: on two lines where the row is so high."""
    role = "smallb" if strong else "body"
    first, small = theme.font(role), theme.font("meta")
    high, line = QFontMetrics(first).height(), QFontMetrics(small).height()
    room = QRect(0, 0, area.width(), (area.height() - high - theme.size(4)) // line * line)
    under = (
        QFontMetrics(small).boundingRect(room, _WRAPPED, cell.under).height() if cell.under else 0
    )
    under = min(under, room.height())
    top = area.center().y() - (high + under) // 2
    at = QRect(area.left(), top, area.width(), high)
    if cell.icon:
        px = theme.size(15)
        draw_icon(painter, at.left(), at, cell.icon, cell.tone, px)
        at.setLeft(at.left() + px + theme.size(6))
    draw_words(painter, at, cell.words, role, cell.tone)
    if under:
        painter.setPen(theme.colour("text3"))
        painter.setFont(small)
        below = QRect(area.left(), top + high, area.width(), under)
        shown = cell.under if under > line else _fits(small, cell.under, area.width())
        painter.drawText(below, _WRAPPED if under > line else _LEFT, shown)


def _fits(letters: QFont, words: str, width: int) -> str:
    return QFontMetrics(letters).elidedText(words, Qt.TextElideMode.ElideRight, width)
