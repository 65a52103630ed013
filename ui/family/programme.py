"""Where a child is in the programme: its clock, what this term is about, and what happened."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from linkworker.actions.stages import strike_turn
from linkworker.measures.days import say_day
from linkworker.measures.stages import Stood
from linkworker.records import StageStep
from ui.child.more import More
from ui.desk import Desk
from ui.forms.form_kinds import add_about
from ui.models.about_child import About
from ui.models.family import stage_words, turn_words
from ui.striking import ask_why
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down, empty

_STRUCK = "Struck out. It stays on the timeline."
_FEW = "Until the family has agreed, only name, school, year, whom to ask and each try are kept."


@dataclass(frozen=True)
class ProgrammeFacts:
    """Where a child stands, in which of six terms (0: none), what that term is about."""

    stood: Stood
    term: int
    phase: str
    turns: Sequence[StageStep]


class ProgrammeCard(Card):
    """Nothing here is typed as a stage: it follows from what happened and what was agreed."""

    def __init__(self, desk: Desk) -> None:
        self._add = Button("", "ghost", "plus")
        self.ending = Button("Ending", "small", "hand-heart")
        self._more, self._asked = More(), down(gap=0)
        actions = (self.ending, self._add, self._more)
        super().__init__("The programme", icon="footprints", actions=actions)
        self._desk = desk
        self._about: About | None = None
        self._now, self._phase = WrapLabel("", "strong"), WrapLabel("", "small", "soft")
        self._note = WrapLabel("", "small", "warn")
        self._turns = WrapLabel("", "small", "muted")
        self.add(self._now, self._phase, self._note, self._turns, self._asked)
        self._add.clicked.connect(self._open)
        self.ending.clicked.connect(self._end)

    def show_programme(self, about: About, facts: ProgrammeFacts) -> None:
        """Show where a child stands."""
        if self._about is not None and self._about.child.id != about.child.id:
            empty(self._asked)
        self._about = about
        said = stage_words(facts.stood, facts.term, about.today)
        self._now.setText(said[:1].upper() + said[1:])
        turns = [turn_words(one, about.today) for one in reversed(facts.turns)]
        phase = f"This term: {facts.phase}" if facts.phase else ""
        for label, words in (
            (self._phase, phase or facts.stood.why),
            (self._note, _note(facts.stood, about.today)),
            (self._turns, "\n".join(turns)),
        ):
            label.setText(words)
            label.setVisible(bool(words))
        name = about.child.name
        self.ending.say("Ending", f"{name}’s ending: who stays, what goes on")
        self.ending.setVisible(not about.stood.before_agreement)
        self._add.say("", f"Something happened on {name}’s way")
        self._add.setVisible(about.may_write)
        last = facts.turns[-1] if facts.turns else None
        self._more.offer("the programme", [("Strike out what happened last",
                                            partial(self._strike, last))])  # fmt: skip
        self._more.setVisible(about.may_write and last is not None)

    def _end(self) -> None:
        if self._about is not None:
            self._desk.go("ending", self._about.child.id)

    def _strike(self, last: StageStep | None) -> None:
        if last is not None and self._about is not None:
            what = turn_words(last, self._about.today)
            ask_why(self._desk, self._asked, what, partial(strike_turn, step=last), _STRUCK)

    def _open(self) -> None:
        if self._about is not None:
            self._desk.go("form", add_about(StageStep, self._about.child))


def _note(stood: Stood, today: date) -> str:
    if stood.delete_by is not None:
        day = say_day(stood.delete_by, year=True)
        when = "was proposed for" if stood.delete_by < today else "is proposed for"
        return f"Deleting this record {when} {day}. A person decides; nothing goes by itself."
    return _FEW if stood.before_agreement else ""
