"""A laptop reports how it stands, only when there is something to say; the team reads it."""

from datetime import datetime, timedelta

import pytest

from linkworker.actions.laptops import Own, report_laptop
from linkworker.actions.team import caseload_by_child, caseloads_of, laptops_of
from linkworker.records import RECORDS, Child, Laptop
from linkworker.store import create_store
from sync.merge import view
from tests.sync.desks import LOG, share, three_desks

KEY = bytes(range(32))
OWN = Own("device", "maya", "AC-017", "0.1.0")
MONDAY = datetime(2025, 11, 3, 9, 0)


class Wall:
    """A laptop's clock, set by hand."""

    def __init__(self):
        self.now = MONDAY

    def __call__(self):
        return int(self.now.timestamp() * 1000)


@pytest.fixture
def wall():
    return Wall()


@pytest.fixture
def store(tmp_path, wall):
    store = create_store(tmp_path / "a.db", KEY, "store", RECORDS, view, now=wall)
    with store.mailbox.receiving() as page:
        page.log("caseload", "caseload", "caseload")
    yield store
    store.close()


def report(store, wall, *, others_sent=False, own=OWN, logs=("caseload",)):
    changes = report_laptop(store, logs, own, now=wall.now, others_sent=others_sent)
    return bool(changes.ids)


def only(store):
    (laptop,) = store.find(Laptop)
    return laptop


def wait(wall, **time):
    wall.now += timedelta(**time)


def leave_undecided(mine, theirs, other):
    """Let two laptops call Wren by other names, and mine have a caseload to report in."""
    wren = mine.add(Child(name="Wren", school="s", year=5), LOG)
    share(mine, theirs, other)
    for desk, name in ((mine, "Bird"), (theirs, "Robin")):
        desk.update(desk.get(wren), nickname=name)
    share(mine, theirs, other)
    with mine.store.mailbox.receiving() as page:
        page.log("caseload", "caseload", "caseload")


def test_the_first_round_of_a_day_is_reported_and_then_it_is_silent(store, wall):
    assert report(store, wall)
    found = only(store)
    assert (found.log, found.device, found.user, found.name) == (
        "caseload", "device", "maya", "AC-017",
    )  # fmt: skip
    assert (found.synced, found.unsent, found.oldest_unsent, found.to_decide, found.version) == (
        MONDAY, 0, None, 0, "0.1.0",
    )  # fmt: skip
    wait(wall, hours=5)
    assert not report(store, wall)
    wait(wall, days=1)
    assert report(store, wall)
    assert only(store).synced == MONDAY + timedelta(days=1, hours=5)


def test_half_an_hour_later_it_is_said_again_only_if_something_else_was_sent(store, wall):
    report(store, wall)
    wait(wall, minutes=29)
    assert not report(store, wall, others_sent=True)
    wait(wall, minutes=1)
    assert not report(store, wall)
    assert report(store, wall, others_sent=True)
    assert only(store).synced == MONDAY + timedelta(minutes=30)


def test_work_that_waits_for_over_ten_minutes_is_reported_once(store, wall, child):
    assert report(store, wall)
    assert only(store).unsent == 0
    wait(wall, minutes=11)
    assert report(store, wall)
    assert (only(store).unsent, only(store).oldest_unsent) == (1, MONDAY)
    wait(wall, minutes=11)
    assert not report(store, wall)


def test_a_report_is_not_itself_work_that_waits(store, wall):
    report(store, wall)
    wait(wall, hours=2)
    assert (store.unsent(), report(store, wall)) == (0, False)
    assert store.mailbox.outbox.waiting() == ["caseload"]


def test_a_new_version_or_another_person_is_reported(store, wall):
    report(store, wall)
    assert report(store, wall, own=Own("device", "maya", "AC-017", "0.2.0"))
    assert report(store, wall, own=Own("device", "sam", "AC-017", "0.2.0"))
    assert (only(store).version, only(store).user) == ("0.2.0", "sam")


def test_each_caseload_that_she_writes_in_is_told(store, wall):
    with store.mailbox.receiving() as page:
        page.log("second", "caseload", "second")
    assert report(store, wall, logs=("caseload", "second"))
    assert {laptop.log for laptop in store.find(Laptop)} == {"caseload", "second"}
    (seen,) = [one for one in laptops_of(store, now=wall.now) if one.device == "device"]
    assert seen.caseloads == ("caseload", "second")


def test_what_is_undecided_for_over_two_school_days_is_counted(tmp_path, wall):
    with three_desks(tmp_path, RECORDS) as desks:
        mine, theirs, _ = desks
        for desk in desks:
            desk.clock = desk.store._now = desk.store.mailbox._now = wall
            desk.store._clock._now = wall
        leave_undecided(*desks)
        for days, expected in ((0, 0), (2, 0), (3, 1)):
            wall.now = MONDAY + timedelta(days=days)
            report(mine.store, wall)
            assert only(mine.store).to_decide == expected
        wall.now = MONDAY
        elsewhere = report_laptop(theirs.store, (), OWN, now=wall.now, others_sent=True)
        assert elsewhere.ids == {}


def test_a_weekend_is_not_waiting(tmp_path, wall):
    friday = datetime(2025, 11, 7, 15, 0)
    with three_desks(tmp_path, RECORDS) as desks:
        mine, *_ = desks
        for desk in desks:
            desk.store._clock._now = lambda: int(friday.timestamp() * 1000)
        leave_undecided(*desks)
        for day, expected in ((11, 0), (12, 1)):
            wall.now = datetime(2025, 11, day, 15, 0)
            report(mine.store, wall)
            assert only(mine.store).to_decide == expected


def test_a_laptop_was_heard_when_it_reported_or_when_its_newest_work_came(tmp_path, wall):
    with three_desks(tmp_path, RECORDS) as desks:
        mine, theirs, _ = desks
        theirs.add(Child(name="Wren", school="s", year=5), LOG)
        share(*desks)
        with mine.store.mailbox.receiving() as page:
            page.chain(LOG, theirs.device, "sam", (1, "hash"))
        now = datetime.fromtimestamp(theirs.clock() / 1000)
        (seen,) = [one for one in laptops_of(mine.store, now=now) if one.device == theirs.device]
        assert timedelta(0) < now - seen.heard < timedelta(minutes=1)
        assert (seen.user, seen.version, seen.unsent, seen.caseloads) == ("sam", "", 0, ())
        early = now - timedelta(days=3)
        assert laptops_of(mine.store, now=early)[0].heard == early


def test_the_report_is_later_than_the_work_that_came(store, wall, child):
    report(store, wall, own=Own("other", "sam", "AC-018", "0.1.0"))
    seen = laptops_of(store, now=wall.now)
    assert [(one.device, one.user, one.heard) for one in seen] == [("other", "sam", MONDAY)]


def test_the_team_knows_who_holds_which_caseload_and_its_children(store, child):
    with store.mailbox.receiving() as page:
        page.log("place", "caseload", "place")
        page.log("empty", "caseload", "empty")
    team = {
        "caseload": {"maya": "lead", "sam": "write", "tom": "review"},
        "empty": {"ann": "lead"},
        "place": {"maya": "write"},
        "not here": {"kit": "lead"},
    }
    held, empty = caseloads_of(store, team, {"place"})
    assert (held.id, held.leads, held.writers, held.reviewers) == (
        "caseload", ("maya",), ("sam",), ("tom",),
    )  # fmt: skip
    assert [one.name for one in held.children] == ["Wren"]
    assert (empty.id, empty.children) == ("empty", ())
    assert caseload_by_child(store) == {child.id: "caseload"}
