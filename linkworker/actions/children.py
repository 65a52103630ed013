"""Children: adding one, the caseload as a list, and the card for an emergency."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from linkworker.actions.contacts import saw, tried
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures import upn
from linkworker.records import Child, Contact, EmergencyCard
from linkworker.store import Changes, Reader, Store

# What tells whether a contact was seeing the child.
_TELLING = ("child", "means", "outcome", "whom", "struck_because")

_LATELY = timedelta(weeks=6)


@dataclass(frozen=True)
class OnCaseload:
    """One line of the caseload. Seen and tried are two figures: three calls are not neglect."""

    child: Child
    last_seen: datetime | None
    last_tried: datetime | None
    to_decide: int


def add_child(store: Store, *, caseload: str, draft: str = "", **said: Any) -> Changes:
    """Open a child's record in a caseload; preferred name, school and year are enough.

    A family log is opened with the first person (`people.add_person`); a brother or sister on
    the caseload gives `family` the same log. Raises Invalid.
    """
    child = _checked(Child(**said))
    with store.change(draft) as (change, changes):
        change.add(child, change.open_log("child", caseload))
    return changes


def edit_child(store: Store, child: Child, *, draft: str = "", **edits: Any) -> Changes:
    """Change what is kept about a child; raises Invalid."""
    _checked(replace(child, **edits))
    with store.change(draft) as (change, changes):
        change.update(child, **edits)
    return changes


def children(store: Reader) -> list[OnCaseload]:
    """Return everybody on this laptop, by name, with when each was last seen and last tried."""
    waiting = Counter(decision.record.log for decision in store.decisions())
    lately: dict[str, list[Contact]] = {}
    for contact in _contacts_lately(store):
        lately.setdefault(contact.child, []).append(contact)
    return [
        OnCaseload(child, *_last_of(store, child, lately.get(child.id, [])), waiting[child.log])
        for child in sorted(store.find(Child), key=lambda child: child.by_name)
    ]


def last_contacts(store: Reader, child: Child) -> tuple[datetime | None, datetime | None]:
    """Return when a child was last seen, and when last tried; contacts struck out are neither."""
    return _last(child, store.find(Contact, child=child.id))


def tries_since_seen(store: Reader, on: OnCaseload) -> int:
    """Count the tries since a child was last seen."""
    after = on.last_seen or datetime.min
    if on.last_tried is None or on.last_tried <= after:
        return 0
    found = store.find(
        Contact, child=on.child.id, struck_because=None, newest="at", since=on.last_seen
    )
    return sum(tried(one) for one in found if one.at and one.at > after)


def emergency_card(store: Reader, child: Child) -> EmergencyCard | None:
    """Return a child's emergency card, or None when nothing is on it yet."""
    return next(iter(store.find(EmergencyCard, log=child.log)), None)


def keep_emergency_card(
    store: Store, child: Child, card: EmergencyCard | None, *, draft: str = "", **said: Any
) -> Changes:
    """Fill in a child's emergency card, or change the card as it stood on screen."""
    with store.change(draft) as (change, changes):
        if card is None:
            change.add(EmergencyCard(child=child.id, **said), child.log)
        else:
            change.update(card, **said)
    return changes


def _contacts_lately(store: Reader) -> list[Contact]:
    """Return what tells of the contacts of the last weeks: nearly everybody was seen in them."""
    newest = store.find(Contact, newest="at", limit=1)
    if not newest or newest[0].at is None:
        return []
    return store.latest(Contact, "at", _TELLING, since=newest[0].at - _LATELY)


def _last_of(
    store: Reader, child: Child, lately: Iterable[Contact]
) -> tuple[datetime | None, datetime | None]:
    """Say when a child was last seen and last tried; whom the last weeks leave open, by all."""
    seen, missed = _last(child, lately)
    if seen is None or missed is None:
        return _last(child, store.latest(Contact, "at", _TELLING, child=child.id))
    return seen, missed


def _last(
    child: Child, contacts: Iterable[Contact]
) -> tuple[datetime | None, datetime | None]:  # fmt: skip
    standing = [one for one in contacts if one.at and not one.struck_because]
    seen = [one.at for one in standing if one.at and saw(one, child)]
    missed = [one.at for one in standing if one.at and tried(one)]
    return max(seen, default=None), max(missed, default=None)


def _checked(child: Child) -> Child:
    found = problems(child)
    if child.upn and (wrong := upn.problem(child.upn)):
        found["upn"] = wrong
    if found:
        raise Invalid(found)
    return child
