"""Edits -> heads -> rows: the one path by which a change, ours or theirs, becomes what is seen."""

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from linkworker.fields import GONE, Field, Record, Rule, searchable, slot_field, slots
from linkworker.store import ledger, removal
from linkworker.store.changes import EDITS, Changes, Head, Name, Put, View, numbered
from linkworker.store.database import Database, rows
from linkworker.store.rows import columns, element_column, newer_members
from linkworker.store.states import State, load, write_shown, write_states

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
        top = rows(database, "SELECT coalesce(max(num), 0) FROM record").fetchone()[0]
        self._next = int(top) + 1
        self._ahead = rows(database, "SELECT 1 FROM ahead LIMIT 1").fetchone() is not None

    def learn(self, ids: Iterable[str]) -> None:
        """Read the records that the coming changes touch."""
        self._states |= load(self._database, set(ids) - self._states.keys())

    def misplaced(self, change: ledger.Logged) -> bool:
        """Say whether a change touches a record of another log or kind: it never moves."""
        known = ((self._states.get(e.id), e) for e in change.edits)
        return any(s and (s.log != change.log or s.kind != e.kind) for s, e in known)

    def take(self, change: ledger.Logged) -> None:
        """Apply one change to the records that it touches."""
        for i, edit, put in numbered(change.edits):
            state = self._states.get(edit.id)
            if state is None:
                state = State(self._next, edit.id, edit.kind, change.log, {}, {}, {}, [], new=True)
                self._states[edit.id] = state
                self._next += 1
            state.touched.add(change.num)
            if put.slot == GONE:
                state.covers = [*state.covers, *(c for c in edit.covers if c not in state.covers)]
            self._supersede(state, change, i, put)

    def _supersede(self, state: State, change: ledger.Logged, i: int, put: Put) -> None:
        ref = change.num * EDITS + i
        live = state.heads.get(put.slot, [])
        if len(live) > 1:
            state.many.add(put.slot)
        replaced = [name for name in put.names if name in live]
        for name in put.names:
            if not isinstance(name, int):
                self._note_ahead(change.log, name)
        live = [head for head in live if head not in replaced]
        if self._ahead and self._named_ahead(change, i):
            replaced.append(ref)
        else:
            live.append(ref)
        state.heads[put.slot] = live
        state.fresh[put.slot] = (ref, put.value)
        kind = self._kinds.get(state.kind)
        rule = slot_field(kind, put.slot) if kind and put.slot != GONE else None
        if replaced and rule and rule.rule is Rule.TEXT:
            state.kept[put.slot] = self._latest([*state.kept.get(put.slot, []), *replaced])

    def _latest(self, refs: Sequence[Name]) -> list[int]:
        local = [ref for ref in refs if isinstance(ref, int)]
        if len(local) <= KEPT_TEXTS:
            return local
        ordered = sorted(ledger.heads(self._database, local), key=lambda head: head.order)
        return [head.ref for head in ordered[-KEPT_TEXTS:]]

    def _note_ahead(self, log: int, name: tuple[str, int, int]) -> None:
        self._ahead = True
        device = "(SELECT num FROM device WHERE id = ?)"
        sql = f"INSERT OR IGNORE INTO ahead VALUES (?, {device}, ?, ?)"  # noqa: S608
        rows(self._database, sql, [log, *name])

    def _named_ahead(self, change: ledger.Logged, i: int) -> bool:
        sql = "SELECT 1 FROM ahead WHERE log = ? AND device = ? AND n = ? AND i = ?"
        found = rows(self._database, sql, [change.log, change.device, change.n, i])
        return found.fetchone() is not None

    def finish(self) -> tuple[Changes, list[int]]:
        """Write every touched record; return what changed and the numbers of their rows."""
        touched = [state for state in self._states.values() if state.touched]
        ids: dict[type[Record], set[str]] = {}
        shown: dict[tuple[str, tuple[str, ...]], list[list[Any]]] = {}
        for state in touched:
            kind = self._kinds.get(state.kind)
            if kind:
                ids.setdefault(kind, set()).add(state.id)
            filled = self._show(state, kind)
            if kind and (filled or state.new):
                shown.setdefault((state.kind, tuple(filled)), []).append(
                    [*filled.values(), state.num]
                )
        write_states(self._database, touched)
        for (table, names), values in shown.items():
            write_shown(self._database, table, names, values)
        for kind, also in removal.settle(self._database, self._kinds, touched).items():
            ids.setdefault(kind, set()).update(also)
        return Changes(ids), [state.num for state in touched if self._searchable(state)]

    def _searchable(self, state: State) -> bool:
        kind = self._kinds.get(state.kind)
        if kind is None:
            return False
        return state.new or any(
            name in slots(kind).get(slot, ()) for slot in state.fresh for name in searchable(kind)
        )

    def _show(self, state: State, kind: type[Record] | None) -> dict[str, Any]:
        """Return the columns that the touched slots fill, and note what must be decided."""
        filled: dict[str, Any] = {}
        elements: dict[str, dict[str, Any]] = {}
        for slot, (ref, value) in state.fresh.items():
            if slot == GONE or not state.heads[slot]:
                continue
            ruled = slot_field(kind, slot) if kind else None
            if state.heads[slot] != [ref] or slot in state.many:
                value = self._view(state, slot, ruled.rule if ruled else Rule.ASK)
            if kind is None or ruled is None:
                state.extra[slot] = value
            elif ruled.elements:
                name, _, element = slot.partition("/")
                elements.setdefault(slots(kind)[name][0], {})[element] = value
            else:
                filled |= columns(kind, slot, value)
                self._keep_newer(state, kind, ruled, slot, value)
        for name, changed in elements.items():
            filled[name] = element_column(self._database, state, name, changed)
        return filled

    def _keep_newer(
        self, state: State, kind: type[Record], ruled: Field, slot: str, value: Any
    ) -> None:
        if ruled.group and newer_members(kind, slot, value):
            state.extra[slot] = value

    def _view(self, state: State, slot: str, rule: Rule) -> Any:
        heads = ledger.heads(self._database, state.heads[slot])
        kept = ledger.heads(self._database, state.kept.get(slot, []))
        view = self._merge(rule, heads, kept)
        sql = "DELETE FROM undecided WHERE record = ? AND slot = ?"
        if view.asked:
            sql = "INSERT OR IGNORE INTO undecided (record, slot) VALUES (?, ?)"
        rows(self._database, sql, [state.num, slot])
        return view.value
