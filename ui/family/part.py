"""A child's Family: whom to ring about what, what was agreed to, the home, brothers and sisters."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.family_answers import agreements_of
from linkworker.actions.households import (
    Next,
    Sibling,
    home_of,
    household_of,
    housing_of,
    needs_of,
    next_dates,
    siblings_of,
)
from linkworker.actions.people import people_round
from linkworker.actions.sharing import Shared, shared_about
from linkworker.actions.stages import turns_of
from linkworker.actions.stepping_up import way_of
from linkworker.fields import Record
from linkworker.measures.agreements import About as Asked
from linkworker.measures.agreements import Standing
from linkworker.measures.stages import phase_of, term_number
from linkworker.measures.stepping_up import Way
from linkworker.records import (
    Action,
    FamilyAnswer,
    FamilyNeed,
    Goal,
    Household,
    HousingChange,
    InformationShared,
    KeptApart,
    Linking,
    LinkingStep,
    PaperGiven,
    Person,
    Place,
    Plan,
    Relation,
    StageStep,
    SteppingUp,
    StoryPart,
    StoryTold,
)
from linkworker.store import Reader
from ui.child.part import Part
from ui.child.round import People, Round
from ui.desk import Desk
from ui.family.agreements import AgreementsCard
from ui.family.home_card import HomeCard, HomeFacts
from ui.family.needs import NeedsCard
from ui.family.programme import ProgrammeCard, ProgrammeFacts
from ui.family.shared import SharedCard
from ui.family.siblings import SiblingsCard
from ui.family.stepping_up import SteppingUpCard
from ui.models.about_child import About
from ui.models.family import Line, lines_of
from ui.models.team_known import holders
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, down, held
from ui.widgets.pages import TwoColumns

_SIDE = 340
_APART = "One sentence about a relative is kept apart. It is in no list, search or paper."


@dataclass(frozen=True)
class FamilyFacts:
    """What the tab shows."""

    people: People
    lines: Sequence[Line]
    programme: ProgrammeFacts
    home: HomeFacts
    needs: Sequence[FamilyNeed]
    dates: Sequence[Next]
    siblings: Sequence[Sibling]
    way: Way
    standings: Mapping[Asked, Standing]
    shared: Sequence[Shared]


class Family(Part):
    """Alt+1 to 9 ask about an agreement, Alt+0 where they live, Ctrl+Shift+A what is next.

    Ctrl+Shift+T writes down that somebody was told.
    """

    kinds: tuple[type[Record], ...] = (
        *(Person, Relation, Household, HousingChange, FamilyNeed, KeptApart, FamilyAnswer),
        *(StageStep, SteppingUp, Place, Plan, Goal, Action, LinkingStep),
        *(InformationShared, PaperGiven, StoryTold, StoryPart, Linking),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._apart_id = ""
        self.round = Round(desk, "Whom to ring about what")
        self.agreements, self.home = AgreementsCard(self), HomeCard(self)
        self.programme, self.siblings = ProgrammeCard(desk), SiblingsCard(desk)
        self.needs, self.stepping = NeedsCard(self), SteppingUpCard(self)
        self.shared = SharedCard(self)
        self._apart = Button("Open", "ghost", "lock", "Open the sentence kept apart")
        self.apart = Card("Kept apart", actions=(self._apart,))
        self.apart.add(WrapLabel(_APART, "small", "muted"))
        main: list[QWidget] = [self.round, self.siblings, self.agreements, self.home, self.shared]
        side: list[QWidget] = [self.programme, self.needs, self.stepping, self.apart]
        self.add(TwoColumns(held(down(*main, STRETCH, gap=12)),
                            held(down(*side, STRETCH, gap=12)), _SIDE))  # fmt: skip
        self._apart.clicked.connect(self._open_apart)
        self.keys["Ctrl+Shift+A"] = self.agreements.ask_next
        self.keys["Alt+0"] = self.home.ask
        self.keys["Ctrl+Shift+T"] = self.shared.begin
        for number in range(1, 10):
            self.keys[f"Alt+{number}"] = partial(self.agreements.ask, number - 1)

    def read(self, reader: Reader, about: About) -> FamilyFacts:
        """Read the family."""
        child, today = about.child, about.today
        places, term = reader.find(Place), term_number(about.calendar, about.child.started, today)
        apart = reader.find(KeptApart, log=child.log)
        phase = phase_of(places[0].phases if places else None, term)
        changes = housing_of(reader, child)
        home = HomeFacts(
            household_of(reader, child), home_of(reader, child, today), changes,
            apart[0].id if apart else "",
        )  # fmt: skip
        standings = agreements_of(reader, child, today)
        return FamilyFacts(
            people=people_round(reader, child),
            lines=lines_of(standings),
            standings=standings,
            shared=shared_about(reader, child),
            programme=ProgrammeFacts(about.stood, term, phase, turns_of(reader, child)),
            home=home,
            needs=needs_of(reader, child),
            dates=next_dates(reader, child, today),
            siblings=siblings_of(reader, child, self.desk.standing.writes_in, today),
            way=way_of(reader, child),
        )

    def show_facts(self, about: About, facts: FamilyFacts) -> None:
        """Show it; before the family has agreed, only whom to ask and each try."""
        self._apart_id = facts.home.apart
        early = about.stood.before_agreement
        self.round.show_people(about, facts.people)
        whom = [(relation.role, relation.person) for relation, _ in facts.people
                if relation.safe is not False]  # fmt: skip
        self.agreements.show_lines(about, facts.lines, whom)
        self.programme.show_programme(about, facts.programme)
        self.home.show_home(about, facts.home)
        self.needs.show_needs(about, facts.needs)
        self.stepping.show_way(about, facts.way)
        self.shared.show_shared(about, facts.shared, facts.standings)
        for card in (self.home, self.needs, self.stepping):
            card.setVisible(not early)
        self.siblings.show_siblings(
            about, facts.dates, facts.siblings, self._holders(about), self.desk.standing.writes_in
        )
        self._apart.setVisible(about.may_write)
        self.apart.setVisible(bool(facts.home.apart))

    def _holders(self, about: About) -> Mapping[str, str]:
        team = self.desk.standing.team
        return {caseload: holders(members, about.staff) for caseload, members in team.items()}

    def _open_apart(self) -> None:
        self.desk.go("form", f"{KeptApart.kind}/{self._apart_id}")
