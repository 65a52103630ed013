"""Meetings round a child: typed while they go on, minutes printed before anybody leaves."""

from functools import partial

from PySide6.QtGui import QHideEvent

from linkworker.actions.meetings import keep_meeting
from linkworker.records import Child, Meeting, MeetingAction, MeetingVoice, Person, Relation
from linkworker.store import Changes, Draft
from ui import desk as desks
from ui import names
from ui.desk import Desk
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.forms.not_kept import NotKept
from ui.meetings.asked import MeetingsCard
from ui.meetings.reading import FORM, Opened, read_meetings
from ui.meetings.sheet import MeetingSheet
from ui.widgets.buttons import Button
from ui.widgets.key_cap import KeyCap
from ui.widgets.layout import STRETCH, across, down, drawn_once, held, unshown
from ui.widgets.pages import PageHead, ScrollPage, TwoColumns

_KINDS = (Child, Meeting, MeetingAction, MeetingVoice, Person, Relation)
_ABOUT = "Type while it goes on. One page of minutes prints before anybody leaves the room."
_SIDE = 340


class MeetingPage(ScrollPage):
    """`show_about(child id)` or "draft/<action>". Ctrl+Enter keeps it, Ctrl+P prints minutes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.opened: Opened | None = None
        self.head, self.sheet, self.before = (
            PageHead("Meeting", " "),
            MeetingSheet(),
            MeetingsCard(desk),
        )
        self._trouble = unshown(NotKept(self, self.sheet))
        self.keeper = DraftKeeper(desk.background, self._draft)
        side = held(down(self.before, STRETCH, gap=0))
        self._body = TwoColumns(held(down(self.sheet, STRETCH, gap=0)), side, _SIDE)
        self.add(self.head, self._trouble, self._body)
        self.back = Button("The child’s page", "quiet", "arrow-left")
        self.print = Button("Minutes", "secondary", "printer")
        self.keep = Button("Keep the meeting", "primary", "check")
        self._keeping = held(across(self.keep, KeyCap("Ctrl Enter")))
        self.set_foot(self.back, STRETCH, self.print, self._keeping)
        self._connect()

    def _connect(self) -> None:
        self.sheet.typed.connect(self.keeper.touch)
        self.keep.clicked.connect(self.save)
        self.print.clicked.connect(lambda: self._desk.go("print", f"{self.about_now()}/minutes"))
        self.back.clicked.connect(lambda: self._desk.go("child", f"{self.about_now()}/timeline"))
        self._desk.background.changed.connect(self._changed)
        on_key(self, "Ctrl+Enter", self.save)
        on_key(self, "Ctrl+P", self.print.click)

    def show_about(self, about: str) -> None:
        """Show a child's meetings; what was typed of another is kept first."""
        self.keeper.keep()
        self.opened = None
        if about:
            self._desk.background.run(lambda _: True, then=lambda _: self._read(about))

    def about_now(self) -> str:
        """Say whose meeting is shown, to come back to after a lock."""
        return self.opened.about.child.id if self.opened else ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def save(self) -> None:
        """Keep the meeting in each child's record, or say all that is missing."""
        opened = self.opened
        if opened is None or not opened.about.may_write:
            return
        wrong = self.sheet.check()
        if wrong is not None:
            self.bring(wrong)
            return
        self.keeper.keep()
        act = partial(keep_meeting, today=desks.today(), by=self._desk.standing.user,
                      draft=self.keeper.action, **self.sheet.said())  # fmt: skip
        self._desk.background.run(act, then=self._saved, otherwise=self._trouble.say)

    def _read(self, about: str) -> None:
        ask = partial(read_meetings, about=about, today=desks.today(),
                      standing=self._desk.standing)  # fmt: skip
        self._desk.background.read(ask, then=self._show)

    def _show(self, opened: Opened) -> None:
        first, self.opened = self.opened is None, opened
        with drawn_once(self):
            self.head.say(f"{opened.about.name}: meeting", _ABOUT)
            names.call(self, f"Meetings about {opened.about.name}")
            self.back.say(f"{opened.name}’s page")
            if first:
                self._begin(opened)
            self.before.show_meetings(opened)
        if first and self.isVisible():
            self._to_the_first(opened)

    def _begin(self, opened: Opened) -> None:
        self._trouble.clear()
        may = opened.about.may_write
        self.sheet.begin(opened, desks.this_minute(), self._desk.standing.name)
        self.keeper.begin(opened.draft.action if opened.draft else "")
        self.sheet.setVisible(may)
        self._keeping.setVisible(may)
        self.print.setVisible(may)

    def _to_the_first(self, opened: Opened) -> None:
        ask = self.before.first_to_ask()
        if ask is not None and opened.draft is None:
            self.bring(ask)
        elif opened.about.may_write:
            self.sheet.fields["about"].setFocus()
        else:
            self.back.setFocus()

    def _saved(self, changes: Changes) -> None:
        """Say so, and stand ready for the minutes: they are printed in the room."""
        opened = self.opened
        self.keeper.begin()
        self._trouble.clear()
        self._desk.saved("Kept. Print the minutes before they leave: Ctrl+P.", changes)
        self.opened = None
        if opened is not None:
            self._desk.background.run(
                lambda _: True, then=lambda _: self._read(opened.about.child.id)
            )
        self.print.setFocus()

    def _changed(self, changes: Changes) -> None:
        if self.opened and self.isVisible() and any(changes.touches(kind) for kind in _KINDS):
            self._read(self.opened.about.child.id)

    def _draft(self, action: str) -> Draft | None:
        opened = self.opened
        if opened is None or not self.sheet.works():
            return None
        child = opened.about.child
        title = f"Meeting · {child.whole_name}"
        return Draft(action, f"{FORM}/{child.id}", title, child.log, "", {},
                     self.sheet.typed_now())  # fmt: skip
