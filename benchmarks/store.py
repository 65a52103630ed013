"""What one laptop does by itself: applying what came, saving meanwhile, searching."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Thread
from time import perf_counter, process_time

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
from linkworker.store.rows import slot_values
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
    heads: dict[tuple[int, str], tuple[str, int, int]] = {}
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
        start, worked = perf_counter(), process_time()
        apply_pages(store, changed, 10_000)
        took, worked = perf_counter() - start, process_time() - worked
        more = {"of it working": round(worked, 2), "megabytes": round(path.stat().st_size / 1e6, 1)}
        return Result("W6 apply 100,000 one-field changes", took, 4, "s", more)


def moments_while_pages_come() -> list[Result]:
    """The longest read, and the longest save, while pages of 1,000 edits are applied.

    One thread writes: a save waits for the page that is being applied, here always all of it.
    Screens read through a connection of their own, from another thread.
    """
    made, changed = one_field_changes()
    reads: list[float] = []
    saves: list[float] = []
    with new_store((Small, *RECORDS)) as (store, path):
        child = _first_child(store)
        apply_pages(store, made, 10_000)
        over = Event()
        reading = Thread(target=_read_until, args=(path, child.id, over, reads))
        reading.start()
        for first in range(0, 30_000, 1_000):
            asked = perf_counter()
            apply_pages(store, changed[first : first + 1_000], 1_000)
            _save_contact(store, child)
            saves.append(perf_counter() - asked)
        over.set()
        reading.join()
    return [
        Result("longest read while pages of 1,000 are applied", max(reads) * 1e3, 50, "ms",
               {"reads": len(reads), "median": round(median(reads) * 1e3, 2)}),
        Result("longest save, a whole page of 1,000 before it", max(saves) * 1e3, 120, "ms",
               {"median": round(median(saves) * 1e3, 1)}),
    ]  # fmt: skip


def _read_until(path: Path, child: str, over: Event, took: list[float]) -> None:
    reader = open_reader(path, KEY, "store", (Small, *RECORDS), view)
    while not over.is_set():
        start = perf_counter()
        reader.get(Child, child)
        reader.find(Contact, child=child, newest="at", limit=20)
        took.append(perf_counter() - start)
        over.wait(0.002)
    reader.close()


def saving_and_searching() -> list[Result]:
    """Save contacts durably, and search as somebody types, over 20,000 notes."""
    with new_store((Doc, *RECORDS)) as (store, _):
        child = _first_child(store)
        with store.change() as (change, _changes):
            for note in notes():
                change.add(note, child.log)
        saves = [_timed(lambda: _save_contact(store, child)) for _ in range(50)]
        words = Words(11)
        typed = [words.say(2)[:length] for length in (2, 3, 4, 6, 9) for _ in range(40)]
        searches = [_timed(partial(store.search, one)) for one in typed]
    return [
        Result("save a contact, durable", max(saves) * 1e3, 60, "ms",
               {"median": round(median(saves) * 1e3, 2)}),
        Result("search keystroke over 20,000 notes", _late(searches) * 1e3, 15, "ms",
               {"median": round(median(searches) * 1e3, 2), "is": "95 of 100"}),
    ]  # fmt: skip


def edits_on_both_sides() -> Result:
    """W4 without the wire: 1,000 records edited on two laptops, half of them in the same field.

    Both read what the other did, and list what people must decide.
    """
    with new_store((Doc,)) as (ann, _), new_store((Doc,)) as (ben, _):
        made = sent_docs(1_000, 0)
        for store in (ann, ben):
            apply_pages(store, made, 1_000)
            with store.change() as (change, _changes):
                for n, doc in enumerate(store.find(Doc)):
                    same = n % 2 == 0 or store is ann
                    edit = {"name" if same else "status": f"{'ann' if store is ann else 'ben'} {n}"}
                    change.update(doc, **edit)
        sent = [(ben, _posted(ann)), (ann, _posted(ben))]
        start = perf_counter()
        for store, changes in sent:
            apply_pages(store, changes, 1_000)
        asked = [len(store.decisions()) for store in (ann, ben)]
        took = perf_counter() - start
        merged = sum(doc.name[:3] == "ann" and doc.status[:3] == "ben" for doc in ben.find(Doc))
        answers = sum(len(one.answers) for one in ben.decisions())
        more = {"asked": asked, "merged": merged, "values visible": answers + 2 * merged}
        return Result("W4 1,000 records edited on both sides, no wire", took, 0.6, "s", more)


def sent_docs(count: int, first: int) -> list[Sent]:
    """Return new records as one other laptop sent them, in its order, log by log."""
    sent = []
    for n, doc in enumerate(docs(count, seed=first + 7), first + 1):
        puts = [Put(slot, value) for slot, value in slot_values(doc).items()]
        id_ = b64(n.to_bytes(16, "big"))
        log = LOGS[int(doc.child)]
        sent.append((log, BEN, n, _change(n, RecordEdit(id_, "doc", puts))))
    return sent


def _posted(store: Store) -> list[Sent]:
    """Return what waits in a store, numbered but not sealed."""
    sent: list[Sent] = []
    outbox, device = store.mailbox.outbox, store.mailbox.device_id()

    def seal(first: int, _before: str, changes: list[WireChange]) -> tuple[bytes, str, int]:
        bodies = [msgspec.msgpack.encode(change) for change in changes]
        sent.extend((log, device, n, body) for n, body in enumerate(bodies, first))
        return b"", "hash", len(changes)

    for log in outbox.waiting():
        outbox.seal(log, 200, seal)
    return sent


def _first_child(store: Store) -> Child:
    with store.change() as (change, _):
        child = change.add(Child(name="Wren", school="s", year=5), LOGS[0])
    return store.get(Child, child.id)


def _save_contact(store: Store, child: Child) -> None:
    said = Contact(child=child.id, at=datetime(2025, 11, 4, 9), whom="Wren", means=Means.CALL,
                   outcome=Outcome.REACHED, words="Chose a fox. " * 20)  # fmt: skip
    with store.change() as (change, _):
        change.add(said, child.log)


def _timed(act: Callable[[], object]) -> float:
    start = perf_counter()
    act()
    return perf_counter() - start


def _late(times: list[float]) -> float:
    return sorted(times)[len(times) * 95 // 100]
