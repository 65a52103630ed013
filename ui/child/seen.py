"""Figures side by side: when a child was last seen, when last tried, what day comes next."""

from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from linkworker.actions.slots import SlotOn
from ui.models.about_child import About
from ui.models.said_days import ago, by_when, near_day
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import down, held, unshown


class Seen(Card):
    """Seen and tried are two figures: three calls are not neglect."""

    def __init__(self) -> None:
        super().__init__()
        self._seen, self._tried = _Figure("Last seen"), _Figure("Last tried")
        self._review, self._slot = _Figure("Next review"), _Figure("Next slot")
        self._note = unshown(WrapLabel("", "meta", "warn"))
        self.add(held(Flow(self._seen, self._tried, self._slot, self._review, gap=24)), self._note)

    def show_seen(
        self,
        about: About,
        seen: datetime | None,
        tried: datetime | None,
        coming: SlotOn | None = None,
    ) -> None:
        """Show how long ago, in school days; a day that was never is left out, but for seen."""
        calendar, today = about.calendar, about.today
        review = about.plan.review_on if about.plan else None
        self._seen.say(ago(calendar, seen, today))
        self._tried.say(ago(calendar, tried, today) if tried else "")
        self._review.say(by_when(review, today).removeprefix("by "))
        self._slot.say(_when(coming, today) if coming else "")
        self._note.setText(about.note)
        self._note.setVisible(bool(about.note))


def _when(coming: SlotOn, today: date) -> str:
    """Say when and where the next slot is."""
    when = f"{near_day(coming.day, today)} {coming.slot.at}"
    return ", ".join(part for part in (when, coming.slot.room) if part)


class _Figure(QWidget):
    """A word and what is said of it, one under the other."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self._words = Label("", "strong")
        self.setLayout(down(Label(label, "meta", "muted"), self._words, gap=1))

    def say(self, words: str) -> None:
        self._words.setText(words)
        self.setVisible(bool(words))
