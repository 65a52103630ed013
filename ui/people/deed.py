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
_PERHAPS = "It may have been done, wholly or in part: look here again after the next sync."
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
        over, tracked = self._wait(button), _Tracked(verb)

        def done(result: Any) -> None:
            over()
            empty(self._room)
            then(result)

        def failed(why: str) -> None:
            over()
            self._say(why, sent=tracked.sent)

        self._desk.office.ask(tracked, done, failed)

    def _wait(self, button: Button) -> Callable[[], None]:
        """Let the button say that it is being done; call what is returned when it is over."""
        self.busy, words, name = True, button.said, button.accessibleName()
        button.say("A moment…")
        button.setEnabled(False)

        def over() -> None:
            self.busy = False
            button.say(words)
            button.setAccessibleName(name)
            button.setEnabled(True)

        return over

    def _say(self, why: str, *, sent: bool = False) -> None:
        said = ("It did not come to its end", _PERHAPS) if sent else ("It was not done", _SAFE)
        ErrorBox(*said, why).stand_in(self._room)


class _Tracked:
    """A verb that remembers whether anything was sent that may have been taken."""

    def __init__(self, verb: Callable[[Authority], Any]) -> None:
        self._verb = verb
        self.sent = False

    def __call__(self, authority: Authority) -> Any:
        authority.sent = False
        try:
            return self._verb(authority)
        finally:
            self.sent = authority.sent
