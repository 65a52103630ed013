"""What is kept is read back, merged as a view, undone and told in the history."""

from datetime import date, datetime

import pytest

from linkworker.errors import Invalid, NotAllowed, NotFound
from linkworker.records import AttendanceWeek, Child, Contact, Goal, Means, Outcome, Plan
from linkworker.store import keyed_id


def add_plan(store, child):
    with store.change() as (change, _):
        plan = change.add(Plan(child=child.id, started=date(2025, 9, 8)), child.log)
        goal = change.add(Goal(plan=plan.id, words="Get through the door"), child.log)
    return store.get(Plan, plan.id), store.get(Goal, goal.id)


def test_what_is_saved_is_read_back(store, child):
    assert (child.name, child.surname, child.year) == ("Wren", "Tidewater", 5)
    with store.change() as (change, changes):
        contact = change.add(
            Contact(
                child=child.id,
                at=datetime(2025, 11, 4, 8, 52),
                whom="Wren",
                means=Means.CHECK_IN,
                outcome=Outcome.REACHED,
                minutes=15,
                words="Chose a fox for the calm card.",
            ),
            child.log,
        )
    assert changes.touches(Contact) == {contact.id}
    (read,) = store.find(Contact, log=child.log)
    assert read.at == datetime(2025, 11, 4, 8, 52)
    assert (read.means, read.minutes, read.words) == (
        Means.CHECK_IN,
        15,
        "Chose a fox for the calm card.",
    )
    assert store.search("fox cal")[0].id == contact.id
    assert store.unsent() == 2


def test_all_problems_are_said_at_once_and_nothing_is_kept(store, child):
    def both():
        with store.change() as (change, _):
            change.add(Plan(child=child.id, started=date(2025, 9, 8)), child.log)
            change.add(Contact(minutes=2000), child.log)

    with pytest.raises(Invalid) as refused:
        both()
    assert set(refused.value.problems) == {"child", "at", "whom", "means", "outcome", "minutes"}
    assert store.find(Plan) == []


def test_a_group_is_edited_as_one_and_its_heads_are_named(store, child):
    with store.change() as (change, _):
        change.update(child, surname="Tidewater-Okoro")
    again = store.get(Child, child.id)
    assert (again.name, again.surname) == ("Wren", "Tidewater-Okoro")
    assert again.seen["name"] != child.seen["name"]
    assert again.seen["year"] == child.seen["year"]


def test_marks_are_kept_by_half_day(store, child):
    week = AttendanceWeek(
        child=child.id, monday=date(2025, 11, 3), codes=("/", "\\", "", "", "", "", "", "", "", "")
    )
    with store.change() as (change, _):
        made = change.add(week, child.log)
    values = {"monday": date(2025, 11, 3)}
    assert made.id == keyed_id(AttendanceWeek, child.log, values)
    shown = store.get(AttendanceWeek, made.id)
    with store.change() as (change, _):
        codes = ("/", "L", "I", *shown.codes[3:])
        change.update(shown, codes=codes, as_at="2025-11-05")
    again = store.get(AttendanceWeek, made.id)
    assert again.codes[:4] == ("/", "L", "I", "")
    assert again.seen["codes/0"] == shown.seen["codes/0"]
    assert again.seen["codes/1"] != shown.seen["codes/1"]


def test_an_edit_over_an_older_screen_does_not_replace_what_came_since(store, child):
    _, goal = add_plan(store, child)
    with store.change() as (change, _):
        change.update(goal, words="Come in with Juniper")
    with store.change() as (change, _):
        change.update(goal, words="Stay in maths")
    (decision,) = store.decisions()
    assert [answer.value for answer in decision.answers] == [
        "Stay in maths",
        "Come in with Juniper",
    ]
    assert decision.before == "Get through the door"
    assert store.get(Goal, goal.id).words == "Stay in maths"
    with store.change() as (change, _):
        change.decide(decision, "Stay in maths with Juniper")
    assert store.decisions() == []
    assert store.get(Goal, goal.id).undecided == frozenset()


def test_removing_a_goal_keeps_it_shown_when_something_unseen_is_alive_in_it(store, child):
    _, goal = add_plan(store, child)
    with store.change() as (change, _):
        change.update(goal, looks_like="Three days a week")
    with store.change() as (change, _):
        change.remove(goal)
    assert store.get(Goal, goal.id).flagged
    with store.change() as (change, _):
        change.remove(store.get(Goal, goal.id))
    assert store.find(Goal) == []


def test_undo_puts_back_what_stood_before_and_names_only_its_own_heads(store, child):
    _, goal = add_plan(store, child)
    with store.change() as (change, changes):
        change.update(goal, words="Stay in maths")
    store.undo(changes.action)
    assert store.get(Goal, goal.id).words == "Get through the door"
    assert store.decisions() == []


def test_history_says_who_changed_what_from_what_to_what(store, child):
    _, goal = add_plan(store, child)
    with store.change() as (change, _):
        change.update(goal, words="Stay in maths")
    latest = store.history(goal)[0]
    assert (latest.label, latest.before, latest.after) == (
        "In the child's own words",
        "Get through the door",
        "Stay in maths",
    )


def test_rebuilding_from_the_change_log_changes_nothing(store, child):
    plan, goal = add_plan(store, child)
    with store.change() as (change, _):
        change.update(goal, words="Stay in maths")
    before = [store.get(Child, child.id), store.get(Plan, plan.id), store.get(Goal, goal.id)]
    store.rebuild()
    after = [store.get(Child, child.id), store.get(Plan, plan.id), store.get(Goal, goal.id)]
    assert before == after
    assert [r.seen for r in before] == [r.seen for r in after]
    assert store.search("maths")


def test_missing_is_not_found(store):
    with pytest.raises(NotFound):
        store.get(Plan, "nope")


def test_undoing_an_addition_removes_the_record_and_undoing_that_brings_it_back(store, child):
    with store.change() as (change, added):
        change.add(Plan(child=child.id, started=date(2025, 9, 8)), child.log)
    removed, left = store.undo(added.action)
    assert (store.find(Plan), left) == ([], [])
    store.undo(removed.action)
    (plan,) = store.find(Plan)
    assert (plan.started, plan.flagged) == (date(2025, 9, 8), False)


def test_an_addition_can_be_taken_back_and_done_again_as_often_as_wished(store, child):
    with store.change() as (change, done):
        change.add(Plan(child=child.id, started=date(2025, 9, 8)), child.log)
    for _ in range(3):
        done, left = store.undo(done.action)
        assert (store.find(Plan), left) == ([], [])
        done, left = store.undo(done.action)
        assert ([plan.flagged for plan in store.find(Plan)], left) == ([False], [])


def test_a_removal_that_is_done_again_does_not_take_what_was_written_meanwhile(store, child):
    with store.change() as (change, added):
        change.add(Plan(child=child.id, started=date(2025, 9, 8)), child.log)
    removed, _ = store.undo(added.action)
    back, _ = store.undo(removed.action)
    with store.change() as (change, _):
        change.update(store.find(Plan)[0], hopes="Swim in the sea")
    store.undo(back.action)
    assert [(plan.hopes, plan.flagged) for plan in store.find(Plan)] == [("Swim in the sea", True)]


def test_an_addition_that_was_written_in_since_stays_and_is_named(store, child):
    with store.change() as (change, added):
        change.add(Plan(child=child.id, started=date(2025, 9, 8)), child.log)
        change.update(child, nickname="Wrenny")
    (plan,) = store.find(Plan)
    with store.change() as (change, _):
        change.update(plan, hopes="Swim in the sea")
    _, left = store.undo(added.action)
    assert left == ["Individual Support Plan"]
    assert store.get(Child, child.id).nickname == ""
    assert store.find(Plan)[0].started == date(2025, 9, 8)


def test_a_keyed_record_that_was_removed_begins_anew(store, child):
    week = {"child": child.id, "monday": date(2025, 11, 3)}
    with store.change() as (change, added):
        change.add(AttendanceWeek(**week, codes=("I",) * 10), child.log, as_at="2025-11-05")
    store.undo(added.action)
    with store.change() as (change, _):
        codes = ("/",) + ("",) * 9
        change.add(AttendanceWeek(**week, codes=codes), child.log, as_at="2025-11-04")
    (again,) = store.find(AttendanceWeek)
    assert (again.codes, again.flagged) == (codes, False)


def test_an_event_is_never_removed(store, child):
    said = {"at": datetime(2025, 11, 4, 8, 52), "whom": "Wren", "means": Means.CALL}
    with store.change() as (change, _):
        contact = change.add(Contact(child=child.id, outcome=Outcome.REACHED, **said), child.log)

    def remove():
        with store.change() as (change, _):
            change.remove(store.get(Contact, contact.id))

    with pytest.raises(NotAllowed, match="struck out"):
        remove()
    assert len(store.find(Contact)) == 1


def test_what_is_before_a_day_is_left_out_when_asked(store, child):
    with store.change() as (change, _):
        for monday in (date(2025, 9, 1), date(2025, 9, 8), date(2025, 9, 15)):
            change.add(AttendanceWeek(child=child.id, monday=monday, codes=("/",) * 10), child.log)
    found = store.find(AttendanceWeek, newest="monday", since=date(2025, 9, 8))
    assert [week.monday for week in found] == [date(2025, 9, 15), date(2025, 9, 8)]
