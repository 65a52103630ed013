"""A parents' evening: which family comes when, with whom to translate, and who did not come.

A booking belongs to the family's voice in each child's review. Brothers and sisters come one after
the other, so that a family comes once.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linkworker.actions.people import first_parent, why_not_asked
from linkworker.actions.review_board import OnBoard, read_board
from linkworker.actions.voices import put_voice
from linkworker.measures.gathering import SETTLED, stands, tries_left
from linkworker.records import Child, PaperGiven, ReviewVoice, Voice, Way
from linkworker.store import Change, Changes, Reader, Store

LIST = "Booking list"
MINUTES = 15  # of a meeting about one child


@dataclass(frozen=True)
class Family:
    """One family of a parents' evening: its children whose reviews are open, and who comes.

    `at` is when the first child is talked about; `why` says why nobody of it is asked to come.
    """

    rows: tuple[OnBoard, ...]
    who: str
    languages: str
    needs_interpreter: bool
    interpreter: str
    at: datetime | None
    why: str

    @property
    def key(self) -> str:
        """What tells this family from others."""
        return self.rows[0].child.id

    @property
    def children(self) -> tuple[Child, ...]:
        """The children, the first to be talked about first."""
        return tuple(row.child for row in self.rows)

    @property
    def tries(self) -> int:
        """How often the one who was tried most has been tried."""
        return max(len(voice.tried) if voice else 0 for voice in map(_voice, self.rows))

    @property
    def tries_left(self) -> int:
        """How many tries are owed before it may be said that nothing was given."""
        return max(tries_left(_voice(row)) for row in self.rows)

    def times(self) -> tuple[datetime, ...]:
        """Give the time of each child, one after the other."""
        return tuple(_after(self.at, place) for place in range(len(self.rows))) if self.at else ()


def families(reader: Reader, today: date) -> list[Family]:
    """Return every family whose voice is still to be gathered: booked ones by time, then others."""
    found: dict[str, list[OnBoard]] = {}
    for row in read_board(reader, today).rows:
        if row.state == "gathering" and stands(_voice(row)) not in SETTLED:
            found.setdefault(row.child.family or row.child.id, []).append(row)
    known = [_family(reader, rows) for rows in found.values()]
    return sorted(known, key=lambda one: (one.at is None, one.at or datetime.max))


def book(
    store: Store, family: Family, *, at: datetime, asked_on: date, interpreter: str | None = None
) -> Changes:
    """Book a family for a time, each child after the other; it counts as asked on that day."""
    with store.change() as (change, changes):
        _book(change, family, at, asked_on, interpreter)
    return changes


def book_all(store: Store, wanted: Sequence[Family], *, begin: datetime, asked_on: date) -> Changes:
    """Book families one after the other from a time on, in their order; undone together."""
    at = begin
    with store.change() as (change, changes):
        for family in wanted:
            _book(change, family, at, asked_on, None)
            at = _after(at, len(family.rows))
    return changes


def change_places(store: Store, earlier: Family, later: Family, *, on: date) -> Changes:
    """Let the later family come first: it takes the time of the other, which follows it.

    Raises ValueError unless both have a time.
    """
    if earlier.at is None or later.at is None:
        raise ValueError("only families with a time change places")
    with store.change() as (change, changes):
        _book(change, later, earlier.at, on, None)
        _book(change, earlier, _after(earlier.at, len(later.rows)), on, None)
    return changes


def unbook(store: Store, family: Family) -> Changes:
    """Take a family's time back; that it was asked stays."""
    with store.change() as (change, changes):
        for row in family.rows:
            _put(change, row, meets_at=None)
    return changes


def did_not_come(store: Store, family: Family, *, on: date) -> Changes:
    """Say that a family did not come: one try more for each child, and its time is free again."""
    with store.change() as (change, changes):
        for row in family.rows:
            voice = _voice(row)
            tried = (voice.tried if voice else frozenset()) | {on.isoformat()}
            _put(change, row, tried=tried, meets_at=None)
    return changes


def next_free(booked: Iterable[Family], begin: datetime) -> datetime:
    """Return the first time after all those that are booked that day, or when it begins."""
    ends = [
        _after(one.at, len(one.rows)) for one in booked if one.at and one.at.date() == begin.date()
    ]
    return max([begin, *ends])


def give_list(
    store: Store, wanted: Sequence[Family], *, reader: str, at: datetime, by: str, file: str = ""
) -> Changes:
    """Keep, with each child on it, that a booking list was made; `file` names one saved."""
    way = Way.SAVED if file else Way.PRINTED
    with store.change() as (change, changes):
        for child in (child for family in wanted for child in family.children):
            given = PaperGiven(
                child=child.id, paper=LIST, reader=reader, role="for the parents' evening", at=at,
                way=way, file=file, by=by,
            )  # fmt: skip
            change.add(given, child.log)
    return changes


def _family(reader: Reader, rows: Sequence[OnBoard]) -> Family:
    in_order = sorted(rows, key=lambda row: (_booked(row) or datetime.max, row.child.name))
    found = [parent for row in rows if (parent := first_parent(reader, row.child))]
    voices = [voice for voice in map(_voice, rows) if voice]
    interpreter = next((one.interpreter for one in voices if one.interpreter), "")
    at = min((one for one in map(_booked, rows) if one), default=None)
    if not found:
        return Family(tuple(in_order), "", "", False, interpreter, at, why_not_asked(None))
    person = found[0][1]
    why = next(filter(None, map(why_not_asked, found)), "")  # for one child of it, for all
    needs = person.interpreter is True
    return Family(tuple(in_order), person.name, person.languages, needs, interpreter, at, why)


def _book(
    change: Change, family: Family, at: datetime, asked_on: date, interpreter: str | None
) -> None:
    for place, row in enumerate(family.rows):
        voice = _voice(row)
        said = {} if interpreter is None else {"interpreter": interpreter.strip()}
        asked = voice.asked_on if voice and voice.asked_on else asked_on
        _put(change, row, meets_at=_after(at, place), asked_on=asked, **said)


def _put(change: Change, row: OnBoard, **said: object) -> None:
    review = row.gathering.review
    if review is not None:
        put_voice(change, review, Voice.FAMILY, _voice(row), **said)


def _voice(row: OnBoard) -> ReviewVoice | None:
    return row.gathering.voices.get(Voice.FAMILY)


def _booked(row: OnBoard) -> datetime | None:
    voice = _voice(row)
    return voice.meets_at if voice else None


def _after(at: datetime, children: int) -> datetime:
    return at + timedelta(minutes=MINUTES * children)
