"""One picture or paper of a child: small, with what it shows, since when, and where it is."""

from functools import partial

from PySide6.QtGui import QImage

from linkworker.actions.attachments import Kept, strike_attachment
from linkworker.records import Attachment, FileForm
from ui import desk as desks
from ui.attachments.photo import Photo
from ui.attachments.words import (
    answer_words,
    may_open,
    seen_words,
    standing_words,
    what_words,
)
from ui.child.more import More
from ui.child.part import Part
from ui.models.about_child import About
from ui.rights.here import Offer, rights_offers
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty
from ui.widgets.tags import Tag

_PRIVATE = "Private: open it to read."
_GONE = "Struck out. The bytes go from here now, and from everywhere with the next sync."


class PictureCard(Card):
    """Opens it, or strikes it out with a reason; one that was only seen says what it said."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self.kept: Kept | None = None
        self.photo = Photo(112, 84)
        self._title, self._about = WrapLabel("", "strong"), WrapLabel("", "small", "soft")
        self._line, self._answer = WrapLabel("", "meta", "muted"), WrapLabel("", "small")
        self.tag = Tag("")
        self.open, self._more = Button("Open", "small", "eye"), More()
        self._key = Label("", "meta", "muted")
        self._asked = down(gap=0)
        words = down(self._title, self._answer, self._about, self._line, gap=3)
        words.addLayout(across(self.tag, STRETCH))
        row = across(self.photo, gap=14)
        row.addLayout(words, 1)
        row.addLayout(down(across(self._key, self.open, self._more, gap=4), STRETCH))
        self.add(row, self._asked)
        self.open.clicked.connect(self.look)

    def show_kept(self, about: About, kept: Kept, image: QImage, number: int) -> None:
        """Show another one; `number` is its key, 0 for none."""
        if self.kept is None or kept.attachment.id != self.kept.attachment.id:
            empty(self._asked)
        self.kept = kept
        one = kept.attachment
        self._title.setText(one.name)
        said = _PRIVATE if one.private else one.about or one.says
        self._say(self._about, said)
        self._say(self._answer, answer_words(kept, about.today))
        says = what_words if one.pieces else seen_words
        struck = f"Struck out: {one.struck_because}" if one.struck_because else ""
        self._line.setText(struck or says(kept, about.today, about.staff))
        found = standing_words(kept, practice=self._part.desk.standing.practice)
        self.tag.setVisible(found is not None)
        if found is not None:
            self.tag.show_words(*found)
        self._show_photo(kept, image)
        opens = may_open(kept) or (one.private is True and not one.pieces)
        self.open.setVisible(opens)
        self.open.say("Open", f"Open {one.name}")
        self._key.setText(f"Alt {number}" if number and opens else "")
        self._offer(about, one)

    def _offer(self, about: About, one: Attachment) -> None:
        """Offer what is seldom done with it."""
        strikes = about.may_write and not one.struck_because
        offers: list[Offer] = [("Strike out…", self._ask)] if strikes else []
        offers += rights_offers(self._part.desk, self._asked, about, one)
        self._more.offer(one.name, offers)
        self._more.setVisible(bool(offers))

    def look(self) -> None:
        """Open it whole, inside the program."""
        if self.kept is not None and not self.open.isHidden():
            self._part.desk.go("picture", f"{self.kept.attachment.child}/{self.kept.attachment.id}")

    def _show_photo(self, kept: Kept, image: QImage) -> None:
        one = kept.attachment
        self.photo.setVisible(bool(one.pieces))
        icon = "file-text" if one.form is FileForm.PDF else "eye-off"
        whole = may_open(kept)
        words = one.about or one.name if whole and not one.private else "Not shown"
        self.photo.show_picture(image if not one.private else QImage(), words, icon)

    def _say(self, label: WrapLabel, words: str) -> None:
        label.setText(words)
        label.setVisible(bool(words))

    def _ask(self) -> None:
        if self.kept is None:
            return
        reason = LineEdit("it is of another child")
        words = f"{self.kept.attachment.name} is struck out, because"
        asked = Asking([("reason", words, reason)], "Strike out", {"reason": "Say why"})
        asked.kept.connect(self._strike)
        ask_in(self._asked, asked)
        reason.setFocus()

    def _strike(self, said: dict[str, str]) -> None:
        empty(self._asked)
        if self.kept is None:
            return
        desk = self._part.desk
        act = partial(
            strike_attachment, attachment=self.kept.attachment, reason=said["reason"],
            by=desk.standing.user, today=desks.today(),
        )  # fmt: skip
        then = lambda _: desk.saved(_GONE)  # noqa: E731 - its bytes cannot be brought back
        desk.background.run(act, then=then)
