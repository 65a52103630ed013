"""The ring of the focus round the row of a table that the keys are at."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme

Index = QModelIndex | QPersistentModelIndex
_THICK = 2


class RowRing(QStyledItemDelegate):
    """Draws a table's cells as Qt does, and the ring."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the cell, then its part of the ring."""
        cell, widget = QRect(option.rect), option.widget
        super().paint(painter, option, index)
        draw_ring(painter, widget, cell, index)


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
