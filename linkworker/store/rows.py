"""Records <-> rows: what each slot shows, spread over the columns of its kind."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Generic, TypeVar

import msgspec

from linkworker.elements import Marks, Tags
from linkworker.errors import StoreDamaged
from linkworker.fields import Field, Record, declared, first_name, slot_field, slots
from linkworker.store.database import Database, rows
from linkworker.store.removal import REMOVED
from linkworker.store.states import State

R = TypeVar("R", bound=Record)

LONGEST_SLOT = 120

_shapes: dict[tuple[type[Record], tuple[str, ...]], "Shape[Any]"] = {}
_encode = msgspec.json.Encoder(order="deterministic").encode
_decode = msgspec.json.decode


def columns(record: type[Record], slot: str, value: Any) -> dict[str, Any]:
    """Return the columns that a slot's shown value fills (elements: see `element_column`)."""
    names = slots(record)[slot]
    fields = declared(record)
    if fields[names[0]].group:
        return {name: value.get(first_name(name, fields[name])) for name in names}
    return {names[0]: value}


def newer_members(record: type[Record], slot: str, value: Mapping[str, Any]) -> set[str]:
    """Return the members of a group's value that this version does not know."""
    fields = declared(record)
    return set(value) - {first_name(name, fields[name]) for name in slots(record)[slot]}


def element_column(database: Database, state: State, name: str, changed: Mapping[str, Any]) -> str:
    """Return a column of elements with some of them changed."""
    sql = f"SELECT [{name}] FROM [{state.kind}] WHERE num = ?"  # noqa: S608 - our own names
    row = None if state.new else rows(database, sql, [state.num]).fetchone()
    before = _decode(row[0]) if row and row[0] else {}
    return _encode({**before, **changed}).decode()


class Lines:
    """The rows of one page on their way to disk: new ones whole, others slot by slot."""

    def __init__(self) -> None:
        self._new: dict[type[Record], list[list[Any]]] = {}
        self._edited: dict[tuple[str, tuple[str, ...]], list[list[Any]]] = {}

    def add(self, state: State, record: type[Record], filled: list[dict[str, Any]]) -> None:
        """Note what the touched slots of a record show, each as the columns that it fills."""
        if state.new:
            shown = {name: value for slot in filled for name, value in slot.items()}
            line = [state.num, *(shown.get(name) for name in declared(record))]
            self._new.setdefault(record, []).append(line)
            return
        for slot in filled:
            place = (record.kind, tuple(slot))
            self._edited.setdefault(place, []).append([*slot.values(), state.num])

    def write(self, database: Database) -> None:
        """Write them all."""
        for record, lines in self._new.items():
            names = ", ".join(f"[{name}]" for name in ("num", *declared(record)))
            marks = ", ".join("?" * len(lines[0]))
            sql = f"INSERT INTO [{record.kind}] ({names}) VALUES ({marks})"  # noqa: S608 - our own names
            database.conn.executemany(sql, lines)
        for (table, columns), lines in self._edited.items():
            sets = ", ".join(f"[{name}] = ?" for name in columns)
            sql = f"UPDATE [{table}] SET {sets} WHERE num = ?"  # noqa: S608 - our own names
            database.conn.executemany(sql, lines)


def fits(record: type[Record], slot: str, value: Any) -> bool:
    """Say whether a value from elsewhere has the shape of a slot that this version knows."""
    field = slot_field(record, slot)
    if len(slot) > LONGEST_SLOT:
        return False
    if field is None:
        return slot.partition("/")[0] not in slots(record)
    if not field.group:
        return field.accepts(value)
    fields = declared(record)
    return isinstance(value, dict) and all(
        fields[name].accepts(value[first_name(name, fields[name])])
        for name in slots(record)[slot]
        if first_name(name, fields[name]) in value
    )


def slot_values(record: Record) -> dict[str, Any]:
    """Return what a record says, slot by slot, as it is kept: what is empty is left out."""
    found: dict[str, Any] = {}
    fields = declared(type(record))
    for slot, names in slots(type(record)).items():
        stored = {first_name(n, fields[n]): fields[n].to_store(getattr(record, n)) for n in names}
        field = fields[names[0]]
        if field.elements:
            found |= {f"{slot}/{element}": v for element, v in stored[slot].items()}
        elif field.group:
            if any(v not in (None, "") for v in stored.values()):
                found[slot] = stored
        elif stored[slot] not in (None, ""):
            found[slot] = stored[slot]
    return found


def changed_slots(shown: Record, edited: Record, extra: Mapping[str, Any]) -> dict[str, Any]:
    """Return the slots that an edit changes; `extra` holds group members new to this version."""
    before, after = slot_values(shown), slot_values(edited)
    found: dict[str, Any] = {}
    for slot in before.keys() | after.keys():
        if before.get(slot) == after.get(slot):
            continue
        field = slot_field(type(shown), slot)
        value = after.get(slot, empty(type(shown), slot))
        if field is not None and field.group:
            value = {**extra.get(slot, {}), **value}
        found[slot] = value
    return found


def empty(record: type[Record], slot: str) -> Any:
    """Return what a slot holds, as it is kept, when there is nothing in it."""
    field = slot_field(record, slot)
    names = slots(record)[slot.partition("/")[0]]
    if isinstance(field, Tags):
        return False
    if isinstance(field, Marks):
        return ""
    fields = declared(record)
    blank = record()
    stored = {first_name(n, fields[n]): fields[n].to_store(getattr(blank, n)) for n in names}
    return stored if fields[names[0]].group else stored[slot]


def condition(
    record: type[Record],
    newest: str,
    since: Any,
    equals: Mapping[str, Any],
    *,
    removed: bool = False,
) -> tuple[str, list[Any]]:
    """Return the condition, and its values, of what is here, says this, and is not before that.

    `removed` is for what was removed as well.
    """
    fields = declared(record)
    where, values = ["r.gone <> ?"], [-1 if removed else REMOVED]
    if since is not None:
        where.append(f"k.[{newest}] >= ?")
        values.append(fields[newest].to_store(since))
    where += [f"k.[{name}] IS ?" for name in equals]
    values += [fields[name].to_store(value) for name, value in equals.items()]
    return " AND ".join(where), values


class Shape(Generic[R]):
    """How a kind of record is made from some columns of its rows, worked out once for all of them.

    Columns that the kind does not declare are passed over; empty ones stay as the record has them.
    """

    def __init__(self, record: type[R], columns: Sequence[str]) -> None:
        self._record, self._blank = record, vars(record())
        fields = declared(record)
        self._columns = [
            (at, name, fields[name], _from_store(fields[name]))
            for at, name in enumerate(columns)
            if name in fields
        ]

    def read(self, row: Sequence[Any], **state: Any) -> R:
        """Make a record from a row; `state` gives id, log, seen, undecided and flagged.

        Raises StoreDamaged for words that were altered on the disk.
        """
        newer: set[str] = set()
        for at, name, field, from_store in self._columns:
            stored = row[at]
            if stored is None:
                continue
            if field.column is str and "\0" in stored:
                # What SQLCipher gives for the last page of long words that was altered.
                raise StoreDamaged(
                    f"{field.label} was damaged on this laptop. What was synced is safe."
                )
            try:
                state[name] = from_store(stored) if from_store else stored
            except ValueError:
                newer.add(name)
        made = self._record.__new__(self._record)
        # As its __init__ would: frozen, that sets thirty fields one by one, for each row.
        made.__dict__.update(self._blank, **state, newer=frozenset(newer))
        return made


def shape_of(record: type[R], columns: tuple[str, ...]) -> Shape[R]:
    """Return the shape of a kind of record made from these columns: the same one each time."""
    known = _shapes.get((record, columns))
    if known is None:
        known = _shapes[record, columns] = Shape(record, columns)
    return known


def _from_store(field: Field) -> Callable[[Any], Any] | None:
    """Return what turns a column into a value; None where the column holds the value itself."""
    if field.elements:
        return lambda stored: field.from_store(_decode(stored))
    same = type(field).from_store is Field.from_store
    return None if same else field.from_store
