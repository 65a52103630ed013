"""Back at the laptop: from the start of the program to Today, all but typing; what a guess costs.

The reference laptop, a cheap one of a school, is taken to be four times slower than this machine.
There too the key takes what `tune` aims at, so only the rest is multiplied.
"""

import os
import time
from pathlib import Path
from time import perf_counter

from benchmarks.screens import TIMES, WORDS, fresh, opened
from benchmarks.timing import Result, median
from linkworker.actions.unlock import new_passphrase
from linkworker.store.passphrase import FLOOR, Cost, key_from, tune, word_list

SLOWER = 4
YEAR = 365.25 * 86_400
BUDGET = 4.0  # seconds on the reference laptop


def back_in(folder: Path) -> Result:
    """Start, unlock at the cost tuned for this machine, and draw Today; quietest of five."""
    cost = tune()
    new_passphrase(opened(folder), WORDS, WORDS, cost)
    took, starts = [], []
    for _ in range(TIMES):
        os.environ["LINKWORKER_STARTED"] = repr(time.time())
        said = fresh("door", folder)
        took.append(said["took"])
        starts.append(said["start"])
    guess = _guess(cost)
    there = SLOWER * max(min(took) - guess, 0.0) + guess
    more = {
        "here": round(min(took), 3),
        "here, median": round(median(took), 3),
        "of it until the door": round(min(starts), 3),
        "of it the key": round(guess, 3),
        "cost": {"MiB": cost.m // 1024, "passes": cost.t, "lanes": cost.p},
        **worth(cost, guess),
    }
    return Result("start, key and Today, reference laptop (task 13)", there, BUDGET, "s", more)


def worth(cost: Cost, guess: float) -> dict[str, float]:
    """Say what guessing four of our words costs at this cost, and at the least that is allowed."""
    guesses = len(word_list()) ** 4 / 2  # on average half of all are tried
    return {
        "seconds a guess": round(guess, 3),
        "MiB a guess": cost.m // 1024,
        "years of such machines for four words": round(guesses * guess / YEAR),
        "and at the floor": round(guesses * _guess(FLOOR) / YEAR),
    }


def _guess(cost: Cost) -> float:
    took = []
    for _ in range(3):
        start = perf_counter()
        key_from(WORDS, bytes(16), cost)
        took.append(perf_counter() - start)
    return min(took)
