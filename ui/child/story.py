"""A child's story: her words, strengths and hopes before what is hard; who is round her."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from PySide6.QtWidgets import QWidget

from linkworker.actions.children import last_contacts
from linkworker.actions.contacts import contacts_of
from linkworker.actions.goals import actions_of, goals_of
from linkworker.actions.people import people_round
from linkworker.records import Action, Child, Contact, Goal, Person, Plan, Relation
from linkworker.store import Reader
from ui.child.facts import About
from ui.child.part import Part
from ui.child.round import People, Round
from ui.child.starter import Piece
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.models.happened import told_contact
from ui.models.said_days import ago, by_when
from ui.when import say_moment
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held, unshown
from ui.widgets.pages import TwoColumns
from ui.widgets.tags import Tag
from ui.widgets.timeline import TimelineRow

_LATEST = 4
_NEXT = 4


@dataclass(frozen=True)
class StoryFacts:
    """What the story shows beside the plan's own words. `promised` has the earliest first."""

    people: People
    promised: list[Action]
    latest: list[Contact]
    contacts: int
    last_seen: datetime | None
    last_tried: datetime | None


class Story(Part):
    """The first tab: strengths before needs, and the child's words before everything."""

    kinds = (Child, Plan, Person, Relation, Contact, Goal, Action)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self._words = WrapLabel("", "h2")
        self._edit = Button("Write", "quiet", "square-pen")
        self._edit.clicked.connect(self._write)
        self._own = Card("Words", "accent", actions=(self._edit,)).add(self._words)
        self._good_at = Piece("star", "Good at", "What is {name} good at, and glad to do?")
        self._hopes = Piece("sparkles", "Hopes for", "What does {name} hope for?")
        self._works = Piece("lightbulb", "What works", "When did it go well, and what helped?")
        self._promises, self._said = Kept(_Promise), Kept(_Said)
        self._unpromised = unshown(WrapLabel("Nothing is promised just now.", "body", "muted"))
        self._next = down(self._unpromised, gap=6)
        self._hard = Piece("footprints", "What is hard just now", "What does {name} say is hard?")
        self._round = Round(desk)
        self._seen = Card()
        self._note = unshown(WrapLabel("", "meta", "warn"))
        self._seen.body.addWidget(self._note)
        self._all = Button("All", "quiet")
        self._all.clicked.connect(self._show_all)
        self._latest = Card("Latest", actions=(self._all,))
        self._rows = Kept(self._new_row)
        self._nothing = unshown(WrapLabel("", "body", "muted"))
        self._latest.body.addWidget(self._nothing)
        side = held(down(self._seen, self._latest, STRETCH, gap=12))
        self.add(TwoColumns(self._main(), side, 372))

    def _main(self) -> QWidget:
        strengths = Card().add(self._good_at, 2, self._hopes, 2, self._works)
        coming = Card("What comes next", icon="arrow-right")
        coming.body.addLayout(self._next)
        hard = Card().add(self._hard)
        return held(down(self._own, strengths, coming, hard, self._round, STRETCH, gap=12))

    def read(self, reader: Reader, about: About) -> StoryFacts:
        """Read the people, what was promised, and the latest contacts."""
        goals = goals_of(reader, about.plan) if about.plan else []
        actions = [one for goal in goals if not goal.closed_on for one in actions_of(reader, goal)]
        promised = [one for one in actions if not one.done_on and not one.let_go]
        contacts = [one for one in contacts_of(reader, about.child) if not one.struck_because]
        seen, tried = last_contacts(reader, about.child)
        return StoryFacts(
            people=people_round(reader, about.child),
            promised=sorted(promised, key=lambda one: (one.due is None, one.due, one.order)),
            latest=contacts[:_LATEST],
            contacts=len(contacts),
            last_seen=seen,
            last_tried=tried,
        )

    def show_facts(self, about: About, facts: StoryFacts) -> None:
        """Show the story."""
        self._about = about
        name, may = about.child.name, about.may_write
        plan = about.plan or replace(Plan(), child=about.child.id)
        self._own.heading.setText(f"In {name}’s words")
        asked = f"What would {name} like people to know?" if may else "Nothing written yet."
        self._words.setText(f"“{plan.my_words}”" if plan.my_words else asked)
        self._words.set_tone("" if plan.my_words else "muted")
        self._edit.setVisible(may)
        self._edit.say("Change" if about.plan else "Begin the plan", f"Write {name}’s story")
        for piece, words in (
            (self._good_at, plan.good_at),
            (self._hopes, plan.hopes),
            (self._works, plan.works),
            (self._hard, plan.needs),
        ):
            piece.show_words(words, name, may_write=may)
        self._show_next(about, facts.promised)
        self._round.show_people(about, facts.people)
        self._show_seen(about, facts)
        self._show_latest(about, facts)

    def _show_next(self, about: About, promised: list[Action]) -> None:
        coming = promised[:_NEXT]
        rows = self._promises.take(len(coming))
        for row, action in zip(rows, coming, strict=True):
            row.show_action(action, about.today)
        arrange(self._next, rows or [self._unpromised])

    def _show_seen(self, about: About, facts: StoryFacts) -> None:
        calendar, today = about.calendar, about.today
        review = about.plan.review_on if about.plan else None
        said = [
            ("Last seen", ago(calendar, facts.last_seen, today)),
            ("Last tried", ago(calendar, facts.last_tried, today) if facts.last_tried else ""),
            ("Next review", by_when(review, today).removeprefix("by ")),
        ]
        known = [(label, words) for label, words in said if words]
        rows = self._said.take(len(known))
        for row, one in zip(rows, known, strict=True):
            row.say(*one)
        self._note.setText(about.note)
        arrange(self._seen.body, [*rows, self._note] if about.note else rows)

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
        arrange(self._latest.body, rows or [self._nothing])

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


class _Promise(QWidget):
    """One thing that was promised: what, who, by when."""

    def __init__(self) -> None:
        super().__init__()
        self._what, self._who = WrapLabel(""), Label("", "meta", "muted")
        self._due = Tag("")
        row = across(down(IconLabel("flag", "text3", 15), STRETCH), gap=10)
        row.addLayout(down(self._what, self._who, gap=1), 1)
        row.addWidget(self._due)
        self.setLayout(row)

    def show_action(self, action: Action, today: date) -> None:
        self._what.setText(action.what)
        self._who.setText(action.who)
        late = action.due is not None and action.due < today
        due = by_when(action.due, today)
        self._due.show_words(due, "bad" if late else "plain", "triangle-alert" if late else "")
        self._due.setVisible(bool(due))


class _Said(QWidget):
    """A word and what is said of it, at the two ends of a line."""

    def __init__(self) -> None:
        super().__init__()
        self._label, self._words = Label("", "small", "muted"), Label("", "strong")
        self.setLayout(across(self._label, STRETCH, self._words))

    def say(self, label: str, words: str) -> None:
        self._label.setText(label)
        self._words.setText(words)
