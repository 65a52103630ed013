"""The way to a good ending: each step with a mark, done or left."""

from PySide6.QtWidgets import QWidget

from ui import names
from ui.ending.reading import Opened
from ui.models.endings import steps_of
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, WrapLabel
from ui.widgets.layout import Kept, across, arrange

_DONE, _LEFT = ("circle-check", "ok"), ("circle", "text3")


class StepsCard(Card):
    """Seven steps, in the order in which they are best done."""

    def __init__(self) -> None:
        super().__init__("The way", icon="footprints")
        self._rows = Kept(_Step)

    def show_steps(self, opened: Opened) -> None:
        """Show what is done and what is left."""
        steps = steps_of(opened.ended, opened.name)
        rows = self._rows.take(len(steps))
        for row, (words, done) in zip(rows, steps, strict=True):
            row.show_step(words, done=done)
        arrange(self.body, rows)


class _Step(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self._mark, self._words = IconLabel(*_LEFT, 17), WrapLabel("", "small")
        row = across(self._mark, gap=10)
        row.addWidget(self._words, 1)
        self.setLayout(row)

    def show_step(self, words: str, *, done: bool) -> None:
        self._mark.show_icon(*(_DONE if done else _LEFT))
        self._words.setText(words)
        self._words.set_tone("soft" if done else "muted")
        names.call(self, f"{words}: {'done' if done else 'left'}")
