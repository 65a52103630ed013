"""Rights: what a child and family may ask for, and how far each of it is."""

from functools import partial

from linkworker.actions.retention import how_long
from linkworker.documents.never_met import never_met_paper
from linkworker.documents.paper import Paper
from linkworker.errors import NotFound
from linkworker.records import (
    AccessRequest,
    Child,
    Colleague,
    Complaint,
    Erasure,
    ErasureDone,
    LegalHold,
    MovedAway,
    Objection,
    Person,
    Relation,
    SaidWrong,
)
from linkworker.store import Reader
from ui import desk as desks
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.forms.paper_keeping import keep_sheet, no_record
from ui.forms.paper_out import PaperOut
from ui.rereading import Rereading
from ui.rights.copies import CopiesCard
from ui.rights.erasing import EraseCard
from ui.rights.holds import HoldsCard
from ui.rights.never_met import NeverMetCard
from ui.rights.reading import Rights, read_rights
from ui.rights.said import SaidCard
from ui.widgets.buttons import Button
from ui.widgets.layout import STRETCH, down, drawn_once, held
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_KINDS = (
    *(Child, AccessRequest, Complaint, Objection, SaidWrong, LegalHold, MovedAway, Erasure),
    *(ErasureDone, Person, Relation),
)
_ABOUT = "To see it, put it right, object, complain, have it erased."
_SIDE = 360


class RightsPage(ScrollPage):
    """`show_about(child id)`. Ctrl+Enter writes down that somebody asks for a copy."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._child = ""
        self.rights: Rights | None = None
        self.head = PageHead("Rights", _ABOUT)
        self.copies, self.said = CopiesCard(desk), SaidCard(desk)
        self.holds, self.erase = HoldsCard(desk), EraseCard(desk)
        self.never_met = NeverMetCard(desk)
        self.cards = (self.copies, self.said, self.never_met, self.holds, self.erase)
        main = held(down(self.copies, self.said, self.never_met, STRETCH, gap=12))
        side = held(down(self.holds, self.erase, STRETCH, gap=12))
        self.add(self.head, TwoColumns(main, side, _SIDE))
        self.back = Button("The child’s page", "quiet", "arrow-left")
        self.set_foot(self.back, STRETCH)
        self._connect()
        self.out = PaperOut(self, desk, "")
        self.out.left.connect(lambda words, saved: keep_sheet(desk, no_record, words, saved))
        Rereading(self, desk, _KINDS, self._read)

    def _connect(self) -> None:
        self.back.clicked.connect(lambda: self._desk.go("child", self._child))
        self.copies.ask.clicked.connect(self.ask)
        self.said.complain.clicked.connect(lambda: self._write(Complaint))
        self.said.object.clicked.connect(lambda: self._write(Objection))
        self.holds.hold.clicked.connect(self._hold)
        self.never_met.words.clicked.connect(self._print_words)
        on_key(self, "Ctrl+Enter", self.ask)

    def show_about(self, about: str) -> None:
        """Show a child's rights."""
        if (child := about.split("/")[0]) != self._child:
            for card in self.cards:
                card.leave()
        self._child, self.rights = child, None
        self._read()

    def about_now(self) -> str:
        """Say whose rights are shown, to come back to after a lock."""
        return self._child

    def ask(self) -> None:
        """Write down that somebody asks for a copy."""
        if self.rights and self.copies.ask.isVisible():
            self._desk.go("form", self.copies.about(self.rights))

    def _write(self, kind: type[Complaint | Objection]) -> None:
        if self.rights:
            self._desk.go("form", self.said.new(self.rights, kind))

    def _hold(self) -> None:
        if self.rights:
            self._desk.go("form", self.holds.new(self.rights))

    def _print_words(self) -> None:
        """Save the words for somebody we never met, from whoever sits here."""
        standing = self._desk.standing

        def ask(reader: Reader) -> Paper:
            found = reader.find(Colleague, user=standing.user)
            worker = found[0] if found else Colleague(user=standing.user, name=standing.name)
            return never_met_paper(worker, how_long(reader), desks.today(),
                                   practice=standing.practice)  # fmt: skip

        def offer(paper: Paper) -> None:
            self.out.offer(paper, "somebody we never met", "if you never met us")
            self.out.save()

        self._desk.background.read(ask, then=offer)

    def _read(self) -> None:
        if not self._child:
            return
        ask = partial(read_rights, child_id=self._child, today=desks.today())
        self._desk.background.read(ask, then=self._show, otherwise=self._gone)

    def _show(self, rights: Rights) -> None:
        if rights.child.id != self._child:
            return
        self.rights = rights
        name = rights.child.whole_name
        writes = not self._desk.standing.reviews
        with drawn_once(self):
            self.head.say(f"{name}: rights", _ABOUT)
            for card in self.cards:
                card.show()
                card.show_rights(rights, desks.today())
            for button in (self.copies.ask, self.said.complain, self.said.object, self.holds.hold):
                button.setVisible(writes)

    def _gone(self, error: Exception) -> None:
        """Say that there is nothing of this child here any more; other trouble is told."""
        if not isinstance(error, NotFound):
            self._desk.background.failed.emit(error)
            return
        self.rights = None
        with drawn_once(self):
            self.head.say("Rights", "Nothing of this child is on this laptop any more.")
            for card in self.cards:
                card.hide()
