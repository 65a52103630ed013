"""One child on a teacher's slip: a tick and three lines, typed in as they stand on the paper."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.review_board import OnBoard
from linkworker.actions.review_slips import Written
from linkworker.records import Helps, Voice
from ui import names
from ui.forms.editors import sentence_case
from ui.models.reviews import SIGNS, name_of
from ui.widgets.choices import Chips
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import ElideLabel, IconLabel, Label
from ui.widgets.layout import STRETCH, across, down, rule


class SlipRow(QWidget):
    """`typed()` as somebody types."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.row: OnBoard | None = None
        self._sign, self._stands = IconLabel("circle"), Label("", "meta", "muted")
        self._name = ElideLabel("", "smallb")
        self.helps = Chips([(one, sentence_case(one.value)) for one in Helps])
        self.words = WordsEdit("Three lines", lines=2, most=5)
        head = across(self._name, STRETCH, self._sign, self._stands, gap=6)
        self.setLayout(down(rule(), head, self.helps, self.words, gap=6))
        for editor in (self.helps, self.words):
            editor.changed.connect(self.typed)

    def show_row(self, row: OnBoard) -> None:
        """Show a child, with what was kept before."""
        self.row, kept = row, row.gathering.voices.get(Voice.SCHOOL)
        stands = row.voices[Voice.SCHOOL]
        self._name.setText(name_of(row))
        self._sign.show_icon(*SIGNS[stands])
        self._stands.setText(stands)
        self.helps.set_value(kept.helps if kept else None)
        self.words.set_value(kept.words if kept else "")
        names.call(self.words, f"What the teacher wrote about {row.child.name}")
        names.call(self.helps, f"Does the plan help {row.child.name}?")

    def written(self) -> Written | None:
        """Give what was typed, or None where it says what was kept before."""
        if self.row is None:
            return None
        kept = self.row.gathering.voices.get(Voice.SCHOOL)
        helps, words = self.helps.value(), self.words.value()
        before = (kept.helps, kept.words) if kept else (None, "")
        return None if (helps, words) == before else Written(self.row, helps, words)

    def typed_now(self) -> dict[str, Any]:
        """Give what a draft keeps."""
        helps = self.helps.value()
        return {"helps": helps.value if helps else None, "words": self.words.value()}

    def take(self, typed: dict[str, Any]) -> None:
        """Show what a draft kept."""
        self.helps.set_value(Helps(typed["helps"]) if typed.get("helps") else None)
        self.words.set_value(typed.get("words"))
