"""Passages that are marked in words: underlined there; words chosen to be marked; words to read."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QPlainTextEdit

from linkworker.measures.passages import places, whole_words
from ui import names, theme
from ui.widgets.inputs import WordsEdit
from ui.widgets.underline import selection
from ui.widgets.underlining import units

_LAYER = "marked"


class Marked(QObject):
    """Underlines passages in one field, wherever their words stand while they are typed on."""

    def __init__(self, field: WordsEdit) -> None:
        super().__init__(field)
        self._field = field
        self._passages: tuple[str, ...] = ()
        field.textChanged.connect(self._draw)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Draw again in the new theme's colours."""
        if event.type() == QEvent.Type.StyleChange and not theme.is_bare():
            self._draw()
        return super().eventFilter(watched, event)

    def show_passages(self, passages: Sequence[str]) -> None:
        """Underline these and no others."""
        self._passages = tuple(passages)
        self._draw()

    def _draw(self) -> None:
        text, drawn = QPlainTextEdit.toPlainText(self._field), _line()
        spans = [span for one in self._passages for span in places(text, one)]
        found = [(units(text[:start]), units(text[:end])) for start, end in spans]
        self._field.lay(_LAYER, [selection(self._field, span, drawn) for span in found])


def chosen_words(field: WordsEdit) -> str:
    """Give the words chosen in a field, widened to whole words; "" for none, or if covered."""
    cursor, text = field.textCursor(), field.toPlainText()
    shown = QPlainTextEdit.toPlainText(field)
    if not cursor.hasSelection() or shown != text:
        return ""
    start, end = (_letters(text, at) for at in (cursor.selectionStart(), cursor.selectionEnd()))
    start, end = whole_words(text, start, end)
    return text[start:end]


def _letters(text: str, at: int) -> int:
    """Count the letters before a place that Qt counts in halves of 32 bits."""
    return len(text.encode("utf-16-le")[: 2 * at].decode("utf-16-le", "ignore"))


def _line() -> QTextCharFormat:
    drawn = QTextCharFormat()
    drawn.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DashUnderline)
    drawn.setUnderlineColor(theme.colour("info"))
    drawn.setBackground(theme.colour("info_tint"))
    return drawn


class ReadWords(WordsEdit):
    """Words to read and to choose from by mouse or keys, as high as they are; never typed in."""

    def __init__(self, name: str) -> None:
        super().__init__(lines=1, most=400)
        self.setReadOnly(True)
        self.setProperty("show", "plain")
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(0)
        names.call(self, name)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Ask for another height where the words break into other lines; Qt does not always."""
        super().resizeEvent(event)
        if self.sizeHint().height() != self.height():
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for the height of the words."""
        lines = max(1, round(self.document().documentLayout().documentSize().height()))
        edge = 2 * self.frameWidth() + theme.size(6)
        return QSize(theme.size(240), lines * self.fontMetrics().lineSpacing() + edge)
