"""Before it leaves: what was begun about a child who was taken from one, seen and let go."""

from functools import partial

from PySide6.QtGui import QGuiApplication, QShowEvent

from linkworker.store import Changes
from ui import desk as desks
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.handing.said_card import SaidCard
from ui.lines import first_place
from ui.models.parting import Begun, Leaving, let_leave, read_leaving
from ui.when import say_when
from ui.widgets.buttons import Button
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = (
    "You may no longer read this. What you saved was sent first. What you began and did not "
    "finish is shown to you here once, before it leaves this laptop with the rest."
)
_NONE = ("Nothing is waiting", "All that was taken from this laptop has left it.")
_COPIED = "Copied. Paste it only to whoever looks after this child now."
_LEFT = "Seen. It leaves this laptop now; what was sent stays with whoever looks after it."


class PartingPage(ScrollPage):
    """A card for each thing begun, under whose it is. Ctrl+Enter says that all of it was seen."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._shown: tuple[Leaving, ...] | None = None
        self._list = down(gap=10)
        self.copies: list[Button] = []
        self.seen = Button("I have seen it: let it leave", "primary", "check")
        self.add(PageHead("Before it leaves this laptop", _ABOUT), self._list)
        self._done = held(across(STRETCH, self.seen, KeyCap("Ctrl Enter")))
        self.set_foot(self._done)
        self.seen.clicked.connect(self.let_leave)
        on_key(self, "Ctrl+Enter", self.let_leave)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what is still to be seen."""
        super().showEvent(event)
        self._read()

    def let_leave(self) -> None:
        """Say that what stands here was seen; it leaves."""
        if self._desk.office is not None and self._shown:
            act = partial(let_leave, shown=self._shown)
            self._desk.office.look(act, self._let_go)

    def _read(self) -> None:
        if self._desk.office is not None:
            self._desk.office.look(read_leaving, self._show)
        else:
            self._show(())

    def _let_go(self, _: Changes) -> None:
        self._desk.said.emit(_LEFT, None)
        self._desk.sync_wanted.emit()
        self._desk.go(first_place(self._desk.standing))

    def _show(self, leaving: tuple[Leaving, ...]) -> None:
        if leaving == self._shown:
            return
        self._shown = leaving
        empty(self._list)
        self.copies = []
        self._done.setVisible(bool(leaving))
        for one in leaving:
            self._list.addWidget(Label(one.whose, "h3"))
            for begun in one.begun:
                self._list.addWidget(self._card(begun))
        if self.copies:
            self.copies[0].setFocus()  # and not what lets it go
        else:
            self._list.addWidget(EmptyState(*_NONE, "circle-check"))

    def _card(self, begun: Begun) -> SaidCard:
        when = say_when(begun.kept.at, desks.today())
        about = f"Saved {when}, and not taken" if begun.saved else f"Typed {when}, not saved"
        title = begun.kept.title or "Could not be sent"
        copy = Button("Copy the words", "small", "copy", f"Copy the words of {title}, {when}")
        copy.clicked.connect(partial(self._copy, begun))
        self.copies.append(copy)
        return SaidCard(title, about, begun.said, (copy,))

    def _copy(self, begun: Begun) -> None:
        QGuiApplication.clipboard().setText(begun.words)
        self._desk.said.emit(_COPIED, None)
