"""Runs what screens ask for off the screen's thread: one thread writes, another reads.

A screen asks and is answered later on its own thread; it never shows a change before it is
kept. Whoever shows a record listens to `changed` and reads it again.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot
from shiboken6 import isValid

from linkworker.store import Changes, Reader, Store
from ui.cycles import Cycles

R = TypeVar("R")


class Background(QObject):
    """The store's two threads, and the signals they send home."""

    changed = Signal(object)  # Changes: some records are different now
    failed = Signal(object)  # Exception: not done, and nobody asked to handle this one
    unread = Signal(object)  # Exception: not read, and nobody asked to handle this one
    told_all = Signal(bool)  # nothing is being read; whether everything could be
    _home = Signal(object)  # Callable: run this on the screen's thread

    def __init__(self, open_store: Callable[[], Store], open_reader: Callable[[], Reader]) -> None:
        super().__init__()
        self._writing = ThreadPoolExecutor(max_workers=1, thread_name_prefix="store")
        self._reading = ThreadPoolExecutor(max_workers=1, thread_name_prefix="reader")
        self._store = self._writing.submit(open_store)
        self._reader = self._reading.submit(lambda: self._store.result() and open_reader())
        self._home.connect(self._come_home, Qt.ConnectionType.QueuedConnection)
        self.closed = False
        self.reading = 0  # questions that wait for their answer
        self._whole = True
        self._cycles = Cycles(self)

    def run(
        self,
        action: Callable[[Store], R],
        *,
        then: Callable[[R], None] | None = None,
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run an action on the writing thread and answer on the screen's thread."""
        task = self._writing.submit(lambda: action(self._store.result()))
        task.add_done_callback(lambda done: self._send_home(done, then, otherwise))

    def read(
        self,
        question: Callable[[Reader], R],
        *,
        then: Callable[[R], None],
        otherwise: Callable[[Exception], None] | None = None,
    ) -> None:
        """Ask the reading thread and answer on the screen's thread."""
        self.reading += 1
        task = self._reading.submit(lambda: question(self._reader.result()))
        task.add_done_callback(lambda done: self.at_home(lambda: self._told(done, then, otherwise)))

    def wait(self, action: Callable[[Store], R]) -> R:
        """Run an action on the writing thread and wait for it; for the network's thread only."""
        return self._writing.submit(lambda: action(self._store.result())).result()

    def tell_changed(self, changes: Changes) -> None:
        """Tell every screen of changes that came from elsewhere; from any thread."""
        if changes.ids and not self.closed:
            self._home.emit(lambda: self.changed.emit(changes))

    def at_home(self, call: Callable[[], None]) -> None:
        """Run something on the screen's thread; from any thread."""
        if not self.closed:
            self._home.emit(call)

    def close(self) -> None:
        """Finish what is queued, close both connections, and stop."""
        self.closed = True
        for pool, opened in ((self._reading, self._reader), (self._writing, self._store)):
            pool.submit(_close, opened)
            pool.shutdown(wait=True)
        self._cycles.let_go()

    def _send_home(self, done: "Future[Any]", then: Any, otherwise: Any) -> None:
        if not self.closed:
            self._home.emit(lambda: self._answer(done, then, otherwise))

    def _told(self, done: "Future[Any]", then: Any, otherwise: Any) -> None:
        self.reading -= 1
        self._whole = self._whole and (otherwise is not None or done.exception() is None)
        self._answer(done, then, otherwise or self.unread.emit)
        if not self.reading:
            whole, self._whole = self._whole, True
            self.told_all.emit(whole)

    def _answer(self, done: "Future[Any]", then: Any, otherwise: Any) -> None:
        error = done.exception()
        if error is not None:
            (otherwise or self.failed.emit)(error)
            return
        result = done.result()
        for part in result if isinstance(result, tuple) else (result,):
            if isinstance(part, Changes) and part.ids:
                self.changed.emit(part)
        if then and _is_there(then):
            then(result)

    @Slot(object)
    def _come_home(self, call: Callable[[], None]) -> None:
        if not self.closed:
            call()


def _is_there(then: Callable[[Any], None]) -> bool:
    """Say whether whom an answer is for still is: a window may have gone while it was read."""
    concerned: list[Any] = []
    while isinstance(then, partial):
        concerned += then.args
        then = then.func
    concerned.append(getattr(then, "__self__", None))
    return all(isValid(one) for one in concerned if isinstance(one, QObject))


def _close(opened: "Future[Any]") -> None:
    if opened.exception() is None:
        opened.result().close()
