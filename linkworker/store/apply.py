"""Edits -> heads -> rows: the one path by which a change, ours or theirs, becomes what is seen."""

from collections.abc import Iterable, Sequence
from itertools import chain
from typing import Any, Protocol

from linkworker.fields import GONE, Field, Record, Rule, searched_slots, slot_field, slots
from linkworker.store import bound, ledger, removal
from linkworker.store.changes import EDITS, ERASED, Changes, Head, Put, RecordEdit, View
from linkworker.store.database import Database, rows
from linkworker.store.rows import Lines, columns, element_column, newer_members
from linkworker.store.states import State, load, write_states

KEPT_TEXTS = 16

Kinds = dict[str, type[Record]]


class Merge(Protocol):
    """How a slot's live heads become what is shown; the store is handed it."""

    def __call__(self, rule: Rule, heads: Sequence[Head], kept: Sequence[Head] = ()) -> View:
        """Return the view of a slot."""
        ...


class Applying:
    """The changes of one transaction on their way into rows; each record is written once."""

    def __init__(self, database: Database, kinds: Kinds, merge: Merge) -> None:
        self._database = database
        self._kinds = kinds
        self._merge = merge
        self._states: dict[str, State] = {}
        self._heads: dict[int, Head] = {}
        self._logs: dict[int, str] = {}
        self._asked: list[tuple[int, str]] = []
        self._settled: list[tuple[int, str]] = []
        top = rows(database, "SELECT coalesce(max(num), 0) FROM record").fetchone()[0]
        self._next = int(top) + 1
        self._ahead = rows(database, "SELECT 1 FROM ahead LIMIT 1").fetchone() is not None

    def learn(self, ids: Iterable[str]) -> None:
        """Read the records that the coming changes touch."""
        self._states |= load(self._database, set(ids) - self._states.keys())

    def place(self, log: int, edits: Iterable[RecordEdit]) -> bool:
        """Say whether these records stand in this log, as new ones do: a record never moves.

        A new one whose id is bound to another log stands in none, whichever is read first.
        """
        for edit in edits:
            state = self._states.get(edit.id)
            if state and (state.log != log or state.kind != edit.kind):
                return False
            if state is None and not bound.fits(edit.id, self._named(log)):
                return False
        for edit in edits:
            if edit.id not in self._states and edit.kind != ERASED:
                state = State(self._next, edit.id, edit.kind, log, {}, {}, {}, new=True)
                self._states[edit.id] = state
                self._next += 1
        return True

    def _named(self, log: int) -> str:
        if log not in self._logs:
            self._logs = dict(rows(self._database, "SELECT num, id FROM log"))
        return self._logs[log]

    def take(self, change: ledger.Logged) -> None:
        """Apply one change to the records that it touches, which have their places."""
        ref = change.num * EDITS
        for edit in change.edits:
            if edit.kind == ERASED:
                ref += len(edit.puts)
                continue
            state = self._states[edit.id]
            state.touched.add(change.num)
            for put in edit.puts:
                self._supersede(state, change, ref, put)
                ref += 1

    def _supersede(self, state: State, change: ledger.Logged, ref: int, put: Put) -> None:
        slot = put.slot
        if not put.names and slot not in state.heads and not self._ahead:
            state.heads[slot] = [ref]
            state.fresh[slot] = (ref, put.value)
            return
        live = state.heads.get(slot, [])
        if len(live) > 1:
            state.many.add(slot)
        for name in put.names:
            if not isinstance(name, int):
                self._note_ahead(change.log, name)
        replaced = [head for head in live if head in put.names]
        live = [head for head in live if head not in put.names]
        if self._ahead and self._named_ahead(state, change, (slot, ref % EDITS)):
            replaced.append(ref)
        else:
            live.append(ref)
        state.heads[slot] = live
        state.fresh[slot] = (ref, put.value)
        if replaced and self._keeps_texts(state.kind, slot):
            state.kept[slot] = self._latest([*state.kept.get(slot, []), *replaced])

    def _keeps_texts(self, kind: str, slot: str) -> bool:
        record = self._kinds.get(kind)
        field = slot_field(record, slot) if record else None
        return field is not None and field.rule is Rule.TEXT

    def _latest(self, refs: list[int]) -> list[int]:
        if len(refs) <= KEPT_TEXTS:
            return refs
        ordered = sorted(ledger.heads(self._database, refs), key=lambda head: head.order)
        return [head.ref for head in ordered[-KEPT_TEXTS:]]

    def _note_ahead(self, log: int, name: tuple[str, int, int]) -> None:
        self._ahead = True
        device = "(SELECT num FROM device WHERE id = ?)"
        sql = f"INSERT OR IGNORE INTO ahead VALUES (?, {device}, ?, ?)"  # noqa: S608
        rows(self._database, sql, [log, *name])

    def _named_ahead(self, state: State, change: ledger.Logged, put: tuple[str, int]) -> bool:
        """Say whether an edit of this very slot, which came before, replaces this one."""
        slot, i = put
        sql = (
            "SELECT d.id FROM ahead a JOIN device d ON d.num = a.device"
            " WHERE a.log = ? AND a.device = ? AND a.n = ? AND a.i = ?"
        )
        found = rows(self._database, sql, [change.log, change.device, change.n, i]).fetchone()
        if found is None or change.n is None:
            return False
        name = (found[0], change.n, i)
        sql = "SELECT change FROM touched WHERE record = ?"
        nums = {num for (num,) in rows(self._database, sql, [state.num])} | state.touched
        return any(
            name in later.names
            for num in nums
            for later in ledger.puts(self._database, num, state.id)
            if later.slot == slot
        )

    def finish(self) -> tuple[Changes, list[int]]:
        """Write every touched record; return what changed and the numbers of their rows."""
        touched = [state for state in self._states.values() if state.touched]
        ids: dict[type[Record], set[str]] = {}
        lines = Lines()
        self._look_up_heads(touched)
        for state in touched:
            kind = self._kinds.get(state.kind)
            filled = self._show(state, kind)
            if kind:
                ids.setdefault(kind, set()).add(state.id)
                lines.add(state, kind, filled)
        self._note_undecided()
        write_states(self._database, touched)
        lines.write(self._database)
        for kind, also in removal.settle(self._database, self._kinds, touched).items():
            ids.setdefault(kind, set()).update(also)
        return Changes(ids), [state.num for state in touched if self._searchable(state)]

    def _searchable(self, state: State) -> bool:
        kind = self._kinds.get(state.kind)
        return kind is not None and (state.new or not searched_slots(kind).isdisjoint(state.fresh))

    def _show(self, state: State, kind: type[Record] | None) -> list[dict[str, Any]]:
        """Return the columns that each touched slot fills, and note what must be decided."""
        filled: list[dict[str, Any]] = []
        elements: dict[str, dict[str, Any]] = {}
        for slot, (ref, value) in state.fresh.items():
            if slot == GONE:
                continue
            ruled = slot_field(kind, slot) if kind else None
            if _is_merged(state, slot, ref):
                value = self._view(state, slot, ruled.rule if ruled else Rule.ASK)
            if kind is None or ruled is None:
                state.extra[slot] = value
            elif ruled.elements:
                name, _, element = slot.partition("/")
                elements.setdefault(slots(kind)[name][0], {})[element] = value
            else:
                filled.append(columns(kind, slot, value))
                if ruled.group or state.extra:
                    self._keep_newer(state, kind, ruled, slot, value)
        for name, changed in elements.items():
            filled.append({name: element_column(self._database, state, name, changed)})
        return filled

    def _keep_newer(
        self, state: State, kind: type[Record], ruled: Field, slot: str, value: Any
    ) -> None:
        if ruled.group and newer_members(kind, slot, value):
            state.extra[slot] = value
        else:
            state.extra.pop(slot, None)

    def _view(self, state: State, slot: str, rule: Rule) -> Any:
        view = self._merge(rule, *(self._behind(refs) for refs in _merged(state, slot)))
        (self._asked if view.asked else self._settled).append((state.num, slot))
        return view.value

    def _look_up_heads(self, touched: Iterable[State]) -> None:
        refs = (
            refs
            for state in touched
            for slot, (ref, _) in state.fresh.items()
            if _is_merged(state, slot, ref)
            for refs in _merged(state, slot)
        )
        heads = ledger.heads(self._database, chain.from_iterable(refs))
        self._heads = {head.ref: head for head in heads}

    def _behind(self, refs: Iterable[int]) -> list[Head]:
        return [self._heads[ref] for ref in sorted(set(refs)) if ref in self._heads]

    def _note_undecided(self) -> None:
        conn = self._database.conn
        conn.executemany("INSERT OR IGNORE INTO undecided VALUES (?, ?)", self._asked)
        conn.executemany("DELETE FROM undecided WHERE record = ? AND slot = ?", self._settled)


def _is_merged(state: State, slot: str, ref: int) -> bool:
    """Say whether what a slot shows has to be worked out from several heads, or had to be."""
    return slot != GONE and (state.heads[slot] != [ref] or slot in state.many)


def _merged(state: State, slot: str) -> tuple[list[int], list[int]]:
    """Return a slot's live heads and its kept texts, as references."""
    return state.heads[slot], state.kept.get(slot, [])
