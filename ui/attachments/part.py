"""A child's pictures and papers: what is kept, small enough to look at; what was only seen."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

from linkworker.actions.attachments import Kept, attachments_of
from linkworker.actions.family_answers import agreements_of
from linkworker.measures.agreements import Act, Verdict, may
from linkworker.records import Attachment, Child, FamilyAnswer, FileForm, Relation, Shown, StageStep
from linkworker.store import Reader
from ui.attachments.card import PictureCard
from ui.attachments.remaking import picture_of
from ui.attachments.words import may_open
from ui.child.part import Part
from ui.desk import Desk
from ui.models.about_child import About
from ui.names import tip
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.kept_for import KeptFor
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, arrange, down, held, unshown
from ui.widgets.notices import EmptyState
from ui.widgets.pages import TwoColumns

_SIDE = 320
_SMALL = 224
_KEYED = 9
_NONE = (
    "No pictures or papers yet",
    "A drawing to be proud of, a signed agreement. Every picture is made small, and leaves out "
    "where and when it was taken.",
)
_EARLY = "Until the family has agreed to take part, no picture or paper is kept."
_RULES = (
    "They need the family’s yes. When they take it back, the photo goes from every laptop and "
    "from the server.",
    "A passport, a bank or a benefit letter stays with the family: what it says is kept.",
    "Pictures open here and nowhere else.",
)


@dataclass(frozen=True)
class PicturesFacts:
    """What is kept, each with a small picture; and how the yes to photos stands."""

    kept: Sequence[tuple[Kept, QImage]]
    photos: Verdict


class Pictures(Part):
    """Alt+1 to 9 open one, Ctrl+Shift+A adds one."""

    kinds = (Child, Attachment, FamilyAnswer, Relation, StageStep)

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._about: About | None = None
        self.adding = Button("Add a picture or paper", "small", "plus")
        self._begin = Button("Add a picture or paper", "secondary", "plus")
        tip(self.adding, "Add a picture or paper (Ctrl+Shift+A)")
        self._kept_cards = KeptFor(partial(PictureCard, self))
        self.cards: list[PictureCard] = []
        self._none = unshown(EmptyState(*_NONE, "paperclip", (self._begin,)))
        self._early = unshown(EmptyState(_NONE[0], _EARLY, "paperclip"))
        self._seen = unshown(Label("Seen, and left with the family", "h3"))
        self._list = down(gap=10)
        self._bar = held(across(self.adding, STRETCH, gap=8))
        self._photos = WrapLabel("", "smallb")
        self._rules = Card("What may be kept", icon="shield-check")
        self._rules.add(self._photos, *(WrapLabel(words, "small", "soft") for words in _RULES))
        self.add(TwoColumns(held(down(self._bar, self._list, STRETCH, gap=12)),
                            held(down(self._rules, STRETCH, gap=0)), _SIDE))  # fmt: skip
        for button in (self.adding, self._begin):
            button.clicked.connect(self._add)
        self.keys["Ctrl+Shift+A"] = self._add
        for number in range(1, _KEYED + 1):
            self.keys[f"Alt+{number}"] = partial(self._look, number - 1)

    def read(self, reader: Reader, about: About) -> PicturesFacts:
        """Read them, and unpack what is shown small."""
        found = attachments_of(reader, about.child, about.today)
        found.sort(key=lambda kept: bool(kept.attachment.shown is Shown.FACT))
        pictures = [(kept, _small(reader, kept)) for kept in found]
        verdict = may(Act.PHOTO, agreements_of(reader, about.child, about.today))
        return PicturesFacts(pictures, verdict)

    def show_facts(self, about: About, facts: PicturesFacts) -> None:
        """Show them: pictures and papers, then what was only seen."""
        self._about = about
        early = about.stood.before_agreement
        self.cards = self._kept_cards.take([kept.attachment.id for kept, _ in facts.kept])
        numbered = 0
        for card, (kept, image) in zip(self.cards, facts.kept, strict=True):
            numbered += may_open(kept)
            keyed = may_open(kept) and numbered <= _KEYED
            card.show_kept(about, kept, image, numbered if keyed else 0)
        files = [card for card, (kept, _) in self._each(facts) if kept.attachment.pieces]
        seen = [card for card, (kept, _) in self._each(facts) if not kept.attachment.pieces]
        shown: list[QWidget] = [*files, *([self._seen] if seen else []), *seen]
        arrange(self._list, shown or [self._early if early else self._none])
        self._begin.setVisible(about.may_write)
        self._bar.setVisible(about.may_write and bool(shown) and not early)
        why = facts.photos.why
        self._photos.setText(f"Photos with people: {why[:1].lower()}{why[1:]}")
        self._photos.set_tone("ok" if facts.photos.allowed else "soft")

    def _each(self, facts: PicturesFacts) -> list[tuple[PictureCard, tuple[Kept, QImage]]]:
        return list(zip(self.cards, facts.kept, strict=True))

    def _look(self, number: int) -> None:
        openable = [card for card in self.cards if card.kept and may_open(card.kept)]
        if number < len(openable):
            openable[number].look()

    def _add(self) -> None:
        if self._about is not None and self._about.may_write:
            self.desk.go("add_picture", self._about.child.id)


def _small(reader: Reader, kept: Kept) -> QImage:
    one = kept.attachment
    if not may_open(kept) or one.form is not FileForm.PICTURE or one.private:
        return QImage()
    return picture_of(reader.files.bytes_of(one.id), _SMALL)
