"""Waits for an answer of the store's threads by its signal, not by looking every so often."""

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

PATIENCE_MS = 20_000


def answered(ask):
    """Call `ask` with what is to be told the answer; return the answer once all of it is drawn."""
    loop, found = QEventLoop(), []

    def come(answer):
        found.append(answer)
        loop.quit()

    ask(come)
    if not found:
        QTimer.singleShot(PATIENCE_MS, loop, loop.quit)
        loop.exec()
    assert found, "no answer came"
    QApplication.processEvents()
    return found[0]
