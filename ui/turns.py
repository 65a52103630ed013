"""Something long on the screen's thread, a little at a time: the window goes on answering."""

from collections.abc import Generator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal

_TURN_MS = 25


class TakeTurns(QObject):
    """Takes turns until there are none: `whole(place)` for each that gave a place.

    `ended()` after the last one, or the one to be the last; `failed(error)` at an OSError.
    """

    whole = Signal(int)
    ended = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._turns: Generator[int | None, None, None] | None = None
        self._finishing = False
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)

    @property
    def busy(self) -> bool:
        """Whether there are turns left to take."""
        return self._turns is not None

    def begin(self, turns: Generator[int | None, None, None]) -> None:
        """Take these turns, where no others are being taken."""
        self._turns, self._finishing = turns, False
        self._timer.start()

    def finish(self) -> None:
        """Let the place that is being made be the last one: nothing is left half done."""
        self._finishing = True

    def _go_on(self) -> None:
        """Take turns for a moment, then let the window answer."""
        clock = QElapsedTimer()
        clock.start()
        while self._turns is not None and clock.elapsed() < _TURN_MS:
            try:
                place = next(self._turns)
            except StopIteration:
                self._end()
            except OSError as error:
                self._let_go()
                self.failed.emit(error)
            else:
                if place is not None:
                    self.whole.emit(place)
                    if self._finishing:
                        self._end()

    def _end(self) -> None:
        self._let_go()
        self.ended.emit()

    def _let_go(self) -> None:
        self._timer.stop()
        if self._turns is not None:
            self._turns.close()
        self._turns = None
