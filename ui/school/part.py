"""A child's School: time away and the way back while they go on, then good days, then the rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from linkworker.actions.attendance import weeks_of as marks_of
from linkworker.actions.behaviour import weeks_of
from linkworker.actions.coming_back import Way, way_now, ways_back
from linkworker.actions.placements import Placed, placed_now, placed_of
from linkworker.actions.suspensions import away_now, what_follows
from linkworker.actions.time_away import times_away
from linkworker.fields import Record
from linkworker.measures.attendance import summarise
from linkworker.measures.behaviour import by_half_term, mondays
from linkworker.measures.half_terms import half_terms, number_on
from linkworker.measures.suspension import Follows, TimeAway
from linkworker.records import (
    AbsenceReason,
    AttendanceWeek,
    BehaviourWeek,
    ComingBack,
    Comment,
    Contact,
    DirectWork,
    HousingChange,
    LinkingStep,
    Meeting,
    Placement,
    PlacementWeek,
    ReturnStep,
    SessionAttendance,
    Suspension,
)
from linkworker.store import Reader
from ui.child.part import Part
from ui.desk import Desk
from ui.forms.form_kinds import add_about
from ui.happened.everything import happened
from ui.happened.told import Told
from ui.models.about_child import About
from ui.school.away_card import AwayCard
from ui.school.counts import CountFacts, CountsCard
from ui.school.placement import PlacementCard
from ui.school.time_card import TimeCard
from ui.school.way_card import WayCard
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, down, held
from ui.widgets.pages import TwoColumns

_SIDE = 340
_ELSEWHERE = (
    "At their own school all week. Alternative provision, a managed move or a part-time timetable "
    "is written down here."
)
# What a week was like: time with people and what changed, not what was signed or agreed to
_LIFE = ("met", "calls", "messages", "meetings", "sessions", "help")
_TURNS = (AbsenceReason, HousingChange, LinkingStep)
_TOLD = (Contact, SessionAttendance, Meeting, DirectWork, *_TURNS)


@dataclass(frozen=True)
class SchoolFacts:
    """What the tab shows."""

    away: Sequence[TimeAway]
    now: TimeAway | None
    follows: Follows
    way: Way | None
    placed: Placed | None
    register: str
    counts: CountFacts


class SchoolTab(Part):
    """Ctrl+Shift+A: school has sent the child away; Alt+1: words for teachers; Alt+2: counts."""

    kinds: tuple[type[Record], ...] = (
        *(Suspension, ComingBack, ReturnStep, Placement, PlacementWeek, BehaviourWeek),
        *(AttendanceWeek, Contact, Comment),
    )

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self.away, self.way, self.placement = AwayCard(self), WayCard(self), PlacementCard(self)
        self.counts, self.times = CountsCard(self), TimeCard(self)
        self.teach = Button("Add", "ghost", "plus", "Add where they are taught elsewhere")
        self.elsewhere = Card("Taught elsewhere", actions=(self.teach,))
        self._no_place = WrapLabel(_ELSEWHERE, "small", "muted")
        self.elsewhere.add(self._no_place)
        main = down(self.away, self.way, self.placement, self.counts, STRETCH, gap=12)
        side = down(self.times, self.elsewhere, STRETCH, gap=12)
        self.add(TwoColumns(held(main), held(side), _SIDE))
        self.teach.clicked.connect(self._teach)
        self.keys["Ctrl+Shift+A"] = self.times.begin
        self.keys["Alt+1"] = self.way.ask_words
        self.keys["Alt+2"] = self.counts.ask

    def read(self, reader: Reader, about: About) -> SchoolFacts:
        """Read all of it; the timeline too, where there are weeks to lay it beside."""
        child, today = about.child, about.today
        away = times_away(reader, child)
        placed = placed_now(placed_of(reader, child), today)
        return SchoolFacts(
            away=away,
            now=away_now(away, today),
            follows=what_follows(reader, child, about.calendar, today),
            way=way_now(ways_back(reader, child)),
            placed=placed,
            register=_register(reader, about, placed),
            counts=_counts(reader, about),
        )

    def show_facts(self, about: About, facts: SchoolFacts) -> None:
        """Show it; what does not go on takes no room."""
        self._about = about
        self.away.setVisible(facts.now is not None)
        if facts.now is not None:
            self.away.show_away(about, facts.now, facts.follows.six)
        self.way.setVisible(facts.way is not None)
        if facts.way is not None:
            self.way.show_way(about, facts.way)
        self.placement.setVisible(facts.placed is not None)
        self.elsewhere.setVisible(facts.placed is None)
        if facts.placed is not None:
            self.placement.show_place(about, facts.placed, facts.register)
        self.counts.show_counts(about, facts.counts)
        self.times.show_times(about, facts.away, facts.follows)
        self.teach.setVisible(about.may_write)

    def _teach(self) -> None:
        if self._about is not None:
            self.desk.go("form", add_about(Placement, self._about.child))


def _register(reader: Reader, about: About, placed: Placed | None) -> str:
    """Say what her own school's register has of the weeks that she is taught elsewhere."""
    if placed is None or placed.placement.starts is None:
        return ""
    first, last = placed.placement.starts, placed.placement.ends or about.today
    found = summarise(mark for mark in marks_of(reader, about.child) if first <= mark.day <= last)
    if not found.possible:
        return "School’s register: no mark of these weeks yet"
    return f"School’s register meanwhile: {found.attended} of {found.possible} half-days"


def _counts(reader: Reader, about: About) -> CountFacts:
    started = about.child.started or about.today
    halves = half_terms(about.calendar, started)
    counted = by_half_term(weeks_of(reader, about.child), halves)
    now = halves[number_on(halves, about.today) - 1]
    return CountFacts(counted, mondays(now, about.today), _lines(reader, about) if counted else {})


def _lines(reader: Reader, about: About) -> dict[date, list[Told]]:
    """Give what the timeline tells, by week, the earliest first; not what this tab holds itself."""
    found: dict[date, list[Told]] = {}
    for told in reversed(happened(reader, about.child, about.staff, _TOLD)):
        life = told.sort in _LIFE or isinstance(told.record, _TURNS)
        if told.struck or not life:
            continue
        found.setdefault(told.at.date() - timedelta(days=told.at.weekday()), []).append(told)
    return found
