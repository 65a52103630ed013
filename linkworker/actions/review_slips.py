"""A class teacher's slip: every child of a class whose review is open, typed in at one go."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from linkworker.actions.review_board import OnBoard
from linkworker.actions.voices import put_voice
from linkworker.errors import Invalid
from linkworker.records import Heard, Helps, PaperGiven, School, Voice, Way
from linkworker.store import Change, Changes, Store

SLIP = "Teacher’s slip"


@dataclass(frozen=True)
class Slip:
    """One class of one school, and its children whose review is open."""

    school: School | None
    school_class: str
    rows: tuple[OnBoard, ...]

    @property
    def teacher(self) -> str:
        """The class's teacher, where somebody has written it down."""
        return next((row.teacher for row in self.rows if row.teacher), "")

    @property
    def key(self) -> str:
        """What tells this slip from others."""
        return f"{self.school.id if self.school else ''}/{self.school_class}"


@dataclass(frozen=True)
class Written:
    """What a teacher wrote about one child: a tick, three lines, or nothing."""

    row: OnBoard
    helps: Helps | None
    words: str

    @property
    def empty(self) -> bool:
        """Whether nothing was written."""
        return self.helps is None and not self.words.strip()


def slips(rows: Iterable[OnBoard]) -> list[Slip]:
    """Put the children whose review is open on a slip for each class, by school and class."""
    found: dict[tuple[str, str], list[OnBoard]] = {}
    for row in rows:
        if row.state == "gathering":
            school = row.school.name if row.school else ""
            found.setdefault((school, row.child.school_class), []).append(row)
    by_class = sorted(found.items())
    return [Slip(ones[0].school, named, tuple(ones)) for (_, named), ones in by_class]


def give_slip(
    store: Store, slip: Slip, *, teacher: str, at: datetime, by: str, file: str = ""
) -> Changes:
    """Keep, with each child on it, that a slip went to a teacher and that the school is asked.

    `file` is the name of one saved, '' for one printed. No child's record names another.
    """
    way = Way.SAVED if file else Way.PRINTED
    with store.change() as (change, changes):
        for row in slip.rows:
            given = PaperGiven(
                child=row.child.id, paper=SLIP, reader=teacher, role="class teacher", at=at,
                way=way, file=file, by=by,
            )  # fmt: skip
            change.add(given, row.child.log)
            if row.voices[Voice.SCHOOL] == "missing":
                _put(change, row, asked_on=at.date())
    return changes


def keep_slip(
    store: Store, written: Sequence[Written], *, teacher: str, on: date, by: str, draft: str = ""
) -> Changes:
    """Keep what a teacher wrote, each in that child's own record: all of it, or none.

    Lines left empty are not touched. Raises Invalid when all are, or without the teacher's name.
    """
    filled = [one for one in written if not one.empty]
    found = {} if filled else {"words": "Type in at least one child’s lines"}
    if not teacher.strip():
        found["teacher"] = "Say who wrote it"
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        for one in filled:
            said = {"helps": one.helps, "words": one.words.strip(), "said_by": teacher.strip()}
            shown = one.row.gathering.voices.get(Voice.SCHOOL)
            have = shown.have_on if shown and shown.have_on else on
            _put(change, one.row, have_on=have, heard=Heard.SLIP, by=by, not_given="", **said)
    return changes


def _put(change: Change, row: OnBoard, **said: object) -> None:
    review = row.gathering.review
    if review is not None:
        put_voice(change, review, Voice.SCHOOL, row.gathering.voices.get(Voice.SCHOOL), **said)
