"""Individual Support Plans: their versions, and which version each party agreed to."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import Any

from linkworker.canonical import encode
from linkworker.errors import Invalid, NotAllowed
from linkworker.fields import Record, declared, first_name, problems
from linkworker.measures.days import say_day
from linkworker.records import (
    Action,
    Agreement,
    AttendancePlan,
    Child,
    Goal,
    Party,
    Plan,
    PlanVersion,
    Step,
)
from linkworker.store import Changes, Reader, Store

_STRENGTH = "Write down what the child is good at first: a plan is put to people with a strength"


@dataclass(frozen=True)
class Agreed:
    """One party's latest agreement, and the number of the version it names."""

    agreement: Agreement
    number: int


@dataclass(frozen=True)
class Standing:
    """How a plan stands. `number` is 0 before the first version.

    `changed` says that its content is no longer that of the latest version; a tick or a rating
    never does that. `agreed` has each party's latest agreement, to whichever version.
    """

    version: PlanVersion | None
    number: int
    changed: bool
    agreed: dict[Party, Agreed]

    @property
    def draft(self) -> bool:
        """Whether paper of it says DRAFT: not all three have agreed to what it says now."""
        return self.changed or any(not self.agreed_now(party) for party in Party)

    def agreed_now(self, party: Party) -> bool:
        """Say whether a party has agreed to the plan as it stands."""
        agreed = self.agreed.get(party)
        return bool(
            self.version
            and not self.changed
            and agreed
            and agreed.agreement.version == self.version.id
        )


def make_plan(store: Store, child: Child, *, draft: str = "", **said: Any) -> Changes:
    """Begin a child's plan; raises Invalid, and NotAllowed while another is open."""
    current = plan_of(store, child)
    if current and not current.closed_on:
        raise NotAllowed(f"{child.name} has a plan already: close it before a new one")
    plan = Plan(child=child.id, **said)
    if found := problems(plan) | _too_early(plan, child):
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(plan, child.log)
    return changes


def edit_plan(store: Store, plan: Plan, *, draft: str = "", **edits: Any) -> Changes:
    """Change a plan; words of the child's that somebody else changes are not typed by her.

    Raises Invalid for a review before there is anything to review.
    """
    if "my_words" in edits:
        edits = {"typed_by_child": None, **edits}
    with store.change(draft) as (change, changes):
        edited = change.update(plan, **edits)
        if "review_on" in edits and (found := _too_early(edited, store.get(Child, plan.child))):
            raise Invalid(found)
    return changes


def close_plan(store: Store, plan: Plan, *, on: date, because: str, draft: str = "") -> Changes:
    """Close a plan, with the reason; raises Invalid without one."""
    if not because.strip():
        raise Invalid({"closed_because": "Say why the plan is closed"})
    with store.change(draft) as (change, changes):
        change.update(plan, closed_on=on, closed_because=because.strip())
    return changes


def plan_of(store: Reader, child: Child) -> Plan | None:
    """Return a child's open plan, else the latest closed one, else None."""
    plans = store.find(Plan, child=child.id, newest="started")
    return next((plan for plan in plans if not plan.closed_on), plans[0] if plans else None)


def fix_version(store: Store, plan: Plan, *, on: date) -> Changes:
    """Fix the plan as it stands, to be put to people.

    Raises NotAllowed if nothing changed, and before a strength is written down.
    """
    if not plan.good_at.strip():
        raise NotAllowed(_STRENGTH)
    standing_now = standing(store, plan)
    if standing_now.version and not standing_now.changed:
        raise NotAllowed(f"Nothing has changed since version {standing_now.number}")
    before = standing_now.version.id if standing_now.version else ""
    content = fingerprint(store, plan)
    with store.change() as (change, changes):
        change.add(PlanVersion(plan=plan.id, before=before, fixed_on=on, content=content), plan.log)
    return changes


def record_agreement(
    store: Store, version: PlanVersion, *, draft: str = "", **said: Any
) -> Changes:
    """Keep that the child, the family or the school agreed to one version of a plan."""
    with store.change(draft) as (change, changes):
        change.add(Agreement(version=version.id, plan=version.plan, **said), version.log)
    return changes


def standing(store: Reader, plan: Plan) -> Standing:
    """Say which version is the latest, who agreed to which, and whether it changed since."""
    versions = {version.id: version for version in store.find(PlanVersion, plan=plan.id)}
    numbers = {id_: _number(version, versions) for id_, version in versions.items()}
    latest = max(versions.values(), key=lambda v: (numbers[v.id], v.fixed_on, v.id), default=None)
    agreed: dict[Party, Agreed] = {}
    for agreement in store.find(Agreement, plan=plan.id):
        if agreement.party:
            one = Agreed(agreement, numbers.get(agreement.version, 0))
            agreed[agreement.party] = max(agreed.get(agreement.party, one), one, key=_lateness)
    changed = latest is None or latest.content != fingerprint(store, plan)
    return Standing(latest, numbers[latest.id] if latest else 0, changed, agreed)


def version_number(store: Reader, version: PlanVersion) -> int:
    """Return a version's number: one more than those before it."""
    versions = {one.id: one for one in store.find(PlanVersion, plan=version.plan)}
    return _number(version, versions)


def fingerprint(store: Reader, plan: Plan, after: Iterable[Record] = ()) -> str:
    """Return the hash of what a plan says now: every content field of it and of all under it.

    Fields declared `progress` (a tick, a rating, a place in the list) are not part of it. `after`
    are records as they will stand after a change in the making.
    """
    said = {record.id: _content(record) for record in (*_whole(store, plan), *after)}
    return sha256(encode(said)).hexdigest()


def _too_early(plan: Plan, child: Child) -> dict[str, str]:
    """Say that a review cannot come before what it looks back on has begun."""
    begins = max(filter(None, (plan.started, child.started)), default=None)
    if plan.review_on is None or begins is None or plan.review_on >= begins:
        return {}
    return {"review_on": f"Next review: nothing has begun by then. It begins {say_day(begins)}"}


def _whole(store: Reader, plan: Plan) -> Iterator[Record]:
    yield store.get(Plan, plan.id)
    for goal in store.find(Goal, plan=plan.id):
        yield goal
        yield from store.find(Action, goal=goal.id)
    for attendance in store.find(AttendancePlan, plan=plan.id):
        yield attendance
        yield from store.find(Step, attendance_plan=attendance.id)


def _content(record: Record) -> dict[str, Any]:
    """Spell a record's content: what is empty is left out, so a later field changes nothing."""
    spelled = {
        first_name(name, field): field.to_store(getattr(record, name))
        for name, field in declared(type(record)).items()
        if not field.progress
    }
    return {name: value for name, value in spelled.items() if value not in (None, "", {})}


def _number(version: PlanVersion, versions: dict[str, PlanVersion]) -> int:
    passed: set[str] = set()
    while version.before in versions and version.id not in passed:
        passed.add(version.id)
        version = versions[version.before]
    return len(passed) + 1


def _lateness(agreed: Agreed) -> tuple[date, int]:
    return (agreed.agreement.agreed_on or date.min, agreed.number)
