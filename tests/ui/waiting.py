"""Waits for an answer of the store's threads by its event, not by looking every so often."""

from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

PATIENCE = 20  # seconds


def answered(ask):
    """Call `ask` with what is to be told the answer; return the answer once all of it is drawn.

    It needs no event loop of its own: after a program has ended in a test, none would run.
    """
    found, waker, end = [], QTimer(), monotonic() + PATIENCE
    waker.start(500)
    ask(found.append)
    while not found and monotonic() < end:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    assert found, "no answer came"
    QApplication.processEvents()
    return found[0]
