"""Laptops at desks and the post between them: real stores, no network, nothing sealed."""

from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import Enum
from itertools import count
from pathlib import Path
from shutil import copy

import msgspec

from linkworker.fields import (
    LogKind,
    Record,
    Rule,
    choice,
    declared,
    links,
    marks,
    tags,
    text,
    words,
    yes_no,
)
from linkworker.records import keeping
from linkworker.store import WireChange, create_store, open_store
from sync.merge import view

KEY = bytes(range(32))
LOG = "L" * 21 + "A"
MONDAY = date(2025, 11, 3)
_numbers = count(1)


class Colour(Enum):
    RED = "red"
    BLUE = "blue"


class Sheet(Record):
    """A record with a field of every rule."""

    kind = "sheet"
    title = "Sheet"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    name: str = text("Name", search=True)
    safe: bool | None = yes_no("Safe", rule=Rule.ALWAYS_ASK)
    colour: Colour | None = choice("Colour", Colour)
    street: str = text("Street", group="address")
    town: str = text("Town", group="address")
    needs: frozenset[str] = tags("Needs")
    order: str = text("Place", rule=Rule.ORDER)
    codes: tuple[str, ...] = marks("Marks")
    story: str = words("Story", search=True)


class Note(Record):
    """A record that stands under a sheet."""

    kind = "note"
    title = "Note"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    sheet: str = links("Sheet", "sheet", under=True)
    said: str = text("Said", search=True)


@dataclass(frozen=True)
class Letter:
    """One numbered change on its way, as others will read it."""

    log: str
    device: str
    n: int
    body: bytes


class Ticking:
    """A clock that goes on by a second each time it is read, from a fixed moment."""

    def __init__(self, at=1_762_000_000_000):
        self.at = at

    def __call__(self):
        self.at += 1000
        return self.at


class Desk:
    """One laptop: its store and what it has posted."""

    def __init__(self, folder: Path, records, clock, *, blank: Path | None = None):
        self.path = folder / f"desk{next(_numbers)}.db"
        if blank:
            copy(blank, self.path)
        make = open_store if blank else create_store
        self.clock = clock
        self.store = make(self.path, KEY, "store", records, view, now=self.clock)
        self.posted = []

    @property
    def device(self):
        return self.store.mailbox.device_id()

    def open_log(self, log, kind="child"):
        with self.store.mailbox.receiving() as page:
            page.log(log, kind, "caseload")

    def upgrade(self, records):
        """Start the same store with another version of the program."""
        self.store.close()
        self.store = open_store(self.path, KEY, "store", records, view, now=self.clock)

    def post(self):
        """Number all that waits; return every letter this desk ever posted."""
        outbox = self.store.mailbox.outbox
        while outbox.waiting():
            for log in outbox.waiting():
                outbox.seal(log, 200, lambda *sealing, log=log: self._seal(log, *sealing))
        for parcel in outbox.parcels(10**9):
            outbox.taken(parcel, 0)
        return self.posted

    def _seal(self, log, first, _before, changes):
        for n, change in enumerate(changes, first):
            body = msgspec.msgpack.encode(change)
            self.posted.append(Letter(log, self.device, n, body))
        return b"sealed", "hash", len(changes)

    def read(self, letters, page=1000):
        """Take in letters of others, in pages."""
        for part in batched_list([one for one in letters if one.device != self.device], page):
            with self.store.mailbox.receiving() as receiving:
                for letter in part:
                    receiving.log(letter.log, "child", "caseload")
                    change = msgspec.msgpack.decode(letter.body, type=WireChange)
                    receiving.change(letter.log, letter.device, letter.n, change)

    def parked(self):
        """Return how many changes could not be applied here."""
        return self.store._database.conn.execute("SELECT count(*) FROM parked").fetchone()[0]

    def add(self, record, log):
        with self.store.change() as (change, _):
            made = change.add(record, log)
        return self.store.get(type(record), made.id)

    def update(self, shown, **edits):
        with self.store.change() as (change, changes):
            change.update(shown, **edits)
        return changes.action

    def get(self, record):
        """Return a record as it is shown here now."""
        return self.store.get(type(record), record.id)

    def questions(self):
        """Return what is to be decided here: slot -> the answers as kept."""
        return {one.slot: [a.value for a in one.answers] for one in self.store.decisions()}


def batched_list(items, size):
    return [items[start : start + size] for start in range(0, len(items), size)]


def share(*desks, page=1000):
    """Let every desk read all that the others have posted."""
    letters = [letter for desk in desks for letter in desk.post()]
    for desk in desks:
        desk.read(letters, page)


def globally(desk):
    """Return, for every record here, its heads and kept texts as everybody knows them."""
    database = desk.store._database
    sql = "SELECT c.num, d.id, c.n FROM change c JOIN device d ON d.num = c.device"
    names = {num: (device, n) for num, device, n in database.conn.execute(sql)}
    found = {}
    for id_, *packed in database.conn.execute("SELECT id, heads, kept FROM record"):
        slots = [msgspec.json.decode(one or "{}") for one in packed]
        found[id_] = [
            {slot: {(*names[r // 1024], r % 1024) for r in refs} for slot, refs in one.items()}
            for one in slots
        ]
    return found


def agreed_state(desk):
    """Return all that two stores with the same changes must have alike, in words both share."""
    connection = desk.store._database.conn
    sql = "SELECT r.num, r.id, r.kind, l.id, gone, extra FROM record r JOIN log l ON l.num = r.log"
    heads = globally(desk)
    found = {}
    for num, id_, kind, log, gone, extra in connection.execute(sql).fetchall():
        row = None
        if kind in desk.store._kinds:
            names = sorted(declared(desk.store._kinds[kind]))
            sql = f"SELECT {', '.join(f'[{n}]' for n in names)} FROM [{kind}] WHERE num = ?"  # noqa: S608
            row = dict(zip(names, connection.execute(sql, [num]).fetchone(), strict=True))
        asked = connection.execute("SELECT slot FROM undecided WHERE record = ?", [num])
        found[id_, "place"] = (kind, log)
        found[id_, "heads"], found[id_, "kept"] = heads[id_]
        found[id_, "gone"], found[id_, "row"] = gone, row
        found[id_, "asked"] = set(asked)
        found[id_, "extra"] = msgspec.json.decode(extra or "{}")
    questions = [
        (one.record.id, one.slot, one.before, [answer.value for answer in one.answers])
        for one in desk.store.decisions()
    ]
    found["questions"] = sorted(questions, key=repr)
    return found


@contextmanager
def three_desks(folder, records):
    """Three laptops that go by one clock and hold one log."""
    clock = Ticking()
    desks = [Desk(folder, records, clock) for _ in range(3)]
    for desk in desks:
        desk.open_log(LOG)
    yield desks
    for desk in desks:
        desk.store.close()


def shared(desks, record):
    """Let one desk add a record and all of them read it."""
    made = desks[0].add(record, LOG)
    share(*desks)
    return [desk.get(made) for desk in desks]


def same_everywhere(desks):
    share(*desks)
    first, *others = [agreed_state(desk) for desk in desks]
    assert others == [first] * len(others)
