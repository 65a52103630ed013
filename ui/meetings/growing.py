"""Rows that grow as they are typed in: below the last one that says something is one more."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui.widgets.layout import down


class GrowingRow(QWidget):
    """One row: `typed()` as somebody types in it, `done()` at Enter in its last field."""

    typed = Signal()
    done = Signal()

    @abstractmethod
    def says(self) -> bool:
        """Say whether anything stands in it."""

    @abstractmethod
    def value(self) -> Any:
        """Give what stands in it."""

    @abstractmethod
    def set_value(self, value: Any) -> None:
        """Show this; None empties it."""

    @abstractmethod
    def check(self) -> bool:
        """Say at the field what cannot be read; True if all can."""

    @abstractmethod
    def set_problem(self, words: str) -> None:
        """Say what is wrong with it; "" takes that away."""


Row = TypeVar("Row", bound=GrowingRow)


class GrowingRows(QWidget, Generic[Row]):
    """Enter at the end of a row goes to the next one."""

    typed = Signal()

    def __init__(self, make: Callable[[], Row]) -> None:
        super().__init__()
        self._make = make
        self.rows: list[Row] = []
        self._list = down(gap=6)
        self.setLayout(self._list)
        self._grow()

    def said(self) -> list[Row]:
        """Give the rows in which something stands."""
        return [row for row in self.rows if row.says()]

    def set_values(self, values: Sequence[Any]) -> None:
        """Show these, and one empty row below."""
        for row in self.rows[len(values) :]:
            row.set_value(None)
        for at, value in enumerate(values):
            if at == len(self.rows):
                self._grow()
            self.rows[at].set_value(value)
        self._fit()

    def add(self, value: Any) -> Row:
        """Put this into the first row in which nothing stands; gives that row."""
        row = next(one for one in self.rows if not one.says())
        row.set_value(value)
        self._fit()
        self.typed.emit()
        return row

    def check(self) -> Row | None:
        """Give the first row that holds what cannot be read."""
        wrong = [row for row in self.said() if not row.check()]
        return wrong[0] if wrong else None

    def show_problems(self, problems: dict[int, str]) -> Row | None:
        """Say at each row, by its number among those said, what is wrong; gives the first."""
        said = self.said()
        for at, row in enumerate(said):
            row.set_problem(problems.get(at, ""))
        return next((said[at] for at in sorted(problems) if at < len(said)), None)

    def _fit(self) -> None:
        """Keep one empty row at the end, and no more."""
        while len(self.rows) > 1 and not (self.rows[-1].says() or self.rows[-2].says()):
            gone = self.rows.pop()
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        if self.rows[-1].says():
            self._grow()

    def _grow(self) -> None:
        row = self._make()
        row.typed.connect(self._typed)
        row.done.connect(lambda: self._next(row))
        self.rows.append(row)
        self._list.addWidget(row)

    def _typed(self) -> None:
        if self.rows[-1].says():
            self._grow()
        self.typed.emit()

    def _next(self, row: Row) -> None:
        at = self.rows.index(row) + 1
        self.rows[min(at, len(self.rows) - 1)].setFocus()
