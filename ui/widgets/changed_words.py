"""Words with those that are new against earlier words on a tint: nobody compares by eye."""

import re
from difflib import SequenceMatcher

from PySide6.QtCore import QPointF, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import names, theme

_WORD = re.compile(r"\S+\s*")


class ChangedWords(QWidget):
    """Plain words that wrap; a screen reader hears them whole."""

    def __init__(self, words: str, before: str) -> None:
        super().__init__()
        self._said, self._before = words, before
        names.call(self, words)
        self.cover_again()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def cover_again(self) -> None:
        """Show the same words as things stand now."""
        self.words = names.cover(self._said)
        self._new = new_parts(names.cover(self._before), self.words)
        self.update()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for little: the layout gives the width, the width gives the height."""
        return QSize(160, self.minimumHeight() or self.fontMetrics().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Take the height that the new width needs."""
        super().resizeEvent(event)
        needed = round(self._laid_out().boundingRect().height()) + 1
        if needed != self.height():
            self.setFixedHeight(needed)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Draw the tints and the words."""
        del event
        painter = QPainter(self)
        painter.setPen(theme.colour("text"))
        self._laid_out().draw(painter, QPointF(0, 0))
        painter.end()

    def _laid_out(self) -> QTextLayout:
        layout = QTextLayout(self.words.replace("\n", "\u2028"), theme.font("body"))
        layout.setFormats([_tinted(start, length) for start, length in self._new])
        layout.beginLayout()
        top = 0.0
        while (line := layout.createLine()).isValid():
            line.setLineWidth(max(self.width(), 40))
            line.setPosition(QPointF(0, top))
            top += line.height()
        layout.endLayout()
        return layout


def new_parts(before: str, after: str) -> list[tuple[int, int]]:
    """Give (start, length) of the words in `after` that do not stand in `before`, in letters."""
    words = list(_WORD.finditer(after))
    old = [found[0].strip() for found in _WORD.finditer(before)]
    matcher = SequenceMatcher(None, old, [found[0].strip() for found in words], autojunk=False)
    parts = []
    for kind, _, _, first, last in matcher.get_opcodes():
        if kind in ("insert", "replace") and last > first:
            start, end = words[first].start(), words[last - 1].start()
            parts.append((start, end - start + len(words[last - 1][0].strip())))
    return parts


def _tinted(start: int, length: int) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start, made.length = start, length
    made.format = QTextCharFormat()
    made.format.setBackground(theme.colour("ins"))
    made.format.setForeground(theme.colour("text"))
    return made
