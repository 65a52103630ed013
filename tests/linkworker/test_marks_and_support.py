"""Marks as the school gave them, what its scale says, pupil premium by date, hours together."""

from datetime import date, datetime

import pytest

from linkworker.actions import attainment, contacts, places
from linkworker.actions.support import year_with
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.engagement import rule
from linkworker.records import (
    AttainmentScale,
    Came,
    Means,
    Outcome,
    School,
    SessionAttendance,
    Subject,
)

TODAY = date(2025, 11, 4)


@pytest.fixture
def school(store):
    with store.change() as (change, _):
        place = change.open_log("place", "place")
    changes = places.add_school(store, place, name="Alderbrook Primary")
    school = store.get(School, *changes.touches(School))
    starts, ends = date(2025, 9, 8), date(2025, 12, 19)
    places.add_term(store, school, name="Autumn 2025", starts=starts, ends=ends)
    return school


def mark(store, child, raw, scale="Teacher assessment", **said):
    given = {"subject": Subject.MATHS, "given_on": date(2025, 10, 20), **said}
    attainment.add_mark(store, child, today=TODAY, raw=raw, scale=scale, **given)
    return attainment.marks_of(store, child)


def test_a_mark_is_kept_as_given_and_its_level_is_what_the_school_says_of_its_scale(
    store, child, school
):
    (kept,) = mark(store, child, "WTS")
    assert attainment.level_of(kept, attainment.scales_of(store, school.id)) is None
    attainment.add_scale(store, school, name="teacher Assessment", below="WTS", at="EXS")
    assert attainment.level_of(kept, attainment.scales_of(store, school.id)) == -1
    assert attainment.scales_of(store, "another school") == {}
    assert kept.raw == "WTS"


def test_a_scale_that_names_a_mark_twice_is_refused(store, school):
    with pytest.raises(Invalid):
        attainment.add_scale(store, school, name="Test", below="80 to 100", at="100")
    attainment.add_scale(store, school, name="Test", below="80 to 99", at="100")
    (scale,) = store.find(AttainmentScale)
    with pytest.raises(Invalid):
        attainment.edit_scale(store, scale, above="99")
    assert store.find(AttainmentScale) == [scale]


def test_every_trouble_of_a_mark_is_said_at_once(store, child):
    with pytest.raises(Invalid) as wrong:
        mark(store, child, "", scale="", given_on=date(2025, 12, 1))
    assert set(wrong.value.problems) == {"raw", "scale", "given_on"}
    assert attainment.marks_of(store, child) == []


def test_a_mark_is_struck_out_with_a_reason(store, child):
    (kept,) = mark(store, child, "WTS")
    with pytest.raises(Invalid):
        attainment.strike_mark(store, kept, reason="", by="joyce")
    attainment.strike_mark(store, kept, reason="Another child's", by="joyce")
    (struck,) = attainment.marks_of(store, child)
    assert struck.struck_because == "Another child's"
    with pytest.raises(NotAllowed):
        attainment.strike_mark(store, struck, reason="Again", by="joyce")


def meet(store, child, day, minutes, means=Means.ONE_TO_ONE, outcome=Outcome.REACHED, whom="Wren"):
    at = datetime.combine(day, datetime.min.time())
    said = {"at": at, "means": means, "outcome": outcome, "whom": whom, "minutes": minutes}
    contacts.record_contact(store, children=[child], words="", **said)


def test_hours_are_the_childs_own_and_premium_is_by_date(store, child, school):
    with store.change() as (change, _):
        child = change.update(child, school=school.id)
    meet(store, child, date(2025, 9, 15), 30)
    meet(store, child, date(2025, 10, 6), 60, Means.GROUP)
    meet(store, child, date(2025, 10, 7), 20, Means.CALL, whom="mum")
    meet(store, child, date(2025, 10, 8), 10, outcome=Outcome.ABSENT)
    meet(store, child, date(2025, 7, 8), 45)
    with store.change() as (change, _):
        for session, came, minutes in (("a", Came.PART, 25), ("b", Came.ABSENT, None)):
            one = SessionAttendance(
                child=child.id, session=session, activity="club", what="Homework club",
                on=date(2025, 10, 9), came=came, minutes=minutes,
            )  # fmt: skip
            change.add(one, child.log)
    attainment.add_premium(store, child, starts=date(2025, 10, 1))
    year = year_with(store, child, today=TODAY, by=rule())
    assert (year.support.minutes, year.support.premium, year.support.untimed) == (115, 85, 0)
    assert (year.taken.came, year.taken.planned) == (1, 2)
    assert (year.taken.met, year.taken.weeks) == (2, 9)
    assert year.taken.level == "some"


def test_pupil_premium_has_a_first_day_and_an_end_that_comes_after_it(store, child):
    with pytest.raises(Invalid):
        attainment.add_premium(store, child, starts=date(2025, 9, 1), ends=date(2025, 8, 1))
    attainment.add_premium(store, child, starts=date(2025, 9, 1))
    (span,) = attainment.premium_of(store, child)
    attainment.edit_premium(store, span, ends=date(2025, 10, 31))
    (span,) = attainment.spans_of(attainment.premium_of(store, child))
    assert span.holds(date(2025, 10, 31))
    assert not span.holds(TODAY)
