"""Words that are not spelt as we spell them, underlined while one types; Ctrl+. puts one right.

Nothing is looked at while keys are pressed: after a short rest, and then only what is in sight.
Places are counted as Qt counts them: a letter beyond the first plane, such as a picture, is two.
"""

from abc import abstractmethod
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QTextCharFormat
from PySide6.QtWidgets import QLineEdit, QMenu, QPlainTextEdit, QWidget

from ui import names, spelling, theme
from ui.widgets.toast import announce

REST_MS = 250

Span = tuple[int, int]


class Underlining(QObject):
    """Looks at the words of one field again whenever they have stood still for a moment."""

    def __init__(self, field: QPlainTextEdit | QLineEdit) -> None:
        super().__init__(field)
        self._over: QWidget = field
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self.look)
        spelling.TOLD.changed.connect(self._wait)
        field.textChanged.connect(self._wait)
        field.cursorPositionChanged.connect(self._wait)
        self._wait()

    @abstractmethod
    def look(self) -> None:
        """Underline what is in sight and not known, but for the word at which one types."""

    def _wait(self) -> None:
        """Wait anew. Not the timer's own `start`: it would take a cursor's place for a pause."""
        self._rest.start()

    @abstractmethod
    def words(self) -> str:
        """Give all that is typed, as it shows."""

    @abstractmethod
    def spans(self) -> list[Span]:
        """Give where every word stands that is not known."""

    @abstractmethod
    def choose(self, span: Span) -> QPoint:
        """Choose a word, to be typed over; gives where a list of others may stand."""

    def takes(self, event: QKeyEvent) -> bool:
        """Take Ctrl+.: go to a word that is underlined, and offer what was meant."""
        held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if not (held and event.key() == Qt.Key.Key_Period):
            return False
        self.put_right()
        return True

    def put_right(self) -> None:
        """Go to the underlined word at the cursor or after it, and offer what was meant."""
        spans, field = self.spans(), self._over
        if not spans:
            announce(field, "No word here is underlined")
            return
        at = self._cursor()
        span = next((one for one in spans if one[1] >= at), spans[0])
        menu = QMenu(field)
        self.offer(menu, span)
        below = self.choose(span)
        menu.popup(below)
        menu.setActiveAction(menu.actions()[0])
        ways = len(menu.actions()) - 1
        announce(menu, f"“{_cut(self.words(), span)}”: {ways} other ways to spell it")

    def offer(self, menu: QMenu, span: Span) -> None:
        """Put what was meant at the top of a menu, and a way to know the word from now on."""
        word, first = _cut(self.words(), span), next(iter(menu.actions()), None)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        meant = spelling.suggestions(word)
        acts = [(one, partial(self._replace, span, one)) for one in meant]
        acts.append((f"Add “{names.cover(word)}” to my words", partial(spelling.add, word)))
        for said, act in acts:
            action = menu.addAction(said.replace("&", "&&"))
            action.triggered.connect(lambda _=False, act=act: act())
            if first is not None:
                menu.insertAction(first, action)
        if first is not None:
            menu.insertSeparator(first)

    def lay_over(self, menu: QMenu, event: QContextMenuEvent) -> None:
        """Offer what was meant by the word pointed at, or at the cursor, above Qt's own lines."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        at = self._cursor() if by_key else self._pointed(event.pos())
        span = next((one for one in self.spans() if one[0] <= at <= one[1]), None)
        if span is not None:
            self.offer(menu, span)
        menu.popup(event.globalPos())

    @abstractmethod
    def _cursor(self) -> int:
        """Give the place of the cursor."""

    @abstractmethod
    def _pointed(self, pos: QPoint) -> int:
        """Give the place in the text that is pointed at."""

    @abstractmethod
    def _replace(self, span: Span, meant: str) -> None:
        """Put what was meant in the place of a word."""


def spans_of(text: str, *, line: bool = False) -> Iterator[Span]:
    """Give where words stand that are not known, counted as Qt counts."""
    plain = text.isascii() or max(text) <= "\uffff"
    for begin, end in spelling.misspelt(text, line=line):
        yield (begin, end) if plain else (units(text[:begin]), units(text[:end]))


def _cut(text: str, span: Span) -> str:
    units = text.encode("utf-16-le")
    return units[2 * span[0] : 2 * span[1]].decode("utf-16-le")


def units(text: str) -> int:
    """Count letters as Qt does: one beyond the first plane is two."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def wave() -> QTextCharFormat:
    """Draw the line under a word."""
    drawn = QTextCharFormat()
    drawn.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
    drawn.setUnderlineColor(theme.colour("bad"))
    return drawn
