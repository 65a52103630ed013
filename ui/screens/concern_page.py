"""Worried about safety: whom to tell now; what was said, on a sheet; handing it over."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from linkworker.actions import concerns
from linkworker.actions.concerns import FORM
from linkworker.documents.paper import Paper
from linkworker.errors import Invalid
from linkworker.records import ConcernAnswer, ConcernPassed, ConcernWords, Place, School, WordsThen
from linkworker.store import Changes, Draft
from ui import desk as desks
from ui.concern.begun import Begun
from ui.concern.handing import HandingCard
from ui.concern.passed import PassedCard
from ui.concern.reading import Opened, open_concern
from ui.concern.said import SaidCard
from ui.concern.sheet import Sheet, write_sheet
from ui.concern.typed import from_kept, to_keep
from ui.concern.whom import TELL_FIRST, WhomColumn
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.trouble import UNREAD
from ui.widgets.buttons import Button
from ui.widgets.key_cap import KeyCap
from ui.widgets.layout import STRETCH, across, down, empty, held, unshown
from ui.widgets.notices import ErrorBox
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

ANSWER = "answer"
_KEEP, _WIPE = "Keep that it was handed over", "Handed over: wipe the words"
_STILL, _DANGER = "What you typed is still here.", "In danger now: ring 999."
_KINDS = (ConcernPassed, ConcernAnswer, ConcernWords, Place, School)


class ConcernPage(ScrollPage):
    """`show_about` takes a child's id, '' for nobody yet; "<id>/answer" asks if they came back.

    Ctrl+Enter hands over, Ctrl+P prints.
    """

    waits_itself = True  # nothing lies over 999 and whom to tell

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._opened: Opened | None = None
        self._fresh, self._asks = True, False
        self.whom, self.said, self.handing = WhomColumn(), SaidCard(), HandingCard()
        self.passed, self.sheet = unshown(PassedCard(desk)), Sheet(self, desk, self._sheet)
        self.keeper = DraftKeeper(desk.background, self._draft)
        self._notices = down(gap=10)
        self.hand = Button(_KEEP, "primary", "check")
        main: list[QWidget] = [self.said, self.handing, self.sheet.preview]
        side: list[QWidget] = [self.whom, self.passed.words, self.passed]
        columns = TwoColumns(
            held(down(*main, STRETCH, gap=12)), held(down(*side, STRETCH, gap=12)), 350,
            first=True,
        )  # fmt: skip
        self.add(PageHead("Worried about safety?", TELL_FIRST), self._notices, columns)
        self.said.add(across(self.sheet.look, self.sheet.save, STRETCH))
        self.set_foot(self.sheet.print, STRETCH, self.hand, KeyCap("Ctrl Enter"))
        self._connect()

    def _connect(self) -> None:
        self.hand.clicked.connect(self.hand_over)
        self.whom.staff.changed.connect(self._choose_staff)
        self.said.chosen.connect(self._choose)
        for card in (self.said, self.handing):
            card.changed.connect(self._typed)
        self.passed.failed.connect(self._not_kept)
        self._desk.background.changed.connect(self._changed)
        on_key(self, "Ctrl+Enter", self.hand_over)
        on_key(self, "Ctrl+P", self.sheet.print.click)

    def show_about(self, about: str) -> None:
        """Begin about a child; what is typed already stays with the child it is about."""
        self.keeper.keep()
        self._fresh = True
        child, _, asked = about.partition("/")
        self._asks = asked == ANSWER
        self._read(child)

    def about_now(self) -> str:
        """Say which child it is about."""
        return self.said.child.id if self.said.child else ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock; hold no opened words."""
        super().hideEvent(event)
        self.passed.words.put_away()
        self.keeper.keep()

    def hand_over(self) -> None:
        """Keep that it was handed over, and let the words go; or say what is missing."""
        opened, child = self._opened, self.said.child
        if opened is None or not self._ready():
            return
        self.keeper.keep()
        self.hand.setEnabled(False)
        if child is None or child.id not in opened.written:
            draft = self.keeper.action
            self._desk.background.run(
                lambda store: concerns.let_go(store, draft),
                then=lambda _: self._handed(None), otherwise=self._not_kept,
            )  # fmt: skip
            return
        keep = partial(
            concerns.pass_on, child=child, words=self.said.words, place=opened.place,
            now=desks.this_minute(), by=self._desk.standing.user, draft=self.keeper.action,
            noticed_at=self.said.typed()["at"], **self.handing.said(),
        )  # fmt: skip
        self._desk.background.run(keep, then=self._handed, otherwise=self._not_kept)

    def _ready(self) -> bool:
        fields = (*self.said.fields.values(), *self.handing.fields.values())
        read = all([one.check() for one in fields if one.isVisibleTo(self)])
        if not self.handing.fields["handed"].value():
            self._say_wrong({"handed": "Tick it once they know and have the words"})
            return False
        return read

    def _read(self, about: str) -> None:
        ask = partial(open_concern, about=about, standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show, otherwise=self._unread)

    def _changed(self, changes: Changes) -> None:
        if self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read(self.about_now())

    def _show(self, opened: Opened) -> None:
        self._opened = opened
        if self._fresh:
            self._begin(opened)
        self._show_whom()
        writes = opened.child is not None and opened.child.id in opened.written
        self.passed.show_passed(opened.passed, opened.staff, opened.readable, may_write=writes)
        if self._asks:
            self._asks = False
            self.passed.ask()
            self.show_whole(self.passed)

    def _begin(self, opened: Opened) -> None:
        self._fresh = False
        now = desks.this_minute()
        empty(self._notices)
        self.sheet.preview.hide()
        self.keeper.begin()
        self.said.begin(opened.children, opened.child, now)
        self._show_whom()
        self.handing.begin(self.whom.people, now)
        if opened.begun is not None:
            strip = Begun(self._desk, opened.begun)
            strip.wanted.connect(self._go_on)
            self._notices.addWidget(strip)
            self.bring(strip.go_on)
        elif not self._asks:
            self.said.fields["said"].editor.setFocus()

    def _go_on(self, draft: Draft) -> None:
        empty(self._notices)
        self.keeper.drop()
        self.keeper.begin(draft.action)
        typed = from_kept(draft.typed)
        self.said.take(typed)
        self.handing.take(typed)
        self._read(self.about_now())
        self.said.fields["said"].editor.setFocus()

    def _show_whom(self) -> None:
        opened = self._opened
        if opened is None:
            return
        schools = opened.schools_of(self.said.child)
        self.whom.show_whom(schools, opened.place or Place(name=""), desks.this_minute())
        self.handing.offer(self.whom.people)
        self._show_then()

    def _show_then(self) -> None:
        if self._opened is not None:
            child, words = self.said.child, bool(self.said.words)
            kept = child is not None and child.id in self._opened.written
            self.hand.say(_KEEP if kept else _WIPE)
            self.handing.show_then(
                self._opened.place, here=child is not None, kept=kept, words=words
            )  # fmt: skip

    def _choose_staff(self) -> None:
        """Have whoever is to be told now chosen: a worry about staff goes to somebody else."""
        self._show_whom()
        self.handing.choose(self.whom.people)

    def _choose(self) -> None:
        """Go on about another child: whom to tell, and what was passed on, are that child's."""
        self._read(self.about_now())

    def _typed(self) -> None:
        self.keeper.touch()
        self._show_then()

    def _draft(self, action: str) -> Draft | None:
        if not self.said.has_work():
            return None
        child = self.said.child
        typed = to_keep({**self.said.typed(), **self.handing.typed()})
        return Draft(action, FORM, "", child.log if child else "", "", {}, typed)

    def _sheet(self) -> tuple[Paper, str] | None:
        if self._opened is None:
            return None
        reader = self.handing.reader
        return write_sheet(self._opened, self.said.child, self.said.told(), reader), reader

    def _handed(self, changes: Changes | None) -> None:
        self.hand.setEnabled(True)
        sealed = changes is not None and changes.touches(ConcernWords)
        kept = "Kept that you told them. " if changes is not None else ""
        gone = f"{WordsThen.SEALED.value}" if sealed else f"{WordsThen.WIPED.value}"
        words = f"The words are {gone}." if self.said.words else ""
        self._desk.saved(f"{kept}{words}".strip() or "Done.")
        self._fresh = True
        self._read(self.about_now())

    def _not_kept(self, error: Exception) -> None:
        self.hand.setEnabled(True)
        if isinstance(error, Invalid):
            self._say_wrong(error.problems)
        else:
            ErrorBox("This could not be kept", said_in_words(error), _DANGER).stand_in(
                self._notices
            )

    def _say_wrong(self, problems: Mapping[str, str]) -> None:
        fields = {**self.said.fields, **self.handing.fields}
        named = {"noticed_at": "at", "words": "said"}
        wrong = {named.get(name, name): words for name, words in problems.items()}
        for name, words in wrong.items():
            fields[name].set_problem(words)
        ErrorBox("This is not kept yet", "\n".join(wrong.values()), _STILL).stand_in(self._notices)
        self.bring(fields[next(iter(wrong))].editor)

    def _unread(self, _: Exception) -> None:
        ErrorBox(UNREAD, _STILL, _DANGER).stand_in(self._notices)
