"""One line declares a field: nothing else changes, and a store made before it opens."""

from dataclasses import MISSING, fields
from dataclasses import field as dataclass_field
from datetime import date

import pytest

from linkworker.actions import goals, plans
from linkworker.errors import Invalid
from linkworker.fields import Record, text, words
from linkworker.records import RECORDS, Child, Goal
from tests.sync.desks import Desk, Ticking, share


def declared_again(kind, *, without=(), **lines):
    """Return a record declared as in the next release: some lines gone, some lines new."""
    said = {"__annotations__": {}, "__module__": __name__}
    for one in fields(kind):
        if "field" in one.metadata and one.name not in without:
            default = {} if one.default is MISSING else {"default": one.default}
            said[one.name] = dataclass_field(metadata=one.metadata, **default)
            said["__annotations__"][one.name] = one.type
    for name in ("kind", "title", "lives_in", "keeping", "event", "key"):
        said[name] = getattr(kind, name)
    for name, line in lines.items():
        said[name] = line
        said["__annotations__"][name] = "str"
    return type(kind.__name__, (Record,), said)


Obstacle = declared_again(
    Goal, obstacle=text("What makes it harder", search=True, required=False, longest=20)
)
Renamed = declared_again(
    Goal,
    without=("looks_like",),
    signs=words("How we will know", search=True, was="looks_like"),
)


def next_release(kind):
    return tuple(kind if record is Goal else record for record in RECORDS)


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path, RECORDS, Ticking())
    with desk.store.change() as (change, _):
        log = change.open_log("child", "caseload")
        child = change.add(Child(name="Wren", school="s", year=5), log)
    plans.make_plan(desk.store, desk.get(child), started=date(2025, 9, 8))
    plan = plans.plan_of(desk.store, desk.get(child))
    goals.add_goal(desk.store, plan, words="Get in", looks_like="Three days a week")
    yield desk
    desk.store.close()


def only(desk, kind):
    (found,) = desk.store.find(kind)
    return found


def test_a_store_made_before_a_field_opens_and_keeps_it(desk):
    desk.upgrade(next_release(Obstacle))
    goal = only(desk, Obstacle)
    assert (goal.words, goal.obstacle) == ("Get in", "")
    desk.update(goal, obstacle="the noisy hall")
    assert only(desk, Obstacle).obstacle == "the noisy hall"


def test_the_new_field_is_found_checked_and_told_in_the_history(desk):
    desk.upgrade(next_release(Obstacle))
    desk.update(only(desk, Obstacle), obstacle="the noisy hall")
    assert [found.id for found in desk.store.search("noisy ha")] == [only(desk, Obstacle).id]
    latest = desk.store.history(only(desk, Obstacle))[0]
    assert (latest.label, latest.before, latest.after) == (
        "What makes it harder",
        "",
        "the noisy hall",
    )
    with pytest.raises(Invalid) as refused:
        desk.update(only(desk, Obstacle), obstacle="far too long for this field")
    assert set(refused.value.problems) == {"obstacle"}


def test_the_new_field_can_be_undone(desk):
    desk.upgrade(next_release(Obstacle))
    action = desk.update(only(desk, Obstacle), obstacle="the noisy hall")
    desk.store.undo(action)
    assert only(desk, Obstacle).obstacle == ""


def test_the_new_field_reaches_others_and_two_answers_are_put_to_people(desk, tmp_path):
    desk.upgrade(next_release(Obstacle))
    other = Desk(tmp_path, next_release(Obstacle), desk.clock)
    share(desk, other)
    desk.update(only(desk, Obstacle), obstacle="the noisy hall")
    other.update(only(other, Obstacle), obstacle="the bus")
    share(desk, other)
    assert desk.questions() == other.questions() == {"obstacle": ["the bus", "the noisy hall"]}


def test_an_older_program_passes_the_new_field_on_and_loses_nothing(desk, tmp_path):
    older = Desk(tmp_path, RECORDS, desk.clock)
    desk.upgrade(next_release(Obstacle))
    desk.update(only(desk, Obstacle), obstacle="the noisy hall")
    share(desk, older)
    older.update(only(older, Goal), words="Walk in with Juniper")
    share(desk, older)
    goal = only(desk, Obstacle)
    assert (goal.words, goal.obstacle) == ("Walk in with Juniper", "the noisy hall")
    older.upgrade(next_release(Obstacle))
    assert only(older, Obstacle).obstacle == "the noisy hall"


def test_a_fixed_version_of_a_plan_is_not_reopened_by_a_program_with_a_new_field(desk):
    (plan,) = desk.store.find(plans.Plan)
    before = plans.fingerprint(desk.store, plan)
    desk.upgrade(next_release(Obstacle))
    assert plans.fingerprint(desk.store, plan) == before


def test_a_renamed_field_keeps_what_was_said_its_history_and_its_search(desk):
    desk.upgrade(next_release(Renamed))
    goal = only(desk, Renamed)
    assert goal.signs == "Three days a week"
    assert [found.id for found in desk.store.search("three days")] == [goal.id]
    desk.update(goal, signs="Four days a week")
    assert next(line.after for line in desk.store.history(goal)) == "Four days a week"
    assert desk.store.decisions() == []


def test_a_rename_is_the_same_field_to_a_program_that_has_not_heard_of_it(desk, tmp_path):
    older = Desk(tmp_path, RECORDS, desk.clock)
    desk.upgrade(next_release(Renamed))
    share(desk, older)
    older.update(only(older, Goal), looks_like="Every morning")
    share(desk, older)
    assert only(desk, Renamed).signs == "Every morning"
    desk.update(only(desk, Renamed), signs="Four days a week")
    share(desk, older)
    assert only(older, Goal).looks_like == "Four days a week"
    assert desk.store.decisions() == older.store.decisions() == []
