"""Going well: what children did lately, on the tint of good news."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.measures.going_well import Well
from ui.desk import Desk
from ui.names import tip
from ui.today.arrows import LineButton, hear
from ui.today.lines import Lines
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import across, down

_MOST = 4


class WellCard(Lines["WellLine"]):
    """One thing for each child; nothing of a questionnaire stands here."""

    def __init__(self, desk: Desk) -> None:
        self.heard = Button("Good word", "small", "star", "A good word, from school or home")
        super().__init__(
            desk, "Going well", lambda: self._line(), most=_MOST, kind="accent", icon="sparkles",
            actions=(self.heard,),
        )  # fmt: skip
        tip(self.heard, "A good word, heard from school or home (Ctrl+Shift+G)")
        self.heard.clicked.connect(partial(desk.go, "good_word"))

    def _line(self) -> "WellLine":
        line = WellLine(self.desk)
        line.moved.connect(self.go_on)
        return line

    def show_well(self, well: Sequence[Well]) -> None:
        """Show it; without any the card is not there."""
        self.show_lines(well)
        self.count.hide()
        self.heard.setVisible(not self.desk.standing.reviews)
        self.setVisible(bool(well))


class WellLine(QWidget):
    """A name that opens her page, and what goes well."""

    moved = Signal(int)

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk, self._child = desk, ""
        self.focus_on = LineButton("", "title")
        self._words = WrapLabel("", "body", "soft")
        self.focus_on.clicked.connect(self._open)
        hear(self.focus_on, arrow=self.moved.emit)
        self.setLayout(
            down(self.focus_on, across(4, self._words, gap=0), gap=0, margins=(0, 0, 0, 6))
        )

    def show_thing(self, well: Well) -> None:
        """Show another."""
        self._child = well.child.id
        name = well.child.whole_name
        self.focus_on.say(name, f"Open {name}")
        self._words.setText(well.words[:1].upper() + well.words[1:])

    def _open(self) -> None:
        self._desk.go("child", f"{self._child}/timeline")
