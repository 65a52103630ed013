"""Contacts: time with a child or about her, written once for everybody who was there."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Any
from unicodedata import normalize

from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.measures.days import say_day
from linkworker.measures.named import places
from linkworker.measures.slips import name_words
from linkworker.measures.whose import was_there
from linkworker.records import Child, Contact, Means, Outcome
from linkworker.store import Change, Changes, Reader, Store

WITH_THE_CHILD = (Means.CHECK_IN, Means.ONE_TO_ONE, Means.GROUP, Means.BREAKFAST)
_FACE_TO_FACE = (*WITH_THE_CHILD, Means.VISIT, Means.ELSEWHERE, Means.MEETING)


def record_contact(
    store: Store,
    *,
    children: Sequence[Child],
    own_words: Mapping[str, str] | None = None,
    others: int = 0,
    draft: str = "",
    **said: Any,
) -> Changes:
    """Keep a contact in the record of each child who was there: all of them, or none.

    `words` are copied to each; `own_words`, by child id, stay in that child's record alone. In
    each record the rest are a number: `others` counts children who are not on the programme.
    Raises Invalid.
    """
    own = own_words or {}
    if not children or own.keys() - {child.id for child in children}:
        raise Invalid({"children": "Say which child this is about"})
    with store.change(draft) as (change, changes):
        add_contacts(
            change, children=children, occasion=change.action, own=own, others=others, **said
        )
    return changes


def add_contacts(
    change: Change,
    *,
    children: Sequence[Child],
    occasion: str,
    own: Mapping[str, str],
    others: int = 0,
    words: str = "",
    **said: Any,
) -> None:
    """Add one contact for each child who was there, joined by `occasion` where there were more.

    Raises Invalid.
    """
    besides = len(children) - 1 + others
    for child in children:
        whole = "\n\n".join(part for part in (words, own.get(child.id, "")) if part.strip())
        contact = Contact(
            child=child.id,
            words=whole,
            occasion=occasion if besides else "",
            others=besides or None,
            **said,
        )
        change.add(contact, child.log)


def add_correction(
    store: Store, contact: Contact, *, words: str, who: str, on: date, draft: str = ""
) -> Changes:
    """Add words to a contact, dated and with their writer's name; what was written stays.

    Raises Invalid without words.
    """
    if not words.strip():
        raise Invalid({"words": "Write what is to be added"})
    added = f"Added {say_day(on, year=True)} by {who}: {words.strip()}"
    with store.change(draft) as (change, changes):
        change.update(contact, words="\n\n".join(part for part in (contact.words, added) if part))
    return changes


def strike_contact(
    store: Store, contact: Contact, *, reason: str, by: str, draft: str = ""
) -> Changes:
    """Strike a contact out: it stays readable, with the reason; `by` is a user id."""
    return strike(store, contact, reason=reason, by=by, draft=draft)


def keep_private(store: Store, contact: Contact) -> Changes:
    """Raise a note's class: its words stay off lists, excerpts and papers from now on.

    Nothing lowers it again here: that is a supervisor's.
    """
    with store.change() as (change, changes):
        change.update(contact, private=True)
    return changes


def contacts_of(store: Reader, child: Child, *, limit: int = -1) -> list[Contact]:
    """Return a child's contacts, the newest first, with those struck out."""
    return store.find(Contact, child=child.id, newest="at", limit=limit)


def saw(contact: Contact, child: Child) -> bool:
    """Say whether the child herself was met: a call to her mother is not seeing her.

    A visit or a meeting counts when "with whom" names her; "Wren’s mum" is her mother.
    """
    if contact.outcome is not Outcome.REACHED or contact.means not in _FACE_TO_FACE:
        return False
    return contact.means in WITH_THE_CHILD or was_there(contact.whom, child)


def tried(contact: Contact) -> bool:
    """Say whether somebody was tried and not reached."""
    return contact.outcome is not Outcome.REACHED


def names_in(
    words: str, children: Iterable[Child], besides: Collection[str] = ()
) -> list[Child]:  # fmt: skip
    """Return the children whose name or nickname stands in `words`, but for the ids `besides`.

    Whole words that do not begin with a small letter count, however they are accented or spelled
    with apostrophes: it warns, it never decides.
    """
    text, said = normalize("NFC", words), {*name_words(words)}
    return [
        child
        for child in children
        if child.id not in besides
        and any(
            name and said.issuperset(name) and places(text, name)
            for name in map(_called, (child.name, child.nickname))
        )
    ]


@lru_cache(maxsize=4096)
def _called(name: str) -> tuple[str, ...]:
    return tuple(name_words(name))
