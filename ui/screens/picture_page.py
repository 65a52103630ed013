"""One picture or paper, whole: a picture is painted here; of a PDF a copy can be saved."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QImage

from linkworker.actions.attachments import Kept, attachments_of
from linkworker.actions.places import names as staff_names
from linkworker.errors import NotFound
from linkworker.records import Attachment, Child, FamilyAnswer, FileForm
from linkworker.store import Changes, Reader
from ui import desk as desks
from ui.attachments.copying import choose_where, save_copy
from ui.attachments.photo import Photo
from ui.attachments.remaking import picture_of
from ui.attachments.words import (
    answer_words,
    may_open,
    seen_words,
    standing_words,
    what_words,
)
from ui.crash import said_in_words
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down, empty
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.pages import PageHead, ScrollPage

_PDF = (
    "A PDF is not shown here",
    "Save a copy for whoever needs it. It is listed under Papers saved here until it is deleted.",
)


@dataclass(frozen=True)
class _Found:
    child: Child
    kept: Kept
    data: bytes
    image: QImage
    staff: dict[str, str]


class PicturePage(ScrollPage):
    """`show_about("child id/attachment id")`; Esc goes back to the child's pictures."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._child = self._id = ""
        self._found: _Found | None = None
        self._back = Button("Back", "secondary", "arrow-left", "Back to the pictures")
        self._title = PageHead("", "", (self._back,))
        self.photo = Photo()
        self._notice, self._asked = down(gap=0), down(gap=0)
        self._lines = down(gap=4)
        self.add(self._title, self._notice, self._lines, self._asked, self.photo)
        self._back.clicked.connect(self.go_back)
        on_key(self, "Esc", self.go_back)
        desk.background.changed.connect(self._changed)

    def show_about(self, about: str) -> None:
        """Read one, and show it."""
        self._child, _, self._id = about.partition("/")
        self._found = None
        self._read()

    def about_now(self) -> str:
        """Say what shows, to come back to."""
        return f"{self._child}/{self._id}"

    def go_back(self) -> None:
        """Go back to the child's pictures."""
        self._desk.go("child", f"{self._child}/pictures")

    def save_a_copy(self) -> None:
        """Ask for whom and why, then where; keep that it left."""
        reader, why = LineEdit("Ms Okafor, SENCO"), LineEdit("they asked for it")
        asked = Asking(
            [("reader", "For whom", reader), ("why", "Why", why)],
            "Choose where",
            {"reader": "Say for whom", "why": "Say why"},
        )
        asked.kept.connect(self._save)
        ask_in(self._asked, asked)
        reader.setFocus()

    def _read(self) -> None:
        ask = partial(_read, id_=self._id)
        self._desk.background.read(ask, then=self._show, otherwise=self._not_there)

    def _changed(self, changes: Changes) -> None:
        touched = self._id in changes.touches(Attachment) or changes.touches(FamilyAnswer)
        if self._id and self.isVisible() and touched:
            self._read()

    def _show(self, found: _Found) -> None:
        if found.kept.attachment.id != self._id:
            return
        self._found = found
        one, today = found.kept.attachment, desks.today()
        self._title.say(one.name, found.child.whole_name)
        empty(self._notice)
        empty(self._asked)
        empty(self._lines)
        self.photo.setVisible(not found.image.isNull())
        self.photo.show_picture(found.image, one.about or one.name)
        if one.form is FileForm.PDF and may_open(found.kept):
            save = Button("Save a copy", "small", "download")
            save.clicked.connect(self.save_a_copy)
            self._notice.addWidget(InfoStrip("info", *_PDF, [save]))
        standing = standing_words(found.kept, practice=self._desk.standing.practice)
        if standing is not None:
            self._notice.addWidget(InfoStrip("info", standing[0][:1].upper() + standing[0][1:]))
        says = what_words if one.pieces else seen_words
        said = (one.about, one.says, answer_words(found.kept, today))
        for words in filter(None, said):
            self._lines.addWidget(WrapLabel(words, "body"))
        self._lines.addWidget(WrapLabel(says(found.kept, today, found.staff), "meta", "muted"))
        self._back.setFocus()

    def _save(self, said: dict[str, str]) -> None:
        found = self._found
        path = choose_where(self, found.child) if found else None
        if found is None or path is None:
            return
        one = found.kept.attachment
        if save_copy(self._desk, found.child, one, found.data, path, said["reader"], said["why"]):
            empty(self._asked)

    def _not_there(self, error: Exception) -> None:
        self._found = None
        empty(self._notice)
        empty(self._lines)
        self.photo.hide()
        self._notice.addWidget(EmptyState("This is not here", said_in_words(error), "circle-help"))


def _read(reader: Reader, *, id_: str) -> _Found:
    """Read one with its bytes, if it may be looked at; raises NotFound."""
    attachment = reader.get(Attachment, id_)
    child = reader.get(Child, attachment.child)
    listed = attachments_of(reader, child, desks.today())
    kept = next((one for one in listed if one.attachment.id == id_), None)
    if kept is None:
        raise NotFound("It was taken back.")
    data = reader.files.bytes_of(id_) if may_open(kept) else b""
    image = picture_of(data) if attachment.form is FileForm.PICTURE and data else QImage()
    return _Found(child, kept, data, image, staff_names(reader))
