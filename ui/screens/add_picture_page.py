"""A picture or paper is added: what it is, the file made small, words; then the file's own end."""

from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtGui import QHideEvent, QImage

from linkworker.errors import Invalid
from linkworker.fields import declared
from linkworker.records import Attachment, Shown
from linkworker.store import Changes, Draft
from ui import desk as desks
from ui.attachments import asked as asking
from ui.attachments.asked import Asked
from ui.attachments.original import TELEPHONE, Original
from ui.attachments.picker import PicturePicker
from ui.attachments.remaking import Remade, picture_of, take_file, take_image
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.draft_keeper import DraftKeeper
from ui.forms.keys import on_key
from ui.forms.record_form import RecordForm
from ui.widgets.buttons import Button
from ui.widgets.choices import Chips
from ui.widgets.field import Field
from ui.widgets.labels import Label
from ui.widgets.layout import STRETCH, across, down, empty, held
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_TITLE, _WHAT = "Add a picture or paper", "Say what it is"
_PREVIEW = 224


class AddPicturePage(ScrollPage):
    """`show_about` takes a child's id, or a draft; Ctrl+Enter keeps, Esc leaves, Ctrl+V pastes."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._asked: Asked | None = None
        self.remade: Remade | None = None
        self._typed: dict[str, Any] = {}
        self._changes: Changes | None = None
        self.form: RecordForm | None = None
        self.keeper = DraftKeeper(desk.background, self._draft)
        self._title, self.original = PageHead(_TITLE), Original()
        self._instead, self._fields = down(gap=0), down(gap=12)
        self.what = Field("What is it?", Chips(asking.OPTIONS))
        self.picker = PicturePicker()
        self._fact = InfoStrip("info", *asking.KEEP_THE_FACT)
        self._family = Button("Ask the family", "secondary", "arrow-right")
        ask = across(self._family, STRETCH)
        self.taking = held(down(self.what, ask, self._fact, self.picker, self._fields, gap=14))
        self._leave = Button("Leave for later", "quiet")
        self.save = Button("Keep it", "primary", "check")
        note = Label("What you type is kept on this laptop", "small", "muted")
        key = Label("Ctrl Enter", "meta", "muted")
        self._foot_row = held(across(note, STRETCH, self._leave, self.save, key))
        self.add(self._title, self._instead, self.taking, self.original)
        self.set_foot(self._foot_row)
        self._connect()

    def _connect(self) -> None:
        self.what.editor.changed.connect(self._chosen)
        self.picker.taken.connect(self.take)
        self.picker.pasted.connect(self._take_image)
        self.original.answered.connect(self._over)
        self._family.clicked.connect(lambda: self._go_back("family"))
        self.save.clicked.connect(self.keep)
        self._leave.clicked.connect(self.leave)
        on_key(self, "Ctrl+Enter", self.keep)
        on_key(self, "Ctrl+V", self.picker.take_pasted)
        on_key(self, "Esc", self.leave)

    def show_about(self, about: str) -> None:
        """Begin anew about a child, or go on with what was typed."""
        self.keeper.keep()
        self._asked = None
        ask = partial(
            asking.read_asked, about=about, standing=self._desk.standing, today=desks.today()
        )
        self._desk.background.read(ask, then=self._show, otherwise=self._not_there)

    def about_now(self) -> str:
        """Say what is open, to go on with after a lock: with what was typed."""
        if self._asked and self._draft(self.keeper.action):
            self.keeper.pending = True
            return f"draft/{self.keeper.action}"
        return self._asked.child.id if self._asked else ""

    def take(self, path: Path) -> None:
        """Take a file in hand; it is read and made small away from the screen."""
        self.picker.show_reading()
        self._desk.background.read(
            lambda _: _looked_at(take_file(path)), then=self._took, otherwise=self._refuse
        )

    def keep(self) -> None:
        """Keep it, or say all that is wrong with it at once."""
        if self._asked is None or not self._foot_row.isVisible() or not self.save.isEnabled():
            return
        if self.form is None:
            self.what.set_problem(_WHAT)
            self.what.setFocus()
            return
        if not self.form.check():
            return
        self.keeper.keep()
        self.save.setEnabled(False)
        act = partial(
            asking.keep, asked=self._asked, remade=self.remade, by=self._desk.standing.user,
            draft=self.keeper.action, today=desks.today(),
            said={"shown": self.what.value(), **self.form.edits()},
        )  # fmt: skip
        self._desk.background.run(act, then=self._kept, otherwise=self._not_kept)

    def leave(self) -> None:
        """Go back to the child; what was typed stays as a draft, the file in hand does not."""
        if self.keeper.pending or (self._asked and self._draft(self.keeper.action)):
            self.keeper.keep()
            self._desk.said.emit("The words are kept under Notes not finished.", None)
        self._go_back()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        """Keep what is typed when the page goes, as at a lock."""
        super().hideEvent(event)
        self.keeper.keep()

    def _show(self, asked: Asked) -> None:
        self._asked, self.remade, self.form = asked, None, None
        self._typed = asked.draft.typed.get("now", {}) if asked.draft else {}
        self.keeper.begin(asked.draft.action if asked.draft else "")
        self._title.say(_TITLE, asked.whose)
        self.picker.show_nothing()
        empty(self._instead)
        empty(self._fields)
        if asked.instead is not None:
            self._instead.addWidget(EmptyState(*asked.instead, "eye"))
        self._stage(taking=asked.instead is None)
        shown = declared(Attachment)["shown"].from_store(self._typed.get("shown"))
        self.what.editor.set_value(shown)
        self._chosen()
        self.what.setFocus()

    def _stage(self, *, taking: bool) -> None:
        """Show the part of the work one is at: taking it in, or nothing of it."""
        self.taking.setVisible(taking)
        self._foot_row.setVisible(taking)
        self.save.setEnabled(True)
        self.original.hide()

    def _chosen(self) -> None:
        """Ask what belongs to what was chosen; words typed already stay."""
        shown, asked = self.what.value(), self._asked
        self.what.clear_problem()
        self._fact.setVisible(shown is Shown.FACT)
        self._family.hide()
        if self.form is not None:
            self._typed |= self._now()
        self.form = None
        empty(self._fields)
        stopped = asked.photos if asked and shown is Shown.PEOPLE else ""
        self.what.set_problem(stopped)
        self.save.setEnabled(not stopped)
        self.picker.setVisible(shown not in (None, Shown.FACT) and not stopped)
        if asked is None or shown is None or stopped:
            self._family.setVisible(bool(stopped))
            return
        self.form = RecordForm(Attachment, asking.names_of(shown), {"answer": asked.answers})
        for name, field in self.form.fields.items():
            if name in self._typed:
                field.editor.set_value(declared(Attachment)[name].from_store(self._typed[name]))
        self.form.changed.connect(self.keeper.touch)
        if shown is Shown.FACT and "seen_on" not in self._typed:
            self.form.fields["seen_on"].editor.set_value(desks.today())
        self._fields.addWidget(self.form)

    def _take_image(self, image: QImage) -> None:
        self.picker.show_reading()
        self._desk.background.read(
            lambda _: _looked_at(take_image(image)), then=self._took, otherwise=self._refuse
        )

    def _took(self, found: tuple[Remade, QImage]) -> None:
        self.remade, image = found
        self.picker.show_remade(self.remade, image)

    def _refuse(self, error: Exception) -> None:
        self.remade = None
        self.picker.show_nothing(said_in_words(error))

    def _kept(self, changes: Changes) -> None:
        self.keeper.begin()
        self._typed, self._changes = {}, changes
        path = self.remade.path if self.remade and self.what.value() is not Shown.FACT else None
        asked = self._asked
        if path is None or asked is None or not path.exists():
            pasted = self.remade is not None and self.what.value() is not Shown.FACT
            self._over(f"Kept. {TELEPHONE}" if pasted else "Kept.")
            return
        self._stage(taking=False)
        self.original.show()
        self.original.ask(path, asked.child.name)

    def _over(self, words: str) -> None:
        self._desk.saved(words, self._changes)
        self._go_back()

    def _not_kept(self, error: Exception) -> None:
        self.save.setEnabled(True)
        if not isinstance(error, Invalid) or self.form is None:
            self._desk.background.failed.emit(error)
            return
        first = self.form.show_problems(error.problems)
        self.picker.say_wrong(error.problems.get("form", ""))
        self.what.set_problem(error.problems.get("shown", ""))
        if "form" in error.problems:
            self.picker.choose.setFocus()
        elif first is not None:
            self.show_whole(first)

    def _not_there(self, error: Exception) -> None:
        self._stage(taking=False)
        empty(self._instead)
        self._instead.addWidget(EmptyState("This is not here", said_in_words(error), "circle-help"))

    def _go_back(self, tab: str = "pictures") -> None:
        self.remade = None
        child = self._asked.child.id if self._asked else ""
        self._desk.go("child", f"{child}/{tab}") if child else self._desk.go("caseload")

    def _now(self) -> dict[str, Any]:
        fields, form = declared(Attachment), self.form
        edits = form.edits() if form else {}
        return {name: fields[name].to_store(value) for name, value in edits.items()}

    def _draft(self, action: str) -> Draft | None:
        now, asked = self._typed | self._now(), self._asked
        if asked is None or not any(now.get(name) for name in ("name", "about", "says")):
            return None
        now["shown"] = declared(Attachment)["shown"].to_store(self.what.value())
        form, title = asking.form_of_draft(asked.child), f"Picture or paper · {asked.child.name}"
        return Draft(action, form, title, asked.child.log, "", {}, {"now": now, "before": {}})


def _looked_at(remade: Remade) -> tuple[Remade, QImage]:
    """Give it with a small picture to show beside it."""
    return remade, picture_of(remade.data, _PREVIEW)
