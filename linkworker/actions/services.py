"""The local directory: adding a service, looking at it again, and what is known of each."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from linkworker.actions.linkings import steps_by_linking
from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.measures.days import say_day
from linkworker.measures.linkings import Verdict, verdict
from linkworker.records import Linking, LinkingStep, Service, ServiceCheck
from linkworker.store import Changes, Reader, Store

MONTHS_FRESH = 6  # a service that nobody looked at for longer says so before it is offered


@dataclass(frozen=True)
class Known:
    """A service and what is known of it. `checks` are not struck out, the newest first.

    `said` is what families on this laptop said of it; `linked` counts their linkings.
    """

    service: Service
    checks: tuple[ServiceCheck, ...]
    said: Verdict
    linked: int

    @property
    def last(self) -> ServiceCheck | None:
        """The latest look at it."""
        return self.checks[0] if self.checks else None

    @property
    def wait(self) -> ServiceCheck | None:
        """The latest check that said how long one waits there."""
        return next((one for one in self.checks if one.weeks is not None), None)

    def months_old(self, today: date) -> int | None:
        """Return how many whole months ago it was looked at, or None if never."""
        return whole_months(self.last.on, today) if self.last and self.last.on else None

    def stale(self, today: date) -> bool:
        """Say whether nobody has looked at it for six months or more."""
        months = self.months_old(today)
        return months is None or months >= MONTHS_FRESH


def add_service(store: Store, place_log: str, *, draft: str = "", **said: Any) -> Changes:
    """Put a service in the directory of a place; raises Invalid for ages in the wrong order."""
    service = _checked(Service(**said))
    with store.change(draft) as (change, changes):
        change.add(service, place_log)
    return changes


def edit_service(store: Store, service: Service, *, draft: str = "", **edits: Any) -> Changes:
    """Change what stands in the directory; raises Invalid."""
    with store.change(draft) as (change, changes):
        _checked(change.update(service, **edits))
    return changes


def check_service(
    store: Store, service: Service, *, on: date, by: str, learned: str,
    weeks: int | None = None, draft: str = "",
) -> Changes:  # fmt: skip
    """Keep that somebody rang or went, and what they learned; raises Invalid without words."""
    if not learned.strip():
        raise Invalid({"learned": "Say what you learned, such as: still open, ask for Amina"})
    check = ServiceCheck(service=service.id, on=on, by=by, learned=learned.strip(), weeks=weeks)
    with store.change(draft) as (change, changes):
        change.add(check, service.log)
    return changes


def strike_check(store: Store, check: ServiceCheck, *, reason: str, by: str) -> Changes:
    """Strike out what was learned, such as of another service: the look before it counts again."""
    return strike(store, check, reason=reason, by=by)


def directory(reader: Reader) -> list[Known]:
    """Return every service on this laptop by name, with what is known of each."""
    checks: dict[str, list[ServiceCheck]] = {}
    for check in reader.find(ServiceCheck, newest="on"):
        if not check.struck_because:
            checks.setdefault(check.service, []).append(check)
    steps, said = steps_by_linking(reader), dict[str, list[Sequence[LinkingStep]]]()
    for linking in reader.find(Linking):
        said.setdefault(linking.service, []).append(steps.get(linking.id, []))
    services = sorted(reader.find(Service), key=lambda one: (one.name.casefold(), one.id))
    return [
        Known(one, tuple(checks.get(one.id, ())), verdict(said.get(one.id, ())),
              len(said.get(one.id, ())))
        for one in services
    ]  # fmt: skip


def whole_months(since: date, today: date) -> int:
    """Count the whole months from one day to another; from 31 August, six are over on 28 February.

    0 where the day is still to come.
    """
    months = (today.year - since.year) * 12 + today.month - since.month
    last_of_month = (date.fromordinal(today.toordinal() + 1)).month != today.month
    return max(0, months - (today.day < since.day and not last_of_month))


def said_checked(check: ServiceCheck | None, staff: dict[str, str]) -> str:
    """Say who looked at it last and when: "Mon 3 November 2025 by Sam"; '' when nobody did."""
    if check is None or check.on is None:
        return ""
    who = staff.get(check.by, "")
    return f"{say_day(check.on, year=True)}{f' by {who}' if who else ''}"


def _checked(service: Service) -> Service:
    first, last = service.youngest, service.oldest
    if first is not None and last is not None and last < first:
        raise Invalid({"oldest": "The oldest is younger than the youngest"})
    return service
