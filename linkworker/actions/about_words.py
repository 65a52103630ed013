"""Whether words that stand elsewhere speak of one child."""

import re
import unicodedata
from collections.abc import Collection

from linkworker.fields import Record, declared
from linkworker.kinds import Links, Text
from linkworker.records import Child
from linkworker.store import Draft

_WORD = re.compile(r"\w+")
_LEAST = 2  # letters of a name that is looked for


class Finder:
    """Looks for a child in words: by name or nickname, however it is written, or by surname.

    It points to too much rather than too little: who else bears the name is for the reviewer.
    """

    def __init__(self, child: Child) -> None:
        said = (child.name, child.nickname, child.surname)
        self._names = {word for name in said for word in _plain(name) if len(word) >= _LEAST}
        self._ids = {child.id, child.log}

    def in_words(self, text: str) -> bool:
        """Say whether a text names the child."""
        return not self._names.isdisjoint(_plain(text))

    def in_record(self, record: Record) -> bool:
        """Say whether any words of a record name the child, or a link of it leads to her."""
        values = [getattr(record, n) for n, f in declared(type(record)).items()
                  if isinstance(f, Text | Links)]  # fmt: skip
        return any(one in self._ids or self.in_words(one) for one in values if one)

    def in_draft(self, draft: Draft, child: Child, records: Collection[str]) -> bool:
        """Say whether a draft is about the child, or its words name her."""
        about = draft.log in (child.log, child.family or child.log) or draft.record in records
        return (
            about or self.in_words(f"{draft.title} {draft.typed}") or child.id in str(draft.typed)
        )


def _plain(text: str) -> list[str]:
    folded = unicodedata.normalize("NFKD", text.casefold())
    return _WORD.findall("".join(one for one in folded if not unicodedata.combining(one)))
