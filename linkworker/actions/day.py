"""The day: a meeting marked by one key, and the day written up, a row for each contact."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from linkworker.actions.contacts import add_contacts, add_correction, record_contact
from linkworker.actions.slots import SlotOn, by_occasion, means_of, slots_between
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.records import Child, Contact, Means, Outcome
from linkworker.store import Changes, Reader, Store, random_id

USUAL = 5  # minutes of a check-in, where none was kept of this child before
UNDO = timedelta(minutes=10)
FILL_IN = timedelta(days=7)  # for so long a contact without words may be given its first
_EARLY = timedelta(hours=1)  # a slot may have been so much before its time


@dataclass(frozen=True)
class Row:
    """One contact of a day as it is written up: what is known of it before anybody types.

    `slots` are the slots it would answer, `contact` is one that was marked and has no words yet;
    a row with neither was added by name. `outcome` is None until it is said. `children` of one
    occasion share its words; `others` counts those who are not on the programme.
    """

    children: tuple[Child, ...]
    at: datetime | None = None
    means: Means | None = Means.CHECK_IN
    outcome: Outcome | None = None
    minutes: int | None = USUAL
    others: int = 0
    what: str = ""
    room: str = ""
    slots: tuple[SlotOn, ...] = ()
    contact: Contact | None = None

    @property
    def key(self) -> str:
        """Name the row for as long as it waits to be written, such as in a draft."""
        if self.contact is not None:
            return self.contact.id
        if self.slots:
            return f"{self.slots[0].slot.id}/{self.slots[0].day}"
        return "/".join(child.id for child in self.children)


@dataclass(frozen=True)
class Written:
    """One row as it was written; `said` are a contact's fields."""

    children: tuple[Child, ...]
    said: Mapping[str, Any] = field(default_factory=dict)
    others: int = 0
    contact: Contact | None = None


def check_in(store: Store, child: Child, *, at: datetime, by: str) -> Changes:
    """Keep that a child was met, as a check-in of the minutes that are usual with this child."""
    return record_contact(
        store,
        children=[child],
        at=at,
        whom=child.name,
        means=Means.CHECK_IN,
        outcome=Outcome.REACHED,
        minutes=usual_minutes(store, child),
        by=by,
    )


def usual_minutes(reader: Reader, child: Child) -> int:
    """Give the minutes of the last check-in with a child, or five."""
    last = reader.find(Contact, child=child.id, means=Means.CHECK_IN, newest="at", limit=20)
    kept = [one.minutes for one in last if one.minutes and not one.struck_because]
    return kept[0] if kept else USUAL


def take_back(store: Store, contact: Contact, *, now: datetime, by: str) -> Changes:
    """Take a check-in back that was marked by mistake, within ten minutes; raises NotAllowed.

    What has words, or is older, stays: it can be struck out with a reason.
    """
    if contact.words or contact.by != by or contact.at is None or now - contact.at > UNDO:
        raise NotAllowed(
            "It stays as it is kept. On the timeline it can be struck out, with a reason."
        )
    made = min(store.history(contact), key=lambda line: line.at)
    return store.undo(made.action)[0]


def may_fill_in(contact: Contact, *, by: str, today: date) -> bool:
    """Say whether a contact still waits for its first words: one's own, of the last days."""
    plain = not (contact.words or contact.struck_because) and contact.by == by
    return plain and contact.at is not None and today - contact.at.date() <= FILL_IN


def add_words(
    store: Store, contact: Contact, *, said: Mapping[str, Any], who: str, by: str, today: date,
    draft: str = "",
) -> Changes:  # fmt: skip
    """Give a contact its first words, and what else is `said` of it.

    What has words already is added to: dated, with the name of `who` writes. Raises Invalid.
    """
    if not str(said.get("words", "")).strip():
        raise Invalid({"words": "Write what happened"})
    if not may_fill_in(contact, by=by, today=today):
        return add_correction(
            store, contact, words=said["words"], who=who, on=today, draft=draft
        )  # fmt: skip
    with store.change(draft) as (change, changes):
        change.update(contact, **said)
    return changes


def rows_of(reader: Reader, day: date, children: Sequence[Child], *, by: str) -> list[Row]:
    """Return what may be written up of a day, the day before's loose ends first, by time.

    These are the slots that nobody has said anything of, and one's own marks without words.
    """
    before = _school_day_before(day)
    contacts: dict[str, list[Contact]] = {}
    since = datetime.combine(before, time.min)
    for one in reader.find(Contact, newest="at", since=since):
        if not one.struck_because:
            contacts.setdefault(one.child, []).append(one)
    here = {child.id: child for child in children}
    rows = [_marked(one, here[child]) for child, found in contacts.items() if child in here
            for one in found if _waits(one, day, by)]  # fmt: skip
    slots = [one for one in slots_between(reader, before, day)
             if one.day in (before, day) and one.child and one.child.id in here]  # fmt: skip
    rows += [_planned(reader, waiting) for group in by_occasion(slots)
             if (waiting := [one for one in group if not was_met(one, contacts)])]  # fmt: skip
    return sorted(rows, key=lambda row: (row.at or datetime.max, row.children[0].name, row.key))


def row_for(reader: Reader, children: Sequence[Child], at: datetime | None) -> Row:
    """Return a row for children who were typed by name: one alone, or all in one group."""
    if len(children) == 1:
        minutes = usual_minutes(reader, children[0])
        return Row(tuple(children), at, minutes=minutes, outcome=Outcome.REACHED)
    return Row(tuple(children), at, Means.GROUP, Outcome.REACHED)


def write_up(
    store: Store, written: Sequence[Written], *, now: datetime, by: str, draft: str = ""
) -> Changes:
    """Keep rows as contacts, all of them or none; a row of several children is one for each.

    Raises Invalid with all that is wrong, each problem's key the row's place, a dot, the field.
    """
    wrong = {
        f"{at}.{name}": words
        for at, row in enumerate(written)
        for name, words in _problems(row, now, by).items()
    }
    if wrong:
        raise Invalid(wrong)
    with store.change(draft) as (change, changes):
        for row in written:
            if row.contact is not None:
                change.update(row.contact, **row.said)
            else:
                add_contacts(
                    change, children=row.children, occasion=random_id(), own={},
                    others=row.others, by=by, **row.said,
                )  # fmt: skip
    return changes


def was_met(one: SlotOn, contacts: Mapping[str, Sequence[Contact]]) -> bool:
    """Say whether a contact of that day may have been this slot; `contacts` are by child."""
    found = contacts.get(one.child.id, ()) if one.child else ()
    early = datetime.combine(one.day, time.fromisoformat(one.slot.at)) - _EARLY
    return any(c.at is not None and c.at >= early and c.at.date() == one.day for c in found)


def _problems(row: Written, now: datetime, by: str) -> dict[str, str]:
    if not row.children:
        return {"children": "Say which child this is about"}
    contact = replace(row.contact or Contact(child=row.children[0].id, by=by), **row.said)
    early = {"at": "This time has not come yet"} if contact.at and contact.at > now else {}
    return problems(contact) | early


def _waits(contact: Contact, day: date, by: str) -> bool:
    """Say whether a contact of the day is one's own mark that nobody has put words to."""
    alone = not contact.occasion and contact.outcome is Outcome.REACHED
    at = contact.at
    return bool(at and at.date() == day and alone and contact.by == by and not contact.words)


def _marked(contact: Contact, child: Child) -> Row:
    return Row(
        (child,), contact.at, contact.means, contact.outcome, contact.minutes, contact=contact
    )


def _planned(reader: Reader, slots: Sequence[SlotOn]) -> Row:
    first = slots[0]
    children = tuple(one.child for one in slots if one.child)
    at = datetime.combine(first.day, time.fromisoformat(first.slot.at))
    alone = len(children) == 1
    minutes = first.slot.minutes or (usual_minutes(reader, children[0]) if alone else None)
    return Row(
        children,
        at,
        means_of(first.slot.what, alone=alone),
        None,
        minutes,
        max(0, first.others - len(children) + 1),
        first.slot.what,
        first.slot.room,
        tuple(slots),
    )


def _school_day_before(day: date) -> date:
    """Give the weekday before a day: what it left open is asked about with this day's."""
    return day - timedelta(days=3 if day.weekday() == 0 else 2 if day.weekday() == 6 else 1)
