"""A child's linkings: who waits, and for how long, before what goes on and what is over."""

from dataclasses import dataclass
from functools import partial
from itertools import islice

from PySide6.QtWidgets import QWidget

from linkworker.actions.linkings import linkings_of
from linkworker.actions.told import parts_of, who_knows
from linkworker.records import Child, Comment, Contact, Linking, LinkingStep, StoryPart, StoryTold
from linkworker.store import Reader
from ui.child.part import Part
from ui.desk import Desk
from ui.forms.form_kinds import add_about
from ui.linkings.card import KEYED, LinkingCard
from ui.linkings.story_card import PartFacts, StoryCard
from ui.models.about_child import About
from ui.models.linkings import Grouped, grouped
from ui.names import tip
from ui.widgets.buttons import Button
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held, unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import TwoColumns

_SIDE = 340
_NONE = (
    "No linkings yet",
    "A linking begins with a need. The directory says who is near, and what helped others here.",
)


@dataclass(frozen=True)
class LinkingFacts:
    """The linkings under their headings, and the story told once."""

    groups: list[Grouped]
    story: list[PartFacts]


class Linkings(Part):
    """Alt+1 to 9 ask what they said; Ctrl+Shift+A finds a service."""

    kinds = (Child, Linking, LinkingStep, StoryPart, StoryTold, Contact, Comment)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self.finding = Button("Find a service", "small", "search")
        self._other = Button("Not in the directory", "ghost", "plus")
        self._begin = Button("Find a service", "secondary", "search")
        tip(self.finding, "Find a service (Ctrl+Shift+A)")
        self._kept_cards = KeptFor(partial(LinkingCard, self))
        self._headings = Kept(partial(Label, "", "h3"))
        self.cards: list[LinkingCard] = []
        self._outside = Button("Not in the directory", "secondary", "plus")
        begins = (self._begin, self._outside)
        self._none = unshown(EmptyState(*_NONE, "heart-handshake", begins))
        self._list, self.story = down(gap=10), StoryCard(desk)
        self._bar = held(across(self.finding, self._other, STRETCH, gap=8))
        self.add(TwoColumns(held(down(self._bar, self._list, STRETCH, gap=12)),
                            held(down(self.story, STRETCH, gap=0)), _SIDE))  # fmt: skip
        for button in (self.finding, self._begin):
            button.clicked.connect(self._find)
        for button in (self._other, self._outside):
            button.clicked.connect(self._write)
        self.keys["Ctrl+Shift+A"] = self._find
        for number in range(1, KEYED + 1):
            self.keys[f"Alt+{number}"] = partial(self.say, number - 1)

    def read(self, reader: Reader, about: About) -> LinkingFacts:
        """Read the linkings and the story."""
        knows = who_knows(reader, about.child)
        return LinkingFacts(
            grouped(linkings_of(reader, about.child, about.today)),
            [PartFacts(one, knows.get(one.id, ())) for one in parts_of(reader, about.child)],
        )

    def show_facts(self, about: About, facts: LinkingFacts) -> None:
        """Show them; a line that is being typed stays with its linking."""
        self._about = about
        linked = [one for group in facts.groups for one in group.linked]
        self.cards = self._kept_cards.take([one.linking.id for one in linked])
        for number, (card, one) in enumerate(zip(self.cards, linked, strict=True), start=1):
            card.show_linked(about, one, number)
        shown, cards = list[QWidget](), iter(self.cards)
        headings = self._headings.take(len(facts.groups))
        for heading, group in zip(headings, facts.groups, strict=True):
            heading.setText(group.title)
            shown += [heading, *islice(cards, len(group.linked))]
        arrange(self._list, shown or [self._none])
        for button in (self._begin, self._outside):
            button.setVisible(about.may_write)
        self._bar.setVisible(about.may_write and bool(linked))
        self.story.show_parts(about, facts.story)

    def say(self, number: int) -> None:
        """Ask what they said of the `number`-th linking, from 0."""
        if 0 <= number < len(self.cards):
            self.cards[number].say()

    def _find(self) -> None:
        if self._about is not None and self._about.may_write:
            self.desk.go("directory", self._about.child.id)

    def _write(self) -> None:
        if self._about is not None:
            self.desk.go("form", add_about(Linking, self._about.child))
