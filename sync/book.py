"""The names an administrator gave: kept in their own sealed store.

The organisation log and the server know random ids only; other administrators are handed the names
sealed (`sync/names_handed.py`).
"""

import json
from collections.abc import Mapping
from itertools import chain, count

from linkworker.store import Mailbox, random_id

PLACES, CASELOADS, PEOPLE = "places", "caseloads", "people"
INVITATIONS, PLACE_LOGS = "invitations", "place logs"
_SECRET = "book"  # noqa: S105 - the name under which it is kept


class Book:
    """Shelves of names; each name stands for an id. Use it on the thread that writes the store."""

    def __init__(self, mailbox: Mailbox) -> None:
        self._mailbox = mailbox

    def shelf(self, shelf: str) -> Mapping[str, str]:
        """Return what stands on a shelf: name -> id, or an invitation's id -> what it said."""
        return self._read().get(shelf, {})

    def called(self, shelf: str) -> dict[str, str]:
        """Return the names on a shelf by the ids they stand for."""
        return {id_: name for name, id_ in self.shelf(shelf).items()}

    def named(self, shelf: str, name: str) -> str:
        """Return the id that a name stands for; one not heard of before gets a new one."""
        return self.shelf(shelf).get(name) or self.note(shelf, name, random_id())

    def note(self, shelf: str, name: str, value: str) -> str:
        """Put a name on a shelf; return its value."""
        book = self._read()
        book.setdefault(shelf, {})[name] = value
        self._keep(book)
        return value

    def drop(self, shelf: str, name: str) -> None:
        """Take a name off a shelf, if it is there."""
        book = self._read()
        if book.get(shelf, {}).pop(name, None) is not None:
            self._keep(book)

    def take(self, shelf: str, name: str, value: str | None) -> None:
        """Put on a shelf what another administrator has on theirs, or took off it (None).

        What is named here already keeps its name; one name for two things is told apart by number.
        """
        known = self.shelf(shelf)
        if value is None:
            self.drop(shelf, name)
        elif shelf == INVITATIONS:
            self.note(shelf, name, value)
        elif value not in known.values():
            names = chain([name], (f"{name} ({n})" for n in count(2)))
            self.note(shelf, next(one for one in names if one not in known), value)

    def _read(self) -> dict[str, dict[str, str]]:
        found: dict[str, dict[str, str]] = json.loads(self._mailbox.secret(_SECRET) or "{}")
        return found

    def _keep(self, book: dict[str, dict[str, str]]) -> None:
        self._mailbox.keep_secret(_SECRET, json.dumps(book).encode())
