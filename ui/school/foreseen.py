"""What follows if this is kept, beside the form: when back, how many of 90, what falls away."""

from collections.abc import Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from linkworker.actions.suspensions import Foreseen, foresee
from linkworker.records import Child, Suspension
from ui.desk import Desk, today
from ui.forms.opening import Opened
from ui.forms.record_form import RecordForm
from ui.models.said_days import near_day
from ui.models.school import away_words, falls_words, follows_words, half_days
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, down, empty, held
from ui.widgets.pages import TwoColumns

_ASKS = "Say the first day and how many half-days: a whole day is 2, a lunchtime 1."
_NOTHING = "No slot or session falls into it."
_SIDE = 340


def with_foreseen(
    desk: Desk, opened: Opened, forms: Sequence[RecordForm], column: QWidget
) -> QWidget:
    """Put what would follow beside a form of time away; any other form stays alone."""
    if opened.form.kind is not Suspension or opened.child is None:
        return column
    beside = ForeseenCard(desk, opened.child, forms)
    return TwoColumns(column, held(down(beside, STRETCH)), _SIDE)


class ForeseenCard(Card):
    """Reads the store each time that something of the form changes."""

    def __init__(self, desk: Desk, child: Child, forms: Sequence[RecordForm]) -> None:
        super().__init__("What this means", "info", "calendar-days")
        self._desk, self._child, self._forms = desk, child, forms
        self._lines = down(gap=6)
        self.body.addLayout(self._lines)
        for form in forms:
            form.changed.connect(self.follow)
        self.follow()

    def follow(self) -> None:
        """Say what follows from what stands in the form now."""
        said = {name: field.value() for form in self._forms for name, field in form.fields.items()}
        ask = partial(_read, child=self._child, said=said)
        self._desk.background.read(ask, then=self._show)

    def _show(self, found: Foreseen | None) -> None:
        empty(self._lines)
        now = today()
        if found is None:
            self._say(_ASKS)
            return
        self._lines.addWidget(WrapLabel(away_words(found.away, now), "strong"))
        self._say(half_days(found.away.record.half_days))
        for words in follows_words(found.follows):
            self._say(words)
        if found.follows.six:
            day = near_day(found.follows.six, now)
            self._say(f"Day six is {day}: from then lessons elsewhere, all day")
        if not found.away.building:
            self._lines.addWidget(Label("Falls away by itself", "smallb"))
            for words in falls_words(found.falls_away, now) or [_NOTHING]:
                self._say(words)

    def _say(self, words: str) -> None:
        if words:
            self._lines.addWidget(WrapLabel(words, "small", "soft"))


def _read(reader: Any, child: Child, said: dict[str, Any]) -> Foreseen | None:
    return foresee(reader, child, said, today())
