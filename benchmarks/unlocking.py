"""Back at the laptop: from the start of the program to Today, all but typing; what a guess costs.

The key takes what `tune` aims at on the reference laptop too, so only the rest is multiplied.
"""

import os
import time
from pathlib import Path
from time import perf_counter

from benchmarks.joyce import WORDS
from benchmarks.screens import TIMES, fresh, opened
from benchmarks.timing import SLOWER, Result, median
from linkworker.actions.unlock import new_passphrase
from linkworker.store.passphrase import FLOOR, TARGET, Cost, key_from, tune, word_list

YEAR = 365.25 * 86_400
BUDGET = 4.0  # seconds on the reference laptop
# What a graphics card is taken to try at 256 MiB and 3 passes, a second; nobody has measured it
CARD, AT = 1_000, 256 * 1_024 * 3


def back_in(folder: Path) -> list[Result]:
    """Start, unlock at the cost tuned for this machine, and draw Today; quietest of five."""
    cost = tune()
    new_passphrase(opened(folder), WORDS, WORDS, cost)
    said = []
    for _ in range(TIMES):
        os.environ["LINKWORKER_STARTED"] = repr(time.time())
        said.append(fresh("door", folder))
    took = [one["took"] for one in said]
    guess = _guess(cost)
    there = SLOWER * max(min(took) - guess, 0.0) + max(guess, TARGET)
    more = {
        "here": round(min(took), 3),
        "here, median": round(median(took), 3),
        "of it until the door": round(min(one["start"] for one in said), 3),
        "of it the key": round(guess, 3),
        "longest that a letter waited": round(min(one["waited"] for one in said), 3),
    }
    name = "start, key and Today, reference laptop (task 13)"
    return [Result(name, there, BUDGET, "s", more), _worth(cost, guess)]


def _worth(cost: Cost, guess: float) -> Result:
    """Say what guessing four of our words costs at this cost, and at the least that is allowed."""
    guesses = len(word_list()) ** 4 / 2  # on average half of all are tried
    floor = _guess(FLOOR)
    more: dict[str, object] = {
        "MiB": cost.m // 1_024,
        "passes": cost.t,
        "lanes": cost.p,
        "years of such machines for four words": round(guesses * guess / YEAR),
        "of a graphics card, assumed": _card_years(guesses, cost),
        "at the floor": {
            "seconds": round(floor, 3),
            "years": round(guesses * floor / YEAR),
            "of a graphics card": _card_years(guesses, FLOOR),
        },
    }
    return Result("a guess at the words", guess, TARGET * 1.2, "s", more)


def _card_years(guesses: float, cost: Cost) -> int:
    """Return the years of one graphics card: its rate falls with memory times passes."""
    return round(guesses / CARD * (cost.m * cost.t / AT) / YEAR)


def _guess(cost: Cost) -> float:
    took = []
    for _ in range(3):
        start = perf_counter()
        key_from(WORDS, bytes(16), cost)
        took.append(perf_counter() - start)
    return min(took)
