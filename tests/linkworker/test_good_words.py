"""A good word from school or home: kept, passed on as a promise, and seen on Going well."""

from datetime import date, datetime, timedelta

import pytest

from linkworker.actions.good_words import keep_good_word, may_hear, soon
from linkworker.actions.people import add_person
from linkworker.errors import Invalid
from linkworker.measures.going_well import heard
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import Child, Contact, Means, ToDo

AT = datetime(2025, 11, 4, 12, 30)
DAY = AT.date()
SAID = {"means": Means.FROM_SCHOOL, "whom": "Mr Fenwick", "at": AT, "by": "joyce"}
BRILLIANT = "She was brilliant today."


def well(store, child, day=DAY):
    return [one.words for one in heard(child, store.find(Contact, child=child.id), day)]


def test_a_good_word_feeds_going_well_for_a_fortnight(store, child):
    keep_good_word(store, [child], words=BRILLIANT, **SAID)
    assert well(store, child) == ["Mr Fenwick: “She was brilliant today.”"]
    assert well(store, child, DAY + timedelta(15)) == []
    assert store.find(ToDo) == []


def test_telling_mum_is_a_to_do_in_the_same_step(store, child):
    due = soon(SchoolCalendar(), date(2025, 11, 7))
    assert due == date(2025, 11, 10)
    changes = keep_good_word(store, [child], words=BRILLIANT, tell="mum", due=due, **SAID)
    (to_do,) = store.find(ToDo, child=child.id)
    assert to_do.what == "Tell mum: Mr Fenwick said “She was brilliant today.”"
    assert (to_do.due, to_do.by) == (due, "joyce")
    store.undo(changes.action)
    assert store.find(ToDo) == []
    assert well(store, child) == []


def test_private_words_are_on_no_list_and_not_in_the_to_do(store, child):
    keep_good_word(store, [child], words="Her asthma is better", tell="mum", private=True, **SAID)
    assert well(store, child) == []
    (to_do,) = store.find(ToDo)
    assert to_do.what == "Tell mum: Mr Fenwick said something good"


def test_everything_missing_is_said_at_once(store, child):
    with pytest.raises(Invalid) as wrong:
        keep_good_word(store, [child], words=" ", means=Means.CALL, whom="", at=AT)
    assert wrong.value.problems.keys() == {"words", "means", "whom"}
    with pytest.raises(Invalid) as wrong:
        keep_good_word(store, [], words=BRILLIANT, **SAID)
    assert wrong.value.problems.keys() == {"children"}
    assert store.find(Contact) == []


def test_who_may_hear_it_is_the_child_and_those_safe_to_contact(store, child):
    for name, role, safe in (
        ("Dana", "mum", True),
        ("Gareth", "dad", False),
        ("Ann", "gran", None),
    ):
        add_person(store, child=child, caseload="c", name=name, role=role, safe=safe)
    assert may_hear(store, store.get(Child, child.id)) == ["Wren", "mum"]


def test_a_word_about_two_is_in_each_record_without_the_other(store, child):
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        other = change.add(Child(name="Otis", school="s", year=6), log)
    otis = store.get(Child, other.id)
    keep_good_word(store, [child, otis], words="They shared their snack.", tell="mum", **SAID)
    kept = store.find(Contact)
    assert {(one.log, one.others) for one in kept} == {(child.log, 1), (otis.log, 1)}
    assert {one.occasion for one in kept} == {kept[0].occasion} != {""}
    assert {one.log for one in store.find(ToDo)} == {child.log, otis.log}
