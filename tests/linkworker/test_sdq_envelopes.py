"""Envelopes for forms: to whom, by name; none where somebody must not be told; labels that fit."""

from dataclasses import replace
from datetime import date, datetime

import pytest

from linkworker.actions import people, places
from linkworker.actions.sdq_envelopes import Envelope, envelopes, give_envelopes
from linkworker.actions.sdq_paper import chased_of, give_out
from linkworker.documents.sdq_labels import sdq_labels, sdq_list
from linkworker.records import Child, FilledInBy, PaperGiven, School, Term, Withhold
from tests.linkworker.papers import DAY, MAYA, begin_wren

MUM = {"name": "Dana Tidewater", "role": "mum", "responsibility": True, "safe": True}


@pytest.fixture
def wren(store):
    wren = begin_wren(store)
    (school,) = store.find(School)
    places.edit_school(store, school, agreement="DSA 1", agreement_from=date(2024, 9, 1))
    with store.change() as (change, _):
        year = {"starts": date(2025, 9, 1), "ends": date(2025, 12, 19)}
        change.add(Term(school=school.id, name="Autumn 2025", **year), school.log)
        change.update(wren, started=date(2025, 9, 8))
    people.add_person(store, child=store.get(Child, wren.id), caseload="c", **MUM)
    before = {"filled_by": FilledInBy.PARENT, "term_starts": date(2025, 4, 22)}
    give_out(store, wren, on=date(2025, 5, 1), **before)  # so that a parent is asked again
    return store.get(Child, wren.id)


def made(store, wren):
    return envelopes(store, chased_of(store, store.get(Child, wren.id), today=DAY), DAY)


def to(store, wren, filled_by):
    (found,) = [one for one in made(store, wren) if one.chased.filled_by is filled_by]
    return found


def test_each_form_that_waits_has_an_envelope_to_somebody_by_name(store, wren):
    assert to(store, wren, FilledInBy.PARENT).to == "Dana Tidewater"
    assert to(store, wren, FilledInBy.TEACHER).to == "Class teacher"
    teacher = to(store, wren, FilledInBy.TEACHER).chased
    given = {"filled_by": FilledInBy.TEACHER, "term_starts": teacher.term, "on": DAY}
    give_out(store, wren, **given)
    assert [one.chased.filled_by for one in made(store, wren)] == [FilledInBy.PARENT]


def test_none_goes_to_who_must_not_be_told_or_to_a_school_without_an_agreement(store, wren):
    ((relation, _),) = people.people_round(store, wren)
    people.edit_relation(store, relation, withhold=frozenset({Withhold.US.value}))
    assert "must not be told" in to(store, wren, FilledInBy.PARENT).why
    (school,) = store.find(School)
    places.edit_school(store, school, agreement_until=date(2025, 10, 1))
    assert "no sharing agreement" in to(store, wren, FilledInBy.TEACHER).why
    people.edit_relation(store, people.people_round(store, wren)[0][0], safe=False)
    assert "safe to contact" in to(store, wren, FilledInBy.PARENT).why
    none = sdq_labels(made(store, wren), worker=MAYA, practice=False)
    assert "Wren" not in none.html
    said = {"worker": MAYA, "term": "Autumn 2025", "on": DAY, "larger": False, "practice": False}
    assert "must not be told" not in sdq_labels(made(store, wren), worker=MAYA, practice=False).html
    assert "Why there is none" in sdq_list(made(store, wren), **said).html


def test_outside_stands_a_first_name_and_never_what_is_in_it(store, wren):
    html = sdq_labels(made(store, wren), worker=MAYA, practice=False).html
    for words in ("Dana Tidewater", "About Wren T", "Form 1", "Maya Lindqvist, 0161 496 0123",
                  "Private"):  # fmt: skip
        assert words in html
    for words in ("SDQ", "Strengths", "Wren Tidewater", "Mornings"):
        assert words not in html.replace("Dana Tidewater", "")
    assert "PRACTICE" in sdq_labels(made(store, wren), worker=MAYA, practice=True).html


def test_the_list_has_the_numbers_of_the_labels(store, wren):
    said = {"worker": MAYA, "term": "Autumn 2025", "on": DAY, "practice": False}
    paper = sdq_list(made(store, wren), larger=False, **said)
    assert "Forms to give out, Autumn 2025" in paper.html
    assert paper.html.count("☐") == 2 * len(made(store, wren))
    assert sdq_list(made(store, wren), larger=True, **said).letters > paper.letters


def test_that_a_label_was_made_is_kept_with_the_child(store, wren):
    both = made(store, wren)
    give_envelopes(store, both, at=datetime(2025, 11, 4, 9, 0), by="u")
    kept = store.find(PaperGiven)
    assert {(one.reader, one.role) for one in kept} == {
        ("Dana Tidewater", "parent or carer"), ("Class teacher", "teacher")
    }  # fmt: skip


def test_a_sheet_begins_at_the_first_free_label(store, wren):
    one = to(store, wren, FilledInBy.PARENT)
    many = [Envelope(one.chased, f"Parent {number}") for number in range(3)]
    rows = sdq_labels(many, worker=MAYA, begin=5, practice=False).html.count("<tr")
    assert rows == 3
    assert sdq_labels(many, worker=replace(MAYA, phone=""), practice=False).no_phone
