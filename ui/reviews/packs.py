"""Packs of many reviews in one go: for whom each is, what there is to look at, where it stands."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt

from linkworker.actions.review_board import OnBoard
from linkworker.documents.packs_summary import Packed
from linkworker.documents.paper import Paper
from linkworker.documents.recipient import Recipient
from linkworker.errors import LinkWorkerError, NotAllowed
from linkworker.records import Child
from linkworker.store import Reader
from ui import icons, theme
from ui.crash import said_in_words
from ui.desk import Standing
from ui.forms.paper_kinds import (
    CHILD_SHEET,
    REVIEW,
    Wanted,
    at_school,
    readers_of,
    this_year,
    write,
)
from ui.models.reviews import name_of
from ui.models.rows import Index, WordRows
from ui.names import cover

FAMILY, SCHOOL, MEETING, CHILD = "family", "school", "me", "child"
FOR_WHOM = (
    (FAMILY, "Families"),
    (SCHOOL, "School"),
    (MEETING, "Me, for the meetings"),
    (CHILD, "Children: their own sheet"),
)
HEADS = ("Child", "Class", "For", "Where it stands")
_SIGN = 15
_NOBODY = (
    "Nobody with parental responsibility is known to be safe to contact: say so on the story, "
    "under Who may be told what"
)


@dataclass(frozen=True)
class Pack:
    """One child's pack. Without a `paper` it is being made, or `why` says that none is.

    `chosen` says that it is to go; `looked` that somebody looked at who is named on it; `left`
    how it left.
    """

    row: OnBoard
    chosen: bool = True
    reader: Recipient | None = None
    paper: Paper | None = None
    why: str = ""
    looked: bool = False
    left: str = ""

    @property
    def child(self) -> Child:
        """Whose pack it is."""
        return self.row.child

    @property
    def to_look_at(self) -> bool:
        """Whether somebody has to look at it before it goes: it names people, or two differ."""
        paper = self.paper
        if paper is None or self.looked:
            return False
        return bool(paper.other_children or paper.named or paper.undecided)

    @property
    def goes(self) -> bool:
        """Whether it is ready to leave, and is to."""
        return self.chosen and self.paper is not None and not self.to_look_at and not self.left


def kind_for(whom: str) -> str:
    """Say which paper goes to them: the child is given a sheet of her own."""
    return CHILD_SHEET if whom == CHILD else REVIEW


def reader_for(store: Reader, row: OnBoard, whom: str, standing: Standing) -> Recipient:
    """Find the one reader of a child's pack; raises NotAllowed where there is none."""
    readers = readers_of(store, row.child.id, standing)
    key = readers.first if whom == FAMILY else whom
    found = readers.by_key.get(key)
    if found is None:
        raise NotAllowed(_NOBODY if whom == FAMILY else "The school is not on this laptop yet")
    return at_school(found, row.teacher)


def make_pack(
    store: Reader,
    row: OnBoard,
    *,
    whom: str,
    larger: bool,
    standing: Standing,
    reader: Recipient | None = None,
) -> tuple[Recipient | None, Paper | None, str]:
    """Make one pack: for whom, and the paper or why there is none."""
    try:
        reader = reader or reader_for(store, row, whom, standing)
        wanted = Wanted(kind_for(whom), reader, larger, this_year())
        return reader, write(store, row.child, wanted, standing), ""
    except LinkWorkerError as error:
        return reader, None, said_in_words(error)


def stands_words(pack: Pack) -> str:
    """Say where a pack stands: "2 named: look first", "ready", "no pack: …"."""
    if pack.left or pack.why:
        return pack.left or "no pack: see why"
    if pack.paper is None:
        return "being made"
    if pack.to_look_at:
        return f"look first: {_named(pack.paper)}"
    return "looked at" if pack.looked else "ready"


def packed(packs: Sequence[Pack]) -> list[Packed]:
    """Give the lines of the sheet that says what went: what was chosen, in order."""
    return [
        Packed(
            f"{one.child.name} {one.child.surname[:1]}".strip(),
            one.child.school_class,
            f"{one.reader.name}, {one.reader.role}" if one.reader else "",
            one.why,
        )
        for one in packs
        if one.left or (one.chosen and one.why)
    ]


class PackRows(WordRows[Pack]):
    """A row for each child, in the order of the board; a sign says whether it is to go."""

    def __init__(self) -> None:
        super().__init__(HEADS, cells, lambda one: cover(sentence(one)), lambda _: False, 0)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Say a cell; the name has the sign before it."""
        if role == Qt.ItemDataRole.DecorationRole and index.column() == 0:
            pack = self.rows[index.row()]
            icon, ink = ("circle-check", "ok") if pack.chosen else ("circle", "text3")
            icon, ink = ("minus", "text3") if pack.why else (icon, ink)
            return icons.pixmap(icon, ink, theme.size(_SIGN), 1.0)
        return super().data(index, role)


def cells(pack: Pack) -> tuple[str, ...]:
    """Say a row's columns."""
    reader = cover(pack.reader.name) if pack.reader else "–"
    return (cover(name_of(pack.row)), pack.child.school_class, reader, stands_words(pack))


def sentence(pack: Pack) -> str:
    """Say a whole row to a screen reader."""
    goes = "is to go" if pack.chosen else "stays"
    whom = f"for {pack.reader.name}" if pack.reader else ""
    return ", ".join(filter(None, (name_of(pack.row), goes, whom, stands_words(pack))))


def _named(paper: Paper) -> str:
    number = len(paper.other_children) + len(paper.named)
    parts = [f"{number} named"] if number else []
    parts += ["two answers stand"] if paper.undecided else []
    return ", ".join(parts)
