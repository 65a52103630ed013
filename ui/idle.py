"""Notices when nobody has touched the laptop for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

WARNING_SECONDS = 30
BLINK_MS = 1000  # after a touch: every event of the program would pass by here
BESIDE_A_CHILD = 20  # minutes: a lock in the middle of a talk would end it
_TOUCHES = (
    QEvent.Type.KeyPress,
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseMove,
    QEvent.Type.Wheel,
    QEvent.Type.TouchBegin,
)


class IdleWatch(QObject):
    """Tells half a minute before, and when, nobody has touched anything for some minutes."""

    warned = Signal()
    expired = Signal()

    def __init__(self, app: QApplication, minutes: int) -> None:
        super().__init__(app)
        self._app = app
        self._warning, self._ending, self._blink = QTimer(self), QTimer(self), QTimer(self)
        self._blink.setSingleShot(True)
        self._blink.setInterval(BLINK_MS)
        self._blink.timeout.connect(self._look)
        for timer, told in ((self._warning, self.warned), (self._ending, self.expired)):
            timer.setSingleShot(True)
            timer.timeout.connect(told)
        self._own, self._beside = minutes, False
        self._count()
        app.installEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Lock after this many minutes without use, from 1 to 15."""
        self._own = minutes
        self._count()

    def sit_beside_child(self, beside: bool) -> None:
        """Wait longer while the child's own view is open, whatever was chosen."""
        self._beside = beside
        self._count()

    def rest(self) -> None:
        """Watch no longer: who sat here has left."""
        self._app.removeEventFilter(self)
        for timer in (self._warning, self._ending, self._blink):
            timer.stop()

    def _count(self) -> None:
        minutes = BESIDE_A_CHILD if self._beside else max(1, min(self._own, 15))
        whole = minutes * 60_000
        self._ending.setInterval(whole)
        self._warning.setInterval(whole - WARNING_SECONDS * 1000)
        self._begin_again()

    def touch(self) -> None:
        """Begin to count again, and look no more for a second: somebody is there."""
        self._app.removeEventFilter(self)
        self._blink.start()
        self._begin_again()

    def _look(self) -> None:
        """Look for the next touch; one of the last second may have gone unseen."""
        self._begin_again()
        self._app.installEventFilter(self)

    def _begin_again(self) -> None:
        self._warning.start()
        self._ending.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See every touch; hold none back."""
        if event.type() in _TOUCHES:
            self.touch()
        return False
