"""One line of search for a need, and what narrows it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.records import Need
from ui.forms.editors import sentence_case
from ui.models.directory import Directory, Wanted, languages
from ui.names import call, tip
from ui.widgets.choices import ChoicePicker, Tick
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import STRETCH, across, down


class Looking(QWidget):
    """`changed` when anything is looked for anew."""

    changed = Signal()

    def __init__(self) -> None:
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
        self.setLayout(down(self.line, narrowing, gap=10))
        self.line.textChanged.connect(lambda _: self.changed.emit())
        for one in (self.need, self.language, self.free, self.fresh):
            one.changed.connect(self.changed)

    def offer(self, directory: Directory) -> None:
        """Offer the languages there are; the one picked stays picked if it is there."""
        spoken, picked = languages(directory.known), self.language.value()
        self.language.offer([(one, one) for one in spoken])
        if picked in spoken:
            self.language.set_value(picked)

    def look_for(self, words: str) -> None:
        """Look for these words, whatever was picked before."""
        for picker in (self.need, self.language):
            picker.set_value(None)
        for tick in (self.free, self.fresh):
            tick.set_value(False)
        self.line.setText(words)

    def wanted(self) -> Wanted:
        """Give what is looked for."""
        return Wanted(
            self.line.value(),
            self.need.value() or "",
            self.language.value() or "",
            self.free.value(),
            self.fresh.value(),
        )
