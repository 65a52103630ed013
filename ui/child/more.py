"""A small button for what is seldom done: it opens a list of words to choose from."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from ui import names
from ui.widgets.buttons import Button


class More(Button):
    """Three dots; Space opens the list, arrows and Enter choose, Esc leaves it."""

    def __init__(self) -> None:
        super().__init__("", "ghost", "ellipsis", "More")
        self._entries: list[tuple[str, Callable[[], object]]] = []
        self.clicked.connect(self.open)

    def offer(self, about: str, entries: Sequence[tuple[str, Callable[[], object]]]) -> None:
        """Offer these, each its words and what it does; `about` says of what, to be heard."""
        self._entries = list(entries)
        self.say("", f"More about: {about}")

    def open(self) -> QMenu:
        """Open the list below the button."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for words, act in self._entries:
            entry = menu.addAction(names.cover(words).replace("&", "&&"))
            entry.triggered.connect(lambda _=False, act=act: act())
        room = menu.sizeHint().width() - self.width()
        menu.popup(self.mapToGlobal(QPoint(-room, self.height())))
        return menu
