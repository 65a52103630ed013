"""Marks at school as they came, what each school's scale means by them, and pupil premium."""

from datetime import date
from typing import Any

from linkworker.actions.striking import strike
from linkworker.errors import Invalid
from linkworker.fields import problems
from linkworker.measures.attainment import Scale, level, named_twice
from linkworker.measures.support import Span
from linkworker.records import Attainment, AttainmentScale, Child, PupilPremium, School
from linkworker.store import Changes, Reader, Store

Scales = dict[str, Scale]


def add_mark(store: Store, child: Child, *, today: date, draft: str = "", **said: Any) -> Changes:
    """Keep a mark as the school gave it; raises Invalid, also for a day still to come."""
    mark = Attainment(child=child.id, **said)
    found = problems(mark)
    if mark.given_on and mark.given_on > today:
        found["given_on"] = "As at: this day is still to come"
    if found:
        raise Invalid(found)
    with store.change(draft) as (change, changes):
        change.add(mark, child.log)
    return changes


def strike_mark(store: Store, mark: Attainment, *, reason: str, by: str) -> Changes:
    """Strike a mark out, with the reason."""
    return strike(store, mark, reason=reason, by=by)


def marks_of(store: Reader, child: Child) -> list[Attainment]:
    """Return a child's marks, the newest first, with those struck out."""
    return store.find(Attainment, child=child.id, newest="given_on")


def add_scale(store: Store, school: School, *, draft: str = "", **said: Any) -> Changes:
    """Say what a school means by the marks of a scale; raises Invalid for one named twice."""
    scale = AttainmentScale(school=school.id, **said)
    _check(scale)
    with store.change(draft) as (change, changes):
        change.add(scale, school.log)
    return changes


def edit_scale(
    store: Store, scale: AttainmentScale, *, draft: str = "", **edits: Any
) -> Changes:  # fmt: skip
    """Change what a scale means; raises Invalid for a mark named twice."""
    with store.change(draft) as (change, changes):
        _check(change.update(scale, **edits))
    return changes


def scales_of(store: Reader, school: str) -> Scales:
    """Return a school's scales by name, capitals apart."""
    found = store.find(AttainmentScale, school=school)
    return {one.name.strip().casefold(): meaning_of(one) for one in found}


def meaning_of(scale: AttainmentScale) -> Scale:
    """Return what a scale says of its marks."""
    return Scale(scale.well_below, scale.below, scale.at, scale.above)


def level_of(mark: Attainment, scales: Scales) -> int | None:
    """Return a mark's level; None where its school has said nothing of its scale."""
    return level(mark.raw, scales.get(mark.scale.strip().casefold()))


def add_premium(store: Store, child: Child, *, draft: str = "", **said: Any) -> Changes:
    """Say from when to when a child has pupil premium; raises Invalid for days in wrong order."""
    span = PupilPremium(child=child.id, **said)
    _check_days(span)
    with store.change(draft) as (change, changes):
        change.add(span, child.log)
    return changes


def edit_premium(store: Store, span: PupilPremium, *, draft: str = "", **edits: Any) -> Changes:
    """Change such a stretch, as when it has ended."""
    with store.change(draft) as (change, changes):
        _check_days(change.update(span, **edits))
    return changes


def premium_of(store: Reader, child: Child) -> list[PupilPremium]:
    """Return a child's stretches of pupil premium, the latest first."""
    return store.find(PupilPremium, child=child.id, newest="starts")


def spans_of(found: list[PupilPremium]) -> list[Span]:
    """Return stretches as spans of days; one without a first day is left out."""
    return [Span(one.starts, one.ends) for one in found if one.starts]


def _check_days(span: PupilPremium) -> None:
    if span.starts and span.ends and span.ends < span.starts:
        raise Invalid({"ends": "Until: the last day is before the first"})


def _check(scale: AttainmentScale) -> None:
    twice = named_twice(meaning_of(scale))
    if twice:
        raise Invalid({"below": f"These marks stand at more than one level: {', '.join(twice)}"})
