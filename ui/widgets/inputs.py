"""Fields to type in: a line, words that grow, a number. `changed` is a person's own change."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy

from ui import theme


class LineEdit(QLineEdit):
    """One line of words."""

    changed = Signal()

    def __init__(self, placeholder: str = "") -> None:
        super().__init__()
        self.setPlaceholderText(placeholder)
        self.textEdited.connect(lambda _: self.changed.emit())

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
        self._setting = False
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

    def set_value(self, value: str | None) -> None:
        """Show `value`."""
        self._setting = True
        self.setPlainText(value or "")
        self._setting = False

    def problem(self) -> str:
        """Find nothing wrong: any words will do."""
        return ""

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


def typed_words(text: str) -> str:
    """Give what was typed without what no store holds: NUL and halves of letters, from pasting."""
    kept = "".join(one for one in text if one != "\0" and not "\ud800" <= one <= "\udfff")
    return kept.strip()
