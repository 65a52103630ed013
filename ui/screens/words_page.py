"""Words for a meeting of today that was marked on the board: a few words, Ctrl+Enter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from linkworker.actions.day import add_words, may_fill_in
from linkworker.fields import declared
from linkworker.records import Child, Contact
from linkworker.store import Changes, Draft, Reader
from ui import desk as desks
from ui.crash import said_in_words
from ui.day.reading import children_here
from ui.desk import Desk, Standing
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.editors import sentence_case
from ui.forms.keys import on_key
from ui.forms.note_form import MEANS
from ui.forms.note_readers import read_by, readers_of
from ui.forms.wrong_child import WrongChild
from ui.widgets.buttons import Button
from ui.widgets.choices import Chips
from ui.widgets.field import Field
from ui.widgets.inputs import NumberEdit, WordsEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.notices import ErrorBox
from ui.widgets.pages import ScrollPage

_FORM = "words"
_LATER = "What stands there stays. Your words are added below it, with the day and your name."


@dataclass(frozen=True)
class _Opened:
    contact: Contact
    child: Child
    known: tuple[Child, ...]
    readers: Mapping[str, Sequence[str]]
    draft: Draft | None


class WordsPage(ScrollPage):
    """`show_about(contact id)`, or "draft/<action>". It stands over another page."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._opened: _Opened | None = None
        self.keeper = DraftKeeper(desk.background, self._draft)
        self.title = Label("", "h2")
        self._stands = WrapLabel("", "body", "soft")
        self.means = Field("How", Chips([(one, sentence_case(one.value)) for one in MEANS]))
        self.minutes = Field("Minutes", NumberEdit(0, 1440))
        self.words = Field("What happened", WordsEdit("In a few words", lines=3, most=10))
        self.readers = WrapLabel("", "small", "muted")
        self.warning = WrongChild(self._turn_to)
        self._notices = down(gap=10)
        self.save_it = Button("Keep the words", "primary", "check")
        self.add(across(self.title, STRETCH, KeyCap("Esc")), self._notices, self._stands)
        self.add(self.words, self.readers, self.warning, self.means, self.minutes)
        self.set_foot(STRETCH, self.save_it, KeyCap("Ctrl Enter"))
        self.setFocusProxy(self.words.editor)
        self._connect()

    def _connect(self) -> None:
        self.save_it.clicked.connect(self.save)
        for field in (self.words, self.means, self.minutes):
            field.editor.changed.connect(self._follow)
        on_key(self, "Ctrl+Enter", self.save)
        on_key(self, "Esc", self.leave)

    def show_about(self, about: str) -> None:
        """Open the words of one contact, with what was typed of them before."""
        self.keeper.keep()
        self._opened = None
        self.save_it.setEnabled(False)
        self.words.editor.set_value("")
        self.setFocus()
        ask = partial(_open, about=about, standing=self._desk.standing)
        self._desk.background.run(
            lambda _: True,
            then=lambda _: self._desk.background.read(
                ask, then=self._show, otherwise=self._say_trouble
            ),
        )

    def save(self) -> None:
        """Keep the words, or say what is missing."""
        opened = self._opened
        if opened is None or not self.save_it.isEnabled():
            return
        if not self.words.value():
            self.words.set_problem("Write what happened")
        wrong = [one for one in (self.words, self.minutes) if one.problem() or not one.check()]
        if wrong:
            self.bring(wrong[0].editor)
            return
        self.keeper.keep()
        self.save_it.setEnabled(False)
        standing = self._desk.standing
        act = partial(
            add_words, contact=opened.contact, said=self._said(), who=standing.name,
            by=standing.user, today=desks.today(), draft=self.keeper.action,
        )  # fmt: skip
        self._desk.background.run(act, then=self._saved, otherwise=self._say_trouble)

    def leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        if self.words.value():
            self.keeper.pending = True
            self._desk.said.emit("Kept under Notes not finished.", None)
        self.keeper.keep()
        self.closed.emit()

    def about_now(self) -> str:
        """Say whose words are open, to go on with after a lock."""
        if self.words.value():
            self.keeper.pending = True
            return f"draft/{self.keeper.action}"
        return self._opened.contact.id if self._opened else ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def _show(self, opened: _Opened) -> None:
        self._opened = opened
        contact, child = opened.contact, opened.child
        self.keeper.begin(opened.draft.action if opened.draft else "")
        empty(self._notices)
        self.title.setText(f"{child.name}, {contact.at:%H:%M}" if contact.at else child.name)
        fills = self._fills(contact)
        self._stands.setText("" if fills else f"{contact.words}\n\n{_LATER}".strip())
        self._stands.setVisible(not fills)
        for field in (self.means, self.minutes):
            field.setVisible(fills)
        early = self.words.editor.toPlainText()  # typed before this was read
        typed = opened.draft.typed if opened.draft else {}
        self.words.editor.set_value(f"{typed.get('words', '')}{early}")
        for name, field in (("means", self.means), ("minutes", self.minutes)):
            value = declared(Contact)[name].from_store(typed[name]) if name in typed else None
            field.editor.set_value(value if value is not None else getattr(contact, name))
        self.readers.setText(read_by([child], opened.readers))
        self.save_it.setEnabled(True)
        self._warn()
        self.words.editor.setFocus()

    def _fills(self, contact: Contact) -> bool:
        return may_fill_in(contact, by=self._desk.standing.user, today=desks.today())

    def _said(self) -> dict[str, Any]:
        means, minutes = self.means.value(), self.minutes.value()
        return {"words": self.words.value(), "means": means, "minutes": minutes}

    def _follow(self) -> None:
        self._warn()
        self.keeper.touch()

    def _warn(self) -> None:
        if self._opened is not None:
            self.warning.look(self.words.value(), self._opened.known, [self._opened.child])

    def _turn_to(self, children: Sequence[Child]) -> None:
        """Take the words to a new note about these; the mark stays as it is."""
        action, typed = self.keeper.action, self._said()
        names = ", ".join(child.name for child in children)
        stored = {name: declared(Contact)[name].to_store(value) for name, value in typed.items()}
        contact = self._opened.contact if self._opened else None
        if contact is not None:
            for name in ("at", "outcome"):
                stored[name] = declared(Contact)[name].to_store(getattr(contact, name))
        stored["children"] = [child.id for child in children]
        draft = Draft(action, "note", f"Note · {names}", "", "", {}, stored)
        self.words.editor.set_value("")
        self.keeper.begin()
        self.closed.emit()
        self._desk.background.run(
            lambda store: store.keep_draft(draft),
            then=lambda _: self._desk.go("note", f"draft/{action}"),
        )

    def _draft(self, action: str) -> Draft | None:
        if self._opened is None or not self.words.value():
            return None
        contact, child = self._opened.contact, self._opened.child
        typed = {n: declared(Contact)[n].to_store(v) for n, v in self._said().items()}
        title = f"Words · {child.name}"
        return Draft(action, _FORM, title, child.log, contact.id, {}, typed)

    def _saved(self, changes: Changes) -> None:
        self.keeper.begin()
        self.words.editor.set_value("")
        self._desk.saved(self._desk.standing.note_kept, changes)
        self.closed.emit()

    def _say_trouble(self, error: Exception) -> None:
        self.save_it.setEnabled(self._opened is not None)
        ErrorBox(
            "These words are not kept yet", "What you typed is here.", said_in_words(error)
        ).stand_in(self._notices)


def _open(reader: Reader, about: str, standing: Standing) -> _Opened:
    drafts = [one for one in reader.drafts() if one.form == _FORM]
    asked = reader.draft(about.removeprefix("draft/")) if about.startswith("draft/") else None
    contact = reader.get(Contact, asked.record if asked else about)
    draft = asked or next((one for one in drafts if one.record == contact.id), None)
    readers = readers_of(reader, standing.team, standing.user)
    known = tuple(children_here(reader, standing.reviewed))
    return _Opened(contact, reader.get(Child, contact.child), known, readers, draft)
