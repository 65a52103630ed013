"""Surveys: who was asked, what is back and missing, what was answered; the two questions."""

from functools import partial
from typing import Any

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from linkworker.actions.surveys import open_round
from linkworker.fields import Record
from linkworker.measures.surveys import RULE_WORDS
from linkworker.records import (
    Child,
    FamilyAnswer,
    Feedback,
    School,
    SurveyAsked,
    SurveyResponse,
    SurveyRound,
)
from linkworker.store import Changes
from ui import desk as desks
from ui.desk import Desk
from ui.models.surveys import left_out_words
from ui.voice.share_line import Shares
from ui.voice.survey_card import SurveyCard
from ui.voice.survey_reading import Board, asking_packs, read_board
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips
from ui.widgets.inputs import LineEdit
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, arrange, down, empty, held, unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ABOUT = "Asked on paper, typed in without a name. Fewer than five answers are never shown."
_NONE = "Begin one: for school leaders, partners, families or young people."
_KINDS: tuple[type[Record], ...] = (
    *(SurveyRound, SurveyAsked, SurveyResponse, Feedback, FamilyAnswer, School, Child),
)
_SIDE = 380


class SurveysPage(ScrollPage):
    """A card for each survey; at the side the two questions that families answer at reviews."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.board: Board | None = None
        self.new = Button("Begin a survey", "primary", "plus")
        self.head = PageHead("Surveys", _ABOUT, (self.new,))
        self._asked, self._list = down(gap=0), down(gap=12)
        self._cards_for = KeptFor(partial(SurveyCard, desk))
        self.cards: list[SurveyCard] = []
        self._none = unshown(EmptyState("No survey yet", _NONE, "clipboard-list"))
        self.card = Card("Two questions to families", icon="chart-column")
        self._shares = Shares()
        self._year, self._left = WrapLabel("", "small", "soft"), WrapLabel("", "small", "muted")
        self.card.add(self._year, self._shares, self._left, WrapLabel(RULE_WORDS, "meta", "muted"))
        main = held(down(self._asked, self._none, self._list, STRETCH, gap=12))
        self.add(self.head, TwoColumns(main, held(down(self.card, STRETCH, gap=0)), _SIDE))
        self.new.clicked.connect(self.begin)
        desk.background.changed.connect(self._changed)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read how things stand now."""
        super().showEvent(event)
        self._read()

    def begin(self) -> None:
        """Ask which pack is asked, and what it is called."""
        pack = Chips([(one.code, one.name) for one in asking_packs()])
        name = LineEdit("Autumn 2025")
        asked = Asking([("pack", "Who is asked?", pack), ("name", "Called", name)], "Begin",
                       {"pack": "Choose who is asked", "name": "Give it a name"})  # fmt: skip
        asked.kept.connect(self._keep)
        ask_in(self._asked, asked)

    def _keep(self, said: dict[str, Any]) -> None:
        log = self._desk.standing.place_log
        act = partial(open_round, place_log=log, on=desks.today(), **said)
        self._desk.background.run(act, then=self._begun)

    def _begun(self, changes: Changes) -> None:
        empty(self._asked)
        self._desk.saved("Begun. Say now who is asked.", changes)

    def _read(self) -> None:
        ask = partial(read_board, today=desks.today(), standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read()

    def _show(self, board: Board) -> None:
        self.board = board
        self.new.setVisible(board.may_write)
        self.cards = self._cards_for.take([one.round.id for one, _, _ in board.rounds])
        for card, (one, results, said) in zip(self.cards, board.rounds, strict=True):
            card.show_round(one, results, said, board.schools, may_write=board.may_write)
        shown: list[QWidget] = [*self.cards]
        arrange(self._list, shown)
        self._none.setVisible(not shown)
        self._year.setText(f"At reviews of the school year {board.year}/{(board.year + 1) % 100}")
        self._shares.show_results(board.card)
        self._left.setText(left_out_words(board.card))
        self._left.setVisible(bool(self._left.text()))
