"""What a child needs: told, what is being done about it, no longer needed; and strengths first."""

from datetime import date
from typing import Any

from linkworker.actions.places import calendar_of
from linkworker.actions.plans import plan_of
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures.needs import Helped, helped, in_order
from linkworker.records import Child, ChildNeed
from linkworker.store import Changes, Reader, Store


def add_need(store: Store, child: Child, *, today: date, draft: str = "", **said: Any) -> Changes:
    """Write down what a child needs, as a sentence; raises Invalid, all at once.

    What is done at once helps from today on. Strengths are asked for first.
    """
    need = ChildNeed(child=child.id, **_with_help(said, today))
    found = problems(need) | _wrong(need, today)
    if found:
        raise Invalid(found)
    if not strengths_of(store, child):
        raise Invalid({"words": f"Write what {child.name} is good at first, on the support plan"})
    with store.change(draft) as (change, changes):
        change.add(need, child.log)
    return changes


def edit_need(
    store: Store, need: ChildNeed, *, today: date, draft: str = "", **edits: Any
) -> Changes:
    """Change a need: what is being done, how much it needs now, that it is met; raises Invalid."""
    whole = {"help_on": need.help_on, **edits}
    said = _with_help(whole, today) if "doing" in edits or "help_on" in edits else edits
    with store.change(draft) as (change, changes):
        if found := _wrong(change.update(need, **said), today):
            raise Invalid(found)
    return changes


def needs_of(reader: Reader, child: Child) -> list[ChildNeed]:
    """Return what a child needs, or needed: what needs most first, what is met last."""
    return in_order(reader.find(ChildNeed, log=child.log))


def strengths_of(reader: Reader, child: Child) -> str:
    """Return what a child is good at, as the plan has it, or ''."""
    plan = plan_of(reader, child)
    return plan.good_at.strip() if plan else ""


def first_help(reader: Reader) -> Helped:
    """Say how long it took from told to first help, of all needs on this laptop."""
    schools = {child.log: child.school for child in reader.find(Child)}
    calendars = {school: calendar_of(reader, school) for school in set(schools.values())}
    needs = [one for one in reader.find(ChildNeed) if one.log in schools]
    return helped((one, calendars[schools[one.log]]) for one in needs)


def _with_help(said: dict[str, Any], today: date) -> dict[str, Any]:
    """Date the first help where something is being done and nobody said since when."""
    doing = str(said.get("doing", "")).strip()
    return {**said, "help_on": today} if doing and not said.get("help_on") else said


def _wrong(need: ChildNeed, today: date) -> dict[str, str]:
    found: dict[str, str] = {}
    for name in ("since", "help_on", "met_on"):
        day = getattr(need, name)
        if day and day > today:
            found[name] = "This day is still to come"
    if need.since and need.help_on and need.help_on < need.since:
        found["help_on"] = "Help began after somebody told us"
    return found
