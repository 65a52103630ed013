"""A register is kept in each child's log, all or none; two laptops speak of the same records."""

from datetime import date, datetime, timedelta

import pytest

from linkworker.actions import activities, children, sessions
from linkworker.errors import Invalid
from linkworker.records import (
    Activity,
    AttendanceWeek,
    Away,
    Came,
    Child,
    Happened,
    NotHeld,
    Session,
    SessionAttendance,
    ToDo,
    Weekday,
)

TUESDAY = date(2025, 11, 4)
WEEK = timedelta(weeks=1)


@pytest.fixture
def club(store):
    with store.change() as (change, _):
        place = change.open_log("place", "brent")
    changes = activities.add_activity(
        store, place, what="Homework club", leader="Joyce", school="s", weekday=Weekday.TUESDAY,
        at="15:30", minutes=60, room="Library", starts=date(2025, 9, 9),
    )  # fmt: skip
    return store.get(Activity, *changes.touches(Activity))


def add(store, name):
    changes = children.add_child(store, caseload="caseload", name=name, school="s", year=5)
    return store.get(Child, *changes.touches(Child))


def put_on(store, club, child, on=date(2025, 9, 9)):
    activities.plan_support(store, child, activity=club.id, today=on)
    support = activities.supports_of(store, child)[-1]
    activities.begin_support(store, support, on=on)
    return activities.supports_of(store, child)[-1]


def keep(store, register, marks, **said):
    said = {"by": "joyce", "today": TUESDAY} | said
    return sessions.keep_register(store, register, marks, **said)


@pytest.fixture
def three(store, child, club):
    them = [child, add(store, "Kofi"), add(store, "Aisha")]
    for one in them:
        put_on(store, club, one)
    return them


def test_nine_are_one_action_with_one_record_in_each_log_and_the_rest_a_number(store, club, three):
    register = sessions.register_of(store, club, TUESDAY)
    assert [line.child.name for line in register.lines] == ["Aisha", "Kofi", "Wren"]
    marks = {line.child.id: sessions.Mark(line.came) for line in register.lines}
    kofi = three[1].id
    marks[kofi] = sessions.Mark(Came.ABSENT, Away.LESSON, follow_up="Ask why", words="Maths test")
    changes = keep(store, register, marks, others=6)
    found = store.find(SessionAttendance)
    assert {one.log for one in found} == {one.log for one in three}
    assert {one.occasion for one in found} == {changes.action}
    assert {one.child: one.others for one in found} == {
        three[0].id: 7, kofi: 8, three[2].id: 7,
    }  # fmt: skip
    (to_do,) = store.find(ToDo)
    assert (to_do.what, to_do.child, to_do.by) == ("Ask why", kofi, "joyce")
    (session,) = store.find(Session)
    assert session.happened is Happened.HELD
    assert all("Kofi" not in f"{one}" for one in found if one.child != kofi)
    store.undo(changes.action)
    assert store.find(Session) == store.find(SessionAttendance) == store.find(ToDo) == []


def test_written_again_it_changes_the_same_records(store, club, three):
    register = sessions.register_of(store, club, TUESDAY)
    keep(store, register, {one.id: sessions.Mark(Came.PRESENT) for one in three}, others=2)
    again = sessions.register_of(store, club, TUESDAY)
    assert again.session is not None
    assert again.others == 2
    marks = {three[0].id: sessions.Mark(Came.PART, Away.FAMILY, 3, 20, "Left early")}
    keep(store, again, marks)
    assert len(store.find(SessionAttendance)) == 3
    (wren,) = sessions.sessions_of(store, three[0])
    assert (wren.came, wren.engagement, wren.minutes) == (Came.PART, 3, 20)
    assert store.decisions() == []


def test_two_laptops_ids_agree(store, club, three):
    register = sessions.register_of(store, club, TUESDAY)
    keep(store, register, {three[0].id: sessions.Mark(Came.PRESENT)})
    (session,) = store.find(Session)
    assert session.id == sessions.session_id(club, TUESDAY)
    (there,) = store.find(SessionAttendance)
    assert there.session == session.id


def test_who_left_or_is_not_on_it_is_said_in_words(store, club, three):
    aisha, dan = three[2], add(store, "Dan")
    (support,) = activities.supports_of(store, aisha)
    activities.end_support(store, support, on=date(2025, 10, 14), because="Wants football")
    register = sessions.register_of(store, club, TUESDAY)
    assert [line.child.name for line in register.lines] == ["Kofi", "Wren"]
    assert sessions.not_on_it(store, club, aisha, TUESDAY) == (
        "Aisha left Homework club on Tue 14 October"
    )
    assert sessions.not_on_it(store, club, dan, TUESDAY) == "Dan is not on Homework club yet"
    assert sessions.not_on_it(store, club, three[0], TUESDAY) == ""
    with pytest.raises(Invalid, match="not on Homework club on Tue 4 November"):
        keep(store, register, {aisha.id: sessions.Mark(Came.PRESENT)})
    assert store.find(Session) == []
    before = sessions.register_of(store, club, date(2025, 10, 14))
    assert "Aisha" in [line.child.name for line in before.lines]


def test_the_school_s_marks_fill_in_who_is_away(store, club, three):
    codes = ("",) * 3 + ("E",) + ("",) * 6
    with store.change() as (change, _):
        week = AttendanceWeek(child=three[1].id, monday=date(2025, 11, 3), codes=codes)
        change.add(week, three[1].log)
    lines = {line.child.name: line for line in sessions.register_of(store, club, TUESDAY).lines}
    assert (lines["Kofi"].came, lines["Kofi"].away) == (Came.ABSENT, Away.SUSPENDED)
    assert (lines["Wren"].came, lines["Wren"].away) == (Came.PRESENT, None)


def test_two_missed_in_a_row_and_a_session_that_did_not_happen_between(store, club, three):
    wren = three[0]
    for week, came in enumerate((Came.PRESENT, Came.ABSENT, None, Came.ABSENT)):
        register = sessions.register_of(store, club, TUESDAY + week * WEEK)
        if came is None:
            sessions.did_not_happen(store, register, because=NotHeld.ROOM, words="Mock exams")
        else:
            keep(store, register, {wren.id: sessions.Mark(came)})
    assert sessions.in_a_row(store, wren) == {club.id: 2}
    with pytest.raises(Invalid, match="Say why"):
        sessions.did_not_happen(store, register, because=None)


def test_the_meetings_near_now_are_those_of_school_days(store, club):
    near = sessions.meetings_near(store, datetime(2025, 11, 4, 15, 40))
    assert [one.at.date() for one in near] == [TUESDAY + week * WEEK for week in (-2, -1, 0, 1)]
    assert {one.written for one in near} == {False}
