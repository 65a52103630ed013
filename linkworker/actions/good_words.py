"""A good word heard from school or from home: kept at once, and passed on to whoever should know.

To pass it on is a promise: it stands on Today until it is done.
"""

from datetime import date
from typing import Any

from linkworker.actions.people import people_round
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures.school_days import SchoolCalendar, add_school_days
from linkworker.records import Child, Contact, Means, Outcome, ToDo
from linkworker.store import Changes, Reader, Store

FROM = (Means.FROM_SCHOOL, Means.FROM_HOME)


def keep_good_word(
    store: Store, child: Child, *, tell: str = "", due: date | None = None, draft: str = "",
    **said: Any,
) -> Changes:  # fmt: skip
    """Keep what somebody said, and to `tell` it as a to-do by a day. Raises Invalid, all at once.

    Private words are passed on by mouth alone: the to-do does not repeat them.
    """
    heard = Contact(child=child.id, outcome=Outcome.REACHED, **said)
    found = problems(heard)
    if not heard.words.strip():
        found["words"] = "Write what they said"
    if heard.means not in FROM:
        found["means"] = "Say whether it came from school or from home"
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(heard, child.log)
        if tell.strip():
            change.add(_promise(heard, tell.strip(), due), child.log)
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
