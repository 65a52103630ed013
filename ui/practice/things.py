"""Three things to try, as a card under the window: each is ticked by doing it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame

from linkworker.practice.trying import Tried
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.labels import Label
from ui.widgets.layout import down
from ui.widgets.toast import announce

THINGS = {
    "note": "A note about one child",
    "together": "Nine children at breakfast club, in one note",
    "decided": "Decide what two people wrote differently",
}
_KEYS = {"note": "Ctrl N"}
_TITLE = "Three things to try"
_ALL = "You have tried all three"


class Things(QFrame):
    """A line for each; `wanted` says which one somebody wants to begin."""

    wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setProperty("card", "raised")
        self.setAccessibleName(_TITLE)
        self._title = Label(_TITLE, "smallb")
        self._tried = Tried()
        self.lines = {name: self._line(name) for name in THINGS}
        row = Flow(self._title, *self.lines.values(), gap=6)
        self.setLayout(down(row, margins=(14, 5, 10, 5)))
        self.show_tried(Tried())

    def show_tried(self, tried: Tried) -> None:
        """Tick what is done; a screen reader hears what is new."""
        for name, line in self.lines.items():
            done, before = getattr(tried, name), getattr(self._tried, name)
            line.show_icon("circle-check" if done else "circle", "ok" if done else "text2")
            line.show_extra("" if done else _KEYS.get(name, ""))
            line.say(THINGS[name], f"{THINGS[name]}: {'done' if done else 'to try'}")
            if done and not before:
                announce(self, f"Done: {THINGS[name]}")
        self._tried = tried
        self._title.setText(_ALL if tried.count == len(THINGS) else _TITLE)

    def _line(self, name: str) -> Button:
        line = Button(THINGS[name], "ghost", "circle")
        line.clicked.connect(lambda: self.wanted.emit(name))
        return line
