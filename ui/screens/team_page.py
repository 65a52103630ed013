"""Team overview: what a supervisor sees first. Work that needs somebody; no ranking, no bars."""

from datetime import date
from functools import partial

from PySide6.QtGui import QShowEvent

from linkworker.records import (
    Action,
    AttendancePlan,
    Child,
    Colleague,
    Contact,
    Goal,
    Laptop,
    Plan,
    School,
    Term,
)
from linkworker.store import Changes
from ui import desk as desks
from ui.desk import Desk
from ui.models.team import TeamFacts, TeamRow, read_team
from ui.models.team_words import in_words
from ui.sync_words import last_round
from ui.team.rights_card import KINDS as RIGHTS
from ui.team.rights_card import RightsCard
from ui.team.table import TeamView
from ui.team.tiles import Tiles
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import across, down, empty, held
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage

_KINDS = (Child, Contact, Goal, Action, Plan, AttendancePlan, School, Term, Colleague, Laptop)


class TeamPage(ScrollPage):
    """How fresh it all is; a row for each Link Worker; a square for each child who waits."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._stale, self._begins = True, False
        self._title = PageHead("Team overview")
        self.rights, self.table = RightsCard(desk), TeamView()
        self.tiles = Tiles()
        self._silent = down(gap=4)
        self._left_out = WrapLabel("", "meta", "muted")
        self._note = WrapLabel("", "meta", "warn")
        self._others = Label("", "small", "muted")
        self._team = Card().add(self.table, self._left_out, self._note)
        self._waiting = Card("Children who need someone", actions=(self._others,))
        self._waiting.add(self.tiles)
        words = "The caseloads you supervise come with the next sync."
        self._nobody = EmptyState("Nobody in your team yet", words, "users")
        self.add(self._title, held(self._silent), self._nobody, self.rights, self._team)
        self.add(self._waiting)
        for part in (self._nobody, self._team, self._waiting):
            part.hide()
        self.table.opened.connect(partial(desk.go, "caseload"))
        self.tiles.opened.connect(partial(desk.go, "child"))
        desk.background.changed.connect(self._changed)
        desk.moved.connect(self._read_again)
        desk.told.connect(lambda _: self._read_again())

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was missed while another page showed; the keys work at once."""
        super().showEvent(event)
        self._begins = True
        self._take_keys()
        if self._stale:
            self._read()

    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in (*_KINDS, *RIGHTS)):
            self._read_again()

    def _read_again(self) -> None:
        self._stale = True
        if self.isVisible():
            self._read()

    def _read(self) -> None:
        self._stale = False
        standing = self._desk.standing
        ask = partial(
            read_team, team=standing.team, reviewed=standing.reviewed, now=desks.this_minute()
        )
        self._desk.background.read(ask, then=self._show)
        self.rights.read()

    def _show(self, facts: TeamFacts) -> None:
        self._title.say("Team overview", self._as_of(facts))
        self._nobody.setVisible(not facts.rows)
        self._team.setVisible(bool(facts.rows))
        self._waiting.setVisible(bool(facts.rows))
        self.table.show_rows(facts.rows)
        self._left_out.setText(facts.left_out)
        self._note.setText(facts.note)
        self._note.setVisible(bool(facts.note))
        self._show_silent(facts)
        others = facts.children - len(facts.raised)
        self._others.setText(f"{others} others: nothing waits" if others else "")
        self.tiles.show_raised(facts.raised)
        self._take_keys()

    def _take_keys(self) -> None:
        """Let the keys work at once, as soon as there is a table."""
        if self._begins and self.table.isVisible():
            self._begins = False
            self.table.setFocus()

    def _as_of(self, facts: TeamFacts) -> str:
        synced = self._desk.last_told.at or facts.synced
        when = last_round(synced, self._desk.now())
        counted = f"{in_words(facts.children, 'child', 'children')} · {facts.seen} seen"
        return f"As of the last sync, {when} · {counted} in the last ten school days"

    def _show_silent(self, facts: TeamFacts) -> None:
        """Say whose figures may be older than what she knows."""
        empty(self._silent)
        for row in facts.rows:
            if row.may_be_older:
                line = across(IconLabel("cloud-off", "warn", 15), gap=8)
                line.addWidget(WrapLabel(_silence(row, facts.today), "small", "warn"), 1)
                self._silent.addLayout(line)


def _silence(row: TeamRow, today: date) -> str:
    whose = f"{row.name}’s laptop"
    if row.laptop is None or row.laptop.heard is None or row.silent is None:
        return f"{whose} has not been heard from yet: the figures here may be older."
    ago = in_words(row.silent, "school day")
    when = f"{row.laptop.heard:%a} {row.laptop.heard.day} {row.laptop.heard:%b}"
    return f"{whose} was last heard from {when}, {ago} ago: the figures here may be older."
