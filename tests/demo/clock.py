"""The clock of the day: Tuesday 4 November 2025 from 09:42 on, for screens and stores alike."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from linkworker.actions.unlock import Unlocked
from linkworker.store import Store
from ui.app import App

NOW = datetime(2025, 11, 4, 9, 42)
_BEGAN = time.monotonic()


def clock() -> datetime:
    """Return the time on everybody's wall."""
    return NOW + timedelta(seconds=time.monotonic() - _BEGAN)


def milliseconds() -> int:
    """Return the same in milliseconds since 1970."""
    return int(clock().timestamp() * 1000)


class OnTheDay(Unlocked):
    """A store that reads the clock of the day; the server, whose clock it is not, says so."""

    def store(self, now: Callable[[], int] = milliseconds) -> Store:
        """Open the store for writing."""
        return super().store(now)


class Program(App):
    """The real program, on the day."""

    def begin(self, unlocked: Unlocked) -> None:
        """Open the window of an unlocked store."""
        super().begin(OnTheDay(**vars(unlocked)))
