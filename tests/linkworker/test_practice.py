"""Practising: a store of its own with invented children, one thing to decide, three to try."""

import shutil
from datetime import datetime

import pytest

from linkworker.actions import contacts, decisions
from linkworker.actions.places import names
from linkworker.documents.invented import INVENTED
from linkworker.documents.paper import Made
from linkworker.documents.plan import plan_paper
from linkworker.documents.recipient import Recipient
from linkworker.practice.folder import NAME, USER, WORDS, open_practice, throw_away
from linkworker.practice.trying import TOGETHER, Tried, look
from linkworker.records import Child, Colleague, Contact, Goal, Means, Outcome
from sync.merge import view

FIRST_MINUTE = datetime(2025, 11, 4, 9, 42)


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    open_practice(folder, view)
    return folder


@pytest.fixture
def practice(made, tmp_path):
    shutil.copytree(made, tmp_path, dirs_exist_ok=True)
    return open_practice(tmp_path, view)


@pytest.fixture
def store(practice):
    opened = practice.store()
    yield opened
    opened.close()


def write(store, children):
    return contacts.record_contact(
        store, children=children, at=FIRST_MINUTE, means=Means.BREAKFAST, whom="All", words="Toast",
        outcome=Outcome.REACHED, by=USER,
    )  # fmt: skip


def test_it_holds_the_invented_caseload_and_nothing_in_it_waits_to_be_sent(store):
    assert {"Wren", "John", "Sarah"} <= {child.name for child in store.find(Child)}
    assert len(store.find(Child)) == 34
    assert store.unsent() == 0


def test_two_people_worded_one_goal_differently_and_each_is_named(store):
    (decision,) = store.decisions()
    assert isinstance(decision.record, Goal)
    known = names(store)
    assert {known[answer.user] for answer in decision.answers} == {"Joyce", "Sam Ferrow"}
    assert decision.before == "I want to feel calm enough to stay in maths"


def test_its_clock_begins_on_a_tuesday_in_november_and_goes_on_from_where_it_stood(
    practice, store, tmp_path
):
    begun = practice.clock.now()
    assert begun.replace(second=0, microsecond=0) == FIRST_MINUTE
    store.keep_setting("practice_stood", str(practice.clock.milliseconds() + 3_600_000))
    later = open_practice(tmp_path, view).clock.now()
    assert later.hour == 10


def test_three_things_are_ticked_by_doing_them_and_stay_ticked(practice, store):
    assert look(store, practice.clock) == Tried()
    children = store.find(Child)
    done = write(store, children[:1])
    assert look(store, practice.clock) == Tried(note=True)
    store.undo(done.action)
    assert look(store, practice.clock) == Tried(note=True)
    write(store, children[:TOGETHER])
    assert look(store, practice.clock).together
    (decision,) = store.decisions()
    decisions.settle_all(store, [(decision, decision.answers[0].value)])
    assert look(store, practice.clock).count == 3


def test_nine_children_at_once_are_not_a_note_about_one(practice, store):
    write(store, store.find(Child)[:TOGETHER])
    assert look(store, practice.clock) == Tried(together=True)


def test_what_was_tried_is_there_again_and_can_be_thrown_away(practice, tmp_path):
    store = practice.store()
    write(store, store.find(Child)[:1])
    held = len(store.find(Contact))
    store.close()
    again = open_practice(tmp_path, view).store()
    assert len(again.find(Contact)) == held
    again.close()
    throw_away(tmp_path)
    assert not (tmp_path / NAME).exists()
    anew = open_practice(tmp_path, view).store()
    assert len(anew.find(Contact)) == held - 1
    anew.close()


def test_one_that_is_not_whole_is_made_anew_and_what_lies_beside_it_is_left(practice, tmp_path):
    beside = tmp_path / "vault.lwk"
    beside.write_bytes(b"the real one")
    (tmp_path / NAME / WORDS).unlink()
    made = open_practice(tmp_path, view).store()
    assert len(made.find(Child)) == 34
    made.close()
    throw_away(tmp_path)
    assert beside.read_bytes() == b"the real one"


def test_its_files_are_sealed(practice, tmp_path):
    practice.store().close()
    for path in (tmp_path / NAME).iterdir():
        assert b"Tidewater" not in path.read_bytes()


def test_every_paper_from_it_says_practice(store):
    (wren,) = store.find(Child, name="Wren")
    joyce = store.find(Colleague, user=USER)[0]
    made = Made(joyce, FIRST_MINUTE.date())
    paper = plan_paper(store, wren, Recipient("Wren", "child"), made)
    assert paper.practice
    assert INVENTED in paper.html
    assert "content: 'PRACTICE'" in paper.html
    assert "PRACTICE" in paper.foot
