"""How a cell of the register is drawn, and what it is typed in with."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from linkworker.records import Came
from ui import theme
from ui.names import cover
from ui.sessions.marking import PART, ROW, TYPED, Column, Row
from ui.widgets.inputs import LineEdit, NumberEdit
from ui.widgets.row_paint import draw_rule, draw_words
from ui.widgets.tags import draw_tag, tag_width

Index = QModelIndex | QPersistentModelIndex
_SIDE, _HIGH, _DOT = 6, 22, 9
_TONES = {
    Came.PRESENT: ("accent", "check"),
    Came.PART: ("info", "circle-dot"),
    Came.ABSENT: ("warn", "x"),
    Came.NOT_EXPECTED: ("plain", "minus"),
}


class RegisterCell(QStyledItemDelegate):
    """Draws tags, steps and words; a ring stands round the cell at hand."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw the rule below, the cell, and the ring."""
        cell, row = QRect(option.rect), index.data(ROW)
        draw_rule(painter, cell)
        inner = cell.adjusted(theme.size(_SIDE), 0, -theme.size(_SIDE), -1)
        if index.column() == Column.CAME:
            _draw_came(painter, inner, row)
        elif index.column() == Column.PART:
            _draw_part(painter, inner, row)
        else:
            role = "smallb" if index.column() == Column.CHILD else "small"
            draw_words(painter, inner, index.data() or "", role, _ink(index, row))
        at_hand = bool(option.state & QStyle.StateFlag.State_HasFocus)
        if at_hand:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(cell.adjusted(1, 1, -1, -2))

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: Index
    ) -> QWidget:
        """Give a line, or a number for minutes, over the cell."""
        del option
        number = index.column() == Column.MINUTES
        editor: LineEdit | NumberEdit = NumberEdit(0, 600) if number else LineEdit()
        editor.setParent(parent)
        row: Row = index.data(ROW)
        heads = {"minutes": "Minutes", "words": "In a few words", "then": "To do then, with a day"}
        editor.setAccessibleName(cover(f"{heads[TYPED[Column(index.column())]]}, {row.name}"))
        return editor

    def setEditorData(self, editor: QWidget, index: Index) -> None:  # noqa: N802
        """Show what stands in the cell."""
        if isinstance(editor, (LineEdit, NumberEdit)):
            editor.set_value(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()

    def setModelData(  # noqa: N802
        self, editor: QWidget, model: QAbstractItemModel, index: Index
    ) -> None:
        """Keep what was typed; a number that is none is left as it was."""
        if isinstance(editor, LineEdit) or (
            isinstance(editor, NumberEdit) and not editor.problem()
        ):
            model.setData(index, editor.value())


def _ink(index: Index, row: Row) -> str:
    unknown = index.column() == Column.WHY and row.reason is None
    return "text3" if unknown else "text" if index.column() == Column.CHILD else "text2"


def _draw_came(painter: QPainter, area: QRect, row: Row) -> None:
    tone, icon = _TONES[row.came]
    words = row.came.value.capitalize()
    high = theme.size(_HIGH)
    top = area.top() + (area.height() - high) // 2
    wide = min(tag_width(words, icon), area.width())
    draw_tag(painter, QRect(area.left(), top, wide, high), words, tone, icon)


def _draw_part(painter: QPainter, area: QRect, row: Row) -> None:
    """Draw four steps, filled as far as she took part, and the words."""
    if row.came not in (Came.PRESENT, Came.PART):
        return
    step, gap = theme.size(_DOT), theme.size(3)
    painter.setPen(theme.colour("control"))
    for at in range(4):
        filled = at < (row.part or 0)
        painter.setBrush(theme.colour("accent" if filled else "surface"))
        left = area.left() + at * (step + gap)
        painter.drawRect(left, area.center().y() - step // 2, step, step)
    words = QRect(area)
    words.setLeft(area.left() + 4 * (step + gap) + gap)
    draw_words(painter, words, PART.get(row.part or 0, ""), "small", "text2")
