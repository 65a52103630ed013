"""A child's ending: who stays, what goes on, goodbye and a letter, and six weeks on."""

from functools import partial

from linkworker.actions.endings import begin_ending, say_goodbye
from linkworker.records import (
    Child,
    Ending,
    Linking,
    LinkingStep,
    OnwardCheck,
    Plan,
    StageStep,
    TrustedAdult,
    Turn,
)
from ui import desk as desks
from ui import names
from ui.desk import Desk
from ui.ending.adults import AdultsCard
from ui.ending.onward import OnwardCard
from ui.ending.planned import GoodbyeCard, LetterCard, PlannedCard
from ui.ending.reading import Opened, read_ending
from ui.ending.steps import StepsCard
from ui.forms.keys import on_key
from ui.models.endings import far_words
from ui.rereading import Rereading
from ui.widgets.buttons import Button
from ui.widgets.key_cap import KeyCap
from ui.widgets.layout import STRETCH, across, arrange, down, drawn_once, held, unshown
from ui.widgets.notices import InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_KINDS = (Child, Ending, Linking, LinkingStep, OnwardCheck, Plan, StageStep, TrustedAdult)
_SIDE = 300
_STOPPED = "The family chose to stop. What is written here stays, and nothing more is asked."


class EndingPage(ScrollPage):
    """`show_about(child id)`. Ctrl+Enter does what comes next, Ctrl+Shift+A adds a grown-up."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._child = ""
        self.opened: Opened | None = None
        self.head, self._stopped = PageHead("Ending", " "), unshown(InfoStrip("info", _STOPPED))
        self.adults, self.planned = AdultsCard(desk), PlannedCard(desk)
        self.goodbye, self.letter = GoodbyeCard(desk), LetterCard(desk)
        self.steps, self.onward = StepsCard(), OnwardCard(desk)
        self._main = down(gap=12)
        side = held(down(self.steps, self.goodbye, self.onward, STRETCH, gap=12))
        self.add(
            self.head,
            self._stopped,
            TwoColumns(held(down(self._main, STRETCH, gap=0)), side, _SIDE),
        )
        self.back = Button("The child’s page", "quiet", "arrow-left")
        self.print = Button("Ending letters", "secondary", "printer")
        self.next = Button("Begin the ending", "primary", "check")
        self._next_row = held(across(self.next, KeyCap("Ctrl Enter")))
        self.set_foot(self.back, STRETCH, self.print, self._next_row)
        self._connect()
        Rereading(self, desk, _KINDS, self._read)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._desk.go("child", f"{self._child}/family"))
        self.print.clicked.connect(lambda: self._desk.go("print", f"{self._child}/ending"))
        self.next.clicked.connect(self.go_on)
        self.goodbye.held.clicked.connect(self._say_goodbye)
        on_key(self, "Ctrl+Enter", self.go_on)
        on_key(self, "Ctrl+Shift+A", self._add)
        on_key(self, "Ctrl+P", self.print.click)

    def show_about(self, about: str) -> None:
        """Show a child's ending."""
        self._child = about.split("/")[0]
        self.opened = None
        self._read()

    def about_now(self) -> str:
        """Say whose ending is shown, to come back to after a lock."""
        return self._child

    def go_on(self) -> None:
        """Do what comes next: begin the ending, end the programme, look six weeks on."""
        if self.opened is None or not self.next.isVisible():
            return
        turn = self.opened.ended.way.turn
        if turn is None:
            act = partial(begin_ending, child=self.opened.about.child, on=desks.today(),
                          by=self._desk.standing.user)  # fmt: skip
            self._desk.act(act, "The ending has begun.")
        elif turn is Turn.ENDING:
            self.onward.end()
            self.show_whole(self.onward)
        else:
            self.onward.ask()
            self.show_whole(self.onward)

    def _read(self) -> None:
        if not self._child:
            return
        ask = partial(read_ending, child_id=self._child, today=desks.today(),
                      standing=self._desk.standing)  # fmt: skip
        self._desk.background.read(ask, then=self._show)

    def _show(self, opened: Opened) -> None:
        if opened.about.child.id != self._child:
            return
        first, self.opened = self.opened is None, opened
        with drawn_once(self):
            self.head.say(f"{opened.about.name}: ending",
                          far_words(opened.ended, opened.about.today))  # fmt: skip
            names.call(self, f"Ending of {opened.about.name}")
            self.adults.show_adults(opened)
            self.planned.show_planned(opened)
            self.goodbye.show_goodbye(opened)
            self.letter.show_letter(opened)
            self.steps.show_steps(opened)
            self.onward.show_onward(opened)
            self._lay(opened)
            self._stopped.setVisible(opened.ended.way.turn is Turn.STOPPED)
            self._offer(opened)
        if first and self.isVisible():
            self.setFocus()

    def _lay(self, opened: Opened) -> None:
        """Put the child’s own letter before everything, once there is one."""
        ending, plan = opened.ended.ending, [self.adults, self.planned]
        first = bool(ending and ending.letter)
        arrange(self._main, [self.letter, *plan] if first else [*plan, self.letter])

    def _offer(self, opened: Opened) -> None:
        """Offer the one step that comes next."""
        way, may = opened.ended.way, opened.about.may_write
        words = {
            None: "Begin the ending",
            Turn.ENDING: "End the programme",
            Turn.FOLLOW_UP: "Six weeks on",
        }.get(way.turn, "")
        begun = opened.about.child.started is not None
        self.back.say(f"{opened.name}’s page")
        self.next.say(words or "Begin the ending")
        self._next_row.setVisible(bool(words) and may and begun and way.check is None)
        self.print.setVisible(may)

    def _say_goodbye(self) -> None:
        if self.opened is not None:
            today = desks.today()
            act = partial(say_goodbye, child=self.opened.about.child, on=today, today=today)
            self._desk.act(act, "Goodbye said today.")

    def _add(self) -> None:
        if self.opened is not None and self.opened.about.may_write:
            self.adults.ask()
