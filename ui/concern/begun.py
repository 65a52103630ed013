"""Words begun and not handed over: offered back here alone, or wiped when asked twice."""

from PySide6.QtCore import Signal

from linkworker.actions import concerns
from linkworker.store import Draft
from ui import desk as desks
from ui.desk import Desk
from ui.when import say_when
from ui.widgets.buttons import Button
from ui.widgets.notices import InfoStrip

_SURE = "Yes, wipe it"


class Begun(InfoStrip):
    """`wanted(draft)` when somebody goes on with it."""

    wanted = Signal(object)

    def __init__(self, desk: Desk, draft: Draft) -> None:
        self._desk, self._begun = desk, draft
        self.go_on, self._throw = (
            Button("Go on with it", "small", "square-pen"),
            Button("Wipe it", "small"),
        )
        when = say_when(draft.saved_at, desks.today())
        title = f"You began {when}, and have not handed it over"
        super().__init__("caution", title, "", (self.go_on, self._throw))
        self.go_on.clicked.connect(lambda: self.wanted.emit(draft))
        self._throw.clicked.connect(self._wipe)

    def _wipe(self) -> None:
        """Ask once more: what is wiped does not come back."""
        if self._throw.said != _SURE:
            self._throw.say(_SURE, "Yes, wipe what was typed. It does not come back")
            return
        action, desk = self._begun.action, self._desk
        self.hide()
        desk.background.run(
            lambda store: concerns.let_go(store, action),
            then=lambda _: desk.said.emit("Wiped from this laptop.", None),
        )
