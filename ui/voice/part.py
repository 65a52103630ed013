"""A child's Voice: what was said and what came of it; words people gave us; two questions."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from linkworker.actions.feedback import feedback_of
from linkworker.actions.people import people_round
from linkworker.actions.quotes import Given, quotes_of
from linkworker.actions.sayings import Said, said_by
from linkworker.actions.with_child import names_nobody
from linkworker.fields import Record
from linkworker.records import (
    Child,
    FamilyAnswer,
    Feedback,
    Person,
    Quote,
    QuoteAnswer,
    Relation,
    Saying,
    SayingAnswer,
)
from linkworker.store import Reader
from ui.child.part import Part
from ui.desk import Desk
from ui.models.about_child import About
from ui.voice.quotes_card import QuotesCard
from ui.voice.sayings import KEYED, SayingsCard
from ui.voice.two_questions import FeedbackCard
from ui.widgets.layout import STRETCH, down, held
from ui.widgets.pages import TwoColumns

_SIDE = 400


@dataclass(frozen=True)
class VoiceFacts:
    """What the tab shows; `named` are ids of answers that name somebody round the child."""

    sayings: Sequence[Said]
    named: frozenset[str]
    quotes: Sequence[Given]
    feedback: Sequence[Feedback]


class VoiceTab(Part):
    """Ctrl+Shift+A writes down what was said, Alt+1 to 9 what came of it, Alt+0 words."""

    kinds: tuple[type[Record], ...] = (
        *(Saying, SayingAnswer, Quote, QuoteAnswer, FamilyAnswer, Feedback, Person, Relation),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.sayings, self.quotes = SayingsCard(self), QuotesCard(self)
        self.feedback = FeedbackCard(desk)
        main = held(down(self.sayings, self.feedback, STRETCH, gap=12))
        self.add(TwoColumns(main, held(down(self.quotes, STRETCH, gap=0)), _SIDE))
        self.keys["Ctrl+Shift+A"] = self.sayings.add_one
        self.keys["Alt+0"] = self.quotes.begin
        for number in range(1, KEYED + 1):
            self.keys[f"Alt+{number}"] = partial(self.sayings.answer, number - 1)

    def read(self, reader: Reader, about: About) -> VoiceFacts:
        """Read what was said, and what came of it."""
        child, sayings = about.child, said_by(reader, about.child)
        others = [one for one in reader.find(Child) if one.id != child.id]
        people = [person for _, person in people_round(reader, child) if person]
        named = (one.id for said in sayings for one in said.answers
                 if not names_nobody(one.words, others, people))  # fmt: skip
        return VoiceFacts(
            sayings,
            frozenset(named),
            quotes_of(reader, child, about.today),
            feedback_of(reader, child),
        )

    def show_facts(self, about: About, facts: VoiceFacts) -> None:
        """Show it."""
        self.sayings.show_sayings(about, facts.sayings, facts.named)
        self.quotes.show_quotes(about, facts.quotes)
        self.feedback.show_feedback(about.child, facts.feedback, may_write=about.may_write)
