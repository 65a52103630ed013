"""The SDQ tab: scores and bands, what is next due, learning, time together."""

from functools import partial
from typing import Any

from linkworker.actions.attainment import strike_mark
from linkworker.actions.sdq import strike_sdq
from linkworker.actions.sdq_paper import Chased, give_out, take_back
from linkworker.records import (
    Attainment,
    AttainmentScale,
    Contact,
    FilledInBy,
    PupilPremium,
    SdqForm,
    SdqPaper,
    SdqPermission,
    SessionAttendance,
)
from linkworker.store import Reader
from ui.child.part import Part
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.forms.keys import on_key
from ui.models.about_child import About
from ui.models.sdq_facts import SdqFacts, read_sdq
from ui.sdq.entering import Entering
from ui.sdq.learning_card import LearningCard
from ui.sdq.next_card import NextCard
from ui.sdq.profile import Profile
from ui.sdq.table import FormTable
from ui.sdq.together_card import TogetherCard
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import STRETCH, down, empty, held, unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import TwoColumns

_NONE = "The first is due within 20 school days of the start. Only scores are kept."
_WHY = {"struck_because": "Say why it is struck out"}


class SdqTab(Part):
    """The fifth tab. Ctrl+Shift+A, or New SDQ, begins to enter a form that came back."""

    kinds = (
        *(SdqForm, SdqPaper, SdqPermission, Attainment, AttainmentScale, PupilPremium),
        *(Contact, SessionAttendance),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self._facts: SdqFacts | None = None
        self._asked = down(gap=0)
        self.profile, self.table = Profile(), FormTable()
        self.next, self.learning, self.together = NextCard(), LearningCard(), TogetherCard()
        begin = Button("Enter the first", "primary", "plus")
        begin.clicked.connect(lambda: self.enter())
        self.begin_first = begin
        self._none = unshown(EmptyState("No SDQ yet", _NONE, "clipboard-list", [begin]))
        self._every = unshown(Card("Every form").add(self.table))
        left = held(down(self._none, self.profile, self._every, STRETCH, gap=12))
        side = held(down(self.next, self.learning, self.together, STRETCH, gap=12))
        self.body.addLayout(self._asked)
        self.add(TwoColumns(left, side, 300))
        self._connect()

    def _connect(self) -> None:
        self.keys["Ctrl+Shift+A"] = self.enter
        self.profile.new_wanted.connect(lambda: self.enter())
        self.table.chosen.connect(self.profile.show_form)
        self.profile.strike_wanted.connect(partial(self._ask_why, strike_sdq))
        self.profile.copied.connect(lambda: self.desk.said.emit("Copied as text.", None))
        self.next.given.connect(lambda one: self._move(give_out, one, "Given out"))
        self.next.back.connect(lambda one: self._move(take_back, one, "Back"))
        self.next.enter.connect(self.enter)
        self.next.all_paper.connect(lambda: self.desk.go("sdq_paper"))
        self.learning.mark_wanted.connect(lambda: self._go_to_form(Attainment))
        self.learning.strike_wanted.connect(partial(self._ask_why, strike_mark))
        self.learning.scales_wanted.connect(self._say_scale)
        self.together.premium_wanted.connect(self._change_premium)

    def read(self, reader: Reader, about: About) -> SdqFacts:
        """Read forms, paper, marks and hours."""
        return read_sdq(reader, about.child, about.today)

    def show_facts(self, about: About, facts: SdqFacts) -> None:
        """Show them; a form being typed for this child stays."""
        if self._about is None or self._about.child.id != about.child.id:
            empty(self._asked)
        self._about, self._facts = about, facts
        some = bool(facts.entered)
        self._none.setVisible(not some)
        self.begin_first.setVisible(about.may_write)
        self.profile.setVisible(some)
        self._every.setVisible(some)
        self.table.show_facts(about, facts)
        for card in (self.profile, self.next, self.learning, self.together):
            card.show_facts(about, facts)

    def enter(self, filled_by: FilledInBy | None = None) -> None:
        """Begin to enter a form, of whoever is waited for unless somebody is named."""
        about, facts = self._about, self._facts
        if about is None or facts is None or not about.may_write or self._asked.count():
            return
        waited = [one.filled_by for one in facts.chased if one.waits]
        asked = [one.filled_by for one in facts.chased]
        entering = Entering(self, about, facts, filled_by or [*waited, *asked][0])
        self._asked.addWidget(entering)
        entering.left.connect(lambda: self._put_away())
        entering.show()
        entering.begin()
        self.show_whole(entering)

    def _put_away(self) -> None:
        empty(self._asked)
        (self.profile.new if self.profile.new.isVisible() else self.begin_first).setFocus()

    def _move(self, verb: Any, one: Chased, words: str) -> None:
        if self._about is not None:
            said = {"filled_by": one.filled_by, "term_starts": one.term, "on": self._about.today}
            self.keep(partial(verb, child=self._about.child, **said), f"{words} today")

    def _ask_why(self, verb: Any, record: SdqForm | Attainment) -> None:
        """Ask why something is struck out, where it stands."""
        line = LineEdit("Typed for another child")
        asked = Asking([("struck_because", f"Why is this {record.title} struck out?", line)],
                       "Strike it out", _WHY)  # fmt: skip
        asked.kept.connect(lambda said: self._strike(verb, record, said["struck_because"]))
        on_key(asked, "Esc", asked.left.emit)
        on_key(asked, "Ctrl+Enter", asked.keep)
        ask_in(self._asked, asked)
        line.setFocus()
        self.show_whole(asked)

    def _strike(self, verb: Any, record: SdqForm | Attainment, reason: str) -> None:
        empty(self._asked)
        by = self.desk.standing.user
        self.keep(lambda store: verb(store, record, reason=reason, by=by), "Struck out")

    def _go_to_form(self, kind: type[Attainment] | type[PupilPremium]) -> None:
        if self._about is not None:
            self.desk.go("form", add_about(kind, self._about.child))

    def _say_scale(self, school: str) -> None:
        self.desk.go("form", f"{AttainmentScale.kind}/new/{school}")

    def _change_premium(self, held_now: PupilPremium | None) -> None:
        if held_now is None:
            self._go_to_form(PupilPremium)
        else:
            self.desk.go("form", edit_about(held_now))
