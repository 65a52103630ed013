"""One action in the making: records added, edited, decided, removed; kept all or none."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from hashlib import sha256
from typing import Any, NamedTuple, Protocol, TypeVar

import msgspec

from linkworker.canonical import b64
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import GONE, Record, declared, problems, slot_field, slots
from linkworker.store import bound, forgetting, ledger
from linkworker.store.changes import EDITS, Put, RecordEdit, fingerprint
from linkworker.store.database import Database, rows
from linkworker.store.history import Decision
from linkworker.store.removal import REMOVED
from linkworker.store.rows import changed_slots, empty, fits, slot_values
from linkworker.store.states import load

R = TypeVar("R", bound=Record)


def keyed_id(record: type[Record], log: str, values: Mapping[str, Any]) -> str:
    """Return the id of a record that a file or calendar can make twice: a hash, never words."""
    said = [record.kind, log, *(declared(record)[n].to_store(values[n]) for n in record.key)]
    return b64(sha256(b"lw/1/key|" + msgspec.json.encode(said)).digest()[:16])


class _Place(Protocol):
    """Where an edit goes: a record, or what an undo knows of one."""

    @property
    def id(self) -> str: ...
    @property
    def kind(self) -> str: ...
    @property
    def log(self) -> str: ...


class _Placed(NamedTuple):
    """Where an edit goes that puts anew what was said before."""

    id: str
    kind: str
    log: str


class Change:
    """Collects the edits of one action, log by log. Made by `Store.change`."""

    def __init__(self, database: Database, action: str, new_id: Any) -> None:
        self.action = action
        self.undoes = ""
        self._database = database
        self._new_id = new_id
        self._edits: dict[str, dict[str, RecordEdit]] = {}
        self.opened: list[tuple[str, str, str]] = []
        self.added: set[type[Record]] = set()
        self.made: list[Record] = []
        self.files: list[tuple[str, str, bytes]] = []
        self.erased: list[tuple[str, set[str], list[tuple[str, int, int]]]] = []

    def open_log(self, kind: str, caseload: str) -> str:
        """Open a new log of a kind ('child', 'family') in a caseload; return its id."""
        log = self._new_id()
        self.opened.append((log, kind, caseload))
        return str(log)

    def add(self, record: R, log: str, as_at: str = "") -> R:
        """Keep a new record in a log; raise Invalid with all that is wrong with it.

        `as_at` says how new imported values are.
        """
        values = {name: getattr(record, name) for name in record.key}
        id_ = record.id or (keyed_id(type(record), log, values) if record.key else "")
        id_ = id_ or self._drawn(type(record), log)
        record = replace(record, id=id_, log=log)
        self.added.add(type(record))
        self._check(record)
        puts = [Put(slot, v, as_at=as_at) for slot, v in slot_values(record).items()]
        self._keep(record, [*puts, *self._revive(record, puts)])
        self.made.append(record)
        return record

    def _drawn(self, record: type[Record], log: str) -> str:
        """Draw an id; what has bytes on the server is named there as everything is."""
        drawn = str(self._new_id())
        return drawn if "digest" in declared(record) else bound.bind(drawn, log)

    def keep_file(self, record: Record, data: bytes) -> None:
        """Keep the bytes that belong to a record; they lie beside the log of changes."""
        self.files.append((record.id, record.log, data))

    def update(self, shown: R, as_at: str = "", **edits: Any) -> R:
        """Keep edits to a record as it stood on screen; raise Invalid with all that is wrong.

        Each edit names the heads that were shown. `as_at` says how new an imported value is.
        """
        forgetting.still_here(self._database, log_number(self._database, shown.log), [shown.id])
        edited = replace(shown, **edits)
        self._check(edited)
        values = changed_slots(shown, edited, self._extra(shown))
        puts = [
            Put(slot, value, list(shown.seen.get(slot, ())), self._was(shown, slot), as_at)
            for slot, value in values.items()
        ]
        self._keep(shown, puts)
        self.made.append(edited)
        return edited

    def decide(self, decision: Decision, value: Any) -> None:
        """Settle one slot with a value as kept, naming exactly the answers that were shown."""
        was = fingerprint(decision.answers[0].value)
        self._keep(decision.record, [Put(decision.slot, value, list(decision.heads), was)])

    def remove(self, record: Record, under: Iterable[Record] = ()) -> None:
        """Remove a record and those under it that the screen counted; all stay in history.

        Raises NotAllowed for an event.
        """
        for one in (record, *under):
            if one.event:
                raise NotAllowed(f"A {one.title.lower()} is struck out with a reason, not removed")
            covers = [ref for slot, refs in one.seen.items() if slot != GONE for ref in refs]
            puts = [Put(GONE, True, list(one.seen.get(GONE, ())))]
            self._put(one, puts).covers = list(covers)

    def put_back(self, record: Record) -> None:
        """Let a record that was removed, and stayed, be removed no more: names what was shown."""
        self._put(record, [Put(GONE, False, list(record.seen.get(GONE, ())))])

    def erase(self, log: str, ids: Collection[str]) -> str:
        """Let records of a log be gone for good, out of its history too, once this is kept.

        What was sealed in one envelope with them is said anew, in this same action. Returns the
        mark of what will be signed, '' where none of it has ever left this laptop.
        """
        what = forgetting.names_of(self._database, ids)
        num = log_number(self._database, log)
        for state, puts in forgetting.said_anew(self._database, num, what, ids):
            self._put(_Placed(state.id, state.kind, log), puts)
        self.erased.append((log, set(ids), what))
        return mark_of(what)

    def erase_log(self, log: str) -> None:
        """Let all of a log be erased: by a signed entry, at the next sync."""
        self.erased.append((log, set(), []))

    def put(self, record: _Place, puts: list[Put], covers: Iterable[int] = ()) -> None:
        """Keep edits that name their own heads, as an undo does; `covers` as for a removal."""
        self._put(record, puts).covers += covers

    def kinds(self) -> dict[str, set[str]]:
        """Return the kinds of record that this edits, by log."""
        return {log: {edit.kind for edit in edits.values()} for log, edits in self._edits.items()}

    def logged(self, number: Any, device: int, clock: int) -> list[ledger.Logged]:
        """Return this action as changes ready for the log of changes: one for each log.

        An action of more edits than a change can number goes into several.
        """
        first = ledger.next_change(self._database)
        parts = [(number(log), part) for log, edits in self._edits.items()
                 for part in _parts(edits.values())]  # fmt: skip
        return [
            ledger.Logged(first + i, log, device, None, self.action, clock, self.undoes, part,
                          ledger.WAITING)
            for i, (log, part) in enumerate(parts)
        ]  # fmt: skip

    def _keep(self, record: Record, puts: list[Put]) -> None:
        """Take edits in, unless another laptop would find no sense in one of them."""
        unfit = [p.slot for p in puts if p.slot != GONE and not fits(type(record), p.slot, p.value)]
        if unfit:
            names = slots(type(record))
            words = "This cannot be kept as it is written"
            raise Invalid({names[slot.partition("/")[0]][0]: words for slot in unfit})
        self._put(record, puts)

    def _put(self, record: _Place, puts: list[Put]) -> RecordEdit:
        edits = self._edits.setdefault(record.log, {})
        edit = edits.setdefault(record.id, RecordEdit(record.id, record.kind, []))
        edit.puts += puts
        return edit

    def _revive(self, record: Record, puts: list[Put]) -> list[Put]:
        """Let a keyed record that was removed begin anew: nothing it said before comes back."""
        state = load(self._database, [record.id]).get(record.id) if record.key else None
        if state is None or state.gone != REMOVED:
            return []
        said = {put.slot for put in puts}
        for put in puts:
            put.names = list(state.heads.get(put.slot, []))
        return [
            Put(slot, False if slot == GONE else empty(type(record), slot), list(heads))
            for slot, heads in state.heads.items()
            if slot not in said and (slot == GONE or slot_field(type(record), slot))
        ]

    def _was(self, shown: Record, slot: str) -> str:
        """Say what an edit replaces, by the heads it names.

        The values of `shown` may be newer than its `seen`, when an old draft is taken up again;
        such a value was not on screen and must not be settled by this edit.
        """
        replaced = ledger.heads(self._database, shown.seen.get(slot, ()))
        hashes = {fingerprint(head.value) for head in replaced}
        if len(hashes) > 1:
            hashes &= {fingerprint(slot_values(shown).get(slot))}
        return hashes.pop() if hashes else ""

    def _check(self, record: Record) -> None:
        if found := problems(record):
            raise Invalid(found)

    def _extra(self, record: Record) -> dict[str, Any]:
        state = load(self._database, [record.id]).get(record.id)
        return state.extra if state else {}


def mark_of(what: Collection[tuple[str, int, int]]) -> str:
    """Return the mark of an erasure of these edits: a hash; '' where none are named."""
    return b64(sha256(b"lw/1/erase|" + msgspec.json.encode(sorted(what))).digest()) if what else ""


def _parts(edits: Iterable[RecordEdit]) -> list[list[RecordEdit]]:
    """Cut edits into parts of at most EDITS puts."""
    parts: list[list[RecordEdit]] = [[]]
    room = EDITS
    for edit in edits:
        if len(edit.puts) > room:
            parts.append([])
            room = EDITS
        parts[-1].append(edit)
        room -= len(edit.puts)
    return parts


def log_number(database: Database, log: str) -> int:
    """Return a log's local number."""
    return int(rows(database, "SELECT num FROM log WHERE id = ?", [log]).fetchone()[0])
