"""Filters that a person named, to find them again: hers, on this laptop, in the encrypted store.

They stay when the program is installed anew, and are never synced.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field

from linkworker.store import Reader, Store

PLACES = {"caseload": "Caseload", "directory": "Directory", "timeline": "a child’s timeline"}
SAVED = "saved/"  # before the name of a filter that a place is asked to show
_KEPT = "saved_filters"


@dataclass(frozen=True)
class SavedFilter:
    """What a list was narrowed by when it was named; the name is its own in its place."""

    name: str
    place: str
    said: Mapping[str, str] = field(default_factory=dict)


def saved_filters(reader: Reader, place: str = "") -> list[SavedFilter]:
    """Read the filters of a place, or all, by name; what cannot be read is left out."""
    found = []
    with suppress(ValueError, TypeError):
        for one in json.loads(reader.setting(_KEPT, "[]")):
            found.append(SavedFilter(**one))
    mine = (one for one in found if one.place in PLACES and place in ("", one.place))
    return sorted(mine, key=lambda one: one.name.casefold())


def keep_filter(store: Store, kept: SavedFilter, *, was: str = "") -> None:
    """Keep a filter, in place of one of its name, or of the one that was called `was`."""
    others = _without(store, kept.place, {kept.name, was})
    store.keep_setting(_KEPT, json.dumps([asdict(one) for one in (*others, kept)]))


def drop_filter(store: Store, dropped: SavedFilter) -> None:
    """Take a filter out."""
    others = _without(store, dropped.place, {dropped.name})
    store.keep_setting(_KEPT, json.dumps([asdict(one) for one in others]))


def _without(store: Store, place: str, names: set[str]) -> list[SavedFilter]:
    return [one for one in saved_filters(store) if one.place != place or one.name not in names]
