"""What narrows a timeline: its kind, one person, words; and the way to print it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from ui import theme
from ui.desk import Desk
from ui.forms.saved_filters import SavedFilters
from ui.happened.everything import FILTERS, people_in
from ui.happened.told import Told
from ui.names import call, tip
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoicePicker
from ui.widgets.filters import FilterChips
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import across, down

_ANYBODY = "With anybody"
_FIXED, _LETTERS = ChoicePicker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon, 16


class TimelineBar(QWidget):
    """`narrowed` when kind, person or words change; `pick` takes another kind."""

    narrowed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.filters = FilterChips(FILTERS, "Show")
        self.person = ChoicePicker([], nothing=_ANYBODY)
        self.finder = LineEdit("Find words")
        self.finder.prose = False
        self.print = Button("Print between dates", "small", "printer")
        self.person.setSizeAdjustPolicy(_FIXED)
        self.person.setMinimumContentsLength(_LETTERS)
        self.finder.setMaximumWidth(theme.size(220))
        self.finder.setClearButtonEnabled(True)
        call(self.finder, "Find words on the timeline")
        call(self.person, "With whom, or by whom")
        tip(self.finder, "Find words (Ctrl+F)")
        narrowing = across(self.person, gap=10)
        narrowing.addWidget(self.finder, 1)
        self.saved = SavedFilters(desk, "timeline", self.now)
        narrowing.addWidget(self.saved.keep)
        narrowing.addStretch(1)
        narrowing.addWidget(self.print)
        self.setLayout(down(self.filters, narrowing, self.saved, gap=10))
        self.saved.wanted.connect(self.narrow)
        self.narrowed.connect(self.saved.follow)
        self.filters.chosen.connect(lambda _: self.narrowed.emit())
        self.person.changed.connect(self.narrowed)
        self.finder.textChanged.connect(lambda _: self.narrowed.emit())

    def show_told(self, told: Sequence[Told]) -> None:
        """Offer the kinds and the people there are; who was picked stays picked if she is there."""
        for key, _ in FILTERS:
            count = sum(key in ("all", one.sort) for one in told)
            self.filters.show_count(key, count, always=key == "all")
        picked, people = self.person.value(), people_in(told)
        self.person.offer([(person.casefold(), person) for person in people])
        if picked in [person.casefold() for person in people]:
            self.person.set_value(picked)

    def fits(self, told: Told) -> bool:
        """Say whether one thing passes the kind, the person and the words."""
        kind, person = self.filters.now(), self.person.value()
        people = [one.casefold() for one in told.people]
        right = kind in ("all", told.sort) and (person is None or person in people)
        return right and told.holds(self.finder.value())

    def now(self) -> dict[str, str]:
        """Say what the timeline is narrowed by; nothing where it is whole."""
        said = {"kind": self.filters.now(), "person": self.person.value()}
        said["words"] = self.finder.value()
        return {key: words for key, words in said.items() if words and words != "all"}

    def narrow(self, said: Mapping[str, str]) -> None:
        """Narrow by what was kept."""
        kept = said.get("kind", "all")
        self.filters.choose(kept if kept in dict(FILTERS) else "all")
        self.person.set_value(said.get("person"))
        self.finder.setText(said.get("words", ""))
        self.narrowed.emit()

    def clear(self) -> None:
        """Show everything again, as for another child."""
        self.filters.choose("all")
        self.person.set_value(None)
        self.finder.clear()
        self.saved.follow()

    def pick(self, key: str) -> None:
        """Show one kind only, by its name in `FILTERS`."""
        self.filters.choose(key)
        self.narrowed.emit()
