"""What was kept by mistake is struck out: why is asked first, and it stays readable."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from linkworker.store import Changes
from ui.desk import Desk
from ui.widgets.asking import Asking, ask_in
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import empty


def ask_why(
    desk: Desk, place: QVBoxLayout, what: str, strike: Callable[..., Changes], done: str
) -> None:
    """Ask in `place` why it is struck out, saying what that is.

    Then `strike(store, reason=, by=)` keeps it, and `done` is said.
    """
    reason = LineEdit("written by mistake")
    asked = Asking([("reason", "Strike out, because", reason)], "Strike out",
                   {"reason": "Say why it is struck out"})  # fmt: skip
    asked.body.insertWidget(0, WrapLabel(what, "small"))

    def keep(said: dict[str, str]) -> None:
        empty(place)
        desk.act(partial(strike, reason=said["reason"], by=desk.standing.user), done)

    asked.kept.connect(keep)
    ask_in(place, asked)
    reason.setFocus()
