"""A child is sent away, in one step: slots and registers know it, and her way back is begun."""

from datetime import date, datetime

import pytest

from linkworker.actions import (
    activities,
    children,
    coming_back,
    placements,
    places,
    sessions,
    slots,
    suspensions,
)
from linkworker.actions.time_away import out_of_school, times_away
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import (
    Activity,
    Away,
    Came,
    Child,
    ComingBack,
    FromHalf,
    OurPlace,
    Placement,
    School,
    Sent,
    Setting,
    Suspension,
    Touch,
    Weekday,
)

MONDAY, TUESDAY = date(2025, 11, 3), date(2025, 11, 4)
NOW = datetime(2025, 11, 4, 10, 5)
SAID = {
    "sent": Sent.SUSPENDED, "told_at": NOW, "told_by": "Mr Adeyemi", "on": TUESDAY,
    "half": FromHalf.AFTERNOON, "half_days": 4,
}  # fmt: skip


@pytest.fixture
def john(store):
    with store.change() as (change, _):
        log = change.open_log("place", "brent")
        school = change.add(School(name="Alderbrook"), log)
    places.add_term(
        store, school, name="Autumn", starts=date(2025, 9, 8), ends=date(2025, 12, 19),
        half_term_starts=date(2025, 10, 27), half_term_ends=date(2025, 10, 31),
    )  # fmt: skip
    said = {"name": "John", "school": school.id, "year": 5, "started": date(2024, 9, 16)}
    changes = children.add_child(store, caseload="caseload", **said)
    return store.get(Child, *changes.touches(Child))


def send(store, child, **said):
    changes = suspensions.keep_suspension(store, child, by="joyce", now=NOW, **(SAID | said))
    return store.get(Suspension, *changes.touches(Suspension)), changes


def add_slot(store, child, weekday, at, what="1:1"):
    said = {"weekday": weekday, "at": at, "what": what}
    slots.add_slot(store, children=[child], **said)


def club_of(store, child):
    with store.change() as (change, _):
        place = change.open_log("place", "camden")
    changes = activities.add_activity(
        store, place, what="Homework club", leader="Joyce", school=child.school, at="15:30",
        weekday=Weekday.TUESDAY, minutes=60, room="Library", starts=date(2025, 9, 9),
    )  # fmt: skip
    club = store.get(Activity, *changes.touches(Activity))
    activities.plan_support(store, child, activity=club.id, today=MONDAY)
    (support,) = activities.supports_of(store, child)
    activities.begin_support(store, support, on=date(2025, 9, 9))
    return club


def test_one_step_keeps_it_and_begins_the_way_back_with_its_meeting(store, john):
    meeting = datetime(2025, 11, 6, 13, 0)
    said = {"rung_by": "Ms Okafor", "work_sent": True, "meeting_at": meeting}
    one, changes = send(store, john, our_place=OurPlace.COMING, account="He began.", **said)
    back = store.get(ComingBack, *changes.touches(ComingBack))
    assert (one.rung_by, one.account, one.by) == ("Ms Okafor", "He began.", "joyce")
    assert (back.suspension, back.expected) == (one.id, date(2025, 11, 6))
    assert (back.meeting_at, back.our_place) == (meeting, OurPlace.COMING)
    store.undo(changes.action)
    assert not store.find(Suspension)
    assert not store.find(ComingBack)


def test_slots_fall_away_for_just_these_half_days_and_a_visit_does_not(store, john):
    for weekday in (Weekday.TUESDAY, Weekday.WEDNESDAY, Weekday.THURSDAY):
        for at in ("09:00", "13:30"):
            add_slot(store, john, weekday, at)
    add_slot(store, john, Weekday.WEDNESDAY, "16:00", "Home visit")
    send(store, john)
    found = slots.slots_between(store, TUESDAY, date(2025, 11, 6), away=True)
    away = [(one.day.day, one.slot.at) for one in found if one.away]
    assert away == [(4, "13:30"), (5, "09:00"), (5, "13:30"), (6, "09:00")]
    assert {one.away for one in found if one.away} == {"away from school"}
    calendar = places.calendar_of(store, john.school)
    coming = slots.next_slot(store, john, calendar, datetime(2025, 11, 4, 12, 0))
    assert (coming.day, coming.slot.at) == (date(2025, 11, 5), "16:00")


def test_the_register_of_a_session_begins_with_the_reason(store, john):
    club = club_of(store, john)
    (line,) = sessions.register_of(store, club, TUESDAY).lines
    assert (line.came, line.away) == (Came.PRESENT, None)
    one, _ = send(store, john)
    (line,) = sessions.register_of(store, club, TUESDAY).lines
    assert (line.came, line.away) == (Came.ABSENT, Away.SUSPENDED)
    suspensions.strike_suspension(store, one, reason="another child", by="joyce")
    (line,) = sessions.register_of(store, club, TUESDAY).lines
    assert line.came is Came.PRESENT


def test_what_it_would_bring_is_told_before_it_is_kept(store, john):
    add_slot(store, john, Weekday.WEDNESDAY, "09:00")
    club_of(store, john)
    send(store, john, on=date(2025, 9, 9), half=FromHalf.MORNING, half_days=8)
    assert suspensions.foresee(store, john, {"on": TUESDAY}, TUESDAY) is None
    found = suspensions.foresee(store, john, SAID, TUESDAY)
    assert found.follows.year.words == "12 of 90 half-days this school year"
    assert found.follows.governors == "if asked"
    said = [(one.day.day, one.at, one.what) for one in found.falls_away]
    assert said == [(4, "15:30", "Homework club"), (5, "09:00", "1:1")]
    assert len(store.find(Suspension)) == 1


def test_the_day_she_comes_back_ends_it_for_slots_too(store, john):
    add_slot(store, john, Weekday.THURSDAY, "09:00")
    send(store, john, half_days=20)
    (way,) = coming_back.ways_back(store, john)
    thursday = date(2025, 11, 6)
    assert out_of_school(store, john).suspended(john.log, thursday, "09:00")
    coming_back.came_back(store, way.back, on=thursday)
    assert not out_of_school(store, john).suspended(john.log, thursday, "09:00")
    (away,) = times_away(store, john)
    assert suspensions.away_now([away], thursday) is None


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"half_days": None}, {"half_days"}),
        ({"half_days": None, "told_by": ""}, {"half_days", "told_by"}),
        ({"sent": Sent.EXCLUDED}, {"half_days"}),
        ({"told_at": datetime(2025, 11, 4, 10, 6)}, {"told_at"}),
        ({"touch": Touch.VISIT}, {"touch_on"}),
        ({"touch_on": date(2025, 11, 5)}, {"touch"}),
        ({"touch": Touch.CALL, "touch_on": MONDAY}, {"touch_on"}),
        ({"meeting_at": datetime(2025, 11, 3, 9, 0)}, {"meeting_at"}),
        ({"half_days": 91}, {"half_days"}),
    ],
)
def test_everything_wrong_is_said_at_once_and_nothing_is_kept(store, john, said, wrong):
    with pytest.raises(Invalid) as found:
        send(store, john, **said)
    assert found.value.problems.keys() == wrong
    assert not store.find(Suspension)
    assert not store.find(ComingBack)


def test_more_half_days_move_the_day_back_unless_somebody_said_another(store, john):
    one, _ = send(store, john)
    suspensions.edit_suspension(store, one, half_days=6)
    (way,) = coming_back.ways_back(store, john)
    assert way.back.expected == date(2025, 11, 7)
    coming_back.edit_way_back(store, way.back, expected=date(2025, 11, 10))
    (one,) = store.find(Suspension)
    suspensions.edit_suspension(store, one, half_days=8)
    (way,) = coming_back.ways_back(store, john)
    assert way.back.expected == date(2025, 11, 10)


def test_an_exclusion_needs_no_number_and_internal_suspension_no_way_back(store, john):
    _, changes = send(store, john, sent=Sent.EXCLUDED, half_days=None)
    assert changes.touches(ComingBack)
    _, changes = send(store, john, sent=Sent.INTERNAL)
    assert not changes.touches(ComingBack)


def test_it_is_struck_out_with_a_reason_and_never_removed(store, john):
    one, _ = send(store, john)
    with pytest.raises(Invalid):
        suspensions.strike_suspension(store, one, reason=" ", by="joyce")
    suspensions.strike_suspension(store, one, reason="another child", by="joyce")
    assert suspensions.suspensions_of(store, john) == []
    assert coming_back.ways_back(store, john) == []
    with pytest.raises(NotAllowed), store.change() as (change, _):
        change.remove(store.get(Suspension, one.id))


def test_the_usual_steps_have_their_days_and_are_put_down_once(store, john):
    send(store, john)
    (way,) = coming_back.ways_back(store, john)
    coming_back.add_usual_steps(store, way.back)
    coming_back.add_usual_steps(store, way.back)
    (way,) = coming_back.ways_back(store, john)
    assert [step.due.day for step in way.steps] == [5, 6, 6, 10, 13]
    assert way.steps[0].what == "Hear from John what teachers should know"
    for step in way.steps:
        coming_back.edit_return_step(store, step, done_on=TUESDAY)
    coming_back.came_back(store, way.back, on=date(2025, 11, 6))
    assert coming_back.way_now(coming_back.ways_back(store, john)) is None


def test_what_was_agreed_has_the_day_of_the_meeting(store, john):
    send(store, john)
    (way,) = coming_back.ways_back(store, john)
    with pytest.raises(Invalid) as found:
        coming_back.edit_way_back(store, way.back, agreed="A card to show")
    assert "held_on" in found.value.problems


def test_who_is_taught_elsewhere_has_no_slot_in_school_on_those_days(store, john):
    add_slot(store, john, Weekday.TUESDAY, "09:00")
    add_slot(store, john, Weekday.WEDNESDAY, "09:00")
    said = {"setting": Setting.AP, "where": "Kingsway", "starts": MONDAY}
    placements.add_placement(store, john, tuesday="09:30 to 14:00", **said)
    found = slots.slots_between(store, MONDAY, date(2025, 11, 7))
    assert [one.day.day for one in found] == [5]
    club = club_of(store, john)
    (line,) = sessions.register_of(store, club, TUESDAY).lines
    assert line.away is Away.SCHOOL
    part_time = placements.placed_of(store, john)[0].placement
    placements.edit_placement(store, part_time, setting=Setting.PART_TIME)
    assert len(slots.slots_between(store, MONDAY, date(2025, 11, 7))) == 2
    assert store.find(Placement)
