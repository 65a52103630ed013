"""An entry about another child: moved to her record, and out of this one as if it had never been.

The right record gets it with its own times. In the wrong one the words go from rows,
history, search, drafts and, at the next sync, from every other laptop and the server; one line
stays that says an entry was moved away, when and by whom.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from linkworker.actions.erasing_list import check_hold
from linkworker.actions.goes_along import ABOUT, goes_along, whole_of
from linkworker.actions.whose_words import check_whose_words
from linkworker.errors import NotAllowed
from linkworker.fields import LogKind, Record, declared, parent
from linkworker.kinds import Links
from linkworker.records import (
    BY_KIND,
    AccessDecision,
    Attachment,
    AttendanceWeek,
    BehaviourWeek,
    Child,
    ConcernPassed,
    Contact,
    DueAnswer,
    EmergencyCard,
    Ending,
    HolidayAgreement,
    KeptApart,
    MovedAway,
    PaperGiven,
    Passage,
    Plan,
    PupilPremium,
    Relation,
    Review,
    ReviewVoice,
    SchoolYear,
    SdqPaper,
    StageStep,
    Whom,
    keeping,
)
from linkworker.store import Change, Changes, Reader, Store, keyed_id

_BLANK: dict[str, Any] = {"id": "", "log": "", "seen": {}, "undecided": frozenset()}
# What is of the child herself, once; what a school's file or a calendar brings again in its place;
# and what the safeguarding lead says what becomes of.
_STAYS = frozenset({
    EmergencyCard, Relation, KeptApart, Ending, Plan, Review, StageStep, SchoolYear, PupilPremium,
    AttendanceWeek, BehaviourWeek, HolidayAgreement, SdqPaper, DueAnswer, PaperGiven, ConcernPassed,
})  # fmt: skip


def move_away(store: Store, record: Record, right: Child, *, by: str, on: date) -> Changes:
    """Move an entry, with all that goes along, to the child it is about.

    A part of something goes with the whole: a step with its linking. What was said for a review
    goes to the other child's review of that term. Raises NotAllowed for what is not moved, for the
    same child, where she has one already, for what a newer version wrote, while somebody says that
    the record must stay, and for others' words where this person only writes.
    """
    moved = moving(store, record)
    _check(moved, right)
    (wrong,) = store.find(Child, log=record.log)
    decided = store.find(AccessDecision, log=record.log)
    gone = {one.id for one in moved}
    gone |= {one.id for one in decided if one.item in gone}
    check_hold(store, wrong)
    check_whose_words(store, record.log, gone)
    with store.change() as (change, changes):
        hand = _Hand(store, change, wrong, right, _begin(store, moved[0], right))
        for one in sorted(moved, key=_contacts_first):
            hand.copy(one)
        change.add(MovedAway(child=wrong.id, what=_said(moved[0]), on=on, by=by), record.log)
        change.erase(record.log, gone)
    return changes


def moving(reader: Reader, record: Record) -> list[Record]:
    """Return what moves when an entry does: it or what it is part of first, then what goes along.

    Raises NotAllowed for what is not moved.
    """
    if not may_move(record):
        raise NotAllowed(f"{record.title} is not moved: write it anew in the right record")
    return goes_along(
        reader, record if isinstance(record, ReviewVoice) else whole_of(reader, record)
    )


def may_move(record: Record) -> bool:
    """Say whether a record is one that can be moved to another child, by itself or as a part."""
    kind = type(record)
    if kind is ReviewVoice:
        return True
    while (above := _above(kind)) is not None:
        kind = above
    stands = parent(kind) == Child.kind and kind.lives_in is LogKind.CHILD
    proof = kind.keeping is keeping.RIGHTS or kind in ABOUT
    return stands and not proof and kind not in _STAYS


def _above(kind: type[Record]) -> type[Record] | None:
    field = declared(kind).get(parent(kind) or "")
    above = BY_KIND[field.to] if isinstance(field, Links) else None
    return None if above is Child else above


def _check(moved: Sequence[Record], right: Child) -> None:
    if moved[0].log == right.log:
        raise NotAllowed(f"It stands in {right.name}’s record already")
    if any(one.newer for one in moved):
        raise NotAllowed("A newer version of the program wrote this: install it, then move it")


def _begin(reader: Reader, first: Record, right: Child) -> dict[str, Record]:
    """Return what stands in the right record for what the moved one is part of."""
    if not isinstance(first, ReviewVoice):
        return {}
    review = reader.get(Review, first.review)
    same: dict[str, Any] = {"term_starts": review.term_starts, "number": review.number}
    for one in reader.find(Review, log=right.log, **same):
        return {review.id: one}
    raise NotAllowed(f"{right.name} has no review of that term: open it first")


@dataclass
class _Hand:
    """Copies entries from one child's record to another's; `made` is what stands there for each."""

    store: Store
    change: Change
    wrong: Child
    right: Child
    made: dict[str, Record]

    def copy(self, one: Record) -> None:
        """Add a record as it stands; what it pointed at in the wrong record is let go.

        Raises NotAllowed where there may be but one of its kind, and the right child has it.
        """
        kind = type(one)
        links = {name: field for name, field in declared(kind).items() if isinstance(field, Links)}
        values: dict[str, Any] = {n: self._target(f, getattr(one, n)) for n, f in links.items()}
        if isinstance(one, ABOUT):
            values["about"] = self.made[one.about].id
        if isinstance(one, Passage) and not values["person"]:
            values["whom"] = Whom.ELSE if one.whom is Whom.PERSON else one.whom
        copy = replace(one, **_BLANK, **values)
        if kind.key and self._is_there(copy):
            raise NotAllowed(f"{self.right.name} has such an entry already: {kind.title.lower()}")
        self.made[one.id] = self.change.add(copy, self.right.log)
        if isinstance(one, Attachment) and (data := self.store.files.bytes_of(one.id)):
            self.change.keep_file(self.made[one.id], data)

    def _is_there(self, copy: Record) -> bool:
        kind = type(copy)
        id_ = keyed_id(kind, self.right.log, {name: getattr(copy, name) for name in kind.key})
        return any(one.id == id_ for one in self.store.find(kind, log=self.right.log))

    def _target(self, field: Links, id_: str) -> str:
        if field.to == Child.kind:
            return self.right.id
        if id_ in self.made:
            return self.made[id_].id
        lives = BY_KIND[field.to].lives_in if field.to in BY_KIND else None
        same_family = bool(self.right.family) and self.right.family == self.wrong.family
        stays = lives is LogKind.CHILD or (lives is LogKind.FAMILY and not same_family)
        return "" if stays else id_


def _contacts_first(record: Record) -> bool:
    """Put a contact before what was written down as it, and names it."""
    return not isinstance(record, Contact)


def _said(record: Record) -> str:
    return "a note" if type(record).kind == "contact" else f"an entry ({record.title.lower()})"
