"""Which version of a plan stands, who agreed to which and when, and putting it to people."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker.actions.plans import Standing, fix_version, record_agreement
from linkworker.records import Party, Plan, PlanVersion
from ui.child.part import Part
from ui.comments.here import CommentsHere
from ui.desk import today
from ui.models.about_child import About
from ui.models.said_days import by_when, near_day
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.tags import Tag

_ASKED = {Party.CHILD: "Name of the child", Party.FAMILY: "Who agreed", Party.SCHOOL: "Who agreed"}
_OWN = "AllChild’s own plan, not the school’s SEND plan."


class Versions(Card):
    """A tick or a rating changes nothing here; content does, and then the three are asked again."""

    def __init__(self, part: Part) -> None:
        self.change = Button("", "ghost", "square-pen", "Change the plan")
        self._tag, self._comments = Tag("DRAFT", "warn"), CommentsHere(part.desk, small=True)
        super().__init__("This plan", actions=(self._tag, self._comments.button, self.change))
        self._part = part
        self.record = Plan()
        self._version, self._since = Label("", "strong"), WrapLabel("", "small", "soft")
        self._put = Button("Put to people", "small", "stamp")
        self._puts = held(across(self._put, STRETCH))
        self._lines = {party: PartyLine(self, party) for party in Party}
        self._review, self._late = Label("", "strong"), Tag("", "bad", "triangle-alert")
        label = Label("Next review", "small", "muted")
        self._reviews = held(across(label, STRETCH, self._review, self._late))
        self._put.clicked.connect(self._put_to_people)
        head = down(self._version, self._since, self._puts, gap=3)
        own = WrapLabel(_OWN, "meta", "muted")
        self.add(head, *self._lines.values(), self._reviews, self._comments, own)

    def show_standing(self, about: About, plan: Plan, standing: Standing) -> None:
        """Show the version, the three agreements, the next review."""
        self.record = plan
        self._comments.show_at(about, plan)
        self.change.setVisible(about.may_write)
        self._show_version(about, standing)
        for line in self._lines.values():
            line.show_standing(about, standing)
        late = plan.review_on is not None and plan.review_on < about.today
        words = by_when(plan.review_on, about.today).removeprefix("by ")
        self._reviews.setVisible(bool(words))
        self._review.setText(words)
        self._review.setVisible(not late)
        self._late.show_words(words, "bad", "triangle-alert")
        self._late.setVisible(late)

    def _show_version(self, about: About, standing: Standing) -> None:
        version, number = standing.version, standing.number
        fixed = near_day(version.fixed_on, about.today) if version and version.fixed_on else ""
        self._version.setText(f"Version {number} of {fixed}" if version else "No version yet")
        strong = bool(self.record.good_at.strip())
        if not strong:
            since = f"First a strength: what is {about.child.name} good at?"
        elif version is None:
            since = "Put it to people when it says what you mean."
        elif standing.changed:
            since = f"Changed since: paper of it says DRAFT until version {number + 1} is agreed."
        else:
            since = "Waiting for all three to agree." if standing.draft else "As all three agreed."
        self._since.setText(since)
        self._tag.show_words(*(("DRAFT", "warn") if standing.draft else ("agreed", "ok", "check")))
        self._put.say("Put to people", f"Fix version {number + 1}")
        self._puts.setVisible(about.may_write and standing.changed and strong)

    def agree(self, version: PlanVersion, party: Party, said: dict[str, str]) -> None:
        """Keep that a party agreed."""
        on = today()
        self._part.keep(
            lambda store: record_agreement(store, version, party=party, agreed_on=on, **said),
            "Agreement kept",
        )

    def _put_to_people(self) -> None:
        plan, on = self.record, today()
        self._part.keep(lambda store: fix_version(store, plan, on=on), "Put to people as it stands")


class PartyLine(QWidget):
    """Whether a party agreed, to which version and when, in a sentence."""

    def __init__(self, card: Versions, party: Party) -> None:
        super().__init__()
        self._card, self._party = card, party
        self._name = ""
        self._version: PlanVersion | None = None
        self._mark, self._said = IconLabel("circle", "control", 17), WrapLabel("", "small")
        self._ask = Button("Agreed", "small", "check", f"Record that the {party.value} agreed")
        self._ask.clicked.connect(self._ask_who)
        self._under: QVBoxLayout = down(gap=0)
        row = across(self._mark, gap=8)
        row.addWidget(self._said, 1)
        row.addWidget(self._ask)
        for part in (self._mark, self._ask):
            row.setAlignment(part, Qt.AlignmentFlag.AlignTop)
        self.setLayout(down(row, self._under, gap=6))

    def show_standing(self, about: About, standing: Standing) -> None:
        """Show how this party stands to the latest version."""
        now = standing.agreed_now(self._party)
        if standing.version != self._version:
            empty(self._under)
        self._name, self._version = about.child.name, standing.version
        self._mark.show_icon("circle-check" if now else "circle", "ok" if now else "control")
        self._said.setText(_sentence(about, standing, self._party))
        self._said.set_tone("" if now else "soft")
        waits = standing.version is not None and not standing.changed and not now
        self._ask.setVisible(about.may_write and waits)

    def _ask_who(self) -> None:
        who, how = LineEdit(), LineEdit("signed on paper, by telephone")
        who.set_value(self._name if self._party is Party.CHILD else "")
        asked = Asking(
            [("who", _ASKED[self._party], who), ("how", "How", how)],
            "Keep",
            {"who": "Say who agreed"},
        )
        asked.kept.connect(self._agree)
        ask_in(self._under, asked)

    def _agree(self, said: dict[str, str]) -> None:
        empty(self._under)
        if self._version is not None:
            self._card.agree(self._version, self._party, said)


def _sentence(about: About, standing: Standing, party: Party) -> str:
    """Say who agreed which version when, and whether they were asked again since."""
    agreed, number = standing.agreed.get(party), standing.number
    who = about.child.name if party is Party.CHILD else party.value.capitalize()
    if agreed is None:
        if standing.version is None or standing.changed:
            return f"{who}: not asked yet"
        return f"{who}: asked about version {number}, not answered yet"
    on = agreed.agreement.agreed_on
    when = f" on {near_day(on, about.today)}" if on and on != about.today else " today" * bool(on)
    said = f"{agreed.agreement.who} agreed version {agreed.number}{when}"
    if standing.agreed_now(party):
        return said
    if standing.changed:
        return f"{said}; not asked yet about what has changed"
    return f"{said}; asked about version {number}, not answered yet"
