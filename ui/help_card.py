"""F1: what the page in front is for, and the keys that work on it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.measures.resources import read_json
from ui.desk import Standing
from ui.screens.keys_page import ANYWHERE, keys_card, keys_for
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH
from ui.widgets.slip import Slip

SIZE = (600, 580)

# Place: what it is called, what it is for, where its keys are listed
HELP: dict[str, tuple[str, str, str]] = {
    place: (said[0], said[1], said[2]) for place, said in read_json("help.json").items()
}
_ELSE = ("This page", "Ctrl+K finds children, words and things to do from here.", "")


class HelpCard(Slip):
    """Over the page it is about; `all_keys` asks for the whole list."""

    all_keys = Signal()

    def __init__(self, over: QWidget) -> None:
        every = Button("All keys", "quiet", "list")
        super().__init__(over, "circle-help", "accent", SIZE, (every, STRETCH))
        every.clicked.connect(self._show_all)

    def show_about(self, place: str, standing: Standing) -> None:
        """Open with what a place is for, and the keys that work on it for who is here."""
        title, words, where = HELP.get(place, _ELSE)
        keys = keys_for(standing)
        here = [keys_card("Keys here", keys[where])] if where in keys else []
        cards = [*here, keys_card(ANYWHERE, keys[ANYWHERE])]
        self.show_lines(title, [WrapLabel(words, "body", "soft"), *cards])

    def _show_all(self) -> None:
        self.put_away()
        self.all_keys.emit()
