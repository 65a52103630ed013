"""What a team member's broken or hostile program may write spoils nothing for the others."""

from datetime import date, datetime, timedelta

import pytest

from linkworker.actions.attendance import weeks_of
from linkworker.errors import Invalid
from linkworker.records import RECORDS, AttendanceWeek, Child, Contact, Goal
from linkworker.store import WireChange
from linkworker.store.changes import Put, RecordEdit
from tests.sync.desks import LOG, Desk, Ticking

THEIRS = "T" * 22
NOW = 1_762_000_000_000
YEAR = 365 * 86_400_000


@pytest.fixture
def desk(tmp_path):
    desk = Desk(tmp_path, RECORDS, Ticking(NOW))
    desk.open_log(LOG)
    yield desk
    desk.store.close()


def hear(desk, n, kind, *, at=NOW, **slots):
    """Take in one change of another device: a record of a kind with these slots."""
    edit = RecordEdit(f"{kind} {n}", kind, [Put(slot, value) for slot, value in slots.items()])
    with desk.store.mailbox.receiving() as page:
        page.change(LOG, THEIRS, n, WireChange(f"action {n}", at << 20, "", [edit]))


@pytest.mark.parametrize("slot", ["idea", "plan", "order"])
def test_a_hidden_sign_in_one_record_does_not_hide_the_others(desk, slot):
    hear(desk, 1, "goal", words="Come in by the side door", plan="plan")
    hear(desk, 2, "goal", **{"words": "cut short", slot: "a\0b"})
    assert [goal.words for goal in desk.store.find(Goal)] == ["Come in by the side door"]
    assert desk.parked() == 1


@pytest.mark.parametrize("day", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-30"])
def test_a_day_that_no_sum_can_hold_is_set_aside(desk, day):
    hear(desk, 1, "child", name={"name": "Wren", "surname": ""}, school="school", year=5)
    hear(desk, 2, "attendance_week", child="child 1", monday=day, **{"codes/9": "/"})
    (child,) = desk.store.find(Child)
    assert weeks_of(desk.store, child) == ()
    assert (desk.store.find(AttendanceWeek), desk.parked()) == ([], 1)


def test_a_year_mistyped_is_asked_about(desk):
    with pytest.raises(Invalid) as refused, desk.store.change() as (change, _):
        change.add(Contact(child="c", at=datetime(225, 11, 4, 9, 0)), LOG)
    assert refused.value.problems["at"] == "When: check the year, 225"
    with pytest.raises(Invalid) as refused, desk.store.change() as (change, _):
        change.add(Child(name="Wren", school="s", year=5, born=date(2915, 5, 1)), LOG)
    assert refused.value.problems == {"born": "Date of birth: check the year, 2915"}


@pytest.mark.parametrize("ahead", [10 * YEAR, (2**43 - 1) - NOW])
def test_another_clock_years_ahead_does_not_become_ours_at_the_next_start(desk, ahead):
    hear(desk, 1, "goal", at=NOW + ahead, words="Written in the future", plan="plan")
    desk.upgrade(RECORDS)
    (goal,) = desk.store.find(Goal)
    with desk.store.change() as (change, _):
        change.update(goal, words="Written today")
    (goal,) = desk.store.find(Goal)
    ours = next(line for line in desk.store.history(goal) if line.after == "Written today")
    assert timedelta(milliseconds=ours.at - NOW) < timedelta(minutes=10)
    assert goal.words == "Written today"


def test_our_own_clock_put_right_stamps_rightly_again(desk):
    desk.clock.at = NOW + 10 * YEAR
    desk.upgrade(RECORDS)
    goal = desk.add(Goal(plan="plan", words="Written ten years out"), LOG)
    desk.clock.at = NOW
    desk.upgrade(RECORDS)
    with desk.store.change() as (change, _):
        change.update(goal, words="Written today")
    (goal,) = desk.store.find(Goal)
    assert goal.words == "Written today"
    days = [line.at - NOW < YEAR for line in desk.store.history(goal) if "today" in line.after]
    assert days == [True]
