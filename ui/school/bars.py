"""A school's counts by half-term, side by side: good days first and in colour, the rest plain."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker.measures.behaviour import Counted, Sum
from ui import names, theme
from ui.models.school import counted_sentence
from ui.widgets.drawing import smooth

_MOST = 8  # half-terms
_NARROWEST, _BEGAN_AND_NOW = 58, 2
_ROWS = (("Days on the positive record", "accent"), ("Detentions", "bar"), ("Sent out", "bar"))
_LABEL, _HEAD, _ROW, _BAR, _LINE = 188, 40, 40, 8, 20
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class HalfTermBars(QWidget):
    """All counts have one measure, from nought; a screen reader hears a sentence a half-term."""

    def __init__(self) -> None:
        super().__init__()
        self._counted: tuple[Counted, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._fit()

    def show_counted(self, counted: Sequence[Counted]) -> None:
        """Show the latest half-terms, the earliest of them at the left."""
        self._counted = tuple(counted[:_MOST][::-1])
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
        label = theme.size(_LABEL)
        shown = self._that_fit((self.width() - label) // theme.size(_NARROWEST))
        wide = (self.width() - label) // max(len(shown), 1)
        with smooth(self) as painter:
            for at, one in enumerate(shown):
                left = label + at * wide
                _write(painter, QRect(left, 0, wide, theme.size(_LINE)), _head(one), "metab")
                weeks = "1 week" if len(one.weeks) == 1 else f"{len(one.weeks)} weeks"
                below = QRect(left, theme.size(_LINE - 3), wide, theme.size(_LINE))
                _write(painter, below, weeks, "meta", "text3")
            for row, (said, ink) in enumerate(_ROWS):
                area = QRect(0, theme.size(_HEAD + row * _ROW), label, theme.size(_LINE))
                _write(painter, area, said, "small", "text2")
                self._paint_row(painter, shown, row, ink, wide)

    def _that_fit(self, room: int) -> tuple[Counted, ...]:
        """Leave out what there is no room for, but never where it began."""
        every = self._counted
        if len(every) <= room or room < _BEGAN_AND_NOW:
            return every[-max(room, 1) :]
        return every[:1] + every[len(every) - room + 1 :]

    def _paint_row(
        self, painter: QPainter, shown: Sequence[Counted], row: int, ink: str, wide: int
    ) -> None:
        most = max((told.number or 0 for one in shown for told in _sums(one)), default=0)
        top = theme.size(_HEAD + row * _ROW)
        for at, one in enumerate(shown):
            number, left = _sums(one)[row].number, theme.size(_LABEL) + at * wide
            said = "–" if number is None else str(number)
            _write(painter, QRect(left, top, wide, theme.size(_LINE)), said, "strong")
            if number and most:
                long = (wide - theme.size(14)) * number / most
                area = QRectF(left, top + theme.size(_LINE + 2), long, theme.size(_BAR))
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(theme.colour(ink))
                painter.drawRoundedRect(area, 3, 3)

    def _fit(self) -> None:
        self.setFixedHeight(theme.size(_HEAD + _ROW * len(_ROWS)))


def _write(painter: QPainter, room: QRect, words: str, role: str, ink: str = "text") -> None:
    painter.setFont(theme.font(role))
    painter.setPen(theme.colour(ink))
    wide = room.width() - theme.size(6)
    fits = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, wide)
    painter.drawText(room, _LEFT, fits)


def _head(one: Counted) -> str:
    return f"{one.half.short} {one.half.year % 100:02}"


def _sums(one: Counted) -> tuple[Sum, Sum, Sum]:
    return one.good_days, one.detentions, one.sent_out
