"""How a line of the caseload is drawn: one row of text, marks with their words."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from ui import names, theme
from ui.models.caseload import Line, Reason
from ui.models.caseload_table import LINE, CaseloadTable, Column, short_ago
from ui.widgets.avatar import draw_avatar
from ui.widgets.row_paint import draw_ground, draw_icon, draw_ring, draw_rule, draw_words
from ui.widgets.tags import draw_tag, tag_width

ROW = 27
_EDGE = 8
_MIDDLE = Qt.AlignmentFlag.AlignVCenter
_FEW_HALF_DAYS = 30
_TAG, _GAP = 20, 8
_NEEDED = 160  # less room than this would show a promise without its words
_LEAST = 64


class CaseloadPaint(QStyledItemDelegate):
    """Draws every cell of the caseload; the model speaks."""

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Draw the ground of the row, its rule, then what its column shows."""
        line: Line = index.data(LINE)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell = QRect(option.rect)
        model = index.model()
        ends = isinstance(model, CaseloadTable) and model.ends_raised(index.row())
        draw_ground(painter, option, cell, first=index.column() == Column.CHILD)
        draw_rule(painter, cell, "control" if ends else "line")
        area = cell.adjusted(theme.size(_EDGE), 0, -theme.size(_EDGE), 0)
        _DRAWN[Column(index.column())](painter, area, line)
        draw_ring(painter, option.widget, cell, index)
        painter.restore()

    def sizeHint(  # noqa: N802
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Every row is as high as every other."""
        del option, index
        return QSize(theme.size(100), theme.size(ROW))


def _child(painter: QPainter, area: QRect, line: Line) -> None:
    px = theme.size(20)
    top = area.center().y() - px // 2
    draw_avatar(painter, QRectF(area.left(), top, px, px), line.name)
    area.setLeft(area.left() + px + theme.size(9))
    if line.waiting:
        _mark(painter, area, "cloud-off", "text3", right=True)
    left = draw_words(painter, area, names.cover(line.name), "smallb", "text")
    area.setLeft(area.left() + left + theme.size(8))
    draw_words(painter, area, line.place, "meta", "text3")


def _whose(painter: QPainter, area: QRect, line: Line) -> None:
    draw_words(painter, area, line.whose, "small", "text2")


def _says(painter: QPainter, area: QRect, line: Line) -> None:
    _reasons(painter, area, line.reasons)
    if area.width() < theme.size(_LEAST):
        return
    if line.promise and not line.due and area.width() > theme.size(2 * _NEEDED):
        _right(painter, area, line.by, "meta", "text3")
    if line.promise:
        _mark(painter, area, "flag", "text3")
    words = names.cover(line.says)
    draw_words(painter, area, words, "small", "text" if line.promise else "text2")


def _reasons(painter: QPainter, area: QRect, reasons: Sequence[Reason]) -> None:
    """Draw the reasons at the right, the most pressing first, as many as leave room for words."""
    shown = fitting(reasons, area.width())
    if len(shown) < len(reasons):
        _right(painter, area, f"+{len(reasons) - len(shown)}", "metab", "text3")
    for words, reason in reversed(list(zip(shown, reasons, strict=False))):
        wide, high = tag_width(words), theme.size(_TAG)
        top = area.top() + (area.height() - high) // 2
        box = QRect(area.right() - wide + 1, top, wide, high)
        draw_tag(painter, box, words, reason.tone)
        area.setRight(box.left() - theme.size(_GAP))


def fitting(reasons: Sequence[Reason], wide: int) -> list[str]:
    """Give the words of as many reasons as leave room beside them for what the row says.

    The first always shows: in a word or two where its whole words would leave too little of
    `wide` (px).
    """
    spare = wide - theme.size(_NEEDED)
    whole = bool(reasons) and tag_width(reasons[0].short) <= spare
    shown: list[str] = []
    for reason in reasons:
        words = reason.short if whole else reason.brief
        spare -= tag_width(words) + (theme.size(_GAP) if shown else 0)
        if shown and spare < 0:
            break
        shown.append(words)
    return shown


def _seen(painter: QPainter, area: QRect, line: Line) -> None:
    draw_words(painter, area, short_ago(line.seen), "small", "warn" if line.not_seen else "text2")


def _tried(painter: QPainter, area: QRect, line: Line) -> None:
    words, ink = short_ago(line.tried) or "–", "text2" if line.tried else "text3"
    draw_words(painter, area, words, "small", ink)


def _attendance(painter: QPainter, area: QRect, line: Line) -> None:
    counted = line.attendance
    few = counted.possible < _FEW_HALF_DAYS
    ink = "text3" if few else "warn" if counted.persistent else "text2"
    _right(painter, area, line.percent, "meta", ink, width="100.0%")
    if counted.possible:
        _right(painter, area, f"{counted.attended} of {counted.possible}", "meta", "text3")


def _mark(painter: QPainter, area: QRect, name: str, ink: str, *, right: bool = False) -> None:
    """Draw a mark at an edge of the area, and take its room away."""
    px = theme.size(14)
    at = area.right() - px if right else area.left()
    draw_icon(painter, at, area, name, ink, px)
    room = px + theme.size(6)
    area.adjust(0 if right else room, 0, -room if right else 0, 0)


def _right(
    painter: QPainter, area: QRect, words: str, role: str, ink: str, width: str = ""
) -> None:
    """Draw words at the right, and take their room (or that of `width`) away."""
    letters = theme.font(role, figures=bool(width))
    painter.setFont(letters)
    painter.setPen(theme.colour(ink))
    painter.drawText(area, _MIDDLE | Qt.AlignmentFlag.AlignRight, words)
    taken = QFontMetrics(letters).horizontalAdvance(width or words)
    area.setRight(area.right() - taken - theme.size(10))


_DRAWN = {
    Column.CHILD: _child,
    Column.WHOSE: _whose,
    Column.SAYS: _says,
    Column.SEEN: _seen,
    Column.TRIED: _tried,
    Column.ATTENDANCE: _attendance,
}
