"""One partner: who to speak to, its sharing agreement, what meets, and what was bought."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from linkworker.measures.days import say_day
from linkworker.records import Activity, Commission, Partner
from ui.desk import Desk, today
from ui.forms.form_kinds import add_about, edit_about
from ui.partners.commission import CommissionRow
from ui.partners.reading import PartnerFacts
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, rule
from ui.widgets.tags import Tag


class PartnerCard(Card):
    """`ask_wanted(partner)`: sessions are to be asked for."""

    ask_wanted = Signal(object)

    def __init__(self, desk: Desk, facts: PartnerFacts, one: Partner) -> None:
        self._desk, self.partner = desk, one.id
        change = Button("Change", "small", "square-pen", f"Change {one.name}")
        ask = Button("Ask for sessions", "small", "plus", f"Ask {one.name} for sessions")
        super().__init__(one.name, actions=(change, ask) if facts.may_write else ())
        change.clicked.connect(lambda: desk.go("form", edit_about(one)))
        ask.clicked.connect(lambda: self.ask_wanted.emit(one))
        tags = [Tag("VCSE", "accent")] if one.vcse else []
        words, tone = agreement_words(one)
        self.add(across(*tags, Tag(words, tone), STRETCH))
        about = " · ".join(filter(None, (one.offers, one.contact, one.phone, one.email)))
        self.add(WrapLabel(about, "small", "soft"))
        for activity in facts.meets(one.id):
            self.add(activity_row(desk, activity, may_write=facts.may_write))
        for found in facts.of(one):
            fund = facts.fund_name(found.commission.fund)
            row = CommissionRow(desk, found, fund, may_write=facts.may_write)
            row.copied.connect(partial(desk.said.emit, "Copied: one line to send.", None))
            self.add(rule(), row)


def activity_row(desk: Desk, one: Activity, *, may_write: bool) -> QHBoxLayout:
    """Say what meets, when and where; its register and its form are a step away."""
    row = across(gap=8)
    when = f"{one.weekday.value}s {one.at}" if one.weekday else ""
    until = f"until {say_day(one.ends, year=True)}" if one.ends else ""
    over = bool(one.ends and one.ends < today())
    words = " · ".join(filter(None, (when, one.room, one.leader, until)))
    row.addWidget(Label(one.what, "smallb", "muted" if over else ""))
    row.addWidget(WrapLabel(words, "small", "muted"), 1)
    if may_write:
        change = Button("Change", "ghost", name=f"Change {one.what}")
        change.clicked.connect(lambda: desk.go("form", edit_about(one)))
        row.addWidget(change)
    register = Button("Register", "small", "list-checks", f"Register of {one.what}")
    register.clicked.connect(lambda: desk.go("session", one.id))
    row.addWidget(register)
    return row


def agreement_words(one: Partner) -> tuple[str, str]:
    """Say how a partner's sharing agreement stands, and in which tone."""
    day = today()
    if not one.agreement or one.agreement_from is None:
        return "no sharing agreement yet", "warn"
    if one.agreement_until and one.agreement_until < day:
        return f"sharing agreement ended {say_day(one.agreement_until, year=True)}", "warn"
    return f"sharing agreement {one.agreement}", "plain"


def ask_form(one: Partner) -> str:
    """Spell the form of a new commission."""
    return add_about(Commission, one)
