"""A note about one child or several: Ctrl+N, a few words, Ctrl+Enter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QHideEvent

from linkworker.actions.contacts import record_contact
from linkworker.actions.places import school_of
from linkworker.errors import Invalid
from linkworker.records import Child
from linkworker.store import Changes, Draft, Reader, Store
from ui import desk as desks
from ui.crash import said_in_words
from ui.desk import Desk, Standing
from ui.forms.begun_strip import BegunStrip
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.forms.marking import KEY, Marking
from ui.forms.note_form import MEANS, Note, NoteForm
from ui.forms.note_readers import may_write_about, readers_of
from ui.widgets.buttons import Button
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.notices import ErrorBox
from ui.widgets.pages import ScrollPage

_NO_LEAD = "the school's safeguarding lead"
_TELL = "Worried about safety? Tell {lead} first. This app is not the safeguarding record."


@dataclass(frozen=True)
class _Opened:
    known: tuple[Child, ...]
    chosen: tuple[Child, ...]
    draft: Draft | None
    begun: tuple[Draft, ...]
    lead: str
    readers: Mapping[str, Sequence[str]]


class NotePage(ScrollPage):
    """Writes a contact into the record of each child chosen; `show_about` takes a child's id.

    It stands over another page, which is there again when this one has `closed`.
    """

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self.ready = False
        self.form = NoteForm()
        self.marking = Marking(desk, self.form)
        self.form.said.addWidget(self.marking)
        self.keeper = DraftKeeper(desk.background, self._draft)
        self._notices = down(gap=10)
        self._when = Label("", "small", "muted")
        self._safety = WrapLabel("", "meta", "soft")
        self.setFocusProxy(self.form.fields["words"].editor)
        self._later, self._save = Button("Leave for later", "quiet"), Button("Save note", "primary")
        self._save.show_icon("check")
        head = across(Label("New note", "h2"), STRETCH, self._when, KeyCap("Esc"))
        self.add(head, self._notices, self.form)
        shield = IconLabel("shield-alert", "text2", 18)
        key = KeyCap("Ctrl Enter")
        row = across(shield, gap=8)
        row.addWidget(self._safety, 1)
        self.set_foot(row, 16, self._later, self._save, key)
        self._connect()

    def _connect(self) -> None:
        self._save.clicked.connect(self.save)
        self._later.clicked.connect(self.leave)
        self.form.changed.connect(self._follow)
        self.marking.changed.connect(self._follow)
        self.form.warning.shown.connect(self._bring_warning)
        on_key(self, "Ctrl+Enter", self.save)
        on_key(self, "Esc", self.leave)
        on_key(self, KEY, self.marking.mark)
        for number in range(1, len(MEANS) + 1):
            on_key(self, f"Alt+{number}", partial(self.form.pick_means, number))

    def show_about(self, about: str) -> None:
        """Begin a note about a child ('' for nobody yet), or go on with draft/<action>."""
        self.keeper.keep()
        self.keeper.begin()
        self.form.take({})  # what is typed from now on is of the new note
        self.marking.take([])
        self.setFocusProxy((self.form.fields["words"] if about else self.form.who).editor)
        self.setFocus()
        self.ready = False
        self._save.setEnabled(False)
        self._desk.background.read(
            partial(_open, about=about, standing=self._desk.standing),
            then=self._show,
            otherwise=lambda error: self._trouble(said_in_words(error)),
        )

    def save(self) -> None:
        """Keep the note in the record of each child, or say what is missing."""
        if not self._save.isEnabled():
            return
        wrong = self.form.check()
        if wrong is not None:
            self.bring(wrong.editor)
            return
        self.keeper.keep()
        self._save.setEnabled(False)
        keep = partial(_keep, note=self.form.note(), draft=self.keeper.action, by=self._by())
        marked = self.marking.kept_with(keep)
        self._desk.background.run(marked, then=self._saved, otherwise=self._not_saved)

    def leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        if self.form.has_work():
            self.keeper.pending = True
            self._desk.said.emit("Kept under Notes not finished.", None)
        self.keeper.keep()
        self.closed.emit()

    def about_now(self) -> str:
        """Say which note is open, to go on with after a lock."""
        if self.form.has_work():
            self.keeper.pending = True
            return f"draft/{self.keeper.action}"
        return next((child.id for child in self.form.note().children), "")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def _follow(self) -> None:
        self.marking.about(self.form.note().children)
        self.keeper.touch()

    def _by(self) -> str:
        return self._desk.standing.user

    def _show(self, opened: _Opened) -> None:
        self._save.setEnabled(True)
        self.ready = True
        empty(self._notices)
        self._safety.setText(_TELL.format(lead=opened.lead or _NO_LEAD))
        now, early = desks.this_minute(), self.form.early()
        self._when.setText(f"Today, {now:%H:%M}")
        self.form.begin(opened.known, opened.chosen, now, opened.readers)
        if opened.draft:
            self.keeper.drop()
            self.keeper.begin(opened.draft.action)
            self.form.take(opened.draft.typed)
            self.marking.take(opened.draft.typed.get("marked", []))
            self.bring(self.form.fields["words"].editor)
        if early:
            self.form.add_early(early)
            self.keeper.touch()
        self.marking.about(self.form.note().children)
        for draft in [one for one in opened.begun if one.action != self.keeper.action][:1]:
            self._offer(draft)

    def _bring_warning(self) -> None:
        """Let a warning be seen while the words are typed on."""
        QTimer.singleShot(0, self, lambda: self._area.ensureWidgetVisible(self.form.warning))

    def _offer(self, draft: Draft) -> None:
        strip = BegunStrip(self._desk, draft, "a note", str(draft.typed.get("words", "")))
        strip.wanted.connect(self.show_about)
        self._notices.addWidget(strip)

    def _draft(self, action: str) -> Draft | None:
        if not self.form.has_work():
            return None
        children = self.form.note().children
        names = ", ".join(child.name for child in children)
        log = children[0].log if len(children) == 1 else ""
        title = f"Note · {names}" if names else "Note"
        typed = {**self.form.typed(), "marked": self.marking.typed()}
        return Draft(action, "note", title, log, "", {}, typed)

    def _saved(self, changes: Changes) -> None:
        self.keeper.begin()
        self._desk.saved(self._desk.standing.note_kept, changes)
        self.closed.emit()

    def _not_saved(self, error: Exception) -> None:
        self._save.setEnabled(True)
        first = self.form.show_problems(error.problems) if isinstance(error, Invalid) else None
        if first is None:
            self._trouble(said_in_words(error))
        else:
            self.bring(first.editor)

    def _trouble(self, words: str) -> None:
        ErrorBox("This note is not saved yet", words, "What you typed is kept here.").stand_in(
            self._notices
        )


def _open(reader: Reader, about: str, standing: Standing) -> _Opened:
    readers = readers_of(reader, standing.team, standing.user)
    known = may_write_about(reader, standing.reviewed)
    if about.startswith("draft/"):
        draft = reader.draft(about.removeprefix("draft/"))
        return _Opened(known, (), draft, (), _lead(reader, ()), readers)
    chosen = tuple(child for child in known if child.id == about)
    log = chosen[0].log if chosen else ""
    begun = tuple(one for one in reader.drafts() if one.form == "note" and one.log == log)
    return _Opened(known, chosen, None, begun, _lead(reader, chosen), readers)


def _lead(reader: Reader, chosen: tuple[Child, ...]) -> str:
    school = school_of(reader, chosen[0].school) if chosen else None
    if school is None or not school.dsl:
        return ""
    return f"{school.dsl}, {school.dsl_phone}" if school.dsl_phone else school.dsl


def _keep(store: Store, note: Note, draft: str, by: str) -> Changes:
    return record_contact(
        store, children=note.children, own_words=note.own, others=note.others, draft=draft,
        by=by, **note.said,
    )  # fmt: skip
