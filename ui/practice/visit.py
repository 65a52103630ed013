"""Going into practice over whatever was shown, and coming back to it."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from linkworker.errors import LinkWorkerError
from linkworker.practice.folder import Practice, open_practice, throw_away
from sync import merge
from ui.crash import said_in_words
from ui.desk import tell_time
from ui.errand import Errand
from ui.places import furnish_desk
from ui.practice.frame import PracticeFrame
from ui.practice.practising import Practising
from ui.sync_words import PRACTISING
from ui.widgets.door import DoorPage

NO_ROOM = "This laptop's disk would not take it. Is there room on it?"
NEVER = "Practice never syncs: nothing leaves this laptop."
_AGAIN = ("Setting out the practice caseload", "What was tried is thrown away. A moment…")


class Visit(QObject):
    """Practice, from going in to coming back. `show` makes a widget the one that is shown."""

    lock = Signal()
    back = Signal()
    failed = Signal(str)

    def __init__(self, parent: QObject, folder: Path, show: Callable[[QWidget], None]) -> None:
        super().__init__(parent)
        self._folder = folder
        self._show = show
        self.practising: Practising | None = None
        self.frame: PracticeFrame | None = None
        self._let_in = False

    def begin(self) -> None:
        """Open the practice store, made the first time, and go in."""
        self._open(lambda: open_practice(self._folder, merge.view))

    def let_in(self) -> None:
        """Say in the frame that the real caseload can be gone to."""
        self._let_in = True
        if self.frame is not None:
            self.frame.say_let_in()

    def leave(self) -> None:
        """Come back to what was shown before; what was tried is kept."""
        tell_time(datetime.now)  # before anything that is real is read again
        self.back.emit()
        self.end()

    def end(self) -> None:
        """Close the store, and tell the time by this laptop again."""
        if self.frame is not None and self.practising is not None:
            self.frame.close()
            self.practising.end()
            self.frame.deleteLater()
            tell_time(datetime.now)
        self.frame = self.practising = None

    def _open(self, work: Callable[[], Practice]) -> None:
        errand = Errand(self, work)
        errand.done.connect(self._go_in)
        errand.failed.connect(self._not_opened)
        errand.start()

    def _not_opened(self, error: Exception) -> None:
        self.failed.emit(said_in_words(error) if isinstance(error, LinkWorkerError) else NO_ROOM)

    def _go_in(self, practice: Practice) -> None:
        tell_time(practice.clock.now)
        self.practising = made = Practising(practice)
        window = furnish_desk(made.desk)
        window.bar.pill.show_state(PRACTISING)
        window.lock.connect(self.lock)
        window.sync_now.connect(lambda: window.toast.say(NEVER))
        self.frame = frame = PracticeFrame(window)
        frame.things.wanted.connect(self._begin_thing)
        frame.left.connect(self.leave)
        frame.thrown_away.connect(self._begin_again)
        made.tried.connect(frame.show_tried)
        if self._let_in:
            frame.say_let_in()
        window.go("today")
        self._show(frame)
        made.look()

    def _begin_thing(self, name: str) -> None:
        if self.practising is not None and name == "decided":
            self.practising.desk.go("to_decide")
        elif self.practising is not None:
            self.practising.desk.note_wanted.emit("")

    def _begin_again(self) -> None:
        self._show(DoorPage(*_AGAIN, 560))
        self.end()

        def anew() -> Practice:
            throw_away(self._folder)
            return open_practice(self._folder, merge.view)

        self._open(anew)
