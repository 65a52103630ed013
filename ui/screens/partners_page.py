"""Partners: whom we work with, what was bought from them, and what came of it."""

from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.fields import Record
from linkworker.records import (
    Activity,
    Commission,
    Fund,
    Partner,
    Session,
    SessionAttendance,
)
from linkworker.store import Changes, Draft, random_id
from ui.desk import Desk
from ui.forms.form_kinds import add_about
from ui.models.found_where import SHOWS
from ui.partners.money import MoneyCard, over_strip
from ui.partners.partner import PartnerCard, activity_row, ask_form
from ui.partners.reading import ASK, PartnerFacts, read_partners
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.layout import down, drawn_once, empty
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = "Who brings in what no service here gives. What children came to is counted here alone."
_KINDS: tuple[type[Record], ...] = (
    Partner, Fund, Commission, Activity, Session, SessionAttendance,
)  # fmt: skip


class PartnersPage(ScrollPage):
    """`show_about("need/a few words")` begins from a need that no service answers.

    "show/<partner id>" brings that partner into sight.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.facts: PartnerFacts | None = None
        self.need = self._sought = ""
        self._shown: tuple[PartnerFacts, str] | None = None
        self._new = Button("Add a partner", "primary", "plus")
        self._meets = Button("Add an activity", "secondary", "plus")
        self._new.clicked.connect(lambda: desk.go("form", add_about(Partner)))
        self._meets.clicked.connect(lambda: desk.go("form", add_about(Activity)))
        self._place = down(gap=12)
        head = PageHead("Partners", _ABOUT, (self._meets, self._new))
        self.add(head, self._place)
        desk.background.changed.connect(self._changed)
        desk.moved.connect(self._read)

    def show_about(self, about: str) -> None:
        """Begin from a need, or with none; or show one partner."""
        kind, _, words = about.partition("/")
        self.need = words if kind == ASK else ""
        self._sought = about.removeprefix(SHOWS) if about.startswith(SHOWS) else ""
        self._read()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read how things stand now."""
        super().showEvent(event)
        self._read()

    def ask(self, partner: Partner) -> None:
        """Open the form of a commission; from a need its words stand in it already."""
        if not self.need:
            self._desk.go("form", ask_form(partner))
            return
        form, action = f"form/{ask_form(partner)}", random_id()
        typed = {"now": {"need": self.need}, "before": {}}
        draft = Draft(action, form, f"Commission · {partner.name}", partner.log, "", {}, typed)
        self._desk.background.run(
            lambda store: store.keep_draft(draft),
            then=lambda _: self._desk.go("form", f"draft/{action}"),
        )

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read()

    def _read(self) -> None:
        ask = partial(read_partners, sitting=self._desk.standing)
        self._desk.background.read(ask, then=self._show)

    def _show(self, facts: PartnerFacts) -> None:
        if (facts, self.need) != self._shown:
            self._draw(facts)
        for card in self.findChildren(PartnerCard):
            if card.partner == self._sought:
                self.show_whole(card)
        self._sought = ""

    def _draw(self, facts: PartnerFacts) -> None:
        self.facts, self._shown = facts, (facts, self.need)
        with drawn_once(self):
            empty(self._place)
            self._new.setVisible(facts.may_write)
            self._meets.setVisible(facts.may_write)
            self._fill(facts)

    def _fill(self, facts: PartnerFacts) -> None:
        for over in facts.over:
            self._place.addWidget(over_strip(over))
        self._place.addWidget(MoneyCard(self._desk, facts.funds, may_write=facts.may_write))
        if self.need:
            words = "Choose whom to ask, or add a partner. The words go with it."
            self._place.addWidget(InfoStrip("info", f"For: {self.need}", words))
        if not facts.partners:
            words = "Add who works with our children: charities, therapists, clubs."
            self._place.addWidget(EmptyState("No partner yet", words, "handshake"))
        for one in facts.partners:
            card = PartnerCard(self._desk, facts, one)
            card.ask_wanted.connect(self.ask)
            self._place.addWidget(card)
        self._ours(facts)

    def _ours(self, facts: PartnerFacts) -> None:
        """List what we lead ourselves."""
        if ours := facts.meets(""):
            card = Card("Ours", icon="heart-handshake")
            for one in ours:
                card.add(activity_row(self._desk, one, may_write=facts.may_write))
            self._place.addWidget(card)
