"""Where somebody was, and which children they opened last: kept in the encrypted store alone."""

import json
from collections.abc import Sequence
from contextlib import suppress

from linkworker.errors import NotFound
from linkworker.records import Child
from linkworker.store import Reader, Store

MOST_RECENT = 6


def keep_where(store: Store, where: Sequence[tuple[str, str]]) -> None:
    """Keep the place shown and what is over it, each with whom it is about."""
    store.keep_setting("where", json.dumps(where))


def read_where(reader: Reader) -> list[tuple[str, str]]:
    """Give the places to come back to, but for that of a child who has gone meanwhile."""
    kept: list[tuple[str, str]] = []
    with suppress(ValueError, TypeError):
        kept = [(str(name), str(about)) for name, about in json.loads(reader.setting("where"))]
    return [one for one in kept if _here(reader, *one)]


def note_opened(store: Store, child: str) -> None:
    """Remember a child as the one opened last."""
    others = [one for one in _kept(store) if one != child]
    store.keep_setting("recent", json.dumps([child, *others][:MOST_RECENT]))


def recent(reader: Reader) -> list[tuple[str, str]]:
    """Give the children opened last, the newest first: id and name."""
    kept = _kept(reader)
    found = reader.find(Child) if kept else []
    known = {child.id: child.whole_name for child in found}
    return [(id_, known[id_]) for id_ in kept if id_ in known]


def _kept(reader: Reader) -> list[str]:
    with suppress(ValueError, TypeError):
        return [str(one) for one in json.loads(reader.setting("recent", "[]"))]
    return []


def _here(reader: Reader, name: str, about: str) -> bool:
    """Say whether whom a page of a child is about is still on this laptop."""
    if name != "child":
        return name != "waiting"
    with suppress(NotFound):
        return bool(reader.get(Child, about.partition("/")[0]))
    return False
