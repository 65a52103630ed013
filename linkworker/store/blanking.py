"""Single edits taken out; what is left of their records stands as if these had never been.

What a record then says follows from the edits that are left and from nothing else, so it is the
same on every laptop, whatever came first, and on one that joins later and never had them.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

import msgspec

from linkworker.store import forgetting, ledger, search
from linkworker.store.apply import Applying, Kinds, Merge
from linkworker.store.changes import Changes, RecordEdit, encode_edits, numbered
from linkworker.store.database import Database, rows
from linkworker.store.forgetting import What
from linkworker.store.states import load


@dataclass(frozen=True)
class Blanked:
    """Which records changed, and the ids of those that nothing is left of."""

    changes: Changes
    gone: set[str]


def blank(database: Database, kinds: Kinds, merge: Merge, log: int, what: What) -> Blanked:
    """Take these edits of a log out, and make the records they are of anew from the others."""
    ids = forgetting.records_named(database, log, what)
    touching = forgetting.touching(database, ids)
    for change in touching:
        _take_out(database, change, what)
    for state in load(database, ids).values():
        forgetting.drop_rows(database, kinds, state.num, state.kind)
    applying = Applying(database, kinds, merge)
    marks = ",".join("?" * len(touching))
    where = f"num IN ({marks})"
    for change in ledger.read(database, where, [one.num for one in touching]):
        others = {edit.id for edit in change.edits} - ids
        only = msgspec.structs.replace(change, edits=forgetting.without(change.edits, others))
        if applying.place(only.log, only.edits):
            applying.take(only)
    changes, searchable = applying.finish()
    search.later(database, searchable)
    return Blanked(changes, ids - load(database, ids).keys())


def _take_out(database: Database, change: ledger.Logged, what: What) -> None:
    sql = "SELECT id FROM device WHERE num = ?"
    (device,) = rows(database, sql, [change.device]).fetchone()
    places = {i for named, n, i in what if (named, n) == (device, change.n)}
    if places:
        body = encode_edits(list(_less(change.edits, places))).decode()
        rows(database, "UPDATE change SET body = ? WHERE num = ?", [body, change.num])


def _less(edits: Sequence[RecordEdit], places: set[int]) -> Iterator[RecordEdit]:
    """Yield edits with those at some places blank; every other keeps its number."""
    for (_, gone), part in groupby(numbered(edits), lambda one: (id(one[1]), one[0] in places)):
        listed = [(edit, put) for _, edit, put in part]
        edit = msgspec.structs.replace(listed[0][0], puts=[put for _, put in listed])
        yield forgetting.blank(edit) if gone else edit
