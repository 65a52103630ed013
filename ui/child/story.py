"""A child's story: her words, strengths and hopes before what is hard; who may be told what."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from linkworker.actions.children import last_contacts
from linkworker.actions.contacts import contacts_of
from linkworker.actions.goals import actions_of, goals_of, ratings_of
from linkworker.actions.needs import needs_of
from linkworker.actions.people import people_round
from linkworker.actions.slots import SlotOn, next_slot
from linkworker.records import (
    Action,
    Child,
    ChildNeed,
    Comment,
    Contact,
    Goal,
    Person,
    Plan,
    Rating,
    Relation,
    Slot,
)
from linkworker.store import Reader
from ui.child.goal_line import GoalLine, childs_own
from ui.child.needs import ChildNeeds
from ui.child.own_words import OwnWords
from ui.child.part import Part
from ui.child.promises import Promises, ours_first
from ui.child.round import People, Round
from ui.child.seen import Seen
from ui.child.starter import Piece
from ui.desk import Desk, this_minute
from ui.forms.form_kinds import add_about, edit_about
from ui.happened.contacts import told_contact
from ui.models.about_child import About
from ui.when import say_moment
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held, rule, unshown
from ui.widgets.pages import TwoColumns
from ui.widgets.timeline import TimelineRow

_LATEST = 4
_SIDE = 352


@dataclass(frozen=True)
class StoryFacts:
    """What the story shows beside the plan's own words.

    `goals` are those still open, each with the points it was given, the earliest first;
    `promised` has what the person here promised first.
    """

    people: People
    goals: list[tuple[Goal, list[int]]]
    promised: list[Action]
    latest: list[Contact]
    contacts: int
    last_seen: datetime | None
    last_tried: datetime | None
    needs: Sequence[ChildNeed] = ()
    coming: SlotOn | None = None


class Story(Part):
    """The first tab: strengths before needs, and the child's words before everything."""

    kinds = (Child, Plan, Person, Relation, Contact, Goal, Rating, Action, Comment, Slot, ChildNeed)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self.words = OwnWords(desk)
        self.words.change.clicked.connect(self._write)
        self._good_at = Piece("star", "Good at", "What is {name} good at, and glad to do?")
        self._hopes = Piece("sparkles", "Hopes for", "What does {name} hope for?")
        self._lines, self._goal_lines = Kept(GoalLine), down(gap=4)
        self._goals = Piece(
            "target", "Goals", "What does {name} want to be different?", self._goal_lines
        )
        self._works = Piece("lightbulb", "What works", "When did it go well, and what helped?")
        self.promises = Promises()
        self._hard = Piece("footprints", "What is hard just now", "What does {name} say is hard?")
        self._talks = {
            "good_at": self._good_at.hold_comments(desk),
            "hopes": self._hopes.hold_comments(desk),
            "works": self._works.hold_comments(desk),
            "needs": self._hard.hold_comments(desk),
        }
        self.needs = ChildNeeds(self)
        self.round, self.seen = Round(desk), Seen()
        self._all = Button("All", "ghost")
        self._all.clicked.connect(self._show_all)
        self.latest = Card("Latest", actions=(self._all,))
        self._rows = Kept(self._new_row)
        self._nothing = unshown(WrapLabel("", "body", "muted"))
        waits = across(IconLabel("cloud-off", "text3", 14), gap=6)
        waits.addWidget(Label("waiting to sync from this laptop", "meta", "muted"), 1)
        self._waits = unshown(held(waits))
        side = held(down(self.seen, self.round, self.latest, STRETCH, gap=12))
        self.add(TwoColumns(self._main(), side, _SIDE))

    def _main(self) -> QWidget:
        first = across(gap=20)
        for piece in (self._good_at, self._hopes):
            first.addWidget(piece, 1, Qt.AlignmentFlag.AlignTop)
        strengths = Card().add(first, rule(), self._goals, rule(), self._works)
        hard = Card().add(self._hard)
        return held(down(self.words, strengths, self.promises, hard, self.needs, STRETCH, gap=12))

    def read(self, reader: Reader, about: About) -> StoryFacts:
        """Read the people, the goals, what was promised, and the latest contacts."""
        goals = goals_of(reader, about.plan) if about.plan else []
        goals = [goal for goal in goals if not goal.closed_on]
        actions = [one for goal in goals for one in actions_of(reader, goal)]
        promised = [one for one in actions if not one.done_on and not one.let_go]
        contacts = [one for one in contacts_of(reader, about.child) if not one.struck_because]
        seen, tried = last_contacts(reader, about.child)
        return StoryFacts(
            people=people_round(reader, about.child),
            goals=[(goal, _points(reader, about, goal)) for goal in goals],
            promised=ours_first(promised, self.desk.standing.name),
            latest=contacts[:_LATEST],
            contacts=len(contacts),
            last_seen=seen,
            last_tried=tried,
            needs=needs_of(reader, about.child),
            coming=next_slot(reader, about.child, about.calendar, this_minute()),
        )

    def show_facts(self, about: About, facts: StoryFacts) -> None:
        """Show the story."""
        self._about = about
        name, may = about.child.name, about.may_write
        plan = about.plan or replace(Plan(), child=about.child.id)
        self.words.show_words(about)
        for piece, words in (
            (self._good_at, plan.good_at),
            (self._hopes, plan.hopes),
            (self._works, plan.works),
            (self._hard, plan.needs),
        ):
            piece.show_words(words, name, may_write=may)
        for field, here in self._talks.items():
            here.show_at(about, about.plan, field)
        self._show_goals(about, facts.goals)
        self.promises.show_promised(about, facts.promised)
        self.needs.show_needs(about, facts.needs)
        self.round.show_people(about, facts.people)
        self.seen.show_seen(about, facts.last_seen, facts.last_tried, facts.coming)
        self._show_latest(about, facts)

    def _show_goals(self, about: About, goals: list[tuple[Goal, list[int]]]) -> None:
        self._goals.say_heading(f"{about.child.name}’s goals")
        self._goals.show_words("", about.child.name, may_write=about.may_write)
        if goals:
            self._goals.hide_words()
        lines = self._lines.take(len(goals))
        for line, one in zip(lines, goals, strict=True):
            line.show_goal(*one)
        arrange(self._goal_lines, lines)

    def _show_latest(self, about: About, facts: StoryFacts) -> None:
        self._all.say(f"All {facts.contacts}", "All contacts, on the timeline")
        self._all.setVisible(facts.contacts > 0)
        rows = self._rows.take(len(facts.latest))
        for row, contact in zip(rows, facts.latest, strict=True):
            told = told_contact(contact, about.child, about.staff)
            when = say_moment(contact.at, about.today) if contact.at else ""
            row.tell(told.title, when, told.words, told.who)
            waiting = contact.id in about.waiting
            row.mark(told.icon, told.tone, waiting, last=contact is facts.latest[-1])
        first = "Nothing recorded yet. Ctrl+N writes the first note."
        self._nothing.setText(first if about.may_write else "Nothing recorded yet.")
        waits = [self._waits] if any(one.id in about.waiting for one in facts.latest) else []
        arrange(self.latest.body, [*rows, *waits] if rows else [self._nothing])

    def _new_row(self) -> TimelineRow:
        row = TimelineRow()
        row.opened.connect(self._show_all)
        return row

    def _show_all(self) -> None:
        if self._about is not None:
            self.desk.go("child", f"{self._about.child.id}/timeline")

    def _write(self) -> None:
        if self._about is None:
            return
        plan, child = self._about.plan, self._about.child
        self.desk.go("form", edit_about(plan) if plan else add_about(Plan, child))


def _points(reader: Reader, about: About, goal: Goal) -> list[int]:
    """Give the points of a goal: the child's own where she gave any."""
    ratings = childs_own(ratings_of(reader, goal), about.child.name)
    return [one.points for one in ratings if one.points is not None]
