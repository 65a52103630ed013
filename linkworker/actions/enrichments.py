"""Enrichment: taken up, each time at it, what it did for a child, ended."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from linkworker.actions.striking import strike
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import problems
from linkworker.records import Child, Enrichment, EnrichmentTime
from linkworker.store import Changes, Reader, Store


class TakenUp(NamedTuple):
    """One opportunity and each time at it, the earliest first."""

    enrichment: Enrichment
    times: list[EnrichmentTime]

    @property
    def minutes(self) -> int:
        """How long all times were together; those not timed are not in it."""
        return sum(one.minutes or 0 for one in self.times)


def take_up(
    store: Store, child: Child, *, today: date, by: str, draft: str = "", **said: Any
) -> Changes:  # fmt: skip
    """Keep that a child took up an opportunity; raises Invalid, all at once."""
    enrichment = Enrichment(child=child.id, by=by, **said)
    if found := problems(enrichment) | _wrong(enrichment, today):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(enrichment, child.log)
    return changes


def edit_enrichment(
    store: Store, enrichment: Enrichment, *, today: date, draft: str = "", **edits: Any
) -> Changes:
    """Change what is kept of it; raises Invalid."""
    with store.change(draft) as (change, changes):
        if found := _wrong(change.update(enrichment, **edits), today):
            raise Invalid(found)
    return changes


def add_time(
    store: Store, enrichment: Enrichment, *, on: date | None, today: date, by: str,
    minutes: int | None = None, words: str = "",
) -> Changes:  # fmt: skip
    """Keep one time at it; raises Invalid for a day before it began or still to come."""
    time = EnrichmentTime(
        enrichment=enrichment.id, on=on, minutes=minutes, words=words.strip(), by=by
    )
    found = problems(time)
    if on and on > today:
        found["on"] = "This day is still to come"
    if on and enrichment.started and on < enrichment.started:
        found["on"] = "It had not begun on that day"
    if on and enrichment.ended_on and on > enrichment.ended_on:
        found["on"] = "It had ended by then"
    if found:
        raise Invalid(found)
    with store.change() as (change, changes):
        change.add(time, enrichment.log)
    return changes


def end_enrichment(
    store: Store, enrichment: Enrichment, *, on: date, because: str, today: date
) -> Changes:
    """Say that it has ended, and why; raises Invalid without a reason, NotAllowed if it has."""
    if enrichment.ended_on:
        raise NotAllowed("It has ended already")
    if not because.strip():
        raise Invalid({"ended_because": "Say why it ended"})
    return edit_enrichment(
        store, enrichment, today=today, ended_on=on, ended_because=because.strip()
    )


def strike_enrichment(store: Store, enrichment: Enrichment, *, reason: str, by: str) -> Changes:
    """Strike out what was kept by mistake, with the reason; its times go with it."""
    return strike(store, enrichment, reason=reason, by=by)


def strike_time(store: Store, time: EnrichmentTime, *, reason: str, by: str) -> Changes:
    """Strike one time out, with the reason."""
    return strike(store, time, reason=reason, by=by)


def enrichments_of(reader: Reader, child: Child) -> list[TakenUp]:
    """Return what a child took up: what goes on first, the latest first."""
    times = _by_enrichment(reader.find(EnrichmentTime, log=child.log))
    found = [e for e in reader.find(Enrichment, child=child.id) if not e.struck_because]
    found.sort(key=lambda one: (one.started or date.min, one.id), reverse=True)
    found.sort(key=lambda one: one.ended_on is not None)
    return [TakenUp(one, times.get(one.id, [])) for one in found]


def _by_enrichment(times: Iterable[EnrichmentTime]) -> dict[str, list[EnrichmentTime]]:
    found: dict[str, list[EnrichmentTime]] = {}
    for one in sorted(times, key=lambda time: (time.on or date.min, time.id)):
        if not one.struck_because:
            found.setdefault(one.enrichment, []).append(one)
    return found


def _wrong(enrichment: Enrichment, today: date) -> dict[str, str]:
    """Say which days cannot be."""
    found: dict[str, str] = {}
    if enrichment.started and enrichment.started > today:
        found["started"] = "This day is still to come: keep it once it has begun"
    if enrichment.ended_on and enrichment.started and enrichment.ended_on < enrichment.started:
        found["ended_on"] = "It ends before it starts"
    return found
