"""Collects Python's cycles on the screen's thread: Qt's objects may not end on another one.

While other threads run, Python would collect on whichever thread makes the next object,
and a widget that ends on the wrong thread takes the program with it.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import ClassVar

from PySide6.QtCore import QObject, QTimer

EVERY_MS = 500


class Cycles(QObject):
    """Holds collecting at home from its making until `let_go`; several may hold it at once."""

    _holders: ClassVar[set[int]] = set()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._holders.add(id(self))
        gc.disable()
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(collect)
        self._timer.start()

    def let_go(self, *_: object) -> None:
        """Let Python collect by itself again, once nobody else holds it."""
        self._timer.stop()
        self._holders.discard(id(self))
        if not self._holders:
            gc.enable()


@contextmanager
def none_ends() -> Iterator[None]:
    """Let no cycle be collected in a block in which Qt goes through all widgets one by one."""
    collects = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collects:
            gc.enable()


def collect() -> None:
    """Collect the oldest generation that is due, as Python would."""
    due = zip(gc.get_count(), gc.get_threshold(), strict=True)
    oldest = max((at for at, (count, limit) in enumerate(due) if 0 < limit < count), default=-1)
    if oldest >= 0:
        gc.collect(oldest)
