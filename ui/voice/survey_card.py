"""One survey: who was asked, what is back, what is missing; and what was answered."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from linkworker.actions.surveys import (
    Results,
    Round,
    ask,
    close_round,
    remind,
    strike_last,
    will_not,
)
from linkworker.records import School, SurveyAsked
from linkworker.store import Changes, Store
from ui import desk as desks
from ui import names
from ui.child.more import More
from ui.desk import Desk
from ui.models.said_days import near_day
from ui.models.surveys import asked_words, board_words, left_out_words, missing_tag
from ui.striking import ask_why
from ui.voice.share_line import Shares
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit, NumberEdit
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, arrange, down, empty, held, rule
from ui.widgets.tags import Tag

_MOST = 500


class SurveyCard(Card):
    """The board at the left, what was answered at the right; underneath where it is narrow."""

    def __init__(self, desk: Desk) -> None:
        self._tag, self._more = Tag(""), More()
        super().__init__(" ", icon="clipboard-list", actions=(self._tag, self._more))
        self._desk = desk
        self.round: Round | None = None
        self._schools: Sequence[School] = ()
        self._board = WrapLabel("", "small", "soft")
        self.type_in = Button("Type one in", "small", "square-pen")
        self.add_one = Button("Add who is asked", "small", "plus")
        self.paper = Button("The paper", "small", "printer")
        self._asked, self._list = down(gap=0), down(gap=6)
        self._rows_for = KeptFor(partial(AskedRow, self._desk.act))
        self.rows: list[AskedRow] = []
        self._shares = Shares()
        self._words, self._said = WrapLabel("", "small", "muted"), WrapLabel("", "small", "soft")
        doing = held(Flow(self.type_in, self.add_one, self.paper, gap=6))
        self.add(self._board, doing, self._asked, self._list, rule(), self._shares, self._words,
                 self._said)  # fmt: skip
        self.type_in.clicked.connect(lambda: self._go("survey"))
        self.paper.clicked.connect(lambda: self._go("survey_paper"))
        self.add_one.clicked.connect(self.begin)

    def show_round(
        self, round: Round, results: Results, said: Sequence[str], schools: Sequence[School], *,
        may_write: bool,
    ) -> None:  # fmt: skip
        """Show another survey; what is typed stays with its own."""
        if self.round is None or self.round.round.id != round.round.id:
            empty(self._asked)
        self.round, self._schools = round, schools
        title = f"{round.pack.name}, {round.round.name}"
        self.heading.setText(title)
        names.call(self, title)
        self._tag.show_words(*missing_tag(round))
        self._board.setText(board_words(round, desks.today()))
        may = may_write and round.is_open
        for button in (self.type_in, self.add_one, self.paper):
            button.setVisible(may)
        self.type_in.say("Type one in", f"Type a paper in: {title}")
        self._more.offer(title, [
            ("Wait for no more papers", self._close),
            ("Strike out the paper I typed in last", self._strike),
        ])  # fmt: skip
        self._more.setVisible(may)
        self.rows = self._rows_for.take([one.id for one in round.asked])
        by_id = {one.id: one.name for one in schools}
        for row, one in zip(self.rows, round.asked, strict=True):
            row.show_asked(one, by_id.get(one.school, ""), may_write=may)
        arrange(self._list, self.rows)
        self._shares.show_results(results)
        self._words.setText(left_out_words(results))
        self._words.setVisible(bool(self._words.text()))
        self._said.setText("\n".join(f"“{one}”" for one in said))
        self._said.setVisible(bool(said))

    def begin(self) -> None:
        """Ask whom the pack is given to."""
        whom, papers = LineEdit("Mrs Bell, head; families of 5B"), NumberEdit(most=_MOST)
        papers.set_value(1)
        school = ChoicePicker([(one.id, one.name) for one in self._schools], "No school")
        asked = Asking(
            [("whom", "Whom", whom), ("papers", "How many papers", papers),
             ("school", "At which school", school)],
            "Given out today", {"whom": "Say whom", "papers": "Say how many"},
        )  # fmt: skip
        asked.kept.connect(self._keep)
        ask_in(self._asked, asked)

    def _keep(self, said: dict[str, Any]) -> None:
        if self.round is not None:
            empty(self._asked)
            given = {**said, "school": said["school"] or ""}
            act = partial(ask, round=self.round.round, on=desks.today(), **given)
            self._desk.act(act, f"Given out: {said['whom']}")

    def _close(self) -> None:
        if self.round is not None:
            act = partial(close_round, round=self.round.round, on=desks.today())
            self._desk.act(act, "Closed. What comes back now is not typed in any more.")

    def _strike(self) -> None:
        if self.round is not None:
            strike = partial(strike_last, round=self.round.round)
            what, done = "The paper that you typed in last", "Struck out. It is not counted."
            ask_why(self._desk, self._asked, what, strike, done)

    def _go(self, place: str) -> None:
        if self.round is not None:
            self._desk.go(place, self.round.round.id)


class AskedRow(QWidget):
    """Somebody who was asked, or some papers: came, reminded, not given and why."""

    def __init__(self, run: Callable[[Callable[[Store], Changes], str], None]) -> None:
        super().__init__()
        self._run = run
        self._asked = SurveyAsked()
        self._whom, self._where = WrapLabel("", "small"), Label("", "meta", "muted")
        self._remind, self._more = Button("Reminded", "ghost", "clock"), More()
        self._why = down(gap=0)
        row = across(gap=8)
        row.addWidget(self._whom, 1)
        for one in (self._where, self._remind, self._more):
            row.addWidget(one)
        self.setLayout(down(row, self._why, gap=0))
        self._remind.clicked.connect(self._say_reminded)

    def show_asked(self, asked: SurveyAsked, school: str, *, may_write: bool) -> None:
        """Show somebody else."""
        if asked.id != self._asked.id:
            empty(self._why)
        self._asked = asked
        many = f" ({asked.papers} papers)" if (asked.papers or 1) > 1 else ""
        at = f", {school}" if school else ""
        self._whom.setText(f"{asked.whom}{many}{at}")
        self._where.setText(asked_words(asked, desks.today()))
        waits = may_write and asked.came_on is None and not asked.not_given
        self._remind.say("Reminded", f"Reminded today: {asked.whom}")
        self._more.offer(asked.whom, [("Not given, and why", self._ask_why)])
        for button in (self._remind, self._more):
            button.setVisible(waits)

    def _say_reminded(self) -> None:
        act = partial(remind, asked=self._asked, on=desks.today())
        self._run(act, f"Reminded today: {self._asked.whom}")

    def _ask_why(self) -> None:
        because = LineEdit("on leave until January")
        asked = Asking([("because", "Why was it not given?", because)], "Keep",
                       {"because": "Say why"})  # fmt: skip
        asked.kept.connect(self._will_not)
        ask_in(self._why, asked)

    def _will_not(self, said: dict[str, str]) -> None:
        empty(self._why)
        act = partial(will_not, asked=self._asked, because=said["because"])
        day = near_day(desks.today(), desks.today())
        self._run(act, f"Not waited for any more, {day}.")
