"""Time together this school year: hours, pupil premium by its dates."""

from PySide6.QtCore import Signal

from linkworker.measures.support import say_time
from linkworker.records import PupilPremium
from ui.models.about_child import About
from ui.models.said_days import near_day
from ui.models.sdq_facts import SdqFacts
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held

_COUNTED = "Contacts in which we met, and sessions come to; calls to a parent are not in it."


class TogetherCard(Card):
    """`premium_wanted(stretch or None)`: pupil premium is to be changed, or entered."""

    premium_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__("Time together", icon="clock")
        self._lines = down(gap=4)
        self.premium = Button("", "small", "square-pen")
        self._foot = held(across(self.premium, STRETCH))
        self._held: PupilPremium | None = None
        self.add(self._lines, self._foot)
        self.premium.clicked.connect(lambda: self.premium_wanted.emit(self._held))

    def show_facts(self, about: About, facts: SdqFacts) -> None:
        """Show this school year so far, and how it was counted."""
        empty(self._lines)
        year = facts.year
        self._held = next((one for one in year.premium if not one.ends), None)
        head = f"{say_time(year.support.minutes)} this school year"
        self._lines.addWidget(Label(head, "strong"))
        for line in self._said(about, facts):
            self._lines.addWidget(WrapLabel(line, "small", "soft"))
        self._lines.addWidget(WrapLabel(_COUNTED, "meta", "muted"))
        self.premium.say("Change pupil premium" if self._held else "Enter pupil premium")
        self._foot.setVisible(about.may_write)

    def _said(self, about: About, facts: SdqFacts) -> list[str]:
        year, found = facts.year, []
        if year.support.untimed:
            times = "time" if year.support.untimed == 1 else "times"
            found.append(f"and {year.support.untimed} {times} with no minutes written down")
        if self._held and self._held.starts:
            since = near_day(self._held.starts, about.today)
            found.append(f"Pupil premium since {since}: {say_time(year.support.premium)} of it")
        elif year.has_premium:
            found.append(f"While on pupil premium: {say_time(year.support.premium)} of it")
        else:
            found.append("Pupil premium: nothing entered")
        return found
