"""What a person finds on a screen: buttons, fields and words by what they say, never by place."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from tests.demo.hands import wait_until

W = TypeVar("W", bound=QWidget)
_SENTENCE = Qt.ItemDataRole.AccessibleTextRole


def button(root: QWidget, name: str) -> QAbstractButton:
    """Wait for the button that says this, or begins with it, and can be pressed."""
    return _one(root, name, QAbstractButton)


def field(root: QWidget, name: str) -> QWidget:
    """Wait for the field of that name."""
    return _one(root, name, QLineEdit, QPlainTextEdit)


def choose(root: QWidget, name: str, words: str) -> None:
    """Pick the line with these words from the list of that name."""
    picker = _one(root, name, QComboBox)
    wait_until(lambda: picker.findText(words, Qt.MatchFlag.MatchContains) >= 0, f"{name} {words}")
    at = picker.findText(words, Qt.MatchFlag.MatchContains)
    picker.setCurrentIndex(at)
    picker.activated.emit(at)


def row(root: QWidget, table: str, words: str) -> str:
    """Wait for a table's row that begins with these words; return its sentence."""
    view = _one(root, table, QTableView)

    def rows() -> list[str]:
        model = view.model()
        said = (str(model.index(n, 0).data(_SENTENCE)) for n in range(model.rowCount()))
        return [one for one in said if one.startswith(words)]

    wait_until(rows, f"{words} in {table}")
    (sentence,) = rows()
    return sentence


def sees(root: QWidget, words: str) -> bool:
    """Say whether these words are shown."""
    return any(words in label.text() for label in root.findChildren(QLabel) if label.isVisible())


def everything(root: QWidget) -> str:
    """Give all words under a widget, shown or hidden, for the eye or for a screen reader."""
    parts = [*root.findChildren(QWidget)]
    shown = [part.text() for part in parts if isinstance(part, QLabel | QAbstractButton)]
    return "\n".join([*shown, *(part.accessibleName() for part in parts)])


def _one(root: QWidget, name: str, *kinds: type[W]) -> W:
    found: list[W] = []

    def look() -> list[W]:
        parts = [part for kind in kinds for part in root.findChildren(kind)]
        there = [part for part in parts if part.isVisible() and part.isEnabled()]
        exact = [part for part in there if part.accessibleName() == name]
        found[:] = exact or [part for part in there if part.accessibleName().startswith(name)]
        return found

    wait_until(look, f"“{name}” on the screen")
    assert len(found) == 1, [part.accessibleName() for part in found]
    return found[0]
