"""Words not yet saved: kept within a second, never sent, offered back by name and time.

Those of a form whose name begins with APART are offered where they were begun and nowhere else.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from linkworker.errors import NotFound
from linkworker.store.database import Database, rows

APART = "apart/"


@dataclass(frozen=True)
class Draft:
    """An unfinished form: what was typed, and the heads that were on screen when it opened.

    `action` is the id that the saved change will have; saving removes the draft in the same
    transaction. `record` is '' for a record not made yet. `saved_at` is in milliseconds.
    """

    action: str
    form: str
    title: str
    log: str
    record: str
    seen: Mapping[str, tuple[int, ...]]
    typed: Mapping[str, Any]
    saved_at: int = 0


def keep(database: Database, draft: Draft, now: int) -> None:
    """Keep a draft, replacing what it said before."""
    values = [draft.action, draft.form, draft.title, draft.log, draft.record,
              msgspec.json.encode(dict(draft.seen)).decode(),
              msgspec.json.encode(dict(draft.typed)).decode(), now]  # fmt: skip
    rows(database, "INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)


def drop(database: Database, action: str) -> None:
    """Let a draft go: it was saved, or its writer threw it away."""
    rows(database, "DELETE FROM draft WHERE action = ?", [action])


def read(database: Database, apart: str = "") -> list[Draft]:
    """Return all drafts but those kept apart, or those of one form kept apart; the newest first."""
    where = "form = ?" if apart else "form NOT LIKE ?"
    found = rows(
        database,
        "SELECT action, form, title, log, record, seen, typed, saved_at FROM draft"  # noqa: S608
        f" WHERE {where} ORDER BY saved_at DESC, action",
        [apart or f"{APART}%"],
    )
    return [
        Draft(action, form, title, log, record, _seen(seen), msgspec.json.decode(typed), at)
        for action, form, title, log, record, seen, typed, at in found
    ]


def one(database: Database, action: str) -> Draft:
    """Return a draft by its action; raises NotFound once it was saved or thrown away."""
    for draft in read(database):
        if draft.action == action:
            return draft
    raise NotFound("This was saved or thrown away meanwhile")


def _seen(text: str) -> dict[str, tuple[int, ...]]:
    return {slot: tuple(refs) for slot, refs in msgspec.json.decode(text).items()}
