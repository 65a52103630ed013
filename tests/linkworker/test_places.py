"""A place has schools with terms and agreements, and staff with names."""

from datetime import date

import pytest

from linkworker.actions import places
from linkworker.errors import Invalid
from linkworker.measures.calendar import school_days
from linkworker.records import Colleague, Place, School, Term


@pytest.fixture
def place_log(store):
    with store.change() as (change, _):
        return change.open_log("place", "place")


@pytest.fixture
def school(store, place_log):
    places.add_school(store, place_log, name="Alderbrook Primary")
    return store.find(School)[0]


def test_a_place_is_named_once_and_changed_after(store, place_log):
    places.keep_place(store, place_log, None, name="Northmere")
    places.keep_place(store, place_log, store.find(Place)[0], safeguarding_lead="Priya Shah")
    (place,) = store.find(Place)
    assert (place.name, place.safeguarding_lead) == ("Northmere", "Priya Shah")


def test_a_colleague_introduced_twice_is_one_colleague(store, place_log):
    places.introduce_colleague(store, place_log, user="u1", name="Maya Lind", work="Link Worker")
    places.introduce_colleague(store, place_log, user="u1", name="Maya Lindqvist", phone="0161")
    assert len(store.find(Colleague)) == 1
    assert places.names(store) == {"u1": "Maya Lindqvist"}


def test_a_schools_calendar_is_its_terms_with_englands_bank_holidays(store, school):
    places.add_term(
        store,
        school,
        name="Spring 2026",
        starts=date(2026, 1, 5),
        ends=date(2026, 5, 5),
        half_term_starts=date(2026, 2, 16),
        half_term_ends=date(2026, 2, 20),
        inset=frozenset({"2026-01-05"}),
        closed=frozenset({"2026-05-05"}),
    )
    calendar = places.calendar_of(store, school.id)

    def days(first, last):
        return school_days(calendar, first, last).days

    assert days(date(2026, 1, 5), date(2026, 1, 6)) == (date(2026, 1, 6),)
    assert days(date(2026, 2, 14), date(2026, 2, 22)) == ()
    assert days(date(2026, 5, 1), date(2026, 5, 5)) == (date(2026, 5, 1),)


def test_another_schools_terms_are_not_in_it(store, place_log, school):
    places.add_school(store, place_log, name="Fernhill")
    other = store.find(School)[1]
    places.add_term(store, other, name="Spring", starts=date(2026, 1, 5), ends=date(2026, 3, 27))
    assert places.calendar_of(store, school.id).terms == ()


def test_a_term_that_cannot_be_is_refused_with_all_that_is_wrong(store, school):
    with pytest.raises(Invalid) as refused:
        places.add_term(
            store,
            school,
            name="Spring",
            starts=date(2026, 3, 27),
            ends=date(2026, 1, 5),
            half_term_starts=date(2026, 2, 16),
            inset=frozenset({"Friday"}),
        )
    assert set(refused.value.problems) == {"ends", "half_term_ends", "inset"}
    assert store.find(Term) == []


def test_an_edit_that_turns_a_term_round_is_refused(store, school):
    places.add_term(store, school, name="Spring", starts=date(2026, 1, 5), ends=date(2026, 3, 27))
    with pytest.raises(Invalid):
        places.edit_term(store, store.find(Term)[0], ends=date(2025, 3, 27))
    places.edit_term(store, store.find(Term)[0], ends=date(2026, 3, 26))
    assert store.find(Term)[0].ends == date(2026, 3, 26)


@pytest.mark.parametrize(
    ("said", "force"),
    [
        ({"agreement": "A1", "agreement_from": date(2025, 9, 1)}, True),
        ({"agreement_from": date(2025, 9, 1)}, False),
        ({"agreement": "A1"}, False),
        ({"agreement": "A1", "agreement_from": date(2025, 11, 5)}, False),
        (
            {
                "agreement": "A1",
                "agreement_from": date(2025, 9, 1),
                "agreement_until": date(2025, 11, 3),
            },
            False,
        ),
    ],
)
def test_an_agreement_is_in_force_between_its_dates(store, school, said, force):
    places.edit_school(store, school, **said)
    assert places.in_force(places.school_of(store, school.id), date(2025, 11, 4)) is force


def test_a_school_whose_place_is_not_here_is_none(store):
    assert places.school_of(store, "elsewhere") is None
