"""Looks like two notes: one contact that two people seem to have written down.

Notes never conflict: both stay, until a person strikes one out or says that both are right.
"""

from dataclasses import dataclass
from itertools import combinations, groupby

import msgspec

from linkworker.actions.contacts import strike_contact
from linkworker.records import Child, Contact
from linkworker.store import Changes, Reader, Store

_SETTING = "both notes are right"
_NEWEST, _REMEMBERED = 300, 500


@dataclass(frozen=True)
class Double:
    """Two notes of one child on one day in one hour, of one kind, by two people."""

    child: Child
    first: Contact
    second: Contact

    @property
    def key(self) -> str:
        """Which two notes these are."""
        return "/".join(sorted((self.first.id, self.second.id)))


def doubles(reader: Reader) -> list[Double]:
    """Return what looks like two notes among the newest, the newest first."""
    right = set(_right(reader))
    newest = reader.find(Contact, newest="at", limit=_NEWEST)
    written = [one for one in newest if one.at and one.by and not one.struck_because]
    children = {child.id: child for child in reader.find(Child)}
    found = [
        Double(children[first.child], first, second)
        for _, alike in groupby(sorted(written, key=_hour), key=_hour)
        for first, second in combinations(alike, 2)
        if first.by != second.by and first.child in children
    ]
    shown = [one for one in found if one.key not in right]
    return sorted(shown, key=lambda one: str(one.first.at), reverse=True)


def both_are_right(store: Store, double: Double) -> None:
    """Ask about these two no more on this laptop."""
    kept = [*_right(store), double.key][-_REMEMBERED:]
    store.keep_setting(_SETTING, msgspec.json.encode(kept).decode())


def strike_double(store: Store, double: Double, contact: Contact, *, by: str) -> Changes:
    """Strike out one of the two, with the reason; `by` is a user id."""
    other = double.second if contact.id == double.first.id else double.first
    at = f"{other.at:%H:%M}" if other.at else "another time"
    reason = f"The same contact is written down in the note of {at}"
    return strike_contact(store, contact, reason=reason, by=by)


def _right(reader: Reader) -> list[str]:
    return msgspec.json.decode(reader.setting(_SETTING, "[]"), type=list[str])


def _hour(contact: Contact) -> tuple[str, str, str]:
    """Give what two notes of one contact have in common: whose, in which hour, of which kind."""
    hour = f"{contact.at:%Y-%m-%d %H}" if contact.at else ""
    return (contact.child, hour, contact.means.name if contact.means else "")
