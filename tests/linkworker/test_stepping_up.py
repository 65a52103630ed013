"""Stepping up: a line of dates before, during and after, counted; follow-up points; what is due."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.actions.due import due_now
from linkworker.actions.stages import keep_turn
from linkworker.actions.stepping_up import counts, keep_step, strike_step, way_of
from linkworker.errors import Invalid
from linkworker.fields import sensitivity_of
from linkworker.kinds import Sensitivity
from linkworker.measures.stepping_up import (
    Count,
    Period,
    Way,
    count,
    in_order,
    later,
    period_of,
    points,
    stepped,
)
from linkworker.records import Child, Finding, FollowUp, Level, Sen, SteppingUp, Turn

START, END = date(2023, 9, 11), date(2025, 7, 18)
TODAY = date(2026, 2, 1)


def step(found, level, on, n=0, after=None):
    return SteppingUp(id=f"s{n}", found=found, level=level, on=date.fromisoformat(on), after=after)


def way(*steps, ended=END, sen=None):
    return Way(tuple(in_order(steps)), START, ended, sen)


@pytest.mark.parametrize(
    ("on", "period"),
    [
        ("2023-09-11", Period.BEFORE), ("2023-09-12", Period.DURING),
        ("2025-07-18", Period.DURING), ("2025-07-19", Period.AFTER),
    ],
)  # fmt: skip
def test_the_first_day_is_before_and_the_last_is_during(on, period):
    assert period_of(date.fromisoformat(on), START, END) is period


@pytest.mark.parametrize(
    ("steps", "period", "said"),
    [
        ((), Period.BEFORE, None),
        (((Finding.STANDS, Level.NONE, "2023-09-01"),), Period.BEFORE, False),
        (((Finding.STANDS, Level.KNOWN, "2023-09-01"),), Period.BEFORE, True),
        (((Finding.UNKNOWN, None, "2023-09-01"),), Period.BEFORE, None),
        ((), Period.DURING, False),
        (((Finding.UNKNOWN, None, "2024-01-01"),), Period.DURING, None),
        (((Finding.BEGAN, Level.EARLY_HELP, "2024-01-01"),), Period.DURING, False),
        (((Finding.BEGAN, Level.IN_NEED, "2024-01-01"),), Period.DURING, True),
        ((), Period.AFTER, None),
        (((Finding.STANDS, Level.NONE, "2026-01-18"),), Period.AFTER, False),
        (((Finding.UNKNOWN, None, "2026-01-18"),), Period.AFTER, None),
        (((Finding.BEGAN, Level.PROTECTION, "2025-12-01"),), Period.AFTER, True),
    ],
)
def test_a_period_is_read_from_its_own_lines(steps, period, said):
    lines = [step(*one, n=n) for n, one in enumerate(steps)]
    assert stepped(way(*lines), period) is said


def test_what_stood_before_is_no_step_up_and_what_ended_and_came_again_is():
    stood = step(Finding.STANDS, Level.IN_NEED, "2023-09-01", 1)
    still = step(Finding.STANDS, Level.IN_NEED, "2024-03-01", 2)
    assert stepped(way(stood, still), Period.DURING) is False
    ended = step(Finding.ENDED, Level.IN_NEED, "2023-12-01", 3)
    assert stepped(way(stood, ended, still), Period.DURING) is True
    higher = step(Finding.BEGAN, Level.PROTECTION, "2024-03-01", 4)
    assert stepped(way(stood, higher), Period.DURING) is True


def test_could_not_find_out_is_counted_apart_and_never_taken_for_a_no():
    told = way(step(Finding.STANDS, Level.NONE, "2026-01-18"))
    up = way(step(Finding.BEGAN, Level.IN_NEED, "2025-12-01"))
    unknown = way(step(Finding.UNKNOWN, None, "2026-01-18"))
    found = count([told, up, unknown, way(), way(ended=None)], TODAY)
    assert found.after == Count(number=1, of=2, unknown=1, unasked=1)
    assert found.during == Count(number=0, of=5)


def test_a_plan_counts_of_those_with_sen_support():
    begun = way(step(Finding.BEGAN, Level.PLAN, "2024-05-01"), sen=Sen.SUPPORT)
    had = way(step(Finding.STANDS, Level.PLAN, "2023-09-01"), sen=Sen.PLAN)
    assert count([begun, had, way(sen=Sen.SUPPORT), way()], TODAY).plan == Count(1, 2)


def test_the_points_are_so_many_months_on_and_on_a_weekday():
    assert [one.day for one in points(END, ())] == [
        date(2026, 1, 19), date(2026, 7, 20), date(2027, 7, 19),
    ]  # fmt: skip
    assert later(date(2025, 8, 31), 6) == date(2026, 2, 28)
    assert points(None, ()) == []


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 48))
def test_a_point_is_never_in_another_month(day, months):
    found = later(day, months)
    assert (found.year * 12 + found.month) - (day.year * 12 + day.month) == months
    assert found.day <= day.day


def test_a_line_says_who_told_us_and_no_day_is_still_to_come(store, child):
    with pytest.raises(Invalid) as wrong:
        keep_step(
            store, child, today=TODAY, by="joyce", found=Finding.BEGAN, level=None,
            on=date(2026, 2, 2),
        )  # fmt: skip
    assert wrong.value.problems.keys() == {"level", "on", "told_by"}
    with pytest.raises(Invalid) as wrong:
        keep(store, child, Finding.BEGAN, Level.KNOWN, "2025-01-01")
    assert wrong.value.problems.keys() == {"found"}


def keep(store, child, found, level, on, **said):
    changes = keep_step(
        store, child, today=TODAY, by="joyce", found=found, level=level,
        on=date.fromisoformat(on), told_by="mum", **said,
    )  # fmt: skip
    return store.get(SteppingUp, *changes.touches(SteppingUp))


def test_it_is_private_wherever_classes_decide(store, child):
    kept = keep(store, child, Finding.BEGAN, Level.CAMHS, "2025-01-01")
    assert sensitivity_of(kept, "level") is Sensitivity.SPECIAL
    assert store.search("CAMHS") == []


def test_after_the_end_it_is_asked_at_six_months_until_somebody_answered(store, child):
    turn(store, child, Turn.CLOSED, END)
    assert asked(store, date(2026, 1, 18)) == []
    (due,) = asked(store, TODAY)
    assert (due.what, due.why) == ("Find out how it goes for Wren", "6 months after the programme")
    assert due.tab == "family"
    unknown = keep(store, child, Finding.UNKNOWN, None, "2026-01-20", after=FollowUp.HALF_YEAR)
    assert asked(store, TODAY) == []
    strike_step(store, unknown, reason="it was her sister", by="joyce")
    assert len(asked(store, TODAY)) == 1


def test_it_is_counted_over_everybody_here(store, child):
    with store.change() as (change, _):
        change.update(store.get(Child, child.id), started=START)
    turn(store, child, Turn.CLOSED, END)
    keep(store, child, Finding.STANDS, Level.KNOWN, "2023-09-01")
    keep(store, child, Finding.BEGAN, Level.IN_NEED, "2024-01-01")
    found = counts(store, TODAY)
    assert found.before == Count(1, 1)
    assert found.during == Count(1, 1)
    assert found.after == Count(unasked=1)
    assert way_of(store, store.get(Child, child.id)).ended == END


def turn(store, child, what, on):
    keep_turn(store, child, today=TODAY, by="joyce", turn=what, on=on, why="two years are over")


def asked(store, today):
    due = due_now(store, today, user="joyce", name="Joyce").due
    return [one for one in due if one.source == "follow_up"]
