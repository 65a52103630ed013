"""Who sits at the laptop that is measured, when, and with which words. Loads next to nothing.

What the program itself loads later may not be loaded for it by the benchmark.
"""

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from ui.desk import Desk, Standing

TODAY = date(2026, 7, 7)
NOW = datetime.combine(TODAY, time(9, 42))
CASELOAD, PLACE, USER = "caseload", "place", "joyce"
WORDS = "four words on paper"
ROUNDS = 9  # of events, until a layout within layouts has come to rest


def joyces() -> "Standing":
    """Return who sits here: the Link Worker who leads the caseload."""
    from ui.desk import Standing

    return Standing(USER, "Joyce", {CASELOAD: "lead"}, places=frozenset({PLACE}), opened=True)


def tell_benchmark_time() -> None:
    """Let the screens believe it is the last day of the caseload."""
    from ui.desk import tell_time

    tell_time(lambda: NOW)


def drawn(desk: "Desk") -> None:
    """Wait until all that was asked is answered and drawn, and what it replaced is gone."""
    waiting = QEventLoop()
    desk.background.read(lambda _: True, then=lambda _: waiting.quit())
    waiting.exec()
    for _ in range(ROUNDS):
        QApplication.processEvents()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
