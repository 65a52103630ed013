"""What one laptop does by itself: applying what came, saving meanwhile, searching."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter

import msgspec

from benchmarks.data import Doc, Small, Words, docs, edits, notes
from benchmarks.timing import Result, median
from linkworker.canonical import b64
from linkworker.fields import Record
from linkworker.records import RECORDS, Child, Contact, Means, Outcome
from linkworker.store import (
    Put,
    RecordEdit,
    Store,
    WireChange,
    create_store,
    open_reader,
    random_id,
)
from sync.merge import view

KEY = bytes(range(32))
LOGS = [b64(n.to_bytes(16, "big")) for n in range(1, 401)]
ANN, BEN = b64(b"ann" + bytes(13)), b64(b"ben" + bytes(13))
Kinds = tuple[type[Record], ...]
Sent = tuple[str, str, int, bytes]


@contextmanager
def new_store(records: Kinds) -> Iterator[tuple[Store, Path]]:
    """Make a store in a folder of its own, and take both away afterwards."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        store = create_store(path, KEY, "store", records, view)
        with store.mailbox.receiving() as page:
            for log in LOGS:
                page.log(log, "child", "caseload")
        yield store, path
        store.close()


def apply_pages(store: Store, changes: list[Sent], size: int) -> None:
    """Apply changes in pages, each with its cursor and chain."""
    for start in range(0, len(changes), size):
        with store.mailbox.receiving() as page:
            last = {}
            for log, device, n, body in changes[start : start + size]:
                page.change(log, device, n, msgspec.msgpack.decode(body, type=WireChange))
                last[log, device] = n
            for (log, device), n in last.items():
                page.chain(log, device, "user", (n, "hash"))
                page.cursor(log, n)


def one_field_changes() -> tuple[list[Sent], list[Sent]]:
    """Return 5,000 new records, and 100,000 later edits of one field each, all by one device."""
    ids = [b64(n.to_bytes(16, "big")) for n in range(5_000)]
    heads = {}
    made, changed = [], []
    for n, id_ in enumerate(ids, 1):
        puts = [Put(f"f{f}", "value") for f in range(10)]
        made.append((LOGS[0], ANN, n, _change(n, RecordEdit(id_, "small", puts))))
        heads |= {(n - 1, f"f{f}"): (ANN, n, f) for f in range(10)}
    for n, (record, field, value) in enumerate(edits(), len(ids) + 1):
        put = Put(field, value, [heads[record, field]], "0f0f0f0f")
        changed.append((LOGS[0], ANN, n, _change(n, RecordEdit(ids[record], "small", [put]))))
        heads[record, field] = (ANN, n, 0)
    return made, changed


def _change(n: int, *edited: RecordEdit) -> bytes:
    change = WireChange(random_id(), (1_762_000_000_000 + n) << 20, "", list(edited))
    return msgspec.msgpack.encode(change)


def apply_one_field_changes() -> Result:
    """W6: 100,000 one-field changes in pages of 10,000; the search reads them afterwards."""
    made, changed = one_field_changes()
    with new_store((Small,)) as (store, path):
        apply_pages(store, made, 10_000)
        start = perf_counter()
        apply_pages(store, changed, 10_000)
        took = perf_counter() - start
        return Result("apply 100,000 one-field changes", took, 4, "s", _size(path))


def _size(path: Path) -> dict[str, float]:
    return {"megabytes": round(path.stat().st_size / 1e6, 1)}
