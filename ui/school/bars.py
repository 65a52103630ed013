"""A school's counts by half-term, side by side: good days first and in colour, the rest plain."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker.measures.behaviour import Counted, Sum
from ui import names, theme
from ui.models.school import counted_sentence
from ui.widgets.drawing import smooth

SHOWN = 4  # half-terms
_ROWS = (("Days on the positive record", "accent"), ("Detentions", "bar"), ("Sent out", "bar"))
_LABEL, _HEAD, _ROW, _BAR = 150, 26, 42, 8
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HalfTermBars(QWidget):
    """Each row has its own measure, from nought; a screen reader hears a sentence a half-term."""

    def __init__(self) -> None:
        super().__init__()
        self._counted: tuple[Counted, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_counted(self, counted: Sequence[Counted]) -> None:
        """Show the latest half-terms, the earliest of them at the left."""
        self._counted = tuple(counted[:SHOWN][::-1])
        said = ". ".join(counted_sentence(one) for one in self._counted)
        self.setAccessibleName(names.cover(said))
        self.update()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the heads, then a row for each count."""
        del event
        with smooth(self) as painter:
            wide = self._column()
            for at, one in enumerate(self._counted):
                left = theme.size(_LABEL) + at * wide
                self._write(painter, left, 0, wide, f"{one.half.short} {one.half.year}", "metab")
            for row, (label, ink) in enumerate(_ROWS):
                self._paint_row(painter, row, label, ink)

    def _paint_row(self, painter: QPainter, row: int, label: str, ink: str) -> None:
        top = theme.size(_HEAD + row * _ROW)
        self._write(painter, 0, top, theme.size(_LABEL), label, "small", "text2")
        sums = [_sums(one)[row] for one in self._counted]
        most = max((one.number or 0 for one in sums), default=0)
        wide = self._column()
        for at, one in enumerate(sums):
            left = theme.size(_LABEL) + at * wide
            said = "–" if one.number is None else str(one.number)
            self._write(painter, left, top, wide, said, "strong")
            if one.number and most:
                long = (wide - theme.size(24)) * one.number / most
                area = QRectF(left, top + theme.size(26), long, theme.size(_BAR))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(ink))
                painter.drawRoundedRect(area, 3, 3)

    def _write(
        self, painter: QPainter, left: int, top: int, wide: int, words: str, role: str,
        ink: str = "text",
    ) -> None:  # fmt: skip
        painter.setFont(theme.font(role))
        painter.setPen(theme.colour(ink))
        room = QRect(left, top, wide - theme.size(6), theme.size(_HEAD))
        fits = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, fits)

    def _column(self) -> int:
        return (self.width() - theme.size(_LABEL)) // max(len(self._counted), 1)

    def _fit(self) -> None:
        self.setFixedHeight(theme.size(_HEAD + _ROW * len(_ROWS)))


def _sums(one: Counted) -> tuple[Sum, Sum, Sum]:
    return one.good_days, one.detentions, one.sent_out
