"""Direct work: a 1:1 with a resource. What was done is a contact too, so that nobody writes twice.

Where a 1:1 of that day is written down already, that one is it; else one is kept with the work.
Hours of support count the two as one time (`measures.support.once`).
"""

from datetime import datetime
from typing import Any, NamedTuple

from linkworker.actions.contacts import add_contacts, saw
from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.records import Child, Contact, DirectWork, Means, Outcome
from linkworker.store import Changes, Reader, Store


class Series(NamedTuple):
    """Sessions with one resource, the earliest first."""

    resource: str
    works: list[DirectWork]

    @property
    def minutes(self) -> int:
        """How long they were together."""
        return sum(one.minutes or 0 for one in self.works)


def keep_work(
    store: Store, child: Child, *, now: datetime, by: str, draft: str = "", **said: Any
) -> Changes:  # fmt: skip
    """Keep a session of direct work, and the 1:1 that it was unless it is there already.

    Raises Invalid, all at once.
    """
    work = DirectWork(child=child.id, by=by, **said)
    found = problems(work)
    if work.at and work.at > now:
        found["at"] = "This time is still to come"
    if found:
        raise Invalid(found)
    there = _one_to_ones(store, child, work.at)
    kept = [one for one in works_of(store, child) if one.at and work.at and
            one.at.date() == work.at.date()]  # fmt: skip
    with store.change(draft) as (change, changes):
        change.add(work, child.log)
        if len(there) <= len(kept):
            add_contacts(
                change, children=[child], occasion=change.action, own={}, at=work.at,
                whom=child.name, means=Means.ONE_TO_ONE, outcome=Outcome.REACHED,
                minutes=work.minutes, words=noted(work), private=work.private, by=by,
            )  # fmt: skip
    return changes


def strike_work(store: Store, work: DirectWork, *, reason: str, by: str) -> Changes:
    """Strike a session out, with the reason, and the 1:1 that was kept with it."""
    with_it = [c for c in store.find(Contact, child=work.child, at=work.at)
               if c.words == noted(work) and not c.struck_because]  # fmt: skip
    return strike(store, work, reason=reason, by=by, also=with_it[0] if with_it else None)


def noted(work: DirectWork) -> str:
    """Say a session in a line, as the contact that is kept with it says it."""
    return f"{work.resource}: {work.topics}"


def works_of(reader: Reader, child: Child) -> list[DirectWork]:
    """Return a child's direct work that is not struck out, the earliest first."""
    found = [one for one in reader.find(DirectWork, child=child.id) if not one.struck_because]
    return sorted(found, key=lambda one: (one.at or datetime.min, one.id))


def series_of(reader: Reader, child: Child) -> list[Series]:
    """Return a child's direct work by resource, the one that was used last first."""
    found: dict[str, Series] = {}
    for work in works_of(reader, child):
        key = " ".join(work.resource.casefold().split())
        found.setdefault(key, Series(work.resource, [])).works.append(work)
    return sorted(found.values(), key=lambda one: one.works[-1].at or datetime.min, reverse=True)


def _one_to_ones(reader: Reader, child: Child, at: datetime | None) -> list[Contact]:
    """Find the 1:1s with a child on the day of a moment."""
    if at is None:
        return []
    since = datetime.combine(at.date(), datetime.min.time())
    found = reader.find(Contact, child=child.id, newest="at", since=since)
    return [
        one
        for one in found
        if one.at and one.at.date() == at.date() and one.means is Means.ONE_TO_ONE
        and not one.struck_because and saw(one, child)
    ]  # fmt: skip
