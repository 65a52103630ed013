"""One scale drawn: its bands side by side, where the score stands, and where it stood before."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from linkworker.measures.sdq_bands import Band
from ui import theme
from ui.names import call
from ui.widgets.drawing import smooth

_HIGH, _BAND, _DOT, _THEN, _GAP = 22, 12, 6, 5, 2
_SHADES = (0.14, 0.28, 0.42, 0.58)  # further from the average is stronger


class Track(QWidget):
    """Bands of equal width, the average at the left: a dot is now, a ring is the form before."""

    def __init__(self) -> None:
        super().__init__()
        self._bands: Sequence[Band] = ()
        self._now: int | None = None
        self._then: int | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_score(
        self, bands: Sequence[Band], now: int | None, then: int | None, words: str
    ) -> None:
        """Show another score; `words` say the same to who does not see it."""
        self._bands, self._now, self._then = bands, now, then
        call(self, words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for room to tell four bands apart."""
        return QSize(theme.size(180), theme.size(_HIGH))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Never lower."""
        return QSize(theme.size(96), theme.size(_HIGH))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the bands, then the two marks and the way from one to the other."""
        del event
        with smooth(self) as painter:
            self._draw_bands(painter)
            now, then = self._place(self._now), self._place(self._then)
            if now is not None and then is not None:
                painter.setPen(QPen(theme.colour("text2"), 2))
                painter.drawLine(then, now)
            if then is not None:
                painter.setPen(QPen(theme.colour("text2"), 2))
                painter.setBrush(theme.colour("surface"))
                painter.drawEllipse(then, theme.size(_THEN), theme.size(_THEN))
            if now is not None:
                painter.setPen(QPen(theme.colour("surface"), 2))
                painter.setBrush(theme.colour("accent"))
                painter.drawEllipse(now, theme.size(_DOT), theme.size(_DOT))

    def _draw_bands(self, painter: QPainter) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        high, wide = theme.size(_BAND), self._wide()
        for at, shade in zip(range(len(self._bands)), _SHADES, strict=False):
            ground = theme.colour("control")
            ground.setAlphaF(shade)
            painter.setBrush(ground)
            area = QRectF(at * wide, (self.height() - high) / 2, wide - _GAP, high)
            painter.drawRoundedRect(area, 2, 2)

    def _place(self, score: int | None) -> QPointF | None:
        """Give where a score stands: in its band, as far on as it is in it."""
        for at, band in enumerate(self._bands):
            if score is not None and band.first <= score <= band.last:
                number = band.last - band.first + 1
                passed = score - band.first if self._rises() else band.last - score
                return QPointF((at + (passed + 0.5) / number) * self._wide(), self.height() / 2)
        return None

    def _rises(self) -> bool:
        """Say whether scores rise from left to right; of prosocial they fall."""
        return self._bands[-1].first > self._bands[0].first

    def _wide(self) -> float:
        return self.width() / max(len(self._bands), 1)
