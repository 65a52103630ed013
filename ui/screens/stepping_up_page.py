"""Stepping up in numbers: before, during and after the programme, over everybody here."""

from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.actions.stepping_up import counts
from linkworker.measures.stepping_up import RULE, Counts
from linkworker.records import Child, StageStep, SteppingUp
from linkworker.store import Changes
from ui import desk as desks
from ui.desk import Desk
from ui.models.stepping_up import COUNTED, count_words
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = "Figures without names. What is known of one child stands under Family."
_KINDS = (Child, StageStep, SteppingUp)


class SteppingUpPage(ScrollPage):
    """Four figures to read, each of how many; what nobody could find out is counted apart."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.figures = [Label("", "num") for _ in COUNTED]
        self.under = [WrapLabel("", "small", "muted") for _ in COUNTED]
        cards = [
            Card(title).add(down(WrapLabel(words, "small", "soft"), figure, under, gap=4))
            for (title, words), figure, under in zip(
                COUNTED, self.figures, self.under, strict=True
            )
        ]  # fmt: skip
        rows = [across(*cards[at : at + 2], gap=12) for at in range(0, len(cards), 2)]
        for row in rows:
            row.setStretch(0, 1)
            row.setStretch(1, 1)
        self.add(PageHead("Stepping up", _ABOUT), *rows, WrapLabel(RULE, "small", "soft"))
        desk.background.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Count as things stand now."""
        super().showEvent(event)
        self._read()

    def _read(self) -> None:
        self._desk.background.read(partial(counts, today=desks.today()), then=self._show)

    def _show(self, found: Counts) -> None:
        each = (found.before, found.during, found.after, found.plan)
        for one, figure, under in zip(each, self.figures, self.under, strict=True):
            figure.setText(f"{one.number} of {one.of}" if one.of else "–")
            under.setText(count_words(one))

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read()
