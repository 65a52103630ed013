"""The editors of a row of the day, how wide each is, and the headings over them."""

from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from linkworker.records import Means, Outcome
from ui import theme
from ui.forms.editors import sentence_case
from ui.forms.note_form import MEANS
from ui.widgets.choices import ChoicePicker
from ui.widgets.inputs import LineEdit, NumberEdit, WordsEdit
from ui.widgets.labels import Label
from ui.widgets.layout import across, down
from ui.widgets.row_table import ENTERS

NARROW = 920  # px under which the words of a row stand below
WIDTHS = {"who": 132, "at": 66, "means": 118, "whom": 104, "minutes": 54, "outcome": 138}
LABELS = {
    "at": "Time", "means": "How", "whom": "With whom", "minutes": "Minutes",
    "outcome": "Reached or tried", "words": "What happened",
}  # fmt: skip
_MEANS = {Means.BREAKFAST: "Breakfast", Means.VISIT: "Home visit"}
_OUTCOMES = {Outcome.NOT_TODAY: "Not today"}
_HEADS = {"who": "Who", **LABELS, "outcome": "Reached?", "minutes": "Min"}
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, **dict.fromkeys(ENTERS, 1)}


class RowWords(WordsEdit):
    """Words of a row: Enter and the arrows go to another row, Shift+Enter begins a line."""

    stepped = Signal(int)

    def __init__(self) -> None:
        super().__init__("", lines=1, most=5)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go on to the row below or above, unless more lines of these words are there."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
            return
        end = self.blockCount() - 1 if step > 0 else 0
        if event.key() in ENTERS or self.textCursor().blockNumber() == end:
            self.stepped.emit(step)
        else:
            super().keyPressEvent(event)


def row_editors() -> dict[str, Any]:
    """Make the editors of one row, in the order that Tab goes through them."""
    return {
        "at": LineEdit("09:30"),
        "means": ChoicePicker([(one, _said(_MEANS, one)) for one in MEANS], "How?"),
        "whom": LineEdit("Mum, teacher"),
        "minutes": NumberEdit(0, 1440),
        "outcome": ChoicePicker([(one, _said(_OUTCOMES, one)) for one in Outcome], "Not said"),
        "words": RowWords(),
    }


class Heads(QWidget):
    """What the columns are; not there where the words stand below."""

    def __init__(self) -> None:
        super().__init__()
        self._labels = {name: Label(words, "meta", "muted") for name, words in _HEADS.items()}
        words = self._labels.pop("words")
        row = across(*self._labels.values(), gap=6)
        row.addWidget(words, 1)
        self._row = down(row, gap=0)
        self.setLayout(self._row)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Take other widths with words of another size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _fit(self) -> None:
        for name, label in self._labels.items():
            label.setFixedWidth(theme.size(WIDTHS[name]))
        self._row.setContentsMargins(14 + 6, 0, 0, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say nothing where the columns are not one row."""
        super().resizeEvent(event)
        for label in self.findChildren(Label):
            label.setVisible(self.width() >= theme.size(NARROW))


def _said(short: dict[Any, str], value: Means | Outcome) -> str:
    return short.get(value) or sentence_case(value.value.removeprefix("tried: "))
