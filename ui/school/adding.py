"""Taking over what a school counted: pasted or a row a week, three numbers, and who says so."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from linkworker.actions.behaviour import Told
from linkworker.imports.weekly_counts import read_counts
from linkworker.measures.days import say_day
from ui import names, theme
from ui.forms.keys import on_key
from ui.widgets.asking import Question
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit, NumberEdit, WordsEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.notices import ErrorBox

_HEADS = ("Good days", "Detentions", "Sent out")
_MOST = (5, 50, 99)
_HOW = "From school’s own list. What happened stays with the school: here are only the numbers."
_PASTE = "A line a week: 20/10/2025, good days, detentions, sent out"


class CountsAsked(Question):
    """`kept(told by monday, source)` once it can be read; Ctrl+Enter keeps it, Esc leaves."""

    kept = Signal(object, str)  # not dict: Qt would want words for keys

    def __init__(self, weeks: Sequence[date], known: Mapping[date, Told], source: str) -> None:
        super().__init__()
        self.rows: dict[date, tuple[NumberEdit, ...]] = {}
        self.pasted = Field("Paste from a list", WordsEdit(_PASTE, lines=1, most=4), optional=True)
        self._other = WrapLabel("", "meta", "muted")
        self._problems, self._grid = down(gap=0), QGridLayout()
        self._grid.setSpacing(6)
        for column, head in enumerate(_HEADS, start=1):
            self._grid.addWidget(Label(head, "meta", "muted"), 0, column)
        for monday in weeks:
            self._add_row(monday, known.get(monday, Told()))
        self._grid.setColumnStretch(len(_HEADS) + 1, 1)
        self.source = Field("Who says so", LineEdit("School’s list, 4 November"))
        self.source.editor.set_value(source)
        keep = Button("Keep", "small", "check", "Keep what school counted")
        leave = Button("Leave", "small", "", "Leave the counts")
        keep.clicked.connect(self.keep)
        leave.clicked.connect(self.left)
        how = WrapLabel(_HOW, "meta", "muted")
        self.add(self._problems, how, self.pasted, self._other, self._grid, self.source,
                 across(STRETCH, leave, keep))  # fmt: skip
        self._other.hide()
        self.pasted.editor.changed.connect(self._take_pasted)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Esc", self.left.emit)
        self.setFocusProxy(self.pasted)

    def keep(self) -> None:
        """Give what was typed, or say what cannot be read, all at once."""
        wrong = [
            f"{edit.accessibleName()}: {problem}"
            for edits in self.rows.values()
            for edit in edits
            if (problem := edit.problem())
        ]
        if wrong:
            self.show_problems(wrong)
            return
        told = {monday: Told(*(edit.value() for edit in e)) for monday, e in self.rows.items()}
        self.kept.emit(told, self.source.value())

    def show_problems(self, problems: Sequence[str], *, at_source: str = "") -> None:
        """Say what is wrong above, and go to the first place."""
        empty(self._problems)
        box = ErrorBox("This is not kept yet", "\n".join(problems), "What you typed is still here.")
        self._problems.addWidget(box)
        self.source.set_problem(at_source)
        every = [edit for edits in self.rows.values() for edit in edits]
        wrong = next((edit for edit in every if edit.problem()), None)
        if wrong is not None:
            wrong.setFocus()
        else:
            (self.source if at_source else every[0]).setFocus()

    def _take_pasted(self) -> None:
        """Put what was pasted into its rows; a week that has none gets one."""
        found = read_counts(self.pasted.value())
        for monday, told in found.weeks.items():
            if monday not in self.rows:
                self._add_row(monday, Told())
            for edit, number in zip(self.rows[monday], told, strict=True):
                if number is not None:
                    edit.set_value(number)
        many = "1 line is" if found.other == 1 else f"{found.other} lines are"
        self._other.setText(f"{many} no week, and left out")
        self._other.setVisible(bool(found.other))

    def _add_row(self, monday: date, told: Told) -> None:
        row = len(self.rows) + 1
        self._grid.addWidget(Label(f"Week of {say_day(monday)}", "small"), row, 0)
        edits = tuple(NumberEdit(0, most) for most in _MOST)
        for column, (edit, value) in enumerate(zip(edits, told, strict=True), start=1):
            names.call(edit, f"{_HEADS[column - 1]}, week of {say_day(monday)}")
            edit.set_value(value)
            edit.setMaximumWidth(theme.size(90))
            self._grid.addWidget(edit, row, column)
        self.rows[monday] = edits
