"""What a change or a draft says, in words of fields: for whoever must decide what becomes of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from linkworker.fields import GONE, Record, declared, slot_field
from linkworker.kinds import Links, Sensitivity
from linkworker.records import BY_KIND, Child, Place
from linkworker.store import Reader
from linkworker.store.changes import RecordEdit
from linkworker.store.history import for_people, label, spoken
from linkworker.store.parting import Unfinished

FEW = "Something that only few may read"
NEWER = "Made by a newer version of this program"
_ID = re.compile(r"[A-Za-z0-9_-]{22}")


@dataclass(frozen=True)
class SaidOf:
    """What is said of one record: what it is, and each field's label and words."""

    what: str
    lines: tuple[tuple[str, str], ...]

    @property
    def words(self) -> str:
        """All of it on lines, as it is copied."""
        said = (f"{name}: {words}" if name else words for name, words in self.lines)
        return "\n".join((self.what, *said))


def whose(reader: Reader, log: str) -> str:
    """Name whom a log is about, or '' where that is not known on this laptop."""
    children = [one for one in reader.find(Child) if log in (one.log, one.family)]
    for child in children:
        if child.log == log:
            return child.whole_name
    if children:
        return f"The family of {' and '.join(one.name for one in children)}"
    return next((one.name for one in reader.find(Place, log=log)), "")


def said_of(edits: Iterable[RecordEdit]) -> tuple[SaidOf, ...]:
    """Say what edits say, record by record; what joins records is left out."""
    return tuple(one for edit in edits if (one := _said(edit)).lines)


def draft_said(begun: Unfinished) -> SaidOf:
    """Say what was typed and not saved."""
    typed: Any = begun.typed.get("now", begun.typed)
    kind = BY_KIND.get(begun.form.removeprefix("form/").partition("/")[0])
    if kind is not None and begun.form.startswith("form/"):
        lines = tuple(_of_form(kind, typed))
    else:
        lines = tuple(("", words) for words in _strings(typed))
    return SaidOf(begun.title or "A worry about safety", lines)


def _said(edit: RecordEdit) -> SaidOf:
    kind = BY_KIND.get(edit.kind)
    if kind is None:
        return SaidOf(NEWER, (("", "It can be taken over, and is shown once this is updated."),))
    if any(put.slot == GONE for put in edit.puts):
        return SaidOf(kind.title, (("", "Removed"),))
    found = [
        (label(kind, put.slot), spoken(kind, put.slot, put.value))
        for put in edit.puts
        if for_people(kind, put.slot) and not _is_for_few(kind, put.slot)
    ]
    few = [("", FEW)] if any(_is_for_few(kind, put.slot) for put in edit.puts) else []
    return SaidOf(kind.title, (*found, *few))


def _is_for_few(kind: type[Record], slot: str) -> bool:
    """Say whether what stands in a slot is shown at its own place only, to who looks there."""
    field = slot_field(kind, slot)
    return field is not None and field.sensitivity in (Sensitivity.RESTRICTED, Sensitivity.OFFENCE)


def _of_form(kind: type[Record], typed: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    fields = declared(kind)
    for name, stored in typed.items():
        field = fields.get(name)
        if field is None:
            yield from (("", words) for words in _strings(stored))
        elif stored not in (None, "") and not isinstance(field, Links):
            yield field.label, field.spoken(field.from_store(stored))


def _strings(typed: Any) -> Iterator[str]:
    """Yield what a person typed, wherever it stands; ids are not words."""
    if isinstance(typed, str):
        if typed.strip() and not _ID.fullmatch(typed):
            yield typed.strip()
    elif isinstance(typed, Mapping):
        for value in typed.values():
            yield from _strings(value)
    elif isinstance(typed, list | tuple):
        for value in typed:
            yield from _strings(value)
