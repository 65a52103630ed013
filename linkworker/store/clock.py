"""The stamp that every change carries: a hybrid logical clock.

It labels and orders what people see; it never decides what is kept, and nothing stops for
it (Kulkarni et al., "Logical Physical Clocks", 2014). A stamp is milliseconds since 1970
times 2**20 plus a count, so it fits 63 bits until 2248.
"""

import time
from collections.abc import Callable

COUNT = 20
AHEAD = 5 * 60 * 1000


def wall_clock() -> int:
    """Return this laptop's clock, in milliseconds since 1970 (UTC)."""
    return time.time_ns() // 1_000_000


class Clock:
    """Gives stamps that only grow, near the wall clock."""

    def __init__(self, now: Callable[[], int], last: int) -> None:
        self._now = now
        self.last = last

    def tick(self) -> int:
        """Return the next stamp."""
        self.last = max(self.last + 1, self._now() << COUNT)
        return self.last

    def hear(self, stamp: int) -> None:
        """Take in another device's stamp, unless it is ahead of what can be believed here."""
        if stamp <= believable(self._now()):
            self.last = max(self.last, stamp)


def believable(now: int) -> int:
    """Return the last stamp that counts at a time (ms): a clock five minutes ahead gives it."""
    return (now + AHEAD) << COUNT


def milliseconds(stamp: int) -> int:
    """Return the wall-clock part of a stamp: milliseconds since 1970 (UTC)."""
    return stamp >> COUNT
