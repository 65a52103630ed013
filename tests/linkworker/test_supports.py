"""Supports of one child: planned in sequence, begun when ready or with a reason, moved, ended."""

from datetime import date

import pytest

from linkworker.actions import activities
from linkworker.errors import Invalid, NotAllowed

TODAY = date(2025, 11, 4)


def plan(store, child, what, **said):
    before = {one.id for one in activities.supports_of(store, child)}
    activities.plan_support(store, child, what=what, today=TODAY, **said)
    return next(one for one in activities.supports_of(store, child) if one.id not in before)


def places(store, child):
    return {one.what: (one.first, one.last) for one in activities.supports_of(store, child)}


def test_beginning_before_it_is_ready_asks_for_a_reason_and_remembers_it(store, child):
    tuition = plan(store, child, "Reading tuition", ready_when="She asks to read aloud")
    with pytest.raises(Invalid, match="Say who saw"):
        activities.begin_support(store, tuition, on=TODAY)
    activities.begin_support(store, tuition, on=TODAY, before_ready="The tutor is free now only")
    (begun,) = activities.supports_of(store, child)
    assert begun.before_ready == "The tutor is free now only"
    with pytest.raises(NotAllowed, match="begun already"):
        activities.begin_support(store, begun, on=TODAY)


def test_one_that_waits_is_planned_after_it_and_moves_with_it(store, child):
    art = plan(store, child, "Art therapy", first=3, last=6)
    plan(store, child, "Drama", after=art.id)
    assert places(store, child) == {"Art therapy": (3, 6), "Drama": (4, 5)}
    changes = activities.move_support(store, art, 1)
    assert places(store, child) == {"Art therapy": (4, 7), "Drama": (5, 6)}
    store.undo(changes.action)
    assert places(store, child) == {"Art therapy": (3, 6), "Drama": (4, 5)}
    activities.stretch_support(store, activities.supports_of(store, child)[0], -2)
    assert places(store, child)["Art therapy"] == (3, 4)


def test_nothing_waits_for_itself_or_ends_before_it_began(store, child):
    art = plan(store, child, "Art therapy")
    with pytest.raises(Invalid, match="wait for itself"):
        activities.edit_support(store, art, after=art.id)
    activities.begin_support(store, art, on=TODAY)
    (begun,) = activities.supports_of(store, child)
    with pytest.raises(Invalid) as found:
        activities.end_support(store, begun, on=date(2025, 11, 3), because=" ")
    assert set(found.value.problems) == {"ended_on", "ended_because"}


def test_a_support_without_a_name_or_an_activity_is_refused(store, child):
    with pytest.raises(Invalid, match="Support is needed"):
        activities.plan_support(store, child, today=TODAY)
