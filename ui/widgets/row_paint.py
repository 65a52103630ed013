"""How a row of a table is drawn: ground, rule, words, a sign, the ring of the focus round it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from ui import icons, theme

Index = QModelIndex | QPersistentModelIndex
_THICK, _BAR, _SIDE = 2, 3, 5
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft


class RowRing(QStyledItemDelegate):
    """Draws a table's cells as Qt does, and the ring."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, then its part of the ring."""
        cell, widget = QRect(option.rect), option.widget
        super().paint(painter, option, index)
        draw_ring(painter, widget, cell, index)


class RowCell(QStyledItemDelegate):
    """Draws a cell under its heading, a thin line below, and the ring."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the line, then the cell with the heading's room at its sides."""
        cell, widget = QRect(option.rect), option.widget
        draw_rule(painter, cell)
        option.rect = cell.adjusted(_SIDE, 0, -_SIDE, -1)
        super().paint(painter, option, index)
        draw_ring(painter, widget, cell, index)


def draw_ground(
    painter: QPainter, option: QStyleOptionViewItem, cell: QRect, *, first: bool
) -> None:
    """Draw the ground of a row that is chosen or pointed at, a bar at the `first` cell of it."""
    chosen = bool(option.state & QStyle.StateFlag.State_Selected)
    if chosen or option.state & QStyle.StateFlag.State_MouseOver:
        painter.fillRect(cell, theme.colour("select" if chosen else "hover"))
    if chosen and first:
        painter.fillRect(
            QRect(cell.left(), cell.top(), _BAR, cell.height()), theme.colour("accent")
        )


def draw_rule(painter: QPainter, cell: QRect, ink: str = "line") -> None:
    """Draw the thin line at the foot of a cell."""
    painter.fillRect(QRect(cell.left(), cell.bottom(), cell.width(), 1), theme.colour(ink))


def draw_words(painter: QPainter, area: QRect, words: str, role: str, ink: str) -> int:
    """Draw as many words as fit at the left; give their width in px."""
    letters = theme.font(role)
    metrics = QFontMetrics(letters)
    shown = metrics.elidedText(words, Qt.TextElideMode.ElideRight, area.width())
    painter.setFont(letters)
    painter.setPen(theme.colour(ink))
    painter.drawText(area, _LEFT, shown)
    return metrics.horizontalAdvance(shown)


def draw_icon(painter: QPainter, left: int, area: QRect, name: str, ink: str, px: int) -> None:
    """Draw a sign of `px` from `left` on, at the height of the words in `area`."""
    picture = icons.pixmap(name, ink, px, painter.device().devicePixelRatioF())
    painter.drawPixmap(left, area.center().y() - px // 2 + 1, picture)


def draw_ring(painter: QPainter, view: QWidget | None, cell: QRect, index: Index) -> None:
    """Draw a cell's part of the ring, while its table has the focus and its row is the one."""
    if not isinstance(view, QAbstractItemView) or not view.hasFocus():
        return
    if view.currentIndex().row() != index.row():
        return
    ink = theme.colour("focus")
    painter.fillRect(QRect(cell.left(), cell.top(), cell.width(), _THICK), ink)
    painter.fillRect(QRect(cell.left(), cell.bottom() - 1, cell.width(), _THICK), ink)
    if index.column() == 0:
        painter.fillRect(QRect(cell.left(), cell.top(), _THICK, cell.height()), ink)
    if index.column() == index.model().columnCount() - 1:
        painter.fillRect(QRect(cell.right() - 1, cell.top(), _THICK, cell.height()), ink)
