"""A good word heard from school or from home: kept at once, and passed on to whoever should know.

To pass it on is a promise: it stands on Today until it is done.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from linkworker.actions.contacts import add_contacts
from linkworker.actions.people import people_round
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures.school_days import SchoolCalendar, add_school_days
from linkworker.records import Child, Contact, Means, Outcome, ToDo
from linkworker.store import Changes, Reader, Store

FROM = (Means.FROM_SCHOOL, Means.FROM_HOME)


def keep_good_word(
    store: Store, children: Sequence[Child], *, words: str, tell: str = "",
    due: date | None = None, draft: str = "", **said: Any,
) -> Changes:  # fmt: skip
    """Keep what somebody said of each child, and to `tell` it as a to-do by a day.

    Private words are passed on by mouth alone: the to-do does not repeat them. Raises Invalid,
    all at once.
    """
    heard = Contact(child="?", outcome=Outcome.REACHED, words=words.strip(), **said)
    found = problems(heard)
    if not children:
        found["children"] = "Say which child this is about"
    if not heard.words:
        found["words"] = "Write what they said"
    if "whom" in found:
        found["whom"] = "Say who said it"
    if heard.means not in FROM:
        found["means"] = "Say whether it came from school or from home"
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        add_contacts(change, children=children, occasion=change.action, own={}, words=heard.words,
                     outcome=Outcome.REACHED, **said)  # fmt: skip
        for child in children if tell.strip() else ():
            change.add(replace(_promise(heard, tell.strip(), due), child=child.id), child.log)
    return changes


def may_hear(reader: Reader, child: Child) -> list[str]:
    """Return who may be told a good word: the child, and those round it safe to contact."""
    round_it = [one.role for one, person in people_round(reader, child) if person and one.safe]
    return [child.name, *dict.fromkeys(round_it)]


def soon(calendar: SchoolCalendar, today: date) -> date:
    """Return by when it is passed on: a good word is best warm."""
    return add_school_days(calendar, today, 1).day


def _promise(heard: Contact, tell: str, due: date | None) -> ToDo:
    said = "something good" if heard.private else f"“{heard.words.strip()}”"
    what = f"Tell {tell}: {heard.whom.strip()} said {said}"[:500]
    on = heard.at.date() if heard.at else None
    return ToDo(child=heard.child, what=what, due=due, by=heard.by, written_on=on)
