"""Notices that this laptop slept, on every system: its clock went on while the program did not."""

import time
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

EVERY_MS = 5_000
JUMP = 30.0  # seconds that the clock on the wall may differ from the time that passed here


class ClockJump(QObject):
    """Tells when the clock on the wall went further, or back, than the time between two looks.

    A clock that somebody set looks the same, and is treated the same: what is typed stays.
    """

    jumped = Signal()

    def __init__(self, parent: QObject, now: Callable[[], float] = time.time) -> None:
        super().__init__(parent)
        self._now = now
        self._last = now()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Compare the clock with what it was at the last look."""
        before, self._last = self._last, self._now()
        if abs(self._last - before - EVERY_MS / 1000) > JUMP:
            self.jumped.emit()

    def rest(self) -> None:
        """Look no more."""
        self._timer.stop()
