"""The words a record is declared in.

A field says once what the store, the search, the form, the check, the history, the
wire and the merge each need to know. They read it; nobody repeats it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any, ClassVar, dataclass_transform

from linkworker.elements import Marks, Tags
from linkworker.kinds import (
    Choice,
    Day,
    Field,
    Links,
    Moment,
    Number,
    Rule,
    Sensitivity,
    Text,
    Words,
    YesNo,
)

GONE = "_gone"


class LogKind(Enum):
    """What a log is about; every record kind lives in one."""

    CHILD = "child"
    FAMILY = "family"
    PLACE = "place"
    CASELOAD = "caseload"


@dataclass(frozen=True, kw_only=True)
class Keeping:
    """Why a kind of record is held, and for how long: a line of the record of processing.

    `purpose`, `basis` (UK GDPR Article 6, with 9 or 10 where it applies), `retention` (the
    class of the charity's schedule) and `readers` are words that a person signs.
    """

    purpose: str
    basis: str
    retention: str
    readers: str


@dataclass_transform(kw_only_default=True, frozen_default=True)
@dataclass(frozen=True, kw_only=True)
class Record:
    """Base of every noun. A subclass is a frozen, keyword-only dataclass.

    `seen` names the heads that stood on screen for each slot when this was read; an edit
    carries them, so nobody's later words are replaced unread. `undecided` are the slots
    with two live answers; `newer` those written by a newer version of this program.

    `reviewers = True` says that somebody who may only review a caseload may write this kind
    in its logs; every other laptop sets aside whatever else a reviewer writes.
    """

    kind: ClassVar[str]
    title: ClassVar[str]
    lives_in: ClassVar[LogKind]
    keeping: ClassVar[Keeping]
    event: ClassVar[bool] = False
    reviewers: ClassVar[bool] = False
    key: ClassVar[tuple[str, ...]] = ()

    id: str = ""
    log: str = ""
    seen: Mapping[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)
    undecided: frozenset[str] = field(default=frozenset(), compare=False)
    newer: frozenset[str] = field(default=frozenset(), compare=False)
    flagged: bool = field(default=False, compare=False)

    _declared: ClassVar[dict[str, Field]]
    _slots: ClassVar[dict[str, tuple[str, ...]]]
    _ruling: ClassVar[dict[str, Field]]
    _searched: ClassVar[frozenset[str]]

    def __init_subclass__(cls) -> None:
        dataclass(frozen=True, kw_only=True)(cls)
        cls._declared = {f.name: f.metadata["field"] for f in fields(cls) if "field" in f.metadata}
        slots = dict.fromkeys(slot_of(cls, name) for name in cls._declared)
        cls._slots = {
            slot: tuple(n for n in cls._declared if slot_of(cls, n) == slot) for slot in slots
        }
        cls._searched = frozenset(slot_of(cls, n) for n, f in cls._declared.items() if f.search)
        ruling = {slot: cls._declared[names[0]] for slot, names in cls._slots.items()}
        cls._ruling = {slot: found for slot, found in ruling.items() if not found.elements}


def declared(record: type[Record]) -> dict[str, Field]:
    """Return a record's declared fields by name, in reading order."""
    return record._declared  # noqa: SLF001 - this module's own class


def slots(record: type[Record]) -> dict[str, tuple[str, ...]]:
    """Return what is merged as one: slot -> the names of its fields.

    A slot is a group's name, or a field's first name ever: a rename changes nothing that
    is kept or sent.
    """
    return record._slots  # noqa: SLF001 - this module's own class


def first_name(name: str, field: Field) -> str:
    """Return the name under which a field is kept and sent: the one it was born with."""
    return field.was.split()[0] if field.was else name


def slot_of(record: type[Record], name: str) -> str:
    """Return the slot that a field's edits go to (its elements: slot/element)."""
    field = declared(record)[name]
    return field.group or first_name(name, field)


def parent(record: type[Record]) -> str | None:
    """Return the field that says what this record stands under (an action's goal), if any."""
    under = (n for n, f in declared(record).items() if isinstance(f, Links) and f.under)
    return next(under, None)


def slot_field(record: type[Record], slot: str) -> Field | None:
    """Return the field that rules a slot, or None when this version does not know it."""
    found = record._ruling.get(slot)  # noqa: SLF001 - this module's own class
    if found is not None:
        return found
    name, _, element = slot.partition("/")
    members = slots(record).get(name)
    if members is None or not element:
        return None
    found = declared(record)[members[0]]
    return found if found.elements else None


def sensitivity_of(record: Record, name: str) -> Sensitivity:
    """Return where a field of this very record may appear: its writer may have raised it."""
    field = declared(type(record))[name]
    raised = bool(field.raised_by) and getattr(record, field.raised_by) is True
    return Sensitivity.SPECIAL if raised else field.sensitivity


def problems(record: Record) -> dict[str, str]:
    """Say everything wrong with a record at once, by field name."""
    found = {n: f.problem(getattr(record, n)) for n, f in declared(type(record)).items()}
    return {name: words for name, words in found.items() if words}


def _declare(kind: type[Field], label: str, default: Any, says: Mapping[str, Any]) -> Any:
    return field(default=default, metadata={"field": kind(label=label, **says)})


def text(label: str, default: str = "", **says: Any) -> Any:
    """Declare a line of words, such as a name."""
    return _declare(Text, label, default, says)


def words(label: str, default: str = "", **says: Any) -> Any:
    """Declare long words: two people's edits of different paragraphs are merged."""
    return _declare(Words, label, default, {"rule": Rule.TEXT, **says})


def day(label: str, **says: Any) -> Any:
    """Declare a calendar day."""
    return _declare(Day, label, None, says)


def moment(label: str, **says: Any) -> Any:
    """Declare a day and time, as the clock on the wall showed it."""
    return _declare(Moment, label, None, says)


def choice(label: str, options: type[Enum], default: Enum | None = None, **says: Any) -> Any:
    """Declare one of a few."""
    return _declare(Choice, label, default, {"options": options, **says})


def number(label: str, default: int | None = None, **says: Any) -> Any:
    """Declare a whole number in a unit: minutes, half-days, pence, points."""
    return _declare(Number, label, default, says)


def yes_no(label: str, default: bool | None = None, **says: Any) -> Any:
    """Declare yes, no, or not known (None)."""
    return _declare(YesNo, label, default, says)


def links(label: str, to: str, **says: Any) -> Any:
    """Declare a reference to another record, by kind; `under=True`: it is part of that one."""
    return _declare(Links, label, "", {"to": to, **says})


def tags(label: str, options: type[Enum] | None = None, **says: Any) -> Any:
    """Declare a set of words; each element is merged by itself."""
    return _declare(Tags, label, frozenset(), {"rule": Rule.SET, "options": options, **says})


def marks(label: str, **says: Any) -> Any:
    """Declare a week's ten attendance marks, Monday morning first, each merged by itself."""
    return _declare(Marks, label, ("",) * 10, {"rule": Rule.NEWEST, **says})


def searchable(record: type[Record]) -> Iterable[str]:
    """Return the names of the fields whose words the search reads."""
    return (name for name, kind in declared(record).items() if kind.search)


def searched_slots(record: type[Record]) -> frozenset[str]:
    """Return the slots whose words the search reads."""
    return record._searched  # noqa: SLF001 - this module's own class


__all__ = [
    "GONE",
    "Field",
    "Keeping",
    "LogKind",
    "Record",
    "Rule",
    "Sensitivity",
    "choice",
    "day",
    "declared",
    "first_name",
    "links",
    "marks",
    "moment",
    "number",
    "parent",
    "problems",
    "searchable",
    "searched_slots",
    "sensitivity_of",
    "slot_field",
    "slot_of",
    "slots",
    "tags",
    "text",
    "words",
    "yes_no",
]
