"""To-dos and what is said of something due: kept, undone, and never asked of twice."""

from datetime import date, datetime

import pytest

from linkworker.actions import contacts, due, to_dos
from linkworker.errors import Invalid
from linkworker.records import Contact, DueAnswer, Means, Outcome, OwnToDo, ToDo

TODAY = date(2025, 11, 4)
LATER = date(2025, 11, 7)


def now(store, **said):
    return due.due_now(store, TODAY, user="joyce", name="Joyce", **said).due


def only(store):
    (found,) = now(store)
    return found


@pytest.fixture
def own_log(store):
    with store.change() as (change, _):
        return change.open_log("caseload", "caseload")


@pytest.fixture
def seen(store, child):
    return meet(store, child)


def meet(store, child):
    changes = contacts.record_contact(
        store, children=[child], at=datetime(2025, 11, 4, 9), whom="Wren", by="joyce",
        means=Means.CHECK_IN, outcome=Outcome.REACHED,
    )  # fmt: skip
    return store.get(Contact, *changes.touches(Contact))


def test_a_child_never_seen_is_due_until_put_aside_with_a_reason(store, child):
    found = only(store)
    assert (found.source, found.why) == ("not_seen", "not seen yet")
    with pytest.raises(Invalid):
        due.put_aside(store, child, found, because=" ", by="joyce", on=TODAY)
    changes = due.put_aside(store, child, found, because="On a trip", by="joyce", on=TODAY)
    assert now(store) == ()
    store.undo(changes.action)
    assert only(store).about == found.about
    due.put_aside(store, child, found, because="On a trip", by="joyce", on=TODAY)
    assert now(store) == ()


def test_it_waits_until_a_day_to_come_with_a_reason(store, child):
    found = only(store)
    for until, because in ((TODAY, "Away"), (None, "Away"), (LATER, "")):
        with pytest.raises(Invalid):
            due.let_wait(store, child, found, until=until, because=because, by="j", on=TODAY)
    due.let_wait(store, child, found, until=LATER, because="Away", by="joyce", on=TODAY)
    assert now(store) == ()
    due.put_aside(store, child, found, because="Left", by="joyce", on=TODAY)
    (answer,) = store.find(DueAnswer)
    assert (answer.aside_because, answer.paused_until) == ("Left", None)


def test_a_to_do_is_done_by_a_contact_or_let_go_with_a_reason(store, child, seen):
    to_dos.add_to_do(store, child, what="Bus pass", due=LATER, by="joyce", written_on=TODAY)
    (one,) = store.find(ToDo)
    assert [(found.what, found.why) for found in now(store)] == [("Bus pass", "by Fri 7 November")]
    changes = to_dos.finish_to_do(store, one, contact=seen)
    assert now(store) == ()
    assert store.get(ToDo, one.id).done_by == seen.id
    store.undo(changes.action)
    assert len(now(store)) == 1
    with pytest.raises(Invalid):
        to_dos.let_go(store, one, reason="")
    to_dos.let_go(store, store.get(ToDo, one.id), reason="Mum did it")
    assert now(store) == ()


def test_a_to_do_about_no_child_is_in_the_caseloads_log_and_its_writers_alone(store, own_log):
    to_dos.add_own_to_do(store, own_log, what="Order journals", by="joyce", written_on=TODAY)
    to_dos.add_own_to_do(store, own_log, what="Ring Tom", by="sam", written_on=TODAY)
    found = only(store)
    assert (found.what, found.child) == ("Order journals", None)
    assert found.why == "written down Tue 4 November"
    own = store.get(OwnToDo, found.about)
    assert own.log == own_log
    to_dos.let_wait(store, own, until=LATER, because="Budget in December", today=TODAY)
    assert now(store) == ()
    to_dos.finish_own(store, store.get(OwnToDo, own.id), on=TODAY)
    assert store.get(OwnToDo, own.id).done_on == TODAY


def test_a_place_switches_a_rule_off_and_sets_its_days(store, child):
    with store.change() as (change, _):
        place = change.open_log("place", "brent")
    (first,) = (one for one in due.rules_here(store) if one.source.code == "not_seen")
    assert (first.on, first.days) == (True, 5)
    due.set_rule(store, place, first, on=False, days=8, looked_at=TODAY)
    assert now(store) == ()
    (second,) = (one for one in due.rules_here(store) if one.source.code == "not_seen")
    assert (second.on, second.days) == (False, 8)
    changes = due.set_rule(store, place, second, on=True, days=8, looked_at=TODAY)
    assert second.asks == "a child was not seen for 8 school days"
    assert len(now(store)) == 1
    store.undo(changes.action)
    assert now(store) == ()


def test_no_child_names_another_and_her_own_log_holds_all_that_is_said(store, child):
    due.put_aside(store, child, only(store), because="On a trip", by="joyce", on=TODAY)
    (answer,) = store.find(DueAnswer)
    assert (answer.log, answer.child) == (child.log, child.id)


def test_what_is_done_is_not_even_read_and_taken_back_it_is_asked_again(store, child, seen):
    to_dos.add_to_do(store, child, what="Ring the club", due=LATER, by="joyce", written_on=TODAY)
    asked = only(store)
    done = to_dos.finish_to_do(store, asked.record, contact=seen)
    facts = due.gather(store, TODAY, due.rules_here(store))
    assert [list(one.all(ToDo)) for one in facts] == [[]]
    store.undo(done.action)
    assert only(store).about == asked.about
