"""Somebody's laptops: how each stands, and what can be done about it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from ui import desk as desks
from ui.desk import Desk
from ui.models.office import Seen
from ui.people.rows import laptop_line
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label
from ui.widgets.layout import down, empty


class LaptopsCard(Card):
    """A line for each; what is done with them all stands below."""

    def __init__(self, desk: Desk) -> None:
        super().__init__("Their laptops", icon="laptop")
        self._desk = desk
        self._lines = down(gap=8)
        self.body.addLayout(self._lines)

    def show_laptops(self, laptops: Sequence[Seen]) -> None:
        """Show these."""
        empty(self._lines)
        for one in laptops:
            self._lines.addLayout(self._line(one))
        if not laptops:
            self._lines.addWidget(Label("No laptop yet", "small", "muted"))

    def _line(self, seen: Seen) -> QHBoxLayout:
        row = laptop_line(seen, desks.today())
        if not (seen.gone or seen.here):
            words = Button("Forgotten words?", "small", "key-round", f"Forgotten: {seen.called}")
            words.clicked.connect(partial(self._desk.go, "let_back", seen.device))
            row.addWidget(words)
        label = "Report" if seen.gone else "It is lost"
        if seen.gone or not seen.here:
            lost = Button(label, "small", "triangle-alert", name=f"{label}: {seen.called}")
            lost.clicked.connect(partial(self._desk.go, "lost", seen.device))
            row.addWidget(lost)
        return row
