"""One slow thing done off the screen's thread, such as deriving a key from a passphrase."""

import threading
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from ui.cycles import Cycles


class Errand(QObject):
    """Runs `work` on a thread of its own and answers on the screen's thread, once."""

    done = Signal(object)
    failed = Signal(object)

    def __init__(self, parent: QObject, work: Callable[[], Any]) -> None:
        super().__init__(parent)
        self._work = work

    def start(self) -> None:
        """Begin."""
        cycles = Cycles(self)
        self.done.connect(cycles.let_go)
        self.failed.connect(cycles.let_go)
        threading.Thread(target=self._run, name="errand", daemon=True).start()

    def _run(self) -> None:
        try:
            result = self._work()
        except Exception as error:  # noqa: BLE001 - answered on the screen's thread
            self.failed.emit(error)
        else:
            self.done.emit(result)
