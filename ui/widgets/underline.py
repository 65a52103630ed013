"""The underlining of a field of several lines, and of one line: how each is drawn and read."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt
from PySide6.QtGui import QInputMethodEvent, QTextBlock, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QTextEdit

from ui.widgets.underlining import Span, Underlining, spans_of, wave

_FEWEST = 3  # words of one line from which it is a sentence, not a name or a time
_LONG = 2_000  # letters of a paragraph of which only those in sight are looked at


Selection = QTextEdit.ExtraSelection


class InWords(Underlining):
    """Underlines in words over several lines; laid over them, so that nothing is laid out anew."""

    def __init__(self, field: QPlainTextEdit, lay: Callable[[list[Selection]], None]) -> None:
        self._field, self._lay = field, lay
        self._shown: list[Span] = []
        super().__init__(field)
        field.verticalScrollBar().valueChanged.connect(lambda _: self._rest.start())

    def look(self) -> None:
        """Underline what is in sight and not known, but for the word at which one types."""
        at = self._cursor() if self._field.hasFocus() else -1
        found = [] if self._field.isReadOnly() else [*self._in_sight()]
        shown = [span for span in found if span[1] != at]
        if shown != self._shown:
            self._shown = shown
            self._lay([selection(self._field, span, wave()) for span in shown])

    def words(self) -> str:
        """Give all that is typed, as it shows."""
        return QPlainTextEdit.toPlainText(self._field)

    def spans(self) -> list[Span]:
        """Give where every word stands that is not known."""
        return [] if self._field.isReadOnly() else [*spans_of(self.words())]

    def choose(self, span: Span) -> QPoint:
        """Choose a word, to be typed over; gives where a list of others may stand."""
        self._field.setTextCursor(cursor_at(self._field, span))
        below = self._field.cursorRect().bottomLeft()
        return self._field.viewport().mapToGlobal(below)

    def _in_sight(self) -> Iterator[Span]:
        block, high = self._field.firstVisibleBlock(), self._field.viewport().height()
        first = self._field.cursorForPosition(QPoint(0, 0)).position()
        corner = QPoint(self._field.viewport().width(), high)
        last = self._field.cursorForPosition(corner).position()
        while block.isValid() and block.position() <= last:
            yield from _in_block(block, first, last)
            block = block.next()

    def _cursor(self) -> int:
        return self._field.textCursor().position()

    def _pointed(self, pos: QPoint) -> int:
        return self._field.cursorForPosition(pos).position()

    def _replace(self, span: Span, meant: str) -> None:
        cursor_at(self._field, span).insertText(meant)


class InLine(Underlining):
    """Underlines in a line, once it is a sentence; capitals in it begin names."""

    def __init__(self, field: QLineEdit) -> None:
        self._field = field
        self._composing = False
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Notice when a letter is being put together, as an accent is: then nothing is touched."""
        if isinstance(event, QInputMethodEvent):
            self._composing = bool(event.preeditString())
        return super().eventFilter(watched, event)

    def look(self) -> None:
        """Underline what is not known, but for the word at which one types."""
        if self._composing:
            return
        at = self._cursor() if self._field.hasFocus() else -1
        kind = QInputMethodEvent.AttributeType.TextFormat
        waves = [
            QInputMethodEvent.Attribute(kind, start - self._cursor(), end - start, wave())
            for start, end in self.spans()
            if end != at
        ]
        self._field.inputMethodEvent(QInputMethodEvent("", waves))

    def words(self) -> str:
        """Give all that is typed, as it shows."""
        return QLineEdit.text(self._field)

    def spans(self) -> list[Span]:
        """Give where every word stands that is not known."""
        words = self.words()
        if self._field.isReadOnly() or len(words.split()) < _FEWEST:
            return []
        return [*spans_of(words, line=True)]

    def choose(self, span: Span) -> QPoint:
        """Choose a word, to be typed over; gives where a list of others may stand."""
        self._field.setSelection(span[0], span[1] - span[0])
        cursor: QRect = self._field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        return self._field.mapToGlobal(cursor.bottomLeft())

    def _cursor(self) -> int:
        return self._field.cursorPosition()

    def _pointed(self, pos: QPoint) -> int:
        return self._field.cursorPositionAt(pos)

    def _replace(self, span: Span, meant: str) -> None:
        self._field.setSelection(span[0], span[1] - span[0])
        self._field.insert(meant)
        self._field.textEdited.emit(QLineEdit.text(self._field))


def cursor_at(field: QPlainTextEdit, span: Span) -> QTextCursor:
    """Give a cursor that has chosen a place, counted as Qt counts."""
    cursor = QTextCursor(field.document())
    cursor.setPosition(span[0])
    cursor.setPosition(span[1], QTextCursor.MoveMode.KeepAnchor)
    return cursor


def selection(field: QPlainTextEdit, span: Span, drawn: QTextCharFormat) -> Selection:
    """Give how a place is drawn over the words."""
    made = Selection()
    made.cursor, made.format = cursor_at(field, span), drawn
    return made


def _in_block(block: QTextBlock, first: int, last: int) -> Iterator[Span]:
    """Give what is not known in a paragraph; of a long one only between two places in sight."""
    text, start = block.text(), block.position()
    low, high = 0, len(text)
    if high > _LONG:
        low = text.rfind(" ", 0, max(first - start, 0)) + 1
        high = text.find(" ", max(last - start, 0))
        high = len(text) if high < 0 else high
    for begin, end in spans_of(text[low:high]):
        yield start + low + begin, start + low + end
