"""Recovery sheets: the pairs in force, whose keeper leaves, each use, and what to do on the day."""

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from sync import custodians
from ui.desk import Desk
from ui.models.custody import Custody, PairSeen, read_custody, say_left
from ui.people.deed import Deed
from ui.rereading import Rereading
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.field import Field
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, unshown
from ui.widgets.notices import InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ABOUT = (
    "If nobody’s laptop is left, both sheets of one pair open every record. One alone: nothing."
)
_ELSEWHERE = (
    "A pair is replaced on the laptop that founded the organisation: its key is there alone. "
    "That a keeper leaves can be said here; whoever has that laptop is asked for it."
)
_PRACTICE = "Practice has no sheets: there is nobody’s record to recover."
_SURE = "Yes: it is to be replaced within 10 days"
_DAY = (
    "On a clean computer, with both keepers, their sheets and a backup from whoever runs the "
    "server. In a terminal there:"
)
_COMMAND = "linkworker-admin recover --help"
_ONE = (
    "Only one laptop’s words are forgotten? Nobody needs a sheet for that: Let somebody back in. "
    "Where nobody is left who may, with both sheets:"
)
_COMMAND_OF_ONE = "linkworker-admin recover-laptop --help"
_NEVER = (
    "Never used. Each use is told to every lead and administrator, with two names and a reason."
)


class CustodyPage(ScrollPage):
    """For an administrator; what a keeper's leaving asks for stands here until it is done."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._practice = unshown(InfoStrip("read-only", "Practice", _PRACTICE))
        self._elsewhere = unshown(InfoStrip("info", "Not on this laptop", _ELSEWHERE))
        self._trouble, self._question = down(gap=8), down(gap=0)
        self._pairs, self._uses = down(gap=10), down(gap=6)
        self._deed = Deed(desk, self._trouble)
        self._custody = Custody()
        self._build()
        Rereading(self, desk, (), self._read)

    def _build(self) -> None:
        pairs = Card("Pairs in force", icon="mail")
        pairs.body.addLayout(self._pairs)
        pairs.body.addLayout(self._question)
        uses = Card("Each use", icon="history")
        uses.body.addLayout(self._uses)
        day = Card("On the day", icon="triangle-alert").add(
            WrapLabel(_DAY, "small"),
            WrapLabel(_COMMAND, "strong"),
            WrapLabel(_ONE, "small", "soft"),
            WrapLabel(_COMMAND_OF_ONE, "strong"),
        )
        self.add(PageHead("Recovery sheets", _ABOUT), self._practice, self._elsewhere)
        left, right = held(down(pairs, STRETCH)), held(down(uses, day, STRETCH, gap=12))
        self.add(self._trouble, TwoColumns(left, right, 400))

    def _read(self) -> None:
        self._practice.setVisible(self._desk.standing.practice)
        if self._desk.office is not None and self._desk.standing.administers:
            self._desk.office.look(read_custody, self._show)

    def _show(self, custody: Custody) -> None:
        if self._deed.busy:
            return
        self._custody = custody
        self._elsewhere.setVisible(not custody.founded_here)
        empty(self._pairs)
        for pair in custody.pairs:
            self._pairs.addLayout(self._row(pair))
        empty(self._uses)
        for words in custody.uses or (_NEVER,):
            self._uses.addWidget(WrapLabel(words, "small", "soft"))

    def _row(self, pair: PairSeen) -> QHBoxLayout:
        noted = pair.left is not None
        icon, tone = ("clock", "warn") if noted else ("circle-check", "ok")
        words = f"To be replaced: {say_left(pair.left)}" if pair.left is not None else "In force"
        row = across(IconLabel(icon, tone, 18), gap=12)
        words = f"Envelopes {pair.number}A and {pair.number}B. {words}"
        title = Label(f"Pair {pair.called}", "strong")
        said = down(title, WrapLabel(words, "small", "soft"), gap=0)
        row.addLayout(said, 1)
        if not noted:
            called = f"A keeper leaves: pair {pair.called}"
            leaves = Button("A keeper leaves", "small", "log-out", called)
            leaves.clicked.connect(partial(self._ask, pair, leaves))
            row.addWidget(leaves)
        elif self._custody.founded_here:
            new = Button("Replace it", "primary", "printer", f"Replace it: pair {pair.called}")
            new.clicked.connect(partial(self._desk.go, "pair", pair.id))
            row.addWidget(new)
        return row

    def _ask(self, pair: PairSeen, button: Button) -> None:
        label = f"A keeper of pair {pair.called} leaves, or a sheet is lost or was seen?"
        asked = Asking([("sure", label, Tick(_SURE))], "Note it", {"sure": ""})
        asked.kept.connect(
            lambda said: self._note(pair, button, asked.fields["sure"], sure=said["sure"])
        )
        empty(self._question)
        ask_in(self._question, asked)

    def _note(self, pair: PairSeen, button: Button, field: Field, *, sure: bool) -> None:
        if not sure:
            field.set_problem("Tick it to go on")
            return

        def done(_: None) -> None:
            words = "Noted. Every administrator is reminded until the pair is replaced."
            self._desk.said.emit(words, None)
            self._read()

        empty(self._question)
        self._deed.do(button, partial(custodians.note_leaving, recovery=pair.id), done)
