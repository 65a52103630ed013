"""An entry that somebody says is wrong: kept beside it in their words, and answered.

UK GDPR Article 16. Nothing that was written is changed by it, and nothing of its history.
"""

from datetime import date
from typing import Any

from linkworker.actions.erasing_list import entry_of
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import Record
from linkworker.records import Child, SaidWrong
from linkworker.store import Changes, Reader, Store


def say_wrong(
    store: Store, child: Child, record: Record, *, who: str, words: str, on: date, by: str
) -> Changes:
    """Keep that somebody says an entry is wrong; raises Invalid, all at once."""
    found = {} if who.strip() else {"who": "Say who says so"}
    if not words.strip():
        found["words"] = "Write what is wrong, in their words"
    if found:
        raise Invalid(found)
    said = SaidWrong(
        child=child.id, about=record.id, entry=entry_of(record), on=on, who=who.strip(),
        words=words.strip(), by=by,
    )  # fmt: skip
    with store.change() as (change, changes):
        change.add(said, child.log)
    return changes


def answer_wrong(store: Store, said: SaidWrong, *, words: str, on: date) -> Changes:
    """Keep what was done about it; raises Invalid, NotAllowed once it was answered."""
    if said.answered_on:
        raise NotAllowed("This was answered already")
    if not words.strip():
        raise Invalid({"answer": "Write what was done about it"})
    with store.change() as (change, changes):
        change.update(said, answer=words.strip(), answered_on=on)
    return changes


def said_wrong_of(reader: Reader, child: Child, about: str = "") -> list[SaidWrong]:
    """Return what is said to be wrong in a child's record, or with one entry; newest first."""
    named: dict[str, Any] = {"about": about} if about else {}
    return reader.find(SaidWrong, child=child.id, newest="on", **named)
