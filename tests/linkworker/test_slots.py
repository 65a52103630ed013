"""A slot comes back every week in term, falls away for a reason, and is moved with everybody."""

from datetime import date

import pytest

from linkworker.actions import children, places, registers, slots
from linkworker.errors import Invalid
from linkworker.records import AttendanceWeek, Child, OwnSlot, School, Slot, Weekday

TUESDAY = date(2025, 11, 4)
WEEKLY = {"what": "1:1 check-in", "weekday": Weekday.TUESDAY, "at": "08:45", "room": "Blue room"}


@pytest.fixture
def school(store):
    with store.change() as (change, _):
        log = change.open_log("place", "brent")
        change.open_log("caseload", "caseload")
        school = change.add(School(name="Alderbrook"), log)
    places.add_term(
        store, school, name="Autumn 2025", starts=date(2025, 9, 8), ends=date(2025, 12, 19),
        half_term_starts=date(2025, 10, 27), half_term_ends=date(2025, 10, 31),
        inset=frozenset({"2025-11-11"}),
    )  # fmt: skip
    return school


@pytest.fixture
def wren(store, school):
    return add_child(store, school, "Wren")


def add_child(store, school, name):
    said = {"name": name, "school": school.id, "year": 5}
    changes = children.add_child(store, caseload="caseload", **said)
    return store.get(Child, *changes.touches(Child))


def add(store, *who, **said):
    changes = slots.add_slot(store, children=who, **(WEEKLY | said))
    return [store.get(Slot, id_) for id_ in changes.touches(Slot)]


def days(store, first, last):
    return [one.day for one in slots.slots_between(store, first, last)]


def test_it_comes_back_on_school_days_alone_and_says_why_not_on_others(store, wren):
    add(store, wren)
    assert days(store, date(2025, 10, 20), date(2025, 11, 18)) == [
        date(2025, 10, 21), TUESDAY, date(2025, 11, 18),
    ]  # fmt: skip
    found = slots.slots_between(store, date(2025, 10, 20), date(2025, 11, 18), away=True)
    assert [one.away for one in found] == ["", "half-term", "", "INSET day", ""]


def test_from_and_until_bound_it(store, wren):
    add(store, wren, starts=date(2025, 11, 1), ends=date(2025, 11, 10))
    assert days(store, date(2025, 9, 8), date(2025, 12, 19)) == [TUESDAY]


def test_a_date_chosen_in_a_holiday_stands(store, wren):
    add(store, wren, weekday=None, on=date(2025, 10, 29))
    assert days(store, date(2025, 10, 27), date(2025, 10, 31)) == [date(2025, 10, 29)]


def test_a_suspended_child_has_no_slot_that_half_day(store, wren):
    add(store, wren)
    add(store, wren, at="13:15")
    codes = ("/", "\\", "E", *[""] * 7)
    week = registers.ChildWeek(wren, date(2025, 11, 3), None, codes, 3, 0, ())
    registers.import_marks(
        store, registers.Preview((week,), (), (), 0, "2025-11-04T15:30", "a file")
    )
    assert store.find(AttendanceWeek)
    found = slots.slots_on(store, TUESDAY, away=True)
    said = [(one.slot.at, one.away) for one in found]
    assert said == [("08:45", "away from school"), ("13:15", "")]


def test_several_children_have_one_record_each_that_names_no_other(store, school, wren):
    kofi = add_child(store, school, "Kofi")
    one, other = add(store, wren, kofi, others=3)
    assert {one.log, other.log} == {wren.log, kofi.log}
    assert one.occasion == other.occasion
    assert one.others == 4
    together = slots.by_occasion(slots.slots_on(store, TUESDAY))
    assert [[who.child.name for who in group] for group in together] == [["Kofi", "Wren"]]


def test_moving_one_day_moves_everybody_and_leaves_the_other_weeks(store, school, wren):
    kofi = add_child(store, school, "Kofi")
    slot, _ = add(store, wren, kofi)
    changes = slots.move_slot(store, slot, TUESDAY, to=date(2025, 11, 5), at="10:20")
    assert slots.slots_on(store, TUESDAY) == []
    moved = slots.slots_on(store, date(2025, 11, 5))
    assert [(one.child.name, one.slot.at) for one in moved] == [
        ("Kofi", "10:20"),
        ("Wren", "10:20"),
    ]
    assert len(slots.by_occasion(moved)) == 1
    assert len(slots.slots_on(store, date(2025, 11, 18))) == 2
    store.undo(changes.action)
    assert len(slots.slots_on(store, TUESDAY)) == 2
    assert slots.slots_on(store, date(2025, 11, 5)) == []


def test_not_needed_is_for_one_child_and_one_day(store, school, wren):
    kofi = add_child(store, school, "Kofi")
    slot = next(one for one in add(store, wren, kofi) if one.child == wren.id)
    (on,) = (one for one in slots.slots_on(store, TUESDAY) if one.slot.id == slot.id)
    slots.skip_slots(store, [on])
    assert [one.child.name for one in slots.slots_on(store, TUESDAY)] == ["Kofi"]
    away = slots.slots_on(store, TUESDAY, away=True)
    assert {one.child.name: one.away for one in away} == {"Kofi": "", "Wren": "not needed"}


def test_last_weeks_single_dates_are_copied_once(store, wren):
    add(store, wren, weekday=None, on=TUESDAY)
    add(store, wren)
    slots.copy_week(store, date(2025, 11, 10))
    assert len(slots.slots_on(store, date(2025, 11, 11), away=True)) == 2
    with pytest.raises(Invalid):
        slots.copy_week(store, date(2025, 11, 10))


def test_a_time_of_her_own_is_in_the_caseloads_log_and_needs_one_open_school(store, wren):
    ((own_log, _),) = store.logs("caseload")
    slots.add_own_slot(store, own_log, what="Gate", weekday=Weekday.TUESDAY, at="08:20")
    (own,) = slots.slots_on(store, TUESDAY)
    assert own.child is None
    assert own.slot.log == own_log
    assert isinstance(own.slot, OwnSlot)
    assert slots.slots_on(store, date(2025, 10, 28)) == []


@pytest.mark.parametrize("said", [{"weekday": None}, {"on": TUESDAY}, {"at": "25:00"}])
def test_no_day_two_days_or_no_such_time_is_asked_about(store, wren, said):
    with pytest.raises(Invalid):
        add(store, wren, **said)
    assert store.find(Slot) == []
