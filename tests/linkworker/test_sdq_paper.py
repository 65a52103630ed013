"""Forms on paper: who is asked, how far each has come this term, and when the next is due."""

from datetime import date

import pytest

from linkworker.actions import children, places
from linkworker.actions.sdq import enter_sdq, forms_of, strike_sdq
from linkworker.actions.sdq_paper import (
    chase,
    chased_of,
    give_out,
    papers_of,
    take_back,
    term_of,
)
from linkworker.measures.calendar import SchoolCalendar
from linkworker.records import Child, FilledInBy, School, WhichForm

TODAY, TERM = date(2025, 11, 4), date(2025, 9, 8)
TEACHER = {"filled_by": FilledInBy.TEACHER, "term_starts": TERM}
SCORES = {"emotional": 6, "conduct": 3, "hyperactivity": 7, "peer": 4, "prosocial": 6}


@pytest.fixture
def child(store, child):
    with store.change() as (change, _):
        place = change.open_log("place", "place")
    changes = places.add_school(store, place, name="Alderbrook Primary")
    (school,) = changes.touches(School)
    school = store.get(School, school)
    for name, starts, ends in (
        ("Summer 2025", date(2025, 4, 22), date(2025, 7, 18)),
        ("Autumn 2025", TERM, date(2025, 12, 19)),
    ):
        places.add_term(store, school, name=name, starts=starts, ends=ends)
    children.edit_child(store, child, school=school.id, started=TERM)
    return store.get(Child, child.id)


def enter(store, child, on, filled_by=FilledInBy.TEACHER):
    said = {"filled_by": filled_by, "which": WhichForm.START, "filled_on": on}
    enter_sdq(store, child, today=TODAY, **said, **SCORES)


def stages(store, child):
    return [(one.filled_by, one.stage) for one in chased_of(store, child, today=TODAY)]


def test_a_form_goes_from_not_asked_to_entered(store, child):
    found = []
    for move in (
        lambda: None,
        lambda: give_out(store, child, **TEACHER, on=date(2025, 9, 15)),
        lambda: take_back(store, child, **TEACHER, on=date(2025, 9, 22)),
        lambda: enter(store, child, date(2025, 9, 20)),
    ):
        move()
        (one,) = chased_of(store, child, today=TODAY)
        found.append((one.stage, one.since, one.waits))
    assert found == [
        ("not asked", None, True),
        ("given out", date(2025, 9, 15), True),
        ("back", date(2025, 9, 22), True),
        ("entered", date(2025, 9, 20), False),
    ]


def test_whoever_filled_one_in_before_is_asked_again(store, child):
    enter(store, child, date(2025, 6, 20), FilledInBy.PARENT)
    assert stages(store, child) == [
        (FilledInBy.TEACHER, "not asked"),
        (FilledInBy.PARENT, "not asked"),
    ]


def test_one_struck_out_is_asked_for_again(store, child):
    enter(store, child, date(2025, 9, 20))
    (form,) = forms_of(store, child)
    strike_sdq(store, form, reason="Another child's", by="joyce")
    assert stages(store, child) == [(FilledInBy.TEACHER, "not asked")]


def test_the_next_due_comes_by_itself(store, child):
    (one,) = chased_of(store, child, today=TODAY)
    assert (one.due.phase, one.due.by, one.due.state) == ("start", date(2025, 10, 6), "overdue")
    enter(store, child, date(2025, 9, 20))
    (one,) = chased_of(store, child, today=TODAY)
    assert (one.due.phase, one.waits) == ("middle", False)


def test_several_children_are_read_as_one_is(store, child):
    give_out(store, child, **TEACHER, on=date(2025, 9, 15))
    assert chase(store, [child], today=TODAY) == chased_of(store, child, today=TODAY)


def test_a_form_on_paper_is_one_for_each_person_and_term(store, child):
    give_out(store, child, **TEACHER, on=date(2025, 9, 15))
    take_back(store, child, **TEACHER, on=date(2025, 9, 22))
    take_back(store, child, filled_by=FilledInBy.PARENT, term_starts=TERM, on=date(2025, 9, 23))
    paper, parents = papers_of(store, child)
    assert (paper.given_on, paper.back_on) == (date(2025, 9, 15), date(2025, 9, 22))
    assert (parents.given_on, parents.back_on) == (None, date(2025, 9, 23))


def test_a_step_of_the_paper_can_be_taken_back(store, child):
    give_out(store, child, **TEACHER, on=date(2025, 9, 15))
    changes = take_back(store, child, **TEACHER, on=date(2025, 9, 22))
    store.undo(changes.action)
    (paper,) = papers_of(store, child)
    assert (paper.given_on, paper.back_on) == (date(2025, 9, 15), None)


def test_a_holiday_belongs_to_the_term_before_it(store, child):
    calendar = places.calendar_of(store, child.school)
    assert term_of(calendar, date(2025, 8, 12)) == date(2025, 4, 22)
    assert term_of(calendar, TODAY) == TERM
    assert term_of(SchoolCalendar(), TODAY) == date(2025, 9, 1)
