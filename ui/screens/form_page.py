"""The one page that edits any record, from its declaration: typed words are kept as drafts."""

from functools import partial
from typing import Any

from PySide6.QtGui import QHideEvent

from linkworker.errors import Invalid, NotAllowed
from linkworker.records import AttendancePlan, Person, Plan
from linkworker.store import Changes, Draft, Store
from ui import desk as desks
from ui.crash import said_in_words
from ui.forms.begun_strip import BegunStrip
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.history import HistoryCard
from ui.forms.keys import on_key
from ui.forms.marking import KEY, Marking, marking_of
from ui.forms.opening import Opened, open_form
from ui.forms.record_form import RecordForm
from ui.forms.stayed_here import StayedHere
from ui.forms.way_back import way_back
from ui.school.foreseen import with_foreseen
from ui.widgets.buttons import Button
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.notices import EmptyState, ErrorBox, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_NOTES = {
    Plan: "AllChild's own plan. It is not the school's statutory SEND plan.",
    AttendancePlan: "AllChild's own plan, agreed with child, family and school.",
    Person: "Kept once for the whole family, with what this person is to the child.",
}
_EARLY = "Until the family has agreed: name, school and year. With a first day here, the rest."


class FormPage(ScrollPage):
    """Edits a record, or writes a new one; `show_about` takes what `form_kinds` spells."""

    def __init__(self, desk: desks.Desk) -> None:
        super().__init__()
        self._desk = desk
        self._opened: Opened | None = None
        self.forms: list[RecordForm] = []
        self.marking: Marking | None = None
        self.keeper = DraftKeeper(desk.background, self._draft)
        self._title = PageHead("")
        self._stayed = StayedHere(desk)
        self._notices, self._place = down(gap=10), down(gap=14)
        self._later = Button("Leave for later", "quiet")
        self._save = Button("Save", "primary", "check")
        key = Label("Ctrl Enter", "meta", "muted")
        note = Label("Kept on this laptop as you type", "small", "muted")
        self._foot_row = held(across(note, STRETCH, self._later, self._save, key))
        self.add(self._title, self._stayed, self._notices, self._place)
        self.set_foot(self._foot_row)
        self._save.clicked.connect(self.save)
        self._later.clicked.connect(self.leave)
        self._stayed.removed.connect(self.leave)
        on_key(self, "Ctrl+Enter", self.save)
        on_key(self, "Esc", self.leave)
        on_key(self, KEY, lambda: self.marking.mark() if self.marking else None)
        desk.background.changed.connect(self._notice_change)

    def show_about(self, about: str) -> None:
        """Read what the form is about, and show it."""
        self.keeper.keep()
        # what is typed from now on is never kept in another
        self._opened, self.forms, self.marking = None, [], None
        self._stayed.hide()
        empty(self._place)
        ask = partial(open_form, about=about, standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show, otherwise=self._not_there)

    def save(self) -> None:
        """Save what was changed, or say what is wrong with it."""
        if self._opened is None or not self._save.isEnabled():
            return
        if not all([form.check() for form in self.forms]):
            return
        edits = self._edits()
        marks = self.marking.marks if self.marking else []
        if self._opened.record is not None and not edits and not marks:
            self.keeper.drop()
            self._go_back()
            return
        self.keeper.keep()
        self._save.setEnabled(False)
        keep = partial(self._keep, opened=self._opened, action=self.keeper.action, edits=edits)
        kept = self.marking.kept_with(keep) if self.marking else keep
        self._desk.background.run(kept, then=self._saved, otherwise=self._not_saved)

    def leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        kept = self.keeper.pending or bool(self._edits())
        self.keeper.keep()
        if kept:
            self._desk.said.emit("Kept under Notes not finished.", None)
        self._go_back()

    def about_now(self) -> str:
        """Say what is open, to go on with after a lock: with what was typed."""
        if self._edits():
            self.keeper.pending = True
            return f"draft/{self.keeper.action}"
        return self._opened.about if self._opened else ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def _show(self, opened: Opened) -> None:
        self._opened, self.forms = opened, []
        self.keeper.begin(opened.draft.action if opened.draft else "")
        empty(self._notices)
        empty(self._place)
        self._say_head(opened)
        self._stayed.show_those(opened.stayed, opened.staff, may_write=opened.may_write)
        self._foot_row.setVisible(opened.may_write)
        self._save.setEnabled(True)
        if not opened.may_write:
            words = "You can read this record. Its Link Workers change it."
            self._place.addWidget(EmptyState("You are reviewing this caseload", words, "eye"))
            self._tell_history(opened)
            return
        self._build(opened)
        self._tell_history(opened)
        for draft in opened.begun[:1]:
            self._offer(draft)

    def _say_head(self, opened: Opened) -> None:
        note = _EARLY if opened.early else _NOTES.get(opened.form.kind, "")
        self._title.say(opened.title, " · ".join(part for part in (opened.whose, note) if part))

    def _build(self, opened: Opened) -> None:
        kinds = (opened.form.kind, *(opened.form.also if opened.record is None else ()))
        column = down(gap=14)
        for kind in kinds:
            form = RecordForm(kind, opened.names_of(kind), opened.choices, opened.looks_of(kind))
            if self.forms:
                column.addWidget(Label(opened.heading_of(kind), "h2"))
            column.addWidget(form)
            form.show_record(opened.record if not self.forms else None, opened.begins_of(kind))
            if opened.draft:
                form.take_draft(opened.draft)
            form.changed.connect(self.keeper.touch)
            self.forms.append(form)
        whole = held(column)
        self._place.addWidget(with_foreseen(self._desk, opened, self.forms, whole))
        marking = self.marking = marking_of(self._desk, opened.child, whole, opened.draft)
        if marking is not None:
            marking.changed.connect(self.keeper.touch)
            for form in self.forms:
                form.changed.connect(marking.follow)
            self._place.addWidget(marking)
        self.forms[0].begin()

    def _tell_history(self, opened: Opened) -> None:
        if opened.history:
            told = HistoryCard(opened.history, opened.staff, may_undo=opened.may_write)
            told.undo_wanted.connect(self._desk.take_back)
            self._place.addWidget(told)

    def _offer(self, draft: Draft) -> None:
        strip = BegunStrip(self._desk, draft, "this")
        strip.wanted.connect(self.show_about)
        self._notices.addWidget(strip)

    def _edits(self) -> dict[str, Any]:
        return {name: value for form in self.forms for name, value in form.edits().items()}

    def _draft(self, action: str) -> Draft | None:
        opened = self._opened
        if opened is None or not self._edits():
            return None
        typed: dict[str, Any] = {"now": {}, "before": {}}
        for form in self.forms:
            for part, values in form.draft_typed().items():
                typed[part] |= values
        if self.marking:
            typed |= {"marked": self.marking.typed()}
        shown = self.forms[0].shown
        name = opened.child.name if opened.child else ""
        title = " · ".join(part for part in (opened.form.kind.title, name) if part)
        seen = shown.seen if shown else {}
        record = opened.record.id if opened.record else ""
        return Draft(action, f"form/{opened.about}", title, opened.log, record, seen, typed)

    def _keep(self, store: Store, opened: Opened, action: str, edits: dict[str, Any]) -> Changes:
        form, shown = opened.form, self.forms[0].shown
        if opened.record is None and form.add:
            return form.add(store, self._desk.standing, opened.parent, action, edits)
        if form.edit is None:
            raise NotAllowed("What happened is not changed afterwards. Write a new one.")
        return form.edit(store, shown, draft=action, **edits)

    def _saved(self, changes: Changes) -> None:
        self.keeper.begin()
        self._desk.saved("Saved on this laptop.", changes)
        self._go_back(changes)

    def _not_saved(self, error: Exception) -> None:
        self._save.setEnabled(True)
        if not isinstance(error, Invalid):
            ErrorBox(
                "This is not saved yet", said_in_words(error), "What you typed is kept here."
            ).stand_in(self._notices)
            return
        left = dict(error.problems)
        for form in reversed(self.forms):
            own = {name: left.pop(name) for name in tuple(left) if name in form.fields}
            if form is self.forms[0]:
                own |= left
            first = form.show_problems(own)
            if first is not None:
                self.bring(first)

    def _not_there(self, error: Exception) -> None:
        self._opened, self.forms = None, []
        empty(self._notices)
        empty(self._place)
        self._foot_row.hide()
        self._title.say("Not here", "")
        self._place.addWidget(EmptyState("There is nothing to show", said_in_words(error), "info"))

    def _notice_change(self, changes: Changes) -> None:
        opened = self._opened
        if opened is None or opened.record is None or changes.action == self.keeper.action:
            return
        if self.isVisible() and opened.record.id in changes.touches(opened.form.kind):
            if not self._edits():
                self.show_about(opened.about)
                return
            empty(self._notices)
            words = "Save yours all the same: where you both wrote, both are kept to decide."
            self._notices.addWidget(InfoStrip("info", "This was changed just now", words))

    def _go_back(self, changes: Changes | None = None) -> None:
        opened, self._opened, self.forms = self._opened, None, []
        self._desk.go(*way_back(opened, changes))
