"""The home: who lives there, where they live now and lived before."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from linkworker.actions.households import strike_housing
from linkworker.fields import Record
from linkworker.measures.homes import Home, changes_in_order
from linkworker.records import Household, HousingChange, KeptApart
from ui.child.more import More
from ui.child.part import Part
from ui.family.moving import HousingAdder
from ui.forms.form_kinds import add_about, edit_about
from ui.models.about_child import About
from ui.models.family import home_words, household_words
from ui.models.said_days import near_day
from ui.striking import ask_why
from ui.widgets.asking import ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down, empty

_STRUCK = "Struck out. It stays on the timeline."


@dataclass(frozen=True)
class HomeFacts:
    """What is known of a family's home; `apart` is the id of the one sentence, or ''."""

    household: Household | None
    home: Home
    changes: Sequence[HousingChange]
    apart: str


class HomeCard(Card):
    """Kept once for the family: what is changed here is changed for brothers and sisters too."""

    def __init__(self, part: Part) -> None:
        self.moved = Button("They moved", "small", "house")
        self._more = More()
        super().__init__("Home", icon="house", actions=(self.moved, self._more))
        self._part = part
        self._about: About | None = None
        self._facts: HomeFacts | None = None
        self._now, self._people = WrapLabel("", "strong"), WrapLabel("", "small", "soft")
        self._before = WrapLabel("", "small", "muted")
        self._asked = down(gap=0)
        self.add(self._now, self._people, self._before, self._asked)
        self.moved.clicked.connect(self.ask)

    def show_home(self, about: About, facts: HomeFacts) -> None:
        """Show a family's home; what is being typed of another family is left, as a draft."""
        if self._about is not None and self._about.child.id != about.child.id:
            empty(self._asked)
        self._about, self._facts = about, facts
        self._now.setText(home_words(facts.home, about.today) or "Where do they live?")
        known = list(household_words(facts.household)) if facts.household else []
        for label, words in (
            (self._people, ". ".join(known)),
            (self._before, _lived(facts.changes, about)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        for button in (self._more, self.moved):
            button.setVisible(about.may_write)
        self.moved.show_extra("Alt 0")
        rarely: list[tuple[str, Callable[[], object]]] = [("Who lives there", self._open_household)]
        if not facts.apart:
            rarely.append(("Keep one sentence apart", partial(self._open, KeptApart)))
        if facts.changes:
            rarely.append(("Strike out the last move", self._strike))
        self._more.offer("the home", rarely)

    def ask(self) -> None:
        """Ask where they live now, in one line."""
        if self._about is not None and self._about.may_write:
            asked = HousingAdder(self._part, self._about)
            ask_in(self._asked, asked)
            asked.come()

    def _strike(self) -> None:
        if self._facts and self._about and (moves := changes_in_order(self._facts.changes)):
            what = _lived(moves[-1:], self._about)
            strike = partial(strike_housing, moved=moves[-1])
            ask_why(self._part.desk, self._asked, what, strike, _STRUCK)

    def _open_household(self) -> None:
        if self._facts and self._facts.household:
            self._part.desk.go("form", edit_about(self._facts.household))
        else:
            self._open(Household)

    def _open(self, kind: type[Record]) -> None:
        if self._about is not None:
            self._part.desk.go("form", add_about(kind, self._about.child))


def _lived(changes: Sequence[HousingChange], about: About) -> str:
    """Say where a family lived, the latest first, each with what was said of it."""
    lines = []
    for one in reversed(changes_in_order(changes)):
        what = one.housing.value if one.housing else ""
        when = near_day(one.on, about.today) if one.on else ""
        told = f" ({one.told_by})" if one.told_by else ""
        lines.append(f"{when}: {what}{f'. {one.words}' if one.words else ''}{told}")
    return "\n".join(lines)
