"""Whether words that stand elsewhere speak of one child."""

import re
from collections.abc import Collection, Iterator

from linkworker.fields import GONE, Record, declared, first_name, slots
from linkworker.kinds import Links, Text
from linkworker.measures.slips import plain, spellings
from linkworker.records import BY_KIND, Child
from linkworker.store import Draft, Put, RecordEdit

_BREAK = re.compile(r"\\[nrt]")  # the end of a line, as JSON writes it: no part of the next word
_LEAST = 2  # letters of a name that is looked for


class Finder:
    """Looks for a child in words: by name, nickname or surname, as whole words.

    Accents, capitals and apostrophes are all one, and half of a joined name is enough: it points
    to too much rather than too little. Who else bears the name is for the reviewer. A name that
    was mistyped is not found.
    """

    def __init__(self, child: Child) -> None:
        said = (child.name, child.nickname, child.surname)
        self._names = {word for name in said for word in spellings(name) if len(word) >= _LEAST}
        self._ids = {child.id, child.log}

    def in_words(self, text: str) -> bool:
        """Say whether a text names the child."""
        folded = plain(text)
        if not any(name in folded for name in self._names):
            return False  # quick, as all that is kept here is looked through
        return not self._names.isdisjoint(spellings(_BREAK.sub(" ", text)))

    def in_change(self, body: str) -> bool:
        """Say whether a change as it is kept may be about the child: it is looked at closer."""
        return any(id_ in body for id_ in self._ids) or self.in_words(body)

    def in_edit(self, edit: RecordEdit) -> bool:
        """Say whether any words that an edit puts name the child, or a link of it leads to her."""
        texts = (text for put in edit.puts for text in _texts(BY_KIND.get(edit.kind), put))
        return any(self.in_words(text) or any(id_ in text for id_ in self._ids) for text in texts)

    def in_draft(self, draft: Draft, child: Child, records: Collection[str]) -> bool:
        """Say whether a draft is about the child, or its words name her."""
        about = draft.log in (child.log, child.family or child.log) or draft.record in records
        return (
            about or self.in_words(f"{draft.title} {draft.typed}") or child.id in str(draft.typed)
        )


def _texts(kind: type[Record] | None, put: Put) -> Iterator[str]:
    """Yield the words of an edit: all that it puts, where this version does not know the field."""
    name, _, element = put.slot.partition("/")
    members = slots(kind).get(name) if kind else None
    if put.slot == GONE:
        return
    if kind is None or members is None or element:
        yield element or str(put.value)
        return
    fields = declared(kind)
    for member in members:
        field = fields[member]
        value = put.value
        if field.group and isinstance(value, dict):
            value = value.get(first_name(member, field))
        if isinstance(field, Text | Links) and isinstance(value, str):
            yield value
