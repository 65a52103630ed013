"""When rounds are done: at once, when asked, backing off, and once more before the end."""

import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linkworker.errors import Unreachable
from sync.loop import EVERY, LATELY, LONGEST, Loop, wait_after
from sync.round import Round

PATIENCE = 30


class Rounds:
    """Counts the rounds that a loop does; each may fail."""

    def __init__(self, *, fails=False, sends=(), apart=1):
        self.count = 0
        self.sends = dict(enumerate(sends, start=1))
        self.apart = apart  # milliseconds from one round to the next
        self.fails = fails
        self.told = []
        self.again = threading.Semaphore(0)

    def round(self):
        self.count += 1
        self.again.release()
        if self.fails:
            raise Unreachable("No network here.")
        return Round(sent=self.sends.get(self.count, 0))

    def loop(self):
        return Loop(self.round, self.told.append, lambda: self.count * self.apart, soon=0.0)


def test_a_round_is_done_at_once_and_when_asked():
    rounds = Rounds()
    loop = rounds.loop()
    loop.start()
    assert rounds.again.acquire(timeout=PATIENCE)
    loop.ask()
    assert rounds.again.acquire(timeout=PATIENCE)
    loop.stop(PATIENCE)
    assert rounds.told[-1].round is not None


@pytest.mark.parametrize(("apart", "said"), [(20_000, [3, 3]), (LATELY + 1, [3, 0])])
def test_what_was_sent_is_said_for_a_minute_also_when_a_round_right_after_sends_nothing(
    apart, said
):
    rounds = Rounds(sends=[3, 0], apart=apart)
    loop = rounds.loop()
    loop.start()
    assert rounds.again.acquire(timeout=PATIENCE)
    loop.finish(PATIENCE)
    assert [told.sent for told in rounds.told if not told.syncing] == said


def test_before_the_end_what_waits_is_sent_in_one_last_round():
    rounds = Rounds()
    loop = rounds.loop()
    loop.start()
    assert rounds.again.acquire(timeout=PATIENCE)
    loop.finish(PATIENCE)
    assert rounds.count == 2


def test_trouble_is_told_in_words_and_stops_nothing():
    rounds = Rounds(fails=True)
    loop = rounds.loop()
    loop.start()
    assert rounds.again.acquire(timeout=PATIENCE)
    loop.ask()
    assert rounds.again.acquire(timeout=PATIENCE)
    loop.stop(PATIENCE)
    assert {told.trouble for told in rounds.told if not told.syncing} == {"No network here."}


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (KeyError("Wren"), "between two rounds (KeyError)"),
        (Unreachable("No network."), "No network."),
    ],
)
def test_what_escapes_from_an_errand_is_told_and_stops_nothing(error, said):
    rounds = Rounds()
    loop = rounds.loop()
    ran = threading.Semaphore(0)

    def fails():
        raise error

    loop.do(fails)
    loop.do(ran.release)
    loop.start()
    assert ran.acquire(timeout=PATIENCE)
    loop.stop(PATIENCE)
    troubles = [told.trouble for told in rounds.told if not told.syncing]
    assert said in troubles[0]
    assert "Wren" not in "".join(troubles)


def test_what_escaped_stands_with_the_next_round_and_not_with_the_one_after():
    rounds = Rounds()
    loop = rounds.loop()
    loop.do({}.popitem)
    loop.start()
    assert rounds.again.acquire(timeout=PATIENCE)
    loop.ask()
    assert rounds.again.acquire(timeout=PATIENCE)
    loop.stop(PATIENCE)
    troubles = [told.trouble for told in rounds.told if told.round is not None]
    assert ["KeyError" in words for words in troubles] == [True, False]


@given(st.integers(0, 1000), st.floats(0, 1))
def test_waits_grow_with_failures_and_never_past_a_few_minutes(failures, chance):
    assert 0 < wait_after(failures, chance) <= 1.5 * LONGEST
    assert wait_after(0, chance) <= 1.1 * EVERY
    if failures:
        assert wait_after(failures, chance) <= wait_after(failures + 1, chance)
