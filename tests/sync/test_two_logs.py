"""One record's id in two logs: nothing of a child is done away with from another's record."""

from dataclasses import replace
from datetime import date

import pytest
from msgspec.json import encode

from linkworker.records import Child, Goal, Plan
from linkworker.store import random_id
from sync import caseloads
from tests.sync.desks import agreed_state
from tests.sync.laptops import begin_plan, edit, words
from tests.sync.reviewing import sync
from tests.sync.test_poison import Poisoner
from tests.sync.test_taken_again import push, signed_erasure


@pytest.fixture
def tom(office, maya):
    """Who reviews Maya's caseload and leads one of his own."""
    tom = office.invite("Tom", Alderbrook="review", Birch="lead")
    sync(maya, tom)
    return tom


@pytest.fixture
def goal(maya, tom):
    """A goal of before ids were bound to their logs."""
    begun = begin_plan(maya)
    with maya.store.change() as (change, _):
        goal = change.add(replace(begun, id=random_id(), words="first words"), begun.log)
    sync(maya, tom)
    return goal


def written_elsewhere(tom, id_):
    """Write by hand, in the log of a child of Tom's, under the id of a goal; return the log."""
    birch = next(one for one, may in tom.client.keyring.my_caseloads().items() if may == "lead")
    with tom.store.change() as (change, _):
        log = change.open_log("child", birch)
        child = change.add(Child(name="Robin", school="s", year=4), log)
        plan = change.add(Plan(child=child.id, started=date(2025, 9, 8)), log)
    sync(tom)
    by_hand = Poisoner(tom, log)
    put = [id_, "goal", [["words", "Tom's words"], ["plan", plan.id]]]
    by_hand.send(by_hand.seal(encode([[random_id(), 1_762_000_000_000 << 20, "", [put]]])))
    return log


@pytest.fixture
def his(tom, goal):
    """The log of a child of Tom's, in which he wrote by hand under the id of Maya's goal."""
    return written_elsewhere(tom, goal.id)


@pytest.fixture
def sue(office, tom, goal, his):
    """A supervisor who has read Tom's log and not Maya's."""
    sue = office.invite("Sue", Birch="review")
    sync(tom, sue)
    assert words(sue, goal) == "Tom's words"
    return sue


def let_in(authority, maya, sue):
    """Let Sue into Maya's caseload as well."""
    caseloads.give(authority, sue.client.keyring.user, {maya.caseload: "review"})
    sync(maya, sue)


def erase(tom, log):
    """Let what Tom wrote under the goal's id be erased: he leads there."""
    device, n = tom.client.keyring.device, 2
    erasure = signed_erasure(tom, log, (device, n, 0), (device, n, 1))
    assert push(tom, log, "control", erasure).result == "accepted"


def test_what_was_set_aside_outlives_an_erasure_elsewhere_and_then_stands(
    authority, maya, tom, sue, goal, his
):
    let_in(authority, maya, sue)
    user, why = maya.client.keyring.user, "about a record that stands elsewhere"
    assert sue.store.whole.set_aside() == [(goal.log, user, why, 1)]
    erase(tom, his)
    sync(sue)
    assert sue.store.find(Goal, log=his) == []
    sue.restart()
    sync(sue, maya, sue)
    assert words(sue, goal) == words(maya, goal) == "first words"
    assert sue.store.get(Goal, goal.id).log == goal.log
    assert sue.store.whole.set_aside() == []


def test_what_was_erased_in_one_log_may_stand_in_another(authority, maya, tom, sue, goal, his):
    erase(tom, his)
    sync(sue)
    let_in(authority, maya, sue)
    assert words(sue, goal) == "first words"
    assert sue.store.get(Goal, goal.id).log == goal.log
    edit(maya, goal, words="and goes on")
    sync(maya, sue)
    assert words(sue, goal) == "and goes on"


def test_an_id_is_bound_to_its_log_and_stands_in_no_other_whichever_is_read_first(
    office, authority, maya, tom
):
    goal = begin_plan(maya)
    sync(maya, tom)
    log = written_elsewhere(tom, goal.id)
    sue = office.invite("Sue", Birch="review")
    nora = office.invite("Nora", Alderbrook="review")
    sync(tom, maya, sue, nora)
    assert sue.store.find(Goal) == []
    let_in(authority, maya, sue)
    (birch,) = {c for c, may in tom.client.keyring.my_caseloads().items() if may == "lead"}
    caseloads.give(authority, nora.client.keyring.user, {birch: "review"})
    sync(tom, nora)
    why = "about a record that stands elsewhere"
    for laptop in (sue, nora):
        assert words(laptop, goal) == "first words"
        assert laptop.store.get(Goal, goal.id).log == goal.log
        assert laptop.store.whole.set_aside() == [(log, tom.client.keyring.user, why, 1)]
    assert agreed_state(sue) == agreed_state(nora)
