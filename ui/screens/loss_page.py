"""The report of a lost laptop: how taking it out stands, who was told, and the papers of it."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

from linkworker.actions.files import SavedFile, note_saved_file
from linkworker.actions.losing import note_loss
from linkworker.documents.lost_laptop import loss_paper, next_day_paper
from linkworker.documents.paper import Paper
from linkworker.records import LossTold, LostLaptop, ToldOf
from linkworker.store import Store
from ui import desk as desks
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.forms.keys import on_key
from ui.forms.paper_out import PaperOut
from ui.forms.paper_preview import PaperPreview
from ui.models.loss import (
    Fate,
    Loss,
    ask_fate,
    known_of,
    opened_by_it_alone,
    read_loss,
    take_out,
)
from ui.people.deed import Deed
from ui.people.fate import fate_rows
from ui.rereading import Rereading
from ui.when import say_moment
from ui.widgets.asking import make_sure
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips
from ui.widgets.field import Field
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, unshown
from ui.widgets.notices import InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_PAPERS = (("report", "The report"), ("next", "Their day and children"))
_OFFLINE = "How the laptop stands is as of the last sync. Taking it out needs a network."
_SURE = "Yes: take it out, for good"
_ALONE = (
    "No other laptop opens {} yet. Without this one only the recovery sheets do: if it may turn "
    "up, let a colleague’s laptop in there and sync first."
)
_OUT_BUT = "The laptop is taken out. One thing after it was not in order: tell who runs the server"
_KINDS = (LostLaptop, LossTold)


class LossPage(ScrollPage):
    """`show_about(id)`; "id/now" asks at once whether the laptop is to be taken out."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self._loss: Loss | None = None
        self._at_once = False
        self.out = PaperOut(self, desk, ".")
        self.head = PageHead("Lost laptop", " ")
        self._offline = unshown(InfoStrip("info", "No network just now", _OFFLINE))
        self._trouble, self._steps, self._told = down(gap=8), down(gap=8), down(gap=6)
        self._question = down(gap=0)
        self._deed = Deed(desk, self._trouble)
        self.take_out = unshown(Button("Take it out…", "danger", "triangle-alert"))
        self.known = Button("Add what became known", "secondary", "square-pen")
        self.tell = Button("Add who was told", "secondary", "plus")
        self.which = Chips(list(_PAPERS))
        self.preview = PaperPreview()
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print", "primary", "printer")
        self._build()
        self._connect()

    def _build(self) -> None:
        stands = Card("How it stands", icon="laptop")
        stands.body.addLayout(self._steps)
        stands.add(across(self.take_out, self.known, STRETCH))
        stands.body.addLayout(self._question)
        told = Card("Who was told", icon="message-square-text", actions=(self.tell,))
        told.body.addLayout(self._told)
        left = held(down(stands, told, Field("Which paper", self.which), STRETCH, gap=12))
        side = held(down(self.preview, STRETCH))
        self.add(self.head, self._offline, self._trouble, TwoColumns(left, side, 420))
        self.set_foot(STRETCH, self.save, self.print, KeyCap("Ctrl Enter"))
        self.which.set_value("report")

    def _connect(self) -> None:
        self.which.changed.connect(self._make)
        self.take_out.clicked.connect(self._ask_whether)
        self.known.clicked.connect(lambda: self._go(edit_about))
        self.tell.clicked.connect(lambda: self._go(partial(add_about, LossTold)))
        self.print.clicked.connect(self.out.print)
        self.save.clicked.connect(lambda: self.out.save())
        self.out.left.connect(self._left)
        Rereading(self, self._desk, _KINDS, self._read)
        for keys in ("Ctrl+Enter", "Ctrl+P"):
            on_key(self, keys, self.print.click)

    @property
    def paper(self) -> Paper | None:
        """The paper as it would leave, or None while there is none."""
        return self.out.paper

    def show_about(self, about: str) -> None:
        """Show a report; with "/now", ask whether to take the laptop out."""
        id_, _, now = about.partition("/")
        self._id = id_ or self._id
        empty(self._trouble)
        empty(self._question)
        self._read()
        self._at_once = bool(now)

    def _read(self) -> None:
        if self._desk.office is not None and self._id:
            self._desk.office.look(partial(read_loss, lost_id=self._id), self._show)

    def _show(self, loss: Loss) -> None:
        first, self._loss = self._loss is None or self._loss.report.lost.id != self._id, loss
        lost = loss.report.lost
        self.head.say(f"Lost laptop of {lost.whose}", _clock(loss))
        self.take_out.setVisible(not loss.taken_out and loss.may_take_out)
        empty(self._steps)
        for row in fate_rows(loss):
            self._steps.addLayout(row)
        self._show_told(loss)
        self._make()
        if self._at_once:
            self._at_once = False
            self._ask_whether()
        elif first:
            self._ask(lost.device)

    def _ask(self, device: str) -> None:
        if self._desk.office is not None and not self._deed.busy:
            ask = partial(ask_fate, device=device)
            self._desk.office.ask(ask, self._answered, lambda _: self._offline.show())

    def _show_told(self, loss: Loss) -> None:
        empty(self._told)
        done = {one.whom for one in loss.report.told}
        for told in loss.report.told:
            when = say_moment(told.at, desks.today()) if told.at else "not told"
            whom = ", ".join(filter(None, (told.whom.value if told.whom else "", told.name)))
            words = f"{told.decision}, {when}, by {told.decided_by}: {told.reason}"
            self._told.addWidget(_line("circle-check", "ok", whom, words[:1].upper() + words[1:]))
        left = ", ".join(one.value for one in ToldOf if one not in done)
        if left:
            self._told.addWidget(_line("circle", "text3", "Not decided yet", left))

    def _ask_whether(self) -> None:
        """Look twice: a laptop that was taken out comes back by a new invitation only."""
        loss, office = self._loss, self._desk.office
        if loss is None or office is None or loss.taken_out or not loss.may_take_out:
            return
        verb = partial(opened_by_it_alone, loss=loss)
        office.ask(verb, partial(self._make_sure, loss), lambda _: self._make_sure(loss, []))

    def _make_sure(self, loss: Loss, alone: Sequence[str]) -> None:
        if self._loss is None or self._loss.report.lost.id != loss.report.lost.id:
            return
        lost = loss.report.lost
        about = f"{lost.laptop or 'The laptop'} of {lost.whose}: is this the one?"
        if alone:
            about += " " + _ALONE.format(", ".join(alone))
        asked = make_sure(self._question, about, _SURE, "Take it out", self._take_out)
        QTimer.singleShot(0, asked, partial(self.bring, asked))  # once it has its place

    def _take_out(self) -> None:
        if self._loss is not None:
            act = partial(take_out, device=self._loss.report.lost.device)
            self._deed.do(self.take_out, act, self._answered)

    def _answered(self, fate: Fate) -> None:
        self._offline.hide()
        if self._loss is None:
            return
        if fate.trouble:
            self._trouble.addWidget(InfoStrip("caution", _OUT_BUT, fate.trouble))
        lost = self._loss.report.lost
        known = known_of(fate, lost, self._desk.now())
        if known:
            self._desk.background.run(
                lambda store: note_loss(store, store.get(LostLaptop, lost.id), **known),
                then=lambda _: self._noted(),
            )

    def _noted(self) -> None:
        self._desk.sync_wanted.emit()
        self._read()

    def _make(self) -> None:
        loss = self._loss
        if loss is None:
            return
        lost, name = loss.report.lost, self._desk.standing.name or "Me"
        if self.which.value() == "next":
            paper = next_day_paper(loss.next, lost, loss.report.made, practice=loss.practice)
            reader = lost.whose
        else:
            paper, reader = loss_paper(loss.report, maker=name, practice=loss.practice), name
        self.out.offer(paper, reader, f"{paper.title} {desks.today().isoformat()}")
        self.preview.show_paper(paper)

    def _left(self, words: str, saved: SavedFile | None) -> None:
        def keep(store: Store) -> None:
            if saved is not None:
                note_saved_file(store, saved)

        self._desk.background.run(keep, then=lambda _: self._desk.said.emit(words, None))

    def _go(self, about: Callable[[LostLaptop], str]) -> None:
        if self._loss is not None:
            self._desk.go("form", about(self._loss.report.lost))


def _clock(loss: Loss) -> str:
    until = loss.report.until
    if until is None:
        return "When the organisation became aware of it is not set"
    hours = int((until - loss.report.made).total_seconds() // 3600)
    when = say_moment(until, desks.today())
    return f"{hours} of 72 hours left, until {when}" if hours >= 0 else f"72 hours ended {when}"


def _line(icon: str, tone: str, title: str, words: str) -> QWidget:
    row = across(IconLabel(icon, tone, 16), gap=10)
    row.addLayout(down(Label(title, "smallb"), WrapLabel(words, "small", "soft"), gap=0), 1)
    return held(row)
