"""What is given and lent: when it comes back, what cannot be, the list of all that is lent."""

from datetime import date

import pytest

from linkworker.actions import practical_support as practical
from linkworker.actions.places import add_school, add_term
from linkworker.errors import Invalid, NotAllowed
from linkworker.measures.calendar import SchoolCalendar
from linkworker.measures.lent import end_of_year
from linkworker.records import Child, Handed, PracticalSupport, School

ON, TODAY = date(2025, 9, 15), date(2025, 11, 4)
SUMMER = date(2026, 7, 17)


@pytest.fixture
def sarah(store):
    """Sarah, at a school whose year ends on 17 July."""
    with store.change() as (change, _):
        place = change.open_log("place", "brent")
    made = add_school(store, place, name="Fernhill")
    school = store.get(School, *made.touches(School))
    add_term(store, school, name="Summer", starts=date(2026, 4, 13), ends=SUMMER,
             half_term_starts=None, half_term_ends=None)  # fmt: skip
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        child = change.add(Child(name="Sarah", school=school.id, year=9), log)
    return store.get(Child, child.id)


def hand(store, child, **more):
    said = {"what": "Laptop", "handed": Handed.LENT, "from_whom": "school", "on": ON} | more
    changes = practical.hand(store, child, today=TODAY, by="joyce", **said)
    return store.get(PracticalSupport, *changes.touches(PracticalSupport))


def wrong(store, child, **more):
    with pytest.raises(Invalid) as raised:
        hand(store, child, **more)
    return raised.value.problems


def test_a_lent_thing_without_a_day_comes_back_in_july(store, sarah, child):
    assert hand(store, sarah).due_back == SUMMER
    assert hand(store, sarah, due_back=date(2025, 12, 1)).due_back == date(2025, 12, 1)
    assert hand(store, sarah, handed=Handed.GIVEN).due_back is None
    assert "not known" in wrong(store, child)["due_back"]  # her school has no calendar here


def test_the_end_of_a_year_is_the_next_one_in_the_summer_and_only_if_it_is_known(store, sarah):
    assert end_of_year(SchoolCalendar(), ON) is None
    made = hand(store, sarah, on=date(2025, 8, 20))
    assert made.due_back == SUMMER


def test_what_cannot_be_is_said_all_at_once_and_nothing_is_kept(store, sarah):
    found = wrong(store, sarah, what="", on=date(2025, 11, 5), due_back=date(2025, 11, 5))
    assert set(found) == {"what", "on", "due_back"}
    assert "leave this empty" in wrong(
        store, sarah, handed=Handed.GIVEN, due_back=SUMMER
    )["due_back"]  # fmt: skip
    assert "pence" in wrong(store, sarah, pence=-1)
    assert store.find(PracticalSupport) == []


def test_it_cannot_come_back_before_it_was_lent_nor_tomorrow_nor_twice(store, sarah):
    one = hand(store, sarah)
    for day in (date(2025, 9, 14), date(2025, 11, 5)):
        with pytest.raises(Invalid) as raised:
            practical.came_back(store, one, on=day, today=TODAY)
        assert "returned_on" in raised.value.problems
    practical.came_back(store, one, on=TODAY, today=TODAY, words="with its charger")
    back = store.get(PracticalSupport, one.id)
    assert (back.returned_on, back.returned_words) == (TODAY, "with its charger")
    with pytest.raises(NotAllowed):
        practical.came_back(store, back, on=TODAY, today=TODAY)


def test_all_lent_is_one_list_over_the_caseload_the_first_to_come_back_first(store, sarah, child):
    later = hand(store, sarah, what="Laptop")
    sooner = hand(store, child, what="Boots", due_back=date(2025, 11, 7))
    gone = hand(store, child, what="Coat", due_back=date(2025, 11, 7))
    hand(store, sarah, what="Food", handed=Handed.GIVEN)
    by_mistake = hand(store, sarah, what="Calculator")
    practical.strike_support(store, by_mistake, reason="another child’s", by="joyce")
    with pytest.raises(Invalid):
        practical.stays(store, gone, because=" ", today=TODAY)
    practical.stays(store, gone, because="the school gave it", today=TODAY)
    listed = [(one.child.name, one.support.id) for one in practical.all_lent(store)]
    assert listed == [("Wren", sooner.id), ("Sarah", later.id)]
    hers = [one.what for one in practical.supports_given(store, sarah)]
    assert hers == ["Laptop", "Food"]
