"""What was said in confidence stands on no list: not on Today, the caseload, nor in an excerpt."""

from datetime import date, datetime

import pytest

from linkworker.actions import contacts, goals, passages, places, plans
from linkworker.actions.passages import Mark
from linkworker.records import (
    RECORDS,
    Action,
    Child,
    Contact,
    Goal,
    Means,
    Outcome,
    School,
    ToDo,
    Whom,
)
from linkworker.store import create_store
from sync.merge import view
from ui.desk import Standing
from ui.models.caseload import read_caseload
from ui.models.found import Finder
from ui.models.today import read_today

NEEDLE = "quillwort"
NOW = datetime(2025, 11, 4, 9)
DAY = NOW.date()
SAID = {"at": datetime(2025, 11, 4, 8, 42), "outcome": Outcome.REACHED, "by": "maya"}


@pytest.fixture
def store(tmp_path):
    store = create_store(tmp_path / "a.db", bytes(32), "s", RECORDS, view)
    yield store
    store.close()


@pytest.fixture
def wren(store):
    """Wren, with the needle in a note, a good word, a promise, a goal and something agreed."""
    with store.change() as (change, _):
        place, log = change.open_log("place", "p"), change.open_log("child", "c")
    places.add_school(store, place, name="Alderbrook")
    with store.change() as (change, _):
        school = store.find(School)[0].id
        begun = date(2025, 9, 1)
        made = change.add(Child(name="Wren", school=school, year=5, started=begun), log)
    wren = store.get(Child, made.id)
    for means in (Means.FROM_SCHOOL, Means.CHECK_IN):
        contacts.record_contact(store, children=[wren], whom="mum", means=means,
                                words=f"Glad. Her {NEEDLE} fell. Well.", **SAID)  # fmt: skip
    plans.make_plan(store, wren, started=begun)
    goals.add_goal(store, plans.plan_of(store, wren), words=f"Be near the {NEEDLE}")
    (goal,) = store.find(Goal)
    for on, points in ((date(2025, 10, 20), 3), (date(2025, 11, 3), 6)):
        goals.rate_goal(store, goal, points=points, rated_on=on)
    goals.add_action(store, goal, what=f"Ask about the {NEEDLE}", who="Maya", due=DAY)
    with store.change() as (change, _):
        change.add(ToDo(child=wren.id, what=f"Ring about the {NEEDLE}", due=DAY), log)
    return wren


def lists(store):
    """Give all that lists and excerpts show, as one text."""
    standing = Standing(user="maya", name="Maya", caseloads={"c": "lead"}, opened=True)
    found = Finder().find(store, NEEDLE, standing, DAY)
    shown = [one.words for one in found.found]
    return "\n".join([repr(read_today(store, NOW, standing)), repr(read_caseload(store, DAY)),
                      *shown])  # fmt: skip


def test_words_in_confidence_are_on_no_list_and_in_no_excerpt(store, wren):
    assert lists(store).count(NEEDLE) > 6
    for kind in (Contact, Goal, Action, ToDo):
        for record in store.find(kind):
            mark = Mark(NEEDLE, Whom.ELSE, confidence=True)
            passages.mark_passage(store, record, mark, by="maya", on=DAY)
    assert NEEDLE not in lists(store)
    (note,) = [one for one in store.find(Contact) if one.means is Means.CHECK_IN]
    assert NEEDLE in note.words


def test_words_about_somebody_else_that_are_no_secret_stay_on_lists(store, wren):
    before = lists(store)
    for record in store.find(Contact):
        mark = Mark(NEEDLE, Whom.ELSE)
        passages.mark_passage(store, record, mark, by="maya", on=DAY)
    assert lists(store) == before
