"""Waits until it is so: a machine with much to do may take its time, and nothing is guessed."""

from functools import partial
from time import monotonic

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

PATIENCE = 20  # seconds


class Patient(QtBot):
    """Qt's robot, to whom what is not known or not there yet is no answer.

    The robot of pytest-qt ends its waiting when it is told None, as if that were a yes, and when
    a line or a child that is being read anew cannot be asked for a moment.
    """

    def waitUntil(self, callback, *, timeout=PATIENCE * 1000):  # noqa: N802
        """Wait until `callback` says anything that holds."""

        def holds():
            try:
                return bool(callback())
            except (AttributeError, LookupError, RuntimeError, StopIteration) as error:
                raise AssertionError("there is nothing to ask") from error

        super().waitUntil(holds, timeout=timeout)

    def waitSignal(self, signal, *, timeout=PATIENCE * 1000, **how):  # noqa: N802
        """Wait for a signal as patiently."""
        return super().waitSignal(signal, timeout=timeout, **how)

    def show(self, widget, *size):
        """Show a widget, of this width and height in dots; it goes with the test."""
        self.addWidget(widget)
        if size:
            widget.resize(*size)
        with self.waitExposed(widget):
            widget.show()
        return widget

    def turn_to(self, widget):
        """Have a window in front, so that keys go to it."""
        widget.activateWindow()
        self.waitUntil(widget.isActiveWindow)


def told(background, question=lambda _: True):
    """Give the store's answer once all that was asked before is kept, read and drawn."""
    read = partial(background.read, question)
    return answered(lambda then: background.run(lambda _: True, then=lambda _: read(then=then)))


def answered(ask):
    """Wait for an answer of the store's threads by its event, not by looking every so often.

    Call `ask` with what is to be told the answer; return the answer once all of it is drawn.
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
