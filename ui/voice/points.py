"""The questions of a pack with five points each: a digit answers one and goes on to the next."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from linkworker.measures.surveys import Pack, Question, scale
from ui import names
from ui.widgets.choices import Chips
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down, empty

_LEFT_OUT = (Qt.Key.Key_0, Qt.Key.Key_Minus, Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class PointsRow(QWidget):
    """One question: 1 to 5 answers it, 0 leaves it out; `answered` when a key did."""

    changed = Signal()
    answered = Signal()

    def __init__(self, number: int, question: Question) -> None:
        super().__init__()
        self.question = question
        points = scale()
        self.chips = Chips([(one.points, f"{one.points} {one.words}") for one in points])
        self._words = WrapLabel(f"{number}. {question.words}")
        self._left = Label("left out", "meta", "muted")
        self.setLayout(down(self._words, across(self.chips, self._left, gap=10), gap=4))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        names.call(self.chips, question.words)
        self.chips.changed.connect(self._change)

    def value(self) -> int | None:
        """Give the points, or None where the question was left out."""
        found: int | None = self.chips.value()
        return found

    def set_value(self, points: int | None) -> None:
        """Show these points."""
        self.chips.set_value(points)
        self._left.setVisible(points is None)

    def come(self) -> None:
        """Take the focus."""
        self.chips.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Answer by a digit."""
        key = event.key()
        digit = key - Qt.Key.Key_0.value
        if 1 <= digit <= len(scale()) or key in _LEFT_OUT:
            self.set_value(digit if digit > 0 and key not in _LEFT_OUT else None)
            self.changed.emit()
            self.answered.emit()
        else:
            super().keyPressEvent(event)

    def _change(self) -> None:
        self._left.setVisible(self.value() is None)
        self.changed.emit()


class PackRows(QWidget):
    """All questions of a pack; `done` when the last was answered by a key."""

    changed = Signal()
    done = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[PointsRow] = []
        self._asks, self._list = Label("", "small", "muted"), down(gap=12)
        self.setLayout(down(self._asks, self._list, gap=8))

    def show_pack(self, pack: Pack) -> None:
        """Ask another pack, with nothing answered."""
        empty(self._list)
        self._asks.setText(pack.asks)
        self.rows = [PointsRow(at, one) for at, one in enumerate(pack.questions, start=1)]
        for at, row in enumerate(self.rows):
            row.set_value(None)
            row.changed.connect(self.changed)
            last = at + 1 == len(self.rows)
            row.answered.connect(self.done if last else self.rows[at + 1].come)
            self._list.addWidget(row)

    def come(self) -> None:
        """Begin with the first question."""
        if self.rows:
            self.rows[0].come()

    def answers(self) -> dict[str, int | None]:
        """Give the points by question; None where one was left out."""
        return {row.question.code: row.value() for row in self.rows}

    def set_answers(self, answers: dict[str, int | None]) -> None:
        """Show these answers."""
        for row in self.rows:
            row.set_value(answers.get(row.question.code))
