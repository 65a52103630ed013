"""What was begun and not finished, offered above a form: to go on with it, or throw it away."""

from PySide6.QtCore import Signal

from linkworker.store import Draft
from ui.desk import Desk, today
from ui.when import say_when
from ui.widgets.buttons import Button
from ui.widgets.notices import InfoStrip


class BegunStrip(InfoStrip):
    """Offers a draft of `what` ("this", "a note"), with the beginning of its words."""

    wanted = Signal(str)  # go on with "draft/<action>"

    def __init__(self, desk: Desk, draft: Draft, what: str, words: str = "") -> None:
        go_on, throw = Button("Go on with it", "small"), Button("Throw it away", "small")
        title = f"You began {what} {say_when(draft.saved_at, today())} and did not finish"
        super().__init__("info", title, words[:90], (go_on, throw))
        self._desk, self._draft = desk, draft
        go_on.clicked.connect(lambda: self.wanted.emit(f"draft/{draft.action}"))
        throw.clicked.connect(self._throw_away)

    def _throw_away(self) -> None:
        run, draft = self._desk.background.run, self._draft
        run(lambda store: store.drop_draft(draft.action))
        self._desk.said.emit("Thrown away.", lambda: run(lambda store: store.keep_draft(draft)))
        self.hide()
        self.deleteLater()
