"""A school's counts of a week, taken over as it gives them; the later telling stands."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, NamedTuple

from linkworker.errors import Invalid
from linkworker.fields import declared
from linkworker.records import BehaviourWeek, Child
from linkworker.store import Changes, Reader, Store


class Told(NamedTuple):
    """What was told of one week; None where nothing was."""

    good_days: int | None = None
    detentions: int | None = None
    sent_out: int | None = None


def keep_counts(
    store: Store, child: Child, told: Mapping[date, Told], *, source: str, at: datetime,
    draft: str = "",
) -> Changes:  # fmt: skip
    """Keep what a school counted, by the Monday of each week, and who says so.

    A week of which nothing is told stays as it is. Raises Invalid.
    """
    rows = {monday: one for monday, one in told.items() if any(n is not None for n in one)}
    found = _wrong(rows)
    if not source.strip():
        found["source"] = "Say where this comes from, such as school’s list"
    if found:
        raise Invalid(found)
    known, as_at = {one.monday: one for one in weeks_of(store, child)}, at.isoformat()
    with store.change(draft) as (change, changes):
        for monday, one in rows.items():
            before = known.get(monday)
            said: dict[str, Any] = {n: v for n, v in one._asdict().items() if v is not None}
            if before is None:
                said |= {"child": child.id, "monday": monday, "source": source.strip()}
                change.add(BehaviourWeek(**said), child.log, as_at)
            elif any(getattr(before, name) != value for name, value in said.items()):
                change.update(before, as_at, source=source.strip(), **said)
    return changes


def weeks_of(reader: Reader, child: Child) -> list[BehaviourWeek]:
    """Return a child's weeks, the earliest first."""
    found = reader.find(BehaviourWeek, log=child.log)
    return sorted(found, key=lambda one: one.monday or date.min)


def _wrong(rows: Mapping[date, Told]) -> dict[str, str]:
    if not rows:
        return {"counts": "Fill in at least one week"}
    fields = declared(BehaviourWeek)
    said = [fields[n].problem(value) for one in rows.values() for n, value in one._asdict().items()]
    wrong = next((words for words in said if words), "")
    return {"counts": wrong} if wrong else {}
