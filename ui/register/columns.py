"""Which column of a school's file is which: shown as guessed or remembered, and changeable."""

from datetime import date
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from linkworker.imports.mapping import TEN, Mapping
from ui import desk as desks
from ui.widgets.choices import Chips, ChoicePicker
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.layout import down, empty, held

SHAPES = {
    "packed": "A week in one column",
    "ten": "A week in ten columns",
    "days": "A row for each day",
    "long": "A row for each half-day",
}
_CHILD = ("upn", "surname", "forename", "name", "born")
_MARKS = {
    "packed": ("week", "marks"),
    "ten": ("week", *TEN),
    "days": ("date", "am", "pm"),
    "long": ("date", "session", "code"),
}
_LABELS = {
    "upn": "UPN",
    "surname": "Surname",
    "forename": "First name",
    "name": "Surname, first name in one",
    "born": "Date of birth",
    "week": "The Monday of the week",
    "marks": "The week's marks",
    "date": "Date",
    "session": "AM or PM",
    "code": "Mark",
    "am": "Morning mark",
    "pm": "Afternoon mark",
    **{name: f"{name[:3].title()} {name[4:].upper()}" for name in TEN},
}
_COLUMNS = 3


class ColumnsForm(QWidget):
    """A picker for each column that matters; `changed` when a person picks another."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shape = Chips(list(SHAPES.items()))
        self.pickers: dict[str, ChoicePicker] = {}
        self._rest: dict[str, str] = {}
        self._headers: tuple[str, ...] = ()
        self.monday = DateEdit("back", desks.today)
        self.monday_field = Field(
            "Which week is it?", self.monday, "The Monday; only when no column says so", True
        )
        self._grid = QGridLayout()
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(10)
        shape = Field("How the marks stand", self.shape)
        self.setLayout(down(shape, held(self._grid), self.monday_field, gap=12))
        self.shape.changed.connect(self._take_shape)
        self.monday.changed.connect(self.changed)

    def begin(self, headers: tuple[str, ...], mapping: Mapping) -> None:
        """Offer a file's headings, with those picked that a mapping has."""
        self._headers, self._rest = headers, dict(mapping.columns)
        self.monday.set_value(None)
        self.shape.set_value(mapping.shape or _likeliest(mapping))
        self._build()

    def value(self) -> Mapping:
        """Give the mapping as it is picked now."""
        picked = {name: picker.value() for name, picker in self.pickers.items()}
        return Mapping({name: heading for name, heading in picked.items() if heading})

    def week(self) -> date | None:
        """Give the Monday typed for a file without a column of weeks."""
        needed = "week" in self.pickers and not self.pickers["week"].value()
        return self.monday.value() if needed else None

    def told(self) -> str:
        """Say in one line which column is which."""
        return " · ".join(
            _LABELS[name] if _LABELS[name] == heading else f"{_LABELS[name]}: {heading}"
            for name, heading in self.value().columns.items()
        )

    def _take_shape(self) -> None:
        self._rest |= self.value().columns
        self._build()
        self.changed.emit()

    def _build(self) -> None:
        empty(self._grid)
        self.pickers.clear()
        names = (*_CHILD, *_MARKS[self.shape.value()])
        for at, name in enumerate(names):
            picker = ChoicePicker([(one, one) for one in self._headers], "Not in this file")
            picker.setMinimumContentsLength(8)
            picker.setSizeAdjustPolicy(
                ChoicePicker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
            )
            if self._rest.get(name) in self._headers:
                picker.set_value(self._rest[name])
            picker.changed.connect(partial(self._picked, name))
            self.pickers[name] = picker
            self._grid.addWidget(Field(_LABELS[name], picker), at // _COLUMNS, at % _COLUMNS)
        for column in range(_COLUMNS):
            self._grid.setColumnStretch(column, 1)
        self._show_monday()

    def _picked(self, name: str) -> None:
        """Use a heading once: where it was picked before, nothing is picked now."""
        heading = self.pickers[name].value()
        for other, picker in self.pickers.items():
            if other != name and heading is not None and picker.value() == heading:
                picker.setCurrentIndex(0)
        self._rest |= {other: picker.value() or "" for other, picker in self.pickers.items()}
        self._show_monday()
        self.changed.emit()

    def _show_monday(self) -> None:
        week = self.pickers.get("week")
        self.monday_field.setVisible(week is not None and not week.value())


def _likeliest(mapping: Mapping) -> str:
    """Give the shape that most of the columns found speak for."""
    return max(_MARKS, key=lambda shape: sum(name in mapping.columns for name in _MARKS[shape]))
