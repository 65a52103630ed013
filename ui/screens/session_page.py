"""The register of one session: everybody present but for exceptions, by keys alone."""

from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QHideEvent, QShowEvent

from linkworker.actions.sessions import Register, did_not_happen
from linkworker.measures.days import say_day
from linkworker.records import Came, Happened, NotHeld
from linkworker.store import Changes, Draft
from ui import desk as desks
from ui.crash import problems_of
from ui.desk import Desk
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.editors import sentence_case
from ui.forms.keys import on_key
from ui.sessions.grid import RegisterGrid
from ui.sessions.reading import FORM, Opened, keep_and_say, open_register
from ui.sessions.unlisted import Unlisted
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import ChoicePicker
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, unshown
from ui.widgets.notices import EmptyState, ErrorBox, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_HOW = (
    "Arrows go about. Alt+1 present, Alt+2 part of it, Alt+3 not this time, Alt+4 not expected; "
    "Space goes to the next answer, 1 to 4 say how much part was taken, typing writes."
)
_NONE = "Add what meets each week under Partners, and put children on it from their Sessions tab."
_KEYS = (Came.PRESENT, Came.PART, Came.ABSENT, Came.NOT_EXPECTED)


class SessionPage(ScrollPage):
    """`show_about("activity/day")`, `("activity")` for its latest, `("")` for what is on now."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.opened: Opened | None = None
        self._asked_for = ""
        self.grid = RegisterGrid()
        self.keeper = DraftKeeper(desk.background, self._draft)
        self.which = ChoicePicker([], "Choose a session")
        self.day = Field("Or another day", DateEdit("back", desks.today))
        self.unlisted = Unlisted(desk.background)
        self._notices, self._asked = down(gap=8), down(gap=0)
        self.print = Button("Print for the leader", "secondary", "printer")
        self._title = PageHead("Register", " ", (self.print,))
        self.not_held = Button("It did not happen", "secondary", "circle-x")
        self.save = Button("Save the register", "primary", "check")
        self._none = unshown(EmptyState("No session yet", _NONE, "users"))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        which = held(across(Field("Which session", self.which), self.day, STRETCH, gap=16))
        card = Card().add(self.grid, WrapLabel(_HOW, "meta", "muted"))
        self._body = held(down(card, self.unlisted, gap=12))
        self.add(self._title, self._notices, which, self._asked, self._body, self._none)
        key = Label("Ctrl Enter", "meta", "muted")
        note = Label("Kept on this laptop as you type", "small", "muted")
        self._foot_row = held(across(note, STRETCH, self.not_held, self.save, key))
        self.set_foot(self._foot_row)

    def _connect(self) -> None:
        self.which.changed.connect(lambda: self.show_about(str(self.which.value() or "")))
        self.day.editor.changed.connect(self._other_day)
        self.grid.marking.marked.connect(self.keeper.touch)
        self.unlisted.others.editor.changed.connect(self.keeper.touch)
        self.save.clicked.connect(self.keep)
        self.print.clicked.connect(self._print)
        self.not_held.clicked.connect(self.ask_why)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Alt+0", self.ask_why)
        on_key(self, "Ctrl+P", self.print.click)
        for number, came in enumerate(_KEYS, 1):
            on_key(self, f"Alt+{number}", partial(self._mark, came))

    def show_about(self, about: str) -> None:
        """Read a register; what was typed for another is kept first."""
        self.keeper.keep()
        self.opened, self._asked_for = None, about
        ask = partial(open_register, about=about, now=desks.this_minute())
        self._desk.background.read(ask, then=self._show)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what is on now, unless a register was asked for."""
        super().showEvent(event)
        if self.opened is None and not self._asked_for:
            self.show_about("")
        self._to_grid()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def keep(self) -> None:
        """Keep the register of everybody, or say what is wrong."""
        opened = self.opened
        if opened is None or opened.register is None or not (self._may() and self.save.isEnabled()):
            return
        self.grid.setFocus()  # what is being typed in a cell goes into it
        if not self.unlisted.others.check():
            self.bring(self.unlisted.others)
            return
        self.save.setEnabled(False)
        act = partial(
            keep_and_say,
            register=opened.register,
            marks=self.grid.marking.marks(),
            by=self._desk.standing.user,
            today=desks.today(),
            others=self.unlisted.others.value() or 0,
            draft=self.keeper.action,
        )
        self._desk.background.run(act, then=self._kept, otherwise=self._refuse)

    def _may(self) -> bool:
        """Say whether this person keeps registers: whoever reviews reads them."""
        return not self._desk.standing.reviews

    def _mark(self, came: Came) -> None:
        if self._may():
            self.grid.mark(came)

    def _print(self) -> None:
        if self.opened is not None and self.opened.register is not None:
            self._desk.go("session_sheet", self.opened.about)

    def ask_why(self) -> None:
        """Ask why the session did not happen."""
        if not self._may():
            return
        reasons = ChoicePicker([(one, sentence_case(one.value)) for one in NotHeld])
        asked = (("because", "Why did it not happen?", reasons), ("words", "In words", LineEdit()))
        asking = Asking(asked, "Keep: it did not happen", {"because": "Choose a reason"})
        asking.kept.connect(self._did_not_happen)
        asking.left.connect(self._to_grid)
        ask_in(self._asked, asking)

    def _did_not_happen(self, said: dict[str, Any]) -> None:
        opened = self.opened
        if opened is None or opened.register is None:
            return
        what = f"{opened.register.activity.what}, {say_day(opened.register.on)}"
        words = f"{what}: it did not happen, {said['because'].value}. Nobody has missed it."
        act = partial(did_not_happen, register=opened.register, draft=self.keeper.action, **said)
        self._desk.background.run(
            act, then=lambda changes: self._kept((changes, words)), otherwise=self._refuse
        )

    def _show(self, opened: Opened) -> None:
        self.opened, register = opened, opened.register
        may = register is not None and self._may()
        self.which.offer(opened.near)
        self.which.set_value(opened.about or None)
        empty(self._asked)
        self._body.setVisible(register is not None)
        self._none.setVisible(register is None)
        self._foot_row.setVisible(may)
        self.print.setVisible(may)
        self.grid.setEnabled(may)
        self.save.setEnabled(True)
        if register is None:
            self._title.say("Register", "")
            return
        self.keeper.begin(opened.draft.action if opened.draft else "")
        self._title.say(register.activity.what, self._line(opened))
        self._fill(register, opened.draft)
        self._say_state(opened)
        self._to_grid()

    def _fill(self, register: Register, draft: Draft | None) -> None:
        """Show who is on it, as typed before where it was not finished."""
        self.day.editor.set_value(None)
        self.grid.marking.begin(register.lines, register.activity.minutes)
        if draft:
            self.grid.marking.take(draft.typed.get("marks", {}))
        self.unlisted.begin(register, draft.typed.get("others") if draft else register.others)

    def _line(self, opened: Opened) -> str:
        register = opened.register
        if register is None:
            return ""
        when = f"{say_day(register.on, year=True)}, {register.activity.at}"
        parts = (when, register.activity.room, opened.led_by, "Allergies: Ctrl+E on a child’s page")
        return " · ".join(filter(None, parts))

    def _say_state(self, opened: Opened) -> None:
        empty(self._notices)
        session = opened.register.session if opened.register else None
        if opened.draft:
            self._notices.addWidget(InfoStrip("info", "You began this and did not finish: go on"))
        elif session and session.happened is Happened.NOT_HELD:
            because = session.because.value if session.because else "no reason was said"
            words = "Save a register if it did after all."
            self._notices.addWidget(InfoStrip("info", f"It did not happen: {because}", words))
        elif session:
            self._notices.addWidget(InfoStrip("ok", "This register is kept. You can correct it."))
        elif opened.register and not opened.register.lines:
            words = "Put children on it from the Sessions tab of their page."
            self._notices.addWidget(InfoStrip("info", "Nobody is on it that day", words))

    def _to_grid(self) -> None:
        """Let the arrows work at once, when the page has come to rest."""
        if self.isVisible() and self.grid.isEnabled():
            self.grid.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self.grid, self.grid.setFocus)

    def _other_day(self) -> None:
        day = self.day.value()
        if self.opened is not None and self.opened.register is not None and day is not None:
            self.show_about(f"{self.opened.register.activity.id}/{day.isoformat()}")

    def _kept(self, kept: tuple[Changes, str]) -> None:
        changes, words = kept
        self.keeper.begin()
        self._desk.saved(words, changes)
        self.show_about(self.opened.about if self.opened else "")

    def _refuse(self, error: Exception) -> None:
        self.save.setEnabled(True)
        words = ". ".join(problems_of(error).values())
        ErrorBox("This is not saved yet", words, "What you typed is kept here.").stand_in(
            self._notices
        )

    def _draft(self, action: str) -> Draft | None:
        opened, typed = self.opened, self.grid.marking.typed()
        others = self.unlisted.others.value()
        if opened is None or opened.register is None or not (typed or others):
            return None
        register = opened.register
        title = f"Register · {register.activity.what}, {say_day(register.on)}"
        said = {"marks": typed, "others": others}
        form = f"{FORM}/{opened.about}"
        return Draft(action, form, title, register.activity.log, "", {}, said)
