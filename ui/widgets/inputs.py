"""Fields to type in: a line, words that grow, a number. `changed` is a person's own change."""

from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from ui import names, theme
from ui.widgets.letters import LONGEST, room_in, too_long, typed_words
from ui.widgets.underline import InLine, InWords, Selection


class _Under:
    """What stands in a field under initials, while names are hidden and nobody types there."""

    def __init__(self, field: QLineEdit | QPlainTextEdit) -> None:
        self.words: str | None = None
        self._field = field
        self._locked = False

    def lay(self, text: str) -> str:
        """Give what to show for `text`; a covered field cannot be typed in by mistake."""
        shown = names.cover(text)
        if self.words is None:
            self._locked = self._field.isReadOnly()
        self.words = text if shown != text else None
        self._field.setReadOnly(self._locked or self.words is not None)
        return shown

    def lifted_by(self, event: QKeyEvent) -> bool:
        """Say whether a key begins to type in a covered field: then the words are needed."""
        rubs = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
        types = event.text().isprintable() and bool(event.text().strip())
        return self.words is not None and not self._locked and (rubs or types)

    def lift(self) -> str:
        """Give the words, to be typed in."""
        words, self.words = self.words or "", None
        self._field.setReadOnly(False)
        return words


class LineEdit(QLineEdit):
    """One line of words; names in it are covered while they are hidden, until it is typed in.

    Where it is `prose`, words spelt otherwise than we spell them are underlined as one types.
    """

    changed = Signal()
    prose = True

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self._under = _Under(self)
        self._spelt: InLine | None = None
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda _: self.changed.emit())

    def text(self) -> str:
        """Give the words that stand in it, covered or not."""
        return super().text() if self._under.words is None else self._under.words

    def setText(self, text: str | None) -> None:  # noqa: N802
        """Show `text`."""
        super().setText(self._under.lay(text or ""))

    def cover_again(self) -> None:
        """Show the same words as things stand now."""
        if names.cover(self.text()) != super().text():
            self.setText(self.text())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Uncover what is typed in; Ctrl+. puts a word right."""
        if self._spelt is not None and self._spelt.takes(event):
            return
        if self._under.lifted_by(event):
            super().setText(self._under.lift())
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Look at how words are spelt from the first time somebody may type."""
        super().focusInEvent(event)
        if self.prose and self._spelt is None and self.echoMode() is QLineEdit.EchoMode.Normal:
            self._spelt = InLine(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what was meant by a word, above what Qt offers."""
        if self._spelt is None:
            super().contextMenuEvent(event)
        else:
            self._spelt.lay_over(self.createStandardContextMenu(), event)

    def value(self) -> str:
        """Give the words without spaces at the ends; "" when empty."""
        return typed_words(self.text())

    def set_value(self, value: str | None) -> None:
        """Show `value` from its beginning."""
        self.setText(value or "")
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Find nothing wrong: any words will do."""
        return ""


class NumberEdit(QLineEdit):
    """A whole number from `least` to `most`; Up and Down change it by one."""

    changed = Signal()

    def __init__(self, least: int = 0, most: int = 999) -> None:
        super().__init__()
        self.least, self.most = least, most
        self.setMaximumWidth(theme.size(110))
        self.textEdited.connect(lambda _: self.changed.emit())

    def value(self) -> int | None:
        """Give the number, or None when empty or not one."""
        text = self.text().strip()
        digits = text.removeprefix("-")
        fits = digits.isascii() and digits.isdecimal() and len(digits) <= 15
        return int(text) if fits else None

    def set_value(self, value: int | None) -> None:
        """Show `value`; None empties it."""
        self.setText("" if value is None else str(value))

    def problem(self) -> str:
        """Say what the number must be, or "" if it is that or empty."""
        number = self.value()
        if number is None:
            return "must be a whole number" if self.text().strip() else ""
        if not self.least <= number <= self.most:
            return f"must be from {self.least} to {self.most}"
        return ""

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Step with Up and Down."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None or self.isReadOnly():
            super().keyPressEvent(event)
            return
        number = self.value()
        wanted = self.least if number is None else number + step
        self.set_value(min(max(wanted, self.least), self.most))
        self.changed.emit()


class WordsEdit(QPlainTextEdit):
    """Words over several lines: plain text only, grows from `lines` to `most` lines.

    Tab goes to the next field; a tab is never typed.
    """

    changed = Signal()

    def __init__(self, placeholder: str = "", lines: int = 3, most: int = 14) -> None:
        super().__init__()
        self._lines, self._most = lines, most
        self._setting, self.longest = False, LONGEST
        self._under = _Under(self)
        self._spelt: InWords | None = None
        self._laid: dict[str, list[Selection]] = {}
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().documentLayout().documentSizeChanged.connect(self.updateGeometry)
        self.textChanged.connect(self._say_changed)

    def value(self) -> str:
        """Give the words without space at the ends; "" when empty."""
        return typed_words(self.toPlainText())

    def lay(self, layer: str, selections: list[Selection]) -> None:
        """Draw these over the words in place of what this layer drew before."""
        self._laid[layer] = selections
        self.setExtraSelections([one for drawn in self._laid.values() for one in drawn])

    def room(self) -> tuple[str, bool]:
        """Say how many letters there are, "" while there is room enough; and whether all fit."""
        return room_in(self.value(), self.longest)

    def set_value(self, value: str | None) -> None:
        """Show `value`."""
        self._show(self._under.lay(value or ""))

    def toPlainText(self) -> str:  # noqa: N802
        """Give the words that stand in it, covered or not."""
        return super().toPlainText() if self._under.words is None else self._under.words

    def cover_again(self) -> None:
        """Show the same words as things stand now."""
        if names.cover(self.toPlainText()) != super().toPlainText():
            self.set_value(self.toPlainText())

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Uncover what is typed in; Ctrl+. puts a word right."""
        if self._spelt is not None and self._spelt.takes(event):
            return
        if self._under.lifted_by(event):
            self._show(self._under.lift())
            self.moveCursor(QTextCursor.MoveOperation.End)
        super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        """Look at how words are spelt from the first time somebody may type."""
        super().focusInEvent(event)
        if self._spelt is None and not self.isReadOnly():
            self._spelt = InWords(self, partial(self.lay, "spelling"))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        """Offer what was meant by a word, above what Qt offers."""
        if self._spelt is None:
            super().contextMenuEvent(event)
        else:
            self._spelt.lay_over(self.createStandardContextMenu(), event)

    def _show(self, words: str) -> None:
        self._setting = True
        self.setPlainText(words)
        self._setting = False

    def problem(self) -> str:
        """Say when there are more letters than can be kept."""
        return too_long(self.value(), self.longest)

    def sizeHint(self) -> QSize:  # noqa: N802
        """Wish for the height of the words, within the limits."""
        lines = round(self.document().documentLayout().documentSize().height())
        shown = min(max(lines, self._lines), self._most)
        return QSize(theme.size(240), shown * self.fontMetrics().lineSpacing() + theme.size(22))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Stay as high as wished, and narrow when there is no room."""
        return QSize(theme.size(120), self.sizeHint().height())

    def _say_changed(self) -> None:
        if not self._setting:
            self.changed.emit()
