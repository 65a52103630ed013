"""What a child needs: strengths first, what is being done, how long it took; on Today when idle."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.actions.needs import add_need, edit_need, first_help, needs_of
from linkworker.actions.plans import make_plan
from linkworker.errors import Invalid
from linkworker.measures.due import Asked, OfChild
from linkworker.measures.due_needs import nothing_done
from linkworker.measures.needs import Helped, days_to_help, helped, idle_for, in_order
from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import Child, ChildNeed, HowMuch, NeedArea

TOLD = date(2025, 9, 8)
OPEN = SchoolCalendar()
LOUD = {"area": NeedArea.MATHS, "words": "To stay when it is loud", "said_by": "Wren"}


@pytest.fixture
def strong(store, child):
    make_plan(store, child, started=TOLD, good_at="Drawing foxes")
    return child


def add(store, child, **said):
    whole = {**LOUD, "since": TOLD, **said}
    changes = add_need(store, child, today=said.pop("today", date(2025, 11, 4)), **whole)
    return store.get(ChildNeed, *changes.touches(ChildNeed))


def test_strengths_are_asked_for_before_any_need(store, child):
    with pytest.raises(Invalid) as wrong:
        add(store, child)
    assert wrong.value.problems["words"].startswith("Write what Wren is good at first")
    make_plan(store, child, started=TOLD, good_at="Drawing foxes")
    assert add(store, child).words == LOUD["words"]


def test_all_that_is_missing_is_said_at_once(store, strong):
    with pytest.raises(Invalid) as wrong:
        add_need(store, strong, today=TOLD, since=TOLD + timedelta(1))
    assert wrong.value.problems.keys() == {"area", "words", "said_by", "since"}


def test_what_is_done_first_dates_the_first_help_and_later_words_leave_it(store, strong):
    need = add(store, strong)
    assert need.help_on is None
    edit_need(store, need, today=date(2025, 9, 19), doing="A time-out card")
    (need,) = needs_of(store, strong)
    assert need.help_on == date(2025, 9, 19)
    edit_need(store, need, today=date(2025, 10, 1), doing="A card, and the blue room")
    (need,) = needs_of(store, strong)
    assert (need.doing, need.help_on) == ("A card, and the blue room", date(2025, 9, 19))
    assert days_to_help(need, OPEN) == 9
    with pytest.raises(Invalid):
        edit_need(store, need, today=date(2025, 10, 1), help_on=TOLD - timedelta(1))


def test_a_need_with_nothing_done_for_ten_school_days_is_due_without_its_words(store, strong):
    need = add(store, strong)
    of = lambda: OfChild(strong, OPEN, records={ChildNeed: needs_of(store, strong)})  # noqa: E731
    after = TOLD + timedelta(14)
    assert list(nothing_done(of(), Asked(after - timedelta(3), days=10))) == []
    (due,) = nothing_done(of(), Asked(after, days=10))
    assert due.why == "told Mon 8 September, nothing is being done for 10 school days"
    assert "loud" not in f"{due.what} {due.why}"
    assert "maths" not in f"{due.what} {due.why}"
    edit_need(store, need, today=after, doing="A time-out card")
    assert list(nothing_done(of(), Asked(after, days=10))) == []


def test_days_from_told_to_first_help_are_counted_over_everybody(store, strong):
    add(store, strong, doing="A card", help_on=TOLD + timedelta(2))
    add(store, strong, doing="A room", help_on=TOLD + timedelta(14))
    add(store, strong)
    assert first_help(store) == Helped(told=3, helped=2, middle=2)


def test_of_nobody_there_is_no_middle():
    assert helped([]).middle is None


def test_a_store_with_no_child_of_a_need_counts_nothing(store):
    assert first_help(store).told == 0
    assert store.find(Child) == []


days = st.integers(0, 200).map(lambda n: TOLD + timedelta(n))
needs = st.builds(
    ChildNeed,
    id=st.integers(0, 10_000).map(str), area=st.sampled_from(NeedArea), since=days,
    doing=st.sampled_from(["", "A card"]), help_on=st.none() | days, met_on=st.none() | days,
    now=st.none() | st.sampled_from(HowMuch),
)  # fmt: skip


@given(st.lists(needs, unique_by=lambda one: one.id), st.randoms())
def test_order_is_alike_on_every_laptop_and_what_is_met_stands_last(found, chance):
    order = in_order(found)
    mixed = list(found)
    chance.shuffle(mixed)
    assert in_order(mixed) == order
    met = [one.met_on is not None for one in order]
    assert met == sorted(met)


@given(needs, st.integers(0, 300).map(lambda n: TOLD + timedelta(n)))
def test_a_need_is_idle_or_helped_or_met_and_never_counts_backwards(need, today):
    idle, took = idle_for(need, OPEN, today), days_to_help(need, OPEN)
    assert idle is None or (idle >= 0 and not need.doing and not need.met_on)
    assert took is None or took >= 0
