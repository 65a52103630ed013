"""The clock of the practice store: Tuesday 4 November 2025, from 09:42 on."""

import time
from datetime import datetime, timedelta

from linkworker.practice.caseload import NOW


class PracticeClock:
    """Goes on from where practising last stood, as fast as any other clock."""

    def __init__(self, stood: int = 0) -> None:
        """Begin at `stood`, in milliseconds since 1970, or at 09:42 if that is later."""
        self._begun = max(NOW, datetime.fromtimestamp(stood / 1000))
        self._since = time.monotonic()

    def now(self) -> datetime:
        """Return the day and time for the screens."""
        return self._begun + timedelta(seconds=time.monotonic() - self._since)

    def milliseconds(self) -> int:
        """Return it for the store: milliseconds since 1970 (UTC)."""
        return int(self.now().timestamp() * 1000)
