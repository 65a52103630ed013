"""The pill: five states, the most pressing first, never red for being offline."""

from dataclasses import replace
from datetime import datetime

import pytest

from sync.loop import Told
from ui.desk import Standing
from ui.sync_words import HANDED_IN, advice, apart, clock_words, days_without, last_round, state_of
from ui.when import wall_time


def at(*when):
    return int(datetime(*when).timestamp() * 1000)


TUESDAY = at(2025, 11, 4, 9, 42)


def test_up_to_date_says_the_time_and_another_day_its_name():
    assert state_of(Told(at=TUESDAY), 0, 0, TUESDAY).words == "Up to date · 09:42"
    yesterday = at(2025, 11, 3, 16, 40)
    assert state_of(Told(at=yesterday), 0, 0, TUESDAY).words == "Up to date · Mon 3 November"


def test_no_network_is_offline_with_what_is_safe_here_and_says_what_happened():
    state = state_of(Told(at=TUESDAY, trouble="The server does not answer"), 12, 2, TUESDAY)
    assert state.words == "Offline · 12 changes safe on this laptop"
    assert advice(state, "The server does not answer")[1].startswith("The server does not answer.")


def test_before_the_first_round_nothing_is_claimed():
    assert state_of(Told(), 0, 0, TUESDAY).state == "offline"
    assert state_of(Told(syncing=True), 0, 0, TUESDAY).state == "syncing"


def test_what_waits_is_being_synced_and_a_round_with_nothing_to_send_does_not_flicker():
    assert state_of(Told(at=TUESDAY), 3, 0, TUESDAY).words == "Syncing 3 changes…"
    assert state_of(Told(syncing=True, at=TUESDAY), 0, 0, TUESDAY).state == "up to date"


def test_what_is_to_decide_is_told_once_everything_else_is_synced():
    assert state_of(Told(at=TUESDAY), 0, 2, TUESDAY).words == "2 to decide · everything else synced"


@pytest.mark.parametrize(
    ("since", "state"),
    [((2025, 10, 30, 9, 0), "offline"), ((2025, 10, 29, 9, 0), "not synced")],
)
def test_three_school_days_pass_before_it_is_urgent_and_a_weekend_is_none(since, state):
    told = Told(trouble="No network")
    assert state_of(told, 1, 0, TUESDAY, last=at(*since)).state == state


def test_a_holiday_is_not_counted():
    before = at(2025, 10, 24, 15, 0)
    half_term = {datetime(2025, 10, day).date() for day in range(27, 32)}
    school = lambda day: day.weekday() < 5 and day not in half_term  # noqa: E731
    assert days_without(before, wall_time(TUESDAY).date()) == 7
    assert days_without(before, wall_time(TUESDAY).date(), school) == 2


def test_a_wrong_clock_counts_nothing():
    assert days_without(at(2026, 1, 1, 9, 0), wall_time(TUESDAY).date()) == 0


def test_the_last_round_is_said_in_words():
    assert last_round(0, TUESDAY) == "not yet"
    assert last_round(at(2025, 11, 3, 16, 40), TUESDAY) == "yesterday 16:40"
    assert last_round(at(2025, 10, 30, 9, 5), TUESDAY) == "Thu 30 October, 09:05"


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (4, ""),
        (-4, ""),
        (12, "about 12 minutes behind"),
        (-90, "about 2 hours ahead"),
        (1440, "about 1 day behind"),
        (-10 * 365 * 1440, "about 10 years ahead"),
    ],
)
def test_a_clock_that_is_out_is_said_with_how_much(minutes, said):
    words = clock_words(minutes * 60_000)
    assert said in words
    assert bool(words) == bool(said)


def test_what_was_just_sent_is_with_the_team_and_a_minute_later_it_is_up_to_date():
    sent = state_of(Told(at=TUESDAY, sent=2), 0, 0, TUESDAY)
    assert sent.words == "Sent 09:42. Everything is with the team."
    assert sent.short == "Sent 09:42"
    assert state_of(Told(at=TUESDAY), 0, 0, TUESDAY).words == "Up to date · 09:42"


def test_a_new_laptop_says_what_is_still_to_come():
    state = state_of(Told(syncing=True, coming=23), 0, 0, TUESDAY)
    assert state.words == "Your caseload is coming · 23 still to come"
    assert "children who are here already" in advice(state, "")[1]


def test_a_network_that_wants_a_sign_in_is_not_called_offline():
    state = state_of(Told(at=TUESDAY, trouble="Something answered", sign_in=True), 3, 0, TUESDAY)
    assert state.words == "Sign in to the network · 3 changes safe on this laptop"
    title, words = advice(state, "Something answered")
    assert title == "The school network wants you to sign in first"
    assert "hotspot" in words


def test_practice_and_a_laptop_not_let_in_stand_apart_from_the_team():
    assert apart(Standing(practice=True), Told()).words == "Practice · nothing leaves this laptop"
    asked = Standing(asked_at=TUESDAY)
    assert apart(asked, Told(trouble=HANDED_IN)).words == "Waiting to be let in"
    assert apart(asked, Told(trouble="No network")) is None
    let_in = Standing(user="maya", asked_at=TUESDAY, caseloads={"c": "write"}, unopened=("c",))
    assert apart(let_in, Told()).words == "Waiting for a colleague's laptop"
    assert apart(replace(let_in, unopened=()), Told()) is None


def test_the_first_round_counts_nothing_that_is_not_there():
    assert state_of(Told(syncing=True), 0, 0, TUESDAY).words == "Syncing…"
