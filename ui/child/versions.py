"""Which version of a plan stands, who agreed to which, and putting it to people."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout

from linkworker.actions.plans import Standing, fix_version, record_agreement
from linkworker.records import Party, Plan, PlanVersion
from ui.child.asking import Asking, ask_in
from ui.child.facts import About
from ui.child.part import Part
from ui.comments.here import CommentsHere
from ui.desk import today
from ui.models.said_days import by_when, near_day
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.tags import Tag

_ASKED = {Party.CHILD: "Name of the child", Party.FAMILY: "Who agreed", Party.SCHOOL: "Who agreed"}


class Versions(Card):
    """A tick or a rating changes nothing here; content does, and then the three are asked again."""

    def __init__(self, part: Part) -> None:
        self.change = Button("Change", "quiet", "square-pen", "Change the plan")
        self._comments = CommentsHere(part.desk)
        super().__init__("This plan", actions=(self._comments.button, self.change))
        self._part, self._told = part, down(gap=8)
        self.body.addLayout(self._told)
        self.body.addWidget(self._comments)

    def show_standing(self, about: About, plan: Plan, standing: Standing) -> None:
        """Show the version, the three agreements, the next review."""
        empty(self._told)
        self.change.setVisible(about.may_write)
        self._comments.show_at(about, plan)
        own = "AllChild’s own plan, not the school’s SEND plan."
        self._told.addWidget(WrapLabel(own, "meta", "muted"))
        self._told.addLayout(self._version(about, plan, standing))
        for party in Party:
            self._told.addLayout(self._party(about, standing, party))
        if plan.review_on:
            late = plan.review_on < about.today
            words = by_when(plan.review_on, about.today).removeprefix("by ")
            said = Tag(words, "bad", "triangle-alert") if late else Label(words, "strong")
            self._told.addLayout(across(Label("Next review", "small", "muted"), STRETCH, said))

    def _version(self, about: About, plan: Plan, standing: Standing) -> QVBoxLayout:
        version = standing.version
        if version is None:
            title, tag = "Not put to people yet", Tag("DRAFT", "warn")
        else:
            fixed = near_day(version.fixed_on, about.today) if version.fixed_on else ""
            title = f"Version {standing.number}, {fixed}"
            changed = f"changed since version {standing.number}"
            tag = Tag(changed, "warn", "clock") if standing.changed else Tag("as agreed", "ok")
            if not standing.changed and standing.draft:
                tag = Tag("waiting for agreement", "warn", "clock")
        put = Button("Put to people", "small", "stamp", f"Fix version {standing.number + 1}")
        if not (about.may_write and standing.changed):
            put.hide()
        put.clicked.connect(partial(self._put_to_people, plan))
        return down(Label(title, "strong"), across(tag, STRETCH), across(put, STRETCH), gap=6)

    def _party(self, about: About, standing: Standing, party: Party) -> QVBoxLayout:
        agreed = standing.agreed.get(party)
        now = standing.agreed_now(party)
        mark = IconLabel("circle-check" if now else "circle", "ok" if now else "control", 17)
        said = f"{party.value.capitalize()}: not agreed yet"
        if agreed:
            on = agreed.agreement.agreed_on
            when = f", {near_day(on, about.today)}" if on else ""
            said = f"{agreed.agreement.who}: version {agreed.number}{when}"
        row = across(mark, gap=8)
        row.addWidget(WrapLabel(said, "small", "" if now else "soft"), 1)
        under = down(gap=0)
        version = standing.version
        if about.may_write and version and not standing.changed and not now:
            ask = Button("Agreed", "small", "check", f"Record that the {party.value} agreed")
            ask.clicked.connect(partial(self._ask, about, version, party, under))
            row.addWidget(ask)
        return down(row, under, gap=6)

    def _ask(self, about: About, version: PlanVersion, party: Party, under: QVBoxLayout) -> None:
        who, how = LineEdit(), LineEdit("signed on paper, by telephone")
        who.set_value(about.child.name if party is Party.CHILD else "")
        asked = Asking(
            [("who", _ASKED[party], who), ("how", "How", how)],
            "Keep",
            {"who": "Say who agreed"},
        )
        asked.kept.connect(partial(self._agree, version, party))
        ask_in(under, asked)
        who.setFocus()

    def _agree(self, version: PlanVersion, party: Party, said: dict[str, str]) -> None:
        on = today()
        self._part.keep(
            lambda store: record_agreement(store, version, party=party, agreed_on=on, **said),
            "Agreement kept",
        )

    def _put_to_people(self, plan: Plan) -> None:
        on = today()
        self._part.keep(lambda store: fix_version(store, plan, on=on), "Put to people as it stands")
