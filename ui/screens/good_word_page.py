"""A good word heard from school or home: Ctrl+Shift+G, who said it, the words, Ctrl+Enter."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QHideEvent

from linkworker.actions.good_words import keep_good_word, may_hear, soon
from linkworker.actions.places import calendar_of
from linkworker.errors import Invalid
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import Child, Means
from linkworker.store import Changes, Draft, Reader
from ui import desk as desks
from ui.crash import said_in_words
from ui.day.reading import children_here
from ui.desk import Desk, Standing
from ui.forms.children_picker import ChildrenPicker
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.forms.marking import KEY, Marking
from ui.forms.wrong_child import WrongChild
from ui.widgets.buttons import Button
from ui.widgets.choices import Chips, ChoicePicker, Tick
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.notices import ErrorBox
from ui.widgets.pages import ScrollPage

_FORM = "good_word"
_FROM = ((Means.FROM_SCHOOL, "From school"), (Means.FROM_HOME, "From home"))
_PRIVATE = "Health, religion or the like: keep these words off lists and papers"


@dataclass(frozen=True)
class _Opened:
    known: tuple[Child, ...]
    chosen: tuple[Child, ...]
    hear: Mapping[str, Sequence[str]]
    calendars: Mapping[str, SchoolCalendar]
    draft: Draft | None


class GoodWordPage(ScrollPage):
    """`show_about(child id)`, '' for nobody yet, or "draft/<action>". It stands over another."""

    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._opened: _Opened | None = None
        self.keeper = DraftKeeper(desk.background, self._draft)
        self._notices = down(gap=10)
        self.who = Field("About", ChildrenPicker())
        self.fields = {
            "means": Field("Where from?", Chips(list(_FROM))),
            "whom": Field("Who said it?", LineEdit("Mr Fenwick, mum")),
            "words": Field("What did they say?", WordsEdit("He was brilliant today", 2, 8)),
        }
        self.tell = Field("Pass it on to", ChoicePicker([], "Nobody"), optional=True)
        self.private = Tick(_PRIVATE)
        self.warning = WrongChild(self._choose)
        self.marking = Marking(desk, self.fields["words"])
        self.save_it = Button("Keep it", "primary", "check")
        self.add(across(Label("A good word", "h2"), STRETCH, KeyCap("Esc")), self._notices)
        row = across(self.fields["means"], self.fields["whom"], gap=16)
        row.setStretch(1, 1)
        words = held(down(self.fields["words"], self.marking, self.warning, gap=6))
        self.add(self.who, row, words, self.tell, self.private)
        self._keeping = held(across(self.save_it, KeyCap("Ctrl Enter")))
        self.set_foot(STRETCH, self._keeping)
        self.setFocusProxy(self.fields["words"].editor)
        self._connect()

    def _connect(self) -> None:
        self.save_it.clicked.connect(self.save)
        self.who.editor.changed.connect(self._about_changed)
        for field in self.fields.values():
            field.editor.changed.connect(self._follow)
        for editor in (self.tell.editor, self.private):
            editor.changed.connect(self.keeper.touch)
        on_key(self, "Ctrl+Enter", self.save)
        self.marking.changed.connect(self.keeper.touch)
        on_key(self, "Esc", self.leave)
        on_key(self, KEY, self.marking.mark)

    def show_about(self, about: str) -> None:
        """Begin a good word about a child, or go on with one that was typed before."""
        self.keeper.keep()
        self.keeper.begin()
        self._opened = None
        self.save_it.setEnabled(False)
        self._keeping.setVisible(not self._desk.standing.reviews)
        for field in self.fields.values():
            field.editor.set_value(None)
            field.clear_problem()
        self.fields["means"].editor.set_value(Means.FROM_SCHOOL)
        self.private.set_value(False)
        self.marking.take([])
        empty(self._notices)
        ask = partial(_open, about=about, standing=self._desk.standing)
        self._desk.background.run(
            lambda _: True,
            then=lambda _: self._desk.background.read(
                ask, then=self._show, otherwise=self._say_trouble
            ),
        )

    def save(self) -> None:
        """Keep it in the record of each child, or say all that is missing."""
        opened = self._opened
        ready = opened is not None and self.save_it.isEnabled()
        if opened is None or not ready or self._desk.standing.reviews or not self.who.check():
            return
        children = self.who.value()
        self.keeper.keep()
        self.save_it.setEnabled(False)
        calendar = opened.calendars.get(children[0].school, SchoolCalendar())
        act = partial(
            keep_good_word, children=children, at=desks.this_minute(),
            by=self._desk.standing.user, due=soon(calendar, desks.today()),
            draft=self.keeper.action, **self._said(),
        )  # fmt: skip
        kept = self.marking.kept_with(act)
        self._desk.background.run(kept, then=self._saved, otherwise=self._say_trouble)

    def leave(self) -> None:
        """Go back; what was typed stays as a draft."""
        if self.fields["words"].value():
            self.keeper.pending = True
            self._desk.said.emit("Kept under Notes not finished.", None)
        self.keeper.keep()
        self.closed.emit()

    def about_now(self) -> str:
        """Say which good word is open, to go on with after a lock."""
        if self.fields["words"].value():
            self.keeper.pending = True
            return f"draft/{self.keeper.action}"
        return next((child.id for child in self.who.value()), "")

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def _show(self, opened: _Opened) -> None:
        self._opened = opened
        early = self.fields["words"].value()  # typed before this was read
        self.who.editor.offer(opened.known)
        self.who.editor.set_value(opened.chosen)
        typed = opened.draft.typed if opened.draft else {}
        if opened.draft:
            self.keeper.begin(opened.draft.action)
            self.fields["means"].editor.set_value(Means(typed["means"]))
            self.fields["whom"].editor.set_value(typed["whom"])
            self.private.set_value(typed["private"])
        self.fields["words"].editor.set_value(f"{typed.get('words', '')}{early or ''}")
        self.marking.take(typed.get("marked", []))
        self.save_it.setEnabled(True)
        self._about_changed()
        if typed.get("tell"):
            self.tell.editor.set_value(typed["tell"])
        (self.fields["whom"] if opened.chosen else self.who).setFocus()

    def _said(self) -> dict[str, Any]:
        said = {name: field.value() for name, field in self.fields.items()}
        said = {**said, "whom": said["whom"] or "", "words": said["words"] or ""}
        return {**said, "tell": self.tell.value() or "", "private": self.private.value() or None}

    def _about_changed(self) -> None:
        """Offer whom to tell: the child, and those round it who are safe to contact."""
        opened, children = self._opened, self.who.value()
        if opened is not None:
            picked = self.tell.value()
            hear = opened.hear.get(children[0].id, ()) if children else ()
            self.tell.editor.offer([(one, f"Tell {one}") for one in hear])
            self.tell.editor.set_value(picked if picked in hear else None)
        self._follow()

    def _follow(self) -> None:
        if self._opened is not None:
            children = list(self.who.value())
            words = self.fields["words"].value() or ""
            self.warning.look(words, self._opened.known, children)
            self.marking.about(children)
            self.keeper.touch()

    def _choose(self, children: Sequence[Child]) -> None:
        self.who.editor.set_value(children)
        self._about_changed()

    def _draft(self, action: str) -> Draft | None:
        said, children = self._said(), self.who.value()
        if self._opened is None or not said["words"]:
            return None
        means = said["means"] or Means.FROM_SCHOOL
        typed = {**said, "means": means.value, "children": [child.id for child in children]}
        typed["marked"] = self.marking.typed()
        names = ", ".join(child.name for child in children)
        log = children[0].log if len(children) == 1 else ""
        title = f"Good word · {names}" if names else "Good word"
        return Draft(action, _FORM, title, log, "", {}, typed)

    def _saved(self, changes: Changes) -> None:
        tell = self.tell.value()
        self.fields["words"].editor.set_value(None)
        self.keeper.begin()
        self._desk.saved(f"Kept. To tell {tell} is on Today." if tell else "Kept.", changes)
        self.closed.emit()

    def _say_trouble(self, error: Exception) -> None:
        """Say above and at each field what is wrong, and go to the first."""
        self.save_it.setEnabled(self._opened is not None)
        empty(self._notices)
        problems = dict(error.problems) if isinstance(error, Invalid) else {}
        words = ". ".join(problems.values()) or said_in_words(error)
        self._notices.addWidget(ErrorBox("This is not kept yet", words, "What you typed is here."))
        for name, field in self.fields.items():
            field.set_problem(problems.get(name, ""))
        wrong = [field for name, field in self.fields.items() if name in problems]
        if wrong:
            self.bring(wrong[0].editor)


def _open(reader: Reader, about: str, standing: Standing) -> _Opened:
    draft = reader.draft(about.removeprefix("draft/")) if about.startswith("draft/") else None
    wanted = draft.typed["children"] if draft else [about] if about else []
    known = tuple(children_here(reader, standing.reviewed))
    hear = {child.id: may_hear(reader, child) for child in known}
    calendars = {school: calendar_of(reader, school) for school in {c.school for c in known}}
    chosen = tuple(child for one in wanted for child in known if child.id == one)
    return _Opened(known, chosen, hear, calendars, draft)
