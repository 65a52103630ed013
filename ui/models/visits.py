"""The slots of a day as lines of it: who comes together, how it was, what passed unrecorded."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from linkworker.actions.passages import for_lists
from linkworker.actions.slots import SlotOn, by_occasion, slots_between
from linkworker.measures.due import Due
from linkworker.records import Child, Contact, Outcome
from linkworker.store import Reader

ASK_BACK = timedelta(days=7)  # for so long a slot that passed is asked about


@dataclass(frozen=True)
class Visit:
    """One line of the day: those who come together. `done` says how it was, or "".

    `note` says that somebody who comes was not seen for a while; `over` that its time has passed.
    """

    slots: tuple[SlotOn, ...]
    done: str = ""
    note: str = ""
    over: bool = False

    @property
    def first(self) -> SlotOn:
        """The slot whose time, room and words stand for all."""
        return self.slots[0]

    @property
    def children(self) -> tuple[Child, ...]:
        """Who comes, by name; nobody to a time of the Link Worker's own."""
        return tuple(one.child for one in self.slots if one.child)

    @property
    def names(self) -> str:
        """Who comes: the whole name of one, the first names of several."""
        if not self.children:
            return self.first.slot.what
        if len(self.children) == 1:
            return self.children[0].whole_name
        named = [child.name for child in self.children]
        return f"{', '.join(named[:-1])} and {named[-1]}"


def contacts_lately(reader: Reader, day: date) -> dict[str, list[Contact]]:
    """Read the contacts of the last days, the newest first, by child."""
    begin = datetime.combine(day - ASK_BACK, datetime.min.time())
    found: dict[str, list[Contact]] = {}
    for contact in for_lists(reader, reader.find(Contact, newest="at", since=begin)):
        if not contact.struck_because:
            found.setdefault(contact.child, []).append(contact)
    return found


def read_visits(
    reader: Reader, now: datetime, contacts: Mapping[str, list[Contact]], unseen: Sequence[Due]
) -> tuple[tuple[Visit, ...], tuple[Visit, ...]]:
    """Part the slots of the last days: those of today, and those that passed unrecorded."""
    day = now.date()
    waiting = {one.child.id: one.why for one in unseen if one.child}
    groups = by_occasion(slots_between(reader, day - ASK_BACK, day))
    visits, passed = [], []
    for slots in groups:
        open_ = tuple(one for one in slots if one.child and not _met(one, contacts))
        if slots[0].day == day:
            notes = [waiting.pop(one.child.id, "") for one in slots if one.child]
            said = "" if open_ or not slots[0].child else _how(slots[0], contacts)
            over = ends(slots[0]) < now
            visits.append(Visit(tuple(slots), said, next(filter(None, notes), ""), over))
        if open_ and ends(slots[0]) < now:
            passed.append(Visit(open_))
    return tuple(visits), tuple(passed)


def begins(one: SlotOn) -> datetime:
    """Return when a slot begins."""
    return datetime.combine(one.day, time.fromisoformat(one.slot.at))


def ends(one: SlotOn) -> datetime:
    """Return when a slot is over; half an hour is taken where no length was said."""
    return begins(one) + timedelta(minutes=one.slot.minutes or 30)


def _met(one: SlotOn, contacts: Mapping[str, list[Contact]]) -> bool:
    return bool(_there(one, contacts))


def _how(one: SlotOn, contacts: Mapping[str, list[Contact]]) -> str:
    reached = any(c.outcome is Outcome.REACHED for c in _there(one, contacts))
    return "seen" if reached else "tried"


def _there(one: SlotOn, contacts: Mapping[str, list[Contact]]) -> list[Contact]:
    """Give the contacts that may have been this slot: from an hour before it on, that day."""
    found = contacts.get(one.child.id, []) if one.child else []
    early = begins(one) - timedelta(hours=1)
    return [c for c in found if c.at and c.at >= early and c.at.date() == one.day]
