"""A square code (QR, ISO/IEC 18004), painted: dark on white in every look, or it is not read."""

import segno
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from linkworker.documents.style import colour
from ui import names, theme

_QUIET = 4  # empty modules round it, as the standard asks
_PX = 4


class SquareCode(QWidget):
    """Shows words as a square; `said` is what a screen reader says in its place."""

    def __init__(self, said: str) -> None:
        super().__init__()
        self._lines: list[list[int]] = []
        names.call(self, said)

    def show_words(self, words: str) -> None:
        """Show these words; an eighth of it may be covered and it is still read (level M)."""
        code = segno.make_qr(words, error="m", boost_error=False)
        self._lines = [list(line) for line in code.matrix]
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Be so large that a telephone reads it from the screen."""
        side = (len(self._lines) + 2 * _QUIET) * theme.size(_PX)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw it, module by module, without softened edges."""
        del event
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(colour("surface")))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(colour("text")))
        step = self.width() / (len(self._lines) + 2 * _QUIET)
        for down, line in enumerate(self._lines, _QUIET):
            for across, dark in enumerate(line, _QUIET):
                if dark:
                    painter.fillRect(
                        QRectF(across * step, down * step, step, step).toAlignedRect(),
                        QColor(colour("text")),
                    )
        painter.end()
