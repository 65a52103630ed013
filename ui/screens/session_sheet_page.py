"""The printed register of a session, looked at before it goes to its leader."""

from datetime import datetime
from typing import Any, NamedTuple

from linkworker.actions.files import SavedFile
from linkworker.actions.session_sheets import give_session_sheet, health_of
from linkworker.actions.sessions import Register
from linkworker.documents.paper import Made, Paper
from linkworker.documents.session_sheet import session_sheet
from linkworker.errors import NotAllowed
from linkworker.records import Colleague, Partner
from linkworker.store import Changes, Reader, Store
from ui import desk as desks
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.forms.paper_keeping import keep_sheet
from ui.forms.paper_out import PaperOut
from ui.forms.paper_preview import PaperPreview
from ui.sessions.reading import open_register
from ui.widgets.buttons import Button
from ui.widgets.choices import Tick
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, down, held, unshown
from ui.widgets.notices import InfoStrip
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_ABOUT = "For a leader without a laptop of ours. Type it in by its numbers when it comes back."
_ONLY = "First names and one letter, in the order of the register. That it went is kept with each."
_REVIEWS = "You are reviewing: the children’s Link Worker prints it."
_PRINTED = ", and kept with each child on it."
_HEALTH = "Allergies and medication, for the session’s leader alone"


class _Made(NamedTuple):
    register: Register | None
    partner: Partner | None
    health: dict[str, str]
    practice: bool


class SessionSheetPage(ScrollPage):
    """`show_about("activity/day")`; Ctrl+P or Ctrl+Enter prints."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._made: _Made | None = None
        self.out = PaperOut(self, desk, _PRINTED)
        self.head = PageHead("Printed register", _ABOUT)
        self.reader = Field("Who is it for?", LineEdit("The session’s leader"))
        self.health = Tick(_HEALTH)
        self._refused = unshown(InfoStrip("caution", " "))
        self.preview = PaperPreview()
        self.save = Button("Save as PDF", "secondary", "download")
        self.print = Button("Print", "primary", "printer")
        self.larger = Tick("Larger print")
        left = down(
            self.reader, self.health, self.larger, WrapLabel(_ONLY, "body", "soft"), STRETCH, gap=12
        )
        side = held(down(self.preview, STRETCH))
        self.add(self.head, self._refused, TwoColumns(held(left), side, 420))
        self.set_foot(STRETCH, self.save, self.print, KeyCap("Ctrl Enter"))
        for tick in (self.health, self.larger):
            tick.changed.connect(self._make)
        self.reader.editor.editingFinished.connect(self._make)
        self.print.clicked.connect(self.out.print)
        self.save.clicked.connect(lambda: self.out.save())
        self.out.left.connect(self._keep)
        for keys in ("Ctrl+Enter", "Ctrl+P"):
            on_key(self, keys, self.print.click)

    def show_about(self, about: str) -> None:
        """Make the sheet of a session."""
        now = desks.this_minute()

        def ask(reader: Reader) -> _Made:
            register = open_register(reader, about, now).register
            partners = {one.id: one for one in reader.find(Partner)}
            partner = partners.get(register.activity.partner) if register else None
            health = health_of(reader, register) if register else {}
            return _Made(register, partner, health, bool(reader.setting("practice")))

        self._desk.background.read(ask, then=self._show)

    def _show(self, made: _Made) -> None:
        self._made = made
        self.health.set_value(False)
        leader = made.register.activity.leader if made.register else ""
        self.reader.editor.set_value(leader or "The session’s leader")
        self._make()

    def _make(self, *_: Any) -> None:
        """Make the paper, or say why it may not go."""
        made, paper, why = self._made, None, "There is no session to print"
        if self._desk.standing.reviews:
            why = _REVIEWS
        elif made is not None and made.register is not None:
            try:
                paper = self._paper(made, made.register)
            except NotAllowed as error:
                why = said_in_words(error)
        self._refused.say(why)
        self._refused.setVisible(paper is None)
        self.out.offer(paper, self.reader.value(), f"Register {desks.today().isoformat()}")
        self.preview.show_paper(paper)
        for button in (self.save, self.print):
            button.setEnabled(paper is not None)

    def _paper(self, made: _Made, register: Register) -> Paper:
        worker = Colleague(name=self._desk.standing.name or "us")
        return session_sheet(
            register,
            made.partner,
            reader=self.reader.value() or "the session’s leader",
            made=Made(worker, desks.today(), bool(self.larger.value())),
            health=made.health if self.health.value() else None,
            practice=made.practice,
        )

    def _keep(self, words: str, saved: SavedFile | None) -> None:
        made = self._made
        if made is None or made.register is None:
            return
        register, role = made.register, made.partner.name if made.partner else "for AllChild"
        said = {"reader": self.reader.value(), "role": role, "by": self._desk.standing.user}

        def give(store: Store, at: datetime, file: str) -> Changes:
            return give_session_sheet(store, register, at=at, file=file, **said)

        keep_sheet(self._desk, give, words, saved)
