"""Laptops that wait to be let in: whose invitation each handed in, and since when."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from sync.inviting import Asking
from ui import desk as desks
from ui.when import say_when
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import across, down, empty, rule
from ui.widgets.tags import Tag

_ASK_FIRST = "Ring them first: is it their own laptop that asks?"


class AskingCard(Card):
    """`wanted(asking, button)` when somebody is to be let in."""

    wanted = Signal(object, object)

    def __init__(self) -> None:
        super().__init__("Waiting to be let in", "accent", "user-plus")
        self._rows = down(gap=8)
        self.lets_in: list[Button] = []
        self.add(WrapLabel(_ASK_FIRST, "small", "soft"), self._rows)

    def show_asking(self, asking: Sequence[Asking], roles: Callable[[Asking], str]) -> None:
        """Show a row for each; `roles` says what they were invited to."""
        empty(self._rows)
        self.lets_in = []
        self.setVisible(bool(asking))
        for at, one in enumerate(asking):
            if at:
                self._rows.addWidget(rule())
            self._rows.addLayout(self._row(one, roles(one)))

    def _row(self, one: Asking, role: str) -> QHBoxLayout:
        since = say_when(one.invited.asked, desks.today())
        what = WrapLabel(f"{role}. Asks since {since}.", "small", "soft")
        words = down(Label(one.invited.name, "strong"), what, gap=2)
        row = across(IconLabel("laptop", "accent", 20), gap=12)
        row.addLayout(words, 1)
        if one.trouble:
            row.addWidget(Tag("Not their invitation", "bad", "triangle-alert"))
            return row
        button = Button("Let in", "primary", "check", name=f"Let {one.invited.name}’s laptop in")
        button.clicked.connect(partial(self.wanted.emit, one, button))
        self.lets_in.append(button)
        row.addWidget(button)
        return row
