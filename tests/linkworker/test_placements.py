"""Taught elsewhere: its own weeks beside the school's register, visits with their way, counts."""

from datetime import date, datetime

import pytest

from linkworker.actions import behaviour, coming_back, contacts, placements
from linkworker.actions.attendance import weeks_of
from linkworker.actions.behaviour import Told
from linkworker.errors import Invalid
from linkworker.measures.behaviour import by_half_term, mondays
from linkworker.measures.calendar import SchoolCalendar, Span, Term
from linkworker.measures.half_terms import half_terms
from linkworker.records import (
    BehaviourWeek,
    ComingBack,
    Means,
    Outcome,
    Placement,
    PlacementWeek,
    Setting,
)

OCTOBER = date(2025, 10, 6)
AT = datetime(2025, 10, 10, 16, 0)
SAID = {"setting": Setting.AP, "where": "Kingsway Centre", "starts": OCTOBER}
YEAR = SchoolCalendar(
    (Term(date(2025, 9, 8), date(2025, 12, 19), "Autumn"),),
    (Span(date(2025, 10, 27), date(2025, 10, 31)),),
)


@pytest.fixture
def place(store, child):
    changes = placements.add_placement(
        store, child, monday="09:30 to 14:00", wednesday="09:30 to 14:00", **SAID
    )
    return store.get(Placement, *changes.touches(Placement))


def keep(store, place, packed, monday=OCTOBER, at=AT, source="Dee"):
    codes = [code.strip() for code in packed.ljust(10)[:10]]
    placements.keep_week(store, place, monday=monday, codes=codes, source=source, at=at)


def test_it_needs_hours_and_days_in_order(store, child):
    with pytest.raises(Invalid) as found:
        placements.add_placement(store, child, ends=date(2025, 10, 1), **SAID)
    assert found.value.problems.keys() == {"ends", "monday"}


def test_what_the_place_tells_is_counted_apart_from_the_register(store, child, place):
    keep(store, place, r"/\  /O")
    (placed,) = placements.placed_of(store, child)
    assert (placed.came.attended, placed.came.possible) == (3, 4)
    assert weeks_of(store, child) == ()


def test_a_later_telling_of_a_week_stands_and_it_is_one_record(store, child, place):
    keep(store, place, r"/O")
    keep(store, place, "/\\", at=datetime(2025, 10, 13, 9, 0), source="Dee, by telephone")
    (week,) = store.find(PlacementWeek)
    assert (week.codes[1], week.source) == ("\\", "Dee, by telephone")
    for monday, packed in ((date(2025, 10, 7), "/"), (OCTOBER, "")):
        with pytest.raises(Invalid):
            keep(store, place, packed, monday=monday)


def test_visits_are_counted_with_the_way_there_and_seeing_her_counts_as_seen(store, child, place):
    said = {"children": [child], "outcome": Outcome.REACHED, "whom": "Wren and Dee", "by": "joyce"}
    for day, means in ((8, Means.ELSEWHERE), (9, Means.CALL), (22, Means.ELSEWHERE)):
        at = datetime(2025, 10, day, 13, 0)
        contacts.record_contact(store, means=means, at=at, minutes=30, travel=20, **said)
    before = datetime(2025, 10, 1, 13, 0)
    contacts.record_contact(store, means=Means.ELSEWHERE, at=before, minutes=5, travel=20, **said)
    (placed,) = placements.placed_of(store, child)
    made = placed.visits
    assert (made.number, made.minutes, made.travel) == (2, 60, 40)
    assert made.last == date(2025, 10, 22)
    assert contacts.saw(contacts.contacts_of(store, child)[0], child)


def test_the_way_back_is_begun_from_the_place(store, child, place):
    said = {"expected": date(2025, 11, 17)}
    changes = coming_back.begin_way_back(store, place, **said)
    (id_,) = changes.touches(ComingBack)
    (way,) = coming_back.ways_back(store, child)
    assert (way.back.id, way.placement.id, way.open) == (id_, place.id, True)


def test_a_schools_counts_are_taken_over_and_a_later_telling_stands(store, child):
    told = {OCTOBER: Told(4, 1), date(2025, 10, 13): Told()}
    behaviour.keep_counts(store, child, told, source="The list", at=AT)
    later = datetime(2025, 10, 17, 9, 0)
    behaviour.keep_counts(store, child, {OCTOBER: Told(5)}, source="Mr Hale", at=later)
    (week,) = behaviour.weeks_of(store, child)
    assert (week.good_days, week.detentions, week.sent_out) == (5, 1, None)
    assert week.source == "Mr Hale"


@pytest.mark.parametrize(
    ("told", "source", "wrong"),
    [
        ({}, "", {"counts", "source"}),
        ({OCTOBER: Told()}, "The list", {"counts"}),
        ({OCTOBER: Told(6)}, "The list", {"counts"}),
    ],
)
def test_what_cannot_be_counted_is_said_and_nothing_is_kept(store, child, told, source, wrong):
    with pytest.raises(Invalid) as found:
        behaviour.keep_counts(store, child, told, source=source, at=AT)
    assert found.value.problems.keys() == wrong
    assert not store.find(BehaviourWeek)


def test_weeks_add_up_by_half_term_and_what_was_not_told_is_not_nought():
    halves = half_terms(YEAR, date(2025, 9, 8))
    weeks = [
        BehaviourWeek(monday=date(2025, 9, 15), good_days=3, detentions=2),
        BehaviourWeek(monday=date(2025, 10, 20), good_days=4),
        BehaviourWeek(monday=date(2025, 11, 3), good_days=5, detentions=0),
        BehaviourWeek(monday=date(2025, 7, 7), good_days=1),
    ]
    now, before = by_half_term(weeks, halves)
    assert (before.good_days.number, before.good_days.weeks) == (7, 2)
    assert (before.detentions.number, before.detentions.weeks) == (2, 1)
    assert (now.detentions.number, now.sent_out.number) == (0, None)
    assert mondays(halves[1], date(2025, 11, 12)) == [date(2025, 11, 3), date(2025, 11, 10)]
