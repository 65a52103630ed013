"""Activities and who is on them: supports planned, begun, moved, ended, each in its child's log."""

from datetime import date
from typing import Any

from linkworker.actions.family_answers import agreements_of
from linkworker.actions.places import calendar_of
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.agreements import Act, about_of, may
from linkworker.measures.half_terms import half_terms, number_on
from linkworker.measures.sequence import Bar, moved, stretched
from linkworker.measures.sessions import minutes_of
from linkworker.records import Activity, Child, Enrolment, Partner, Scope
from linkworker.records.session import HALF_TERMS
from linkworker.store import Changes, Reader, Store

_LONG = 2  # half-terms of a support whose activity has no end
_HOUR = 60


def add_activity(store: Store, place_log: str, *, draft: str = "", **said: Any) -> Changes:
    """Add an activity to a place; raises Invalid for days in the wrong order."""
    with store.change(draft) as (change, changes):
        change.add(_dated(Activity(**said)), place_log)
    return changes


def edit_activity(store: Store, activity: Activity, *, draft: str = "", **edits: Any) -> Changes:
    """Change an activity: its time, its room, its last day."""
    with store.change(draft) as (change, changes):
        _dated(change.update(activity, **edits))
    return changes


def activities_of(store: Reader) -> list[Activity]:
    """Return every activity on this laptop, by name."""
    return sorted(store.find(Activity), key=lambda one: (one.what.casefold(), one.id))


def plan_support(
    store: Store, child: Child, *, today: date, draft: str = "", **said: Any
) -> Changes:
    """Plan a support for a child, at its place among the half-terms.

    Without a place it goes to the half-term of today, or after what it waits for. An activity
    gives it its name where none was said. Raises Invalid.
    """
    activity = _activity(store, said.get("activity", ""))
    if activity and not said.get("what"):
        said["what"] = activity.what
    support = Enrolment(child=child.id, **{**_place(store, child, activity, today, said), **said})
    with store.change(draft) as (change, changes):
        change.add(_in_order(support), child.log)
    return changes


def edit_support(store: Store, support: Enrolment, *, draft: str = "", **edits: Any) -> Changes:
    """Change a support; raises Invalid when it would wait for itself."""
    if edits.get("after") == support.id:
        raise Invalid({"after": "It cannot wait for itself"})
    with store.change(draft) as (change, changes):
        _in_order(change.update(support, **edits))
    return changes


def begin_support(
    store: Store, support: Enrolment, *, on: date, seen_by: str = "", before_ready: str = ""
) -> Changes:
    """Say that a support has begun: ready, and who saw it; or before that, with the reason.

    Raises Invalid when it waits for a sign and neither is said; NotAllowed where the family was
    asked about its partner and has not agreed.
    """
    check_partner(store, support, on)
    if support.began_on:
        raise NotAllowed(f"{support.what} has begun already")
    if support.ready_when and not seen_by.strip() and not before_ready.strip():
        words = "Say who saw that it was ready, or why it begins before that"
        raise Invalid({"ready_seen_by": words})
    return edit_support(
        store,
        support,
        began_on=on,
        ready_seen_by=seen_by.strip(),
        before_ready=before_ready.strip(),
    )


def check_partner(store: Reader, support: Enrolment, on: date) -> None:
    """Raise NotAllowed where a family was asked about a support's partner and no yes stands."""
    activity = _activity(store, support.activity)
    wanted = activity.partner if activity else ""
    partner = next((one for one in store.find(Partner) if wanted and one.id == wanted), None)
    if partner is None:
        return
    standings = agreements_of(store, store.get(Child, support.child), on)
    said = may(Act.PARTNER, standings, partner.name)
    if about_of(Scope.PARTNER, partner.name) in standings and not said.allowed:
        raise NotAllowed(f"{partner.name}: {said.why}. Ask the family first")


def end_support(store: Store, support: Enrolment, *, on: date, because: str) -> Changes:
    """Say that a support has ended, with the reason; a session after that day is not expected.

    Raises Invalid without a reason, and for a day before it began.
    """
    found = {} if because.strip() else {"ended_because": "Say why it ends"}
    if support.began_on and on < support.began_on:
        found["ended_on"] = "It began after that day"
    if found:
        raise Invalid(found)
    return edit_support(store, support, ended_on=on, ended_because=because.strip())


def move_support(store: Store, support: Enrolment, by: int) -> Changes:
    """Move a support by half-terms, with all that comes only after it; raises Invalid."""
    found = supports_in(store, support.log)
    places = moved(bars_of(store, found), support.id, by)
    known = {one.id: one for one in found} | {support.id: support}
    with store.change() as (change, changes):
        for id_, (first, last) in places.items():
            change.update(known[id_], first=first, last=last)
    return changes


def stretch_support(store: Store, support: Enrolment, by: int) -> Changes:
    """Make a support longer or shorter by half-terms; raises Invalid."""
    first, last = stretched(bars_of(store, supports_in(store, support.log)), support.id, by)
    with store.change() as (change, changes):
        change.update(support, first=first, last=last)
    return changes


def supports_of(store: Reader, child: Child) -> list[Enrolment]:
    """Return a child's supports, by the half-term they begin in."""
    return supports_in(store, child.log)


def supports_in(store: Reader, log: str) -> list[Enrolment]:
    """Return the supports of one child's log, by the half-term they begin in."""
    found = store.find(Enrolment, log=log)
    return sorted(found, key=lambda one: (one.first or HALF_TERMS, one.last or HALF_TERMS, one.id))


def bars_of(store: Reader, supports: list[Enrolment]) -> list[Bar]:
    """Return supports as they lie over the half-terms, with when and where they meet."""
    activities = {one.id: one for one in store.find(Activity)}
    return [_bar(one, activities.get(one.activity)) for one in supports]


def _bar(support: Enrolment, activity: Activity | None) -> Bar:
    first = support.first or 1
    begins = minutes_of(activity.at) if activity else 0
    length = (activity.minutes or _HOUR) if activity else 0
    return Bar(
        id=support.id,
        name=support.what,
        first=first,
        last=max(support.last or first, first),
        after=support.after,
        begun=support.began_on is not None,
        ended=support.ended_on is not None,
        weekday=activity.weekday.value if activity and activity.weekday else "",
        begins=begins,
        ends=begins + length,
        room=activity.room if activity else "",
        lesson=support.lesson_missed,
    )


def _place(
    store: Reader, child: Child, activity: Activity | None, today: date, said: dict[str, Any]
) -> dict[str, int]:
    """Work out which half-terms a support goes to where nobody said so."""
    halves = half_terms(calendar_of(store, child.school), child.started or today)
    begins = activity.starts if activity and activity.starts else today
    first = said.get("first") or number_on(halves, max(begins, child.started or begins))
    before = next((one for one in store.find(Enrolment) if one.id == said.get("after")), None)
    if before is not None and before.first:
        first = max(first, min(before.first + 1, HALF_TERMS))
    ends = number_on(halves, activity.ends) if activity and activity.ends else first + _LONG - 1
    return {"first": first, "last": min(max(ends, first), HALF_TERMS)}


def _activity(store: Reader, id_: str) -> Activity | None:
    return next((one for one in store.find(Activity) if one.id == id_), None) if id_ else None


def _in_order(support: Enrolment) -> Enrolment:
    if support.first and support.last and support.last < support.first:
        raise Invalid({"last": "The last half-term is before the first"})
    return support


def _dated(activity: Activity) -> Activity:
    if activity.starts and activity.ends and activity.ends < activity.starts:
        raise Invalid({"ends": "The last day is before the first"})
    return activity
