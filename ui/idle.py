"""Notices when nobody has touched the laptop for a while."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

WARNING_SECONDS = 30
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
        self._warning, self._ending = QTimer(self), QTimer(self)
        for timer, told in ((self._warning, self.warned), (self._ending, self.expired)):
            timer.setSingleShot(True)
            timer.timeout.connect(told)
        self.set_minutes(minutes)
        app.installEventFilter(self)

    def set_minutes(self, minutes: int) -> None:
        """Lock after this many minutes without use, from 1 to 15."""
        whole = max(1, min(minutes, 15)) * 60_000
        self._ending.setInterval(whole)
        self._warning.setInterval(whole - WARNING_SECONDS * 1000)
        self.touch()

    def touch(self) -> None:
        """Begin to count again."""
        self._warning.start()
        self._ending.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """See every touch; hold none back."""
        if event.type() in _TOUCHES:
            self.touch()
        return super().eventFilter(watched, event)
