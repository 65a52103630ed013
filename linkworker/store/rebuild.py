"""Making rows, heads and search anew from the change log, which is the truth."""

from linkworker.fields import Record
from linkworker.store import ledger, search
from linkworker.store.apply import Applying, Kinds, Merge
from linkworker.store.database import Database, rows


def rows_of(database: Database, kinds: Kinds, merge: Merge, stale: set[str]) -> None:
    """Make the rows of these kinds anew: a newer program now knows more of what was kept."""
    if not stale:
        return
    marks = ",".join("?" * len(stale))
    held = f"SELECT 1 FROM record WHERE kind IN ({marks}) LIMIT 1"  # noqa: S608
    if rows(database, held, sorted(stale)).fetchone():
        everything(database, kinds, merge)


def everything(database: Database, kinds: dict[str, type[Record]], merge: Merge) -> None:
    """Make all rows, heads, open decisions and search words from the change log."""
    for table in ("record", "touched", "undecided", "ahead", "search", "to_index", *kinds):
        rows(database, f"DELETE FROM [{table}]")  # noqa: S608 - our own names
    applying = Applying(database, kinds, merge)
    for change in ledger.read(database, "state <> 'parked'"):
        applying.learn(edit.id for edit in change.edits)
        if applying.place(change.log, change.edits):
            applying.take(change)
    _, searchable = applying.finish()
    search.index(database, kinds, searchable)
