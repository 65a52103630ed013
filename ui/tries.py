"""How long to wait after wrong passphrases: a speed bump for the shared staff room.

It is kept in a plain file, so it stops nobody who has the laptop to themselves; the cost of
each guess does that.
"""

import json
from pathlib import Path

from linkworker.measures.counting import many

FREE = 5
FIRST_SECONDS = 10
LONGEST_SECONDS = 300


def too_many(seconds: int) -> str:
    """Say how long to wait before the next try."""
    return f"Too many tries. Wait {many(seconds, 'second')}, then try again."


class Tries:
    """The wrong tries in a row, and when the next one is due (seconds since 1970)."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "tries.json"

    def wait(self, now: float) -> int:
        """Return the seconds still to wait before the next try."""
        wrong, at = self._read()
        if wrong < FREE:
            return 0
        pause = min(LONGEST_SECONDS, FIRST_SECONDS * 2 ** min(wrong - FREE, 6))
        return int(max(0, min(pause, round(at + pause - now))))

    def wrong(self, now: float) -> int:
        """Count a wrong try; return how many there have been in a row."""
        count = self._read()[0] + 1
        self._file.write_text(json.dumps([count, now]))
        return count

    def right(self) -> None:
        """Begin to count anew."""
        self._file.unlink(missing_ok=True)

    def _read(self) -> tuple[int, float]:
        try:
            wrong, at = json.loads(self._file.read_text())
            return int(wrong), float(at)
        except (OSError, ValueError, TypeError):
            return 0, 0.0
