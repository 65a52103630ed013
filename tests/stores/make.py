"""Makes the store that a release leaves behind: `python -m tests.stores.make v0.1.0`.

A little of every kind of record, a question, a removal, a draft, and changes of another laptop.
Every later version must open it, so a store is made once for each release and then kept.
"""

import re
import sys
from datetime import date, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from linkworker.canonical import b64
from linkworker.elements import Marks, Tags
from linkworker.fields import Record, declared
from linkworker.kinds import Choice, Day, Field, Links, Moment, Number, Text, Words, YesNo
from linkworker.records import RECORDS, Goal
from linkworker.store import Draft, Put, RecordEdit, Store, WireChange, create_store
from sync.merge import view

HERE = Path(__file__).parent
KEY = bytes(range(100, 132))
OTHER = b64(b"another laptop..")
AT = 1_762_000_000_000


EXAMPLES: dict[type[Field], Any] = {
    Choice: lambda field: next(iter(field.options)),
    Day: lambda _: date(2025, 11, 3),
    Moment: lambda _: datetime(2025, 11, 4, 9, 42),
    Number: lambda field: field.lowest + 1,
    YesNo: lambda _: True,
    Tags: lambda field: frozenset(
        {next(iter(field.options)).value if field.options else "2025-10-23"}
    ),
    Marks: lambda _: ("/", "\\", "I", "L", "", "", "", "", "", ""),
    Links: lambda field: an_id(field.to),
    Text: lambda field: fitting(field.pattern) if field.pattern else "Words"[: field.longest],
    Words: lambda _: "Words\n\nof two paragraphs",
}


def fitting(pattern: str) -> str:
    """Return words of a form that a field asks for: a time, answers of a questionnaire."""
    return next(one for one in ("09:30", "012-0" * 5, "0-1") if re.fullmatch(pattern, one))


def an_id(name: str) -> str:
    """Return an id made of a name."""
    return b64(name.encode().ljust(16, b".")[:16])


def one_of(record: type[Record]) -> Record:
    """Return a record with something in every field, linked to the others made here."""
    values = {name: EXAMPLES[type(field)](field) for name, field in declared(record).items()}
    return record(**values, id=an_id(record.kind))


def fill(store: Store) -> None:
    """Put a little of everything into a new store."""
    with store.change() as (change, _):
        logs = {kind: change.open_log(kind.value, "caseload") for kind in _kinds()}
        for record in RECORDS:
            change.add(one_of(record), logs[record.lives_in])
    goal = store.find(Goal)[0]
    with store.change() as (change, _):
        change.update(goal, words="Stay in maths")
    with store.change() as (change, _):
        change.update(goal, words="Come in with Juniper")
    with store.change() as (change, _):
        gone = change.add(Goal(plan=goal.plan, words="Let go"), goal.log)
    with store.change() as (change, _):
        change.remove(store.get(Goal, gone.id))
    seen = {slot: tuple(refs) for slot, refs in goal.seen.items()}
    store.keep_draft(Draft("D" * 22, "goal", "Wren", goal.log, goal.id, seen, {"words": "Half"}))
    put = Put("words", "Read by a torch")
    with store.mailbox.receiving() as page:
        for n, kind in enumerate(("goal", "from_a_later_version"), 1):
            edit = RecordEdit(b64(bytes([n]) * 16), kind, [put, Put("later", {"a": [1, None]})])
            page.change(goal.log, OTHER, n, WireChange(f"a{n}", AT << 20, "", [edit]))
    store.keep_setting("text size", "110")
    store.index_some()


def _kinds() -> list[Enum]:
    return list(dict.fromkeys(record.lives_in for record in RECORDS))


def make(version: str) -> None:
    """Write the store of a release and its key, beside this file."""
    path = HERE / f"{version}.db"
    store = create_store(path, KEY, "kept", RECORDS, view, now=lambda: AT)
    fill(store)
    store._database.conn.execute("VACUUM")
    store.close()
    path.with_suffix(".key").write_text(KEY.hex() + "\n")


if __name__ == "__main__":
    make(sys.argv[1])
