"""One line of search for a need, and what narrows it."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.records import Need
from ui.desk import Desk
from ui.forms.editors import sentence_case
from ui.forms.saved_filters import SavedFilters
from ui.models.directory import Directory, Wanted, languages
from ui.names import call, tip
from ui.widgets.choices import ChoicePicker, Tick
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import STRETCH, across, down


class Looking(QWidget):
    """`changed` when anything is looked for anew."""

    changed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.line = LineEdit("housing, Brent, Somali speaker, free")
        self.line.prose = False
        self.line.setClearButtonEnabled(True)
        call(self.line, "What is needed?")
        tip(self.line, "What is needed, where, in which language (Ctrl+F)")
        self.need = ChoicePicker(
            [(one.value, sentence_case(one.value)) for one in Need], "For any need"
        )
        self.language = ChoicePicker([], "In any language")
        self.free, self.fresh = Tick("Free"), Tick("Looked at within six months")
        call(self.need, "What for")
        call(self.language, "Language")
        narrowing = across(self.need, self.language, self.free, self.fresh, STRETCH, gap=12)
        self.saved = SavedFilters(desk, "directory", self.now)
        line = across(gap=8)
        line.addWidget(self.line, 1)
        line.addWidget(self.saved.keep)
        self.setLayout(down(line, narrowing, self.saved, gap=10))
        self.saved.wanted.connect(self.narrow)
        self.changed.connect(self.saved.follow)
        self.line.textChanged.connect(lambda _: self.changed.emit())
        for one in (self.need, self.language, self.free, self.fresh):
            one.changed.connect(self.changed)

    def offer(self, directory: Directory) -> None:
        """Offer the languages there are; the one picked stays picked if it is there."""
        spoken, picked = languages(directory.known), self.language.value()
        self.language.offer([(one, one) for one in spoken])
        if picked in spoken:
            self.language.set_value(picked)

    def now(self) -> dict[str, str]:
        """Say what is looked for; nothing where everything is shown."""
        said = {"words": self.line.value(), "need": self.need.value()}
        said |= {"language": self.language.value(), "free": "yes" if self.free.value() else ""}
        said["fresh"] = "yes" if self.fresh.value() else ""
        return {key: words for key, words in said.items() if words}

    def narrow(self, said: Mapping[str, str]) -> None:
        """Look for what was kept, whatever was picked before."""
        self.need.set_value(said.get("need"))
        self.language.set_value(said.get("language"))
        self.free.set_value(said.get("free") == "yes")
        self.fresh.set_value(said.get("fresh") == "yes")
        self.line.setText(said.get("words", ""))
        self.changed.emit()

    def wanted(self) -> Wanted:
        """Give what is looked for."""
        return Wanted(
            self.line.value(),
            self.need.value() or "",
            self.language.value() or "",
            self.free.value(),
            self.fresh.value(),
        )
