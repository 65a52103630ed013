"""Notes not finished: what was typed and not saved, to go on with or to throw away."""

from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent

from linkworker.store import Changes, Draft
from ui import desk as desks
from ui.desk import Desk
from ui.when import say_when
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import down, empty
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = "Only on this laptop, kept as you typed. Nobody else can read them until you save."
_LONGEST = 160


class DraftsPage(ScrollPage):
    """A card for each unfinished form, the newest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._drafts: list[Draft] = []
        self._list = down(gap=10)
        self.add(PageHead("Notes not finished", _ABOUT), self._list)
        desk.background.changed.connect(self._maybe_read)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what is not finished now."""
        super().showEvent(event)
        self.read()

    def read(self) -> None:
        """Read the drafts again, once what is being kept is: a form has just been left."""
        self._desk.background.run(lambda _: True, then=self._read_now)

    def _read_now(self, _: bool) -> None:
        self._desk.background.read(lambda reader: reader.drafts(), then=self._show)

    def go_on(self, draft: Draft) -> None:
        """Open a draft where it was typed."""
        place = draft.form.partition("/")[0]
        self._desk.go(place, f"draft/{draft.action}")

    def throw_away(self, draft: Draft) -> None:
        """Let a draft go; it can be brought back for ten minutes."""
        drop = lambda store: store.drop_draft(draft.action)  # noqa: E731
        self._desk.background.run(drop, then=lambda _: self.read())
        self._desk.said.emit(f"{draft.title}: thrown away.", partial(self._bring_back, draft))

    def _bring_back(self, draft: Draft) -> None:
        keep = lambda store: store.keep_draft(draft)  # noqa: E731
        self._desk.background.run(keep, then=lambda _: self.read())

    def _maybe_read(self, _: Changes) -> None:
        if self.isVisible():
            self.read()

    def _show(self, drafts: list[Draft]) -> None:
        if drafts == self._drafts and self._list.count():
            return
        self._drafts = drafts
        empty(self._list)
        for draft in drafts:
            self._list.addWidget(self._card(draft))
        if not drafts:
            words = "What you begin and do not save waits here, also after a lock or a crash."
            self._list.addWidget(EmptyState("Nothing is waiting", words, "circle-check"))

    def _card(self, draft: Draft) -> Card:
        when = say_when(draft.saved_at, desks.today())
        go_on = Button("Go on with it", "small", "square-pen", f"Go on with {draft.title}, {when}")
        throw = Button("Throw away", "small", "trash-2", f"Throw away {draft.title}, {when}")
        card = Card(draft.title, actions=(go_on, throw))
        card.add(Label(f"Typed {when}", "meta", "muted"), WrapLabel(glimpse(draft), "body", "soft"))
        go_on.clicked.connect(partial(self.go_on, draft))
        throw.clicked.connect(partial(self.throw_away, draft))
        return card


def glimpse(draft: Draft) -> str:
    """Give the first words of what was typed, to know it again."""
    typed: Any = draft.typed.get("now", {"words": draft.typed.get("words", "")})
    said = [value for value in typed.values() if isinstance(value, str) and value.strip()]
    words = " ".join(" · ".join(said).split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"
