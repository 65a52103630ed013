"""One child in September, in a row: year, class, school, teacher, room, and whether she is back."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.school_years import Beginning, begin_year
from linkworker.records import Back, School
from ui import names, theme
from ui.forms.keys import on_key
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoicePicker, Tick
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit, NumberEdit
from ui.widgets.labels import ElideLabel, Label
from ui.widgets.layout import across, down, held, rule, unshown
from ui.widgets.tags import Tag

_NAME, _YEAR, _CLASS, _BACK, _SCHOOL = 150, 58, 80, 150, 200
_BACKS = [(one, one.value.capitalize()) for one in Back]


class BeginningRow(QWidget):
    """Enter keeps the row. Year and school are filled in as they will most likely be."""

    kept = Signal(object, str)

    def __init__(self) -> None:
        super().__init__()
        self.beginning: Beginning | None = None
        self._began = 0
        self._name, self._said = ElideLabel("", "strong"), Tag("")
        self.year, self.school_class = NumberEdit(0, 13), LineEdit("6L")
        self.school = ChoicePicker((), "School")
        self.teacher, self.room = LineEdit("Teacher"), LineEdit("Room")
        self.back, self.consents = ChoicePicker(_BACKS, "Back?"), Tick("Consents")
        self.keep_it = Button("Keep", "small", "check")
        self._trouble = unshown(Label("", "smallb", "bad"))
        self.keep_it.clicked.connect(self.keep)
        for line in (self.year, self.school_class, self.teacher, self.room):
            line.returnPressed.connect(self.keep)
        on_key(self, "Ctrl+Enter", self.keep)
        self._build()

    def _build(self) -> None:
        for part, width in (
            (self._name, _NAME), (self.year, _YEAR), (self.school_class, _CLASS),
            (self.back, _BACK), (self.school, _SCHOOL),
        ):  # fmt: skip
            part.setFixedWidth(theme.size(width))
        first = across(self._name, self.year, self.school_class, gap=8)
        first.addWidget(self.teacher, 2)
        first.addWidget(self.room, 1)
        first.addWidget(self.keep_it)
        second = held(Flow(self.back, self.school, self.consents, self._said, gap=8))
        whole = down(first, second, self._trouble, gap=4, margins=(0, 4, 0, 6))
        self.setLayout(down(rule(), whole, gap=0))

    def show_beginning(self, one: Beginning, schools: Sequence[School], began: int) -> None:
        """Show a child; what is typed in a row that stays is left alone."""
        if one == self.beginning:
            return
        self.beginning, self._began = one, began
        child, kept = one.child, one.kept
        name = child.whole_name
        self._name.setText(name)
        self.school.offer([(school.id, school.name) for school in schools])
        self.school.set_value(None if one.moves else child.school)
        self.year.set_value(one.year)
        self.school_class.set_value(child.school_class if kept else "")
        self.teacher.set_value(kept.teacher if kept else "")
        self.room.set_value(kept.room if kept else "")
        self.back.set_value(kept.back if kept else None)
        self.consents.set_value(bool(kept and kept.consents))
        self._say(name)
        moves = "From Year 6: which school?" if one.moves else "Looked at" if kept else ""
        self._said.show_words(moves, "warn" if one.moves else "ok")
        self._said.setVisible(bool(moves))
        self._trouble.hide()

    def keep(self) -> None:
        """Keep the row, or say what is missing."""
        one = self.beginning
        missing = self._missing()
        self._trouble.setText(missing)
        self._trouble.setVisible(bool(missing))
        if one is None or missing:
            return
        edits = {"year": self.year.value(), "school": self.school.value()}
        if self.school_class.value():
            edits["school_class"] = self.school_class.value()
        act = partial(
            begin_year, child=one.child, kept=one.kept, began=self._began, edits=edits,
            back=self.back.value(), teacher=self.teacher.value(), room=self.room.value(),
            consents=self.consents.value(),
        )  # fmt: skip
        self.kept.emit(act, f"{one.child.name}: kept")

    def _missing(self) -> str:
        wanted = (
            (self.year.value() is None, "which year"),
            (self.school.value() is None, "which school"),
            (self.back.value() is None, "whether the child is back"),
        )
        parts = [words for wrong, words in wanted if wrong]
        return f"Say {' and '.join(parts)}" if parts else ""

    def _say(self, name: str) -> None:
        for part, words in (
            (self.year, "Year"), (self.school_class, "Class"), (self.school, "School"),
            (self.teacher, "Teacher"), (self.room, "Room"), (self.back, "After the summer"),
            (self.consents, "Consents looked at again"),
        ):  # fmt: skip
            names.call(part, f"{words}, {name}")
        self.keep_it.say("Keep", f"Keep {name}’s year")
