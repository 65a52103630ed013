"""A row for somebody who came, with their sentence; a row for what was agreed."""

from typing import Any

from linkworker.actions.meetings import Agreed, Said
from ui import desk as desks
from ui import names, theme
from ui.meetings.growing import GrowingRow
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, down, unshown

_NAME, _ROLE, _WHO, _DAY = 140, 112, 122, 168


class VoiceRow(GrowingRow):
    """Who came, who that is, and a sentence; Enter in the sentence goes on to the next."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.role = LineEdit("Mr Fenwick"), LineEdit("class teacher")
        self.words = LineEdit("What did they say, in a sentence?")
        self._problem = unshown(WrapLabel("", "smallb", "bad"))
        self.name.setFixedWidth(theme.size(_NAME))
        self.role.setFixedWidth(theme.size(_ROLE))
        row = across(self.name, self.role, gap=6)
        row.addWidget(self.words, 1)
        self.setLayout(down(row, self._problem, gap=3))
        self.setFocusProxy(self.name)
        said = ("Who came", "Who that is", "Their sentence")
        for editor, label in zip((self.name, self.role, self.words), said, strict=True):
            names.call(editor, label)
            editor.changed.connect(self._typed)
        self.words.returnPressed.connect(self.done)

    def says(self) -> bool:
        """Say whether a name or a sentence stands in it."""
        return bool(self.name.value() or self.words.value())

    def value(self) -> Said:
        """Give who came, and what they said."""
        return Said(*(one.value() or "" for one in (self.name, self.role, self.words)))

    def set_value(self, value: Said | None) -> None:
        """Show somebody; None empties it."""
        said = value or Said("")
        for editor, words in zip(
            (self.name, self.role, self.words), (said.name, said.role, said.words), strict=True
        ):
            editor.set_value(words)

    def check(self) -> bool:
        """Words are always readable."""
        return True

    def set_problem(self, words: str) -> None:
        """Say what is missing."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _typed(self) -> None:
        self.set_problem("")
        self.typed.emit()


class AgreedRow(GrowingRow):
    """What, who does it, and on which day we ask how it went."""

    def __init__(self) -> None:
        super().__init__()
        self.what, self.who = LineEdit("Open the side door at 8:40"), LineEdit("Mr Fenwick")
        self.day = DateEdit("ahead", desks.today)
        self._problem = unshown(WrapLabel("", "smallb", "bad"))
        self.who.setFixedWidth(theme.size(_WHO))
        self.day.setFixedWidth(theme.size(_DAY))
        row = across(gap=6)
        row.addWidget(self.what, 1)
        row.addWidget(self.who)
        row.addWidget(self.day)
        self.setLayout(down(row, self._problem, gap=3))
        self.setFocusProxy(self.what)
        labels = ("What was agreed", "Who does it", "Ask how it went on")
        editors: tuple[Any, ...] = (self.what, self.who, self.day)
        for editor, label in zip(editors, labels, strict=True):
            names.call(editor.focusProxy() or editor, label)
            editor.changed.connect(self._typed)
        self.what.returnPressed.connect(self.who.setFocus)
        self.who.returnPressed.connect(self.day.setFocus)

    def says(self) -> bool:
        """Say whether something was agreed."""
        return bool(self.what.value() or self.who.value())

    def value(self) -> Agreed:
        """Give what was agreed."""
        return Agreed(self.what.value() or "", self.who.value() or "", self.day.value())

    def set_value(self, value: Agreed | None) -> None:
        """Show it; None empties it."""
        agreed = value or Agreed("", "", None)
        self.what.set_value(agreed.what)
        self.who.set_value(agreed.who)
        self.day.set_value(agreed.chase_on)

    def check(self) -> bool:
        """Say that a day cannot be read."""
        wrong = self.day.problem()
        self.set_problem(f"The day {wrong}" if wrong else "")
        return not wrong

    def set_problem(self, words: str) -> None:
        """Say what is missing."""
        self._problem.setText(words)
        self._problem.setVisible(bool(words))

    def _typed(self) -> None:
        self.set_problem("")
        self.typed.emit()
