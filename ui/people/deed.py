"""Something done on the server: asked for, waited for, and told where it was asked."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtWidgets import QVBoxLayout

from sync.authority import Authority
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.layout import empty
from ui.widgets.notices import ErrorBox

R = TypeVar("R")
_SAFE = "Nothing was changed by this."
NOBODY_ASKS = "This needs your own organisation: while practising there is none."


class Deed:
    """Does one thing at a time; while it waits its button says so, and trouble stands at `room`."""

    def __init__(self, desk: Desk, room: QVBoxLayout) -> None:
        self._desk = desk
        self._room = room
        self.busy = False

    def do(self, button: Button, verb: Callable[[Authority], R], then: Callable[[R], None]) -> None:
        """Do it; `then` is called on the screen's thread with what it returned."""
        if self.busy:
            return
        if self._desk.office is None:
            self._say(NOBODY_ASKS)
            return
        self.busy, words, name = True, button.said, button.accessibleName()
        button.say("A moment…")
        button.setEnabled(False)

        def over() -> None:
            self.busy = False
            button.say(words)
            button.setAccessibleName(name)
            button.setEnabled(True)

        def done(result: Any) -> None:
            over()
            empty(self._room)
            then(result)

        def failed(why: str) -> None:
            over()
            self._say(why)

        self._desk.office.ask(verb, done, failed)

    def _say(self, why: str) -> None:
        ErrorBox("It was not done", _SAFE, why).stand_in(self._room)
