"""All that is kept about one child on this laptop: her record, her family's, and words elsewhere.

Read for who has a right to it (UK GDPR Article 15). Nothing is judged here: what may be handed out
is decided by a person, item by item.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any

from linkworker.actions.about_words import Finder
from linkworker.actions.places import names
from linkworker.errors import NotFound
from linkworker.fields import LogKind, Record, Sensitivity, declared, sensitivity_of, slot_of
from linkworker.kinds import Links
from linkworker.records import BY_KIND, Child
from linkworker.store import Apart, Draft, Kept, Line, Reader


class Where(Enum):
    """In which record something about a child stands."""

    OWN = "the child’s own record"
    FAMILY = "the family’s record"
    OTHER = "another child’s record"
    ELSEWHERE = "a record of the team"
    DRAFT = "words begun and not saved"
    APART = "kept, and shown in no record"


@dataclass(frozen=True)
class Said:
    """One field of an item: `kept` as it is kept, `words` as people read it.

    `undecided` says that two answers stand; `sensitivity` where the field may appear.
    """

    name: str
    label: str
    kept: Any
    words: str
    sensitivity: Sensitivity = Sensitivity.ORDINARY
    undecided: bool = False


@dataclass(frozen=True)
class Item:
    """One thing that is kept about a child: a record, a draft, or what no record shows.

    `history` has earlier wordings, the newest first, each with who changed it (`Line.user` is a
    name here). `not_sent` says why the server refused a change of it.
    """

    id: str
    where: Where
    log: str
    kind: str
    title: str
    said: tuple[Said, ...]
    removed: bool = False
    not_sent: str = ""
    history: tuple[Line, ...] = ()


def record_of(reader: Reader, child: Child) -> list[Item]:
    """Return all that stands in a child's own record and in her family's."""
    telling = _Telling(reader)
    own = telling.log(child.log, Where.OWN)
    return own + (telling.log(child.family, Where.FAMILY) if child.family else [])


def about(reader: Reader, child: Child) -> list[Item]:
    """Return all that is kept about a child here: `record_of`, drafts, and words elsewhere.

    Searches the words of every other record that this laptop can open for the child's names, and
    every draft, those kept apart for one person alone left out.
    """
    telling, finder = _Telling(reader), Finder(child)
    mine = {child.log, child.family}
    found = record_of(reader, child)
    known = {item.id for item in found}
    found += [item for item in telling.elsewhere(mine, finder) if item.id not in known]
    return found + [
        telling.draft(one) for one in reader.drafts() if finder.in_draft(one, child, known)
    ]


class _Telling:
    """Says what is kept in words: links by name, people by name."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._users = names(reader)

    def log(self, log: str, where: Where) -> list[Item]:
        records, apart = self._reader.whole.of(log)
        return [self._item(one, where) for one in records] + [self._apart(a, log) for a in apart]

    def elsewhere(self, mine: set[str], finder: Finder) -> Iterator[Item]:
        """Yield what stands in other logs and names the child, in whatever wording it ever had."""
        found, apart = self._reader.whole.naming(mine, finder.in_change, finder.in_edit)
        for kept in found:
            where = Where.OTHER if type(kept.record).lives_in in _OTHERS else Where.ELSEWHERE
            named = (one for one in kept.history if finder.in_words(f"{one.before} {one.after}"))
            yield self._item(replace(kept, history=tuple(named)), where)
        for log, one in apart:
            yield replace(self._apart(one, log), where=Where.OTHER)

    def draft(self, draft: Draft) -> Item:
        said = tuple(
            Said(name, name.replace("_", " ").capitalize(), value, str(value))
            for name, value in draft.typed.items()
            if value not in (None, "", [], {})
        )
        return Item(draft.action, Where.DRAFT, draft.log, "draft", draft.title, said)

    def _item(self, kept: Kept, where: Where) -> Item:
        record = kept.record
        kind = type(record)
        said = tuple(self._said(record, name) for name in declared(kind) if _is_said(record, name))
        history = tuple(self._line(line) for line in kept.history)
        return Item(record.id, where, record.log, kind.kind, kind.title, said, kept.removed,
                    kept.not_sent, history)  # fmt: skip

    def _said(self, record: Record, name: str) -> Said:
        field, value = declared(type(record))[name], getattr(record, name)
        words = self._users.get(value, "") if isinstance(value, str) else ""
        if isinstance(field, Links):
            words = self._named(field.to, value)
        undecided = slot_of(type(record), name) in record.undecided
        return Said(name, field.label, field.to_store(value), words or field.spoken(value),
                    sensitivity_of(record, name), undecided)  # fmt: skip

    def _named(self, kind: str, id_: str) -> str:
        record = BY_KIND.get(kind)
        try:
            found = self._reader.get(record, id_) if record else None
        except NotFound:
            return ""
        return name_of(found) if found else ""

    def _line(self, line: Line) -> Line:
        who, taken = (self._users.get(one, one) for one in (line.user, line.taken_over_by))
        return replace(line, user=f"{who}, taken over by {taken}" if taken else who)

    def _apart(self, apart: Apart, log: str) -> Item:
        said = (Said("said", apart.why, apart.said, str(apart.said)),)
        return Item(apart.id, Where.APART, log, apart.kind, apart.why.capitalize(), said)


_OTHERS = (LogKind.CHILD, LogKind.FAMILY)
_NAMES: Sequence[str] = ("name", "what", "title", "to", "words", "says", "role")


def name_of(record: Record) -> str:
    """Return what a record is called by, or its first words; '' where it has neither."""
    fields = declared(type(record))
    values = (getattr(record, name) for name in _NAMES if name in fields)
    return next((one for one in values if isinstance(one, str) and one), "")


def _is_said(record: Record, name: str) -> bool:
    field, value = declared(type(record))[name], getattr(record, name)
    return value not in (None, "", frozenset()) and bool(field.to_store(value) not in ({}, []))
