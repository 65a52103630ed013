"""Notices that somebody leaves this laptop: locked, asleep, handed to another user."""

import sys

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from ui.locking.clock_jump import ClockJump
from ui.locking.mac_session import MacSession
from ui.locking.windows_session import WindowsSession


class Leaving(QObject):
    """Tells that the person at this laptop leaves it, by whatever this system tells.

    Where it tells nothing, its clock does, at the latest when the laptop wakes.
    """

    left = Signal()

    def __init__(self, app: QCoreApplication, window: QWidget) -> None:
        super().__init__(app)
        self.clock = ClockJump(self)
        self.clock.jumped.connect(self.left)
        self.windows = WindowsSession(app, self)
        self.windows.left.connect(self.left)
        if sys.platform == "win32":
            self.windows.listen(int(window.winId()))
        elif sys.platform == "darwin":
            MacSession(self).left.connect(self.left)
        else:
            from ui.locking.linux_session import LinuxSession  # its library is not elsewhere

            LinuxSession(self).left.connect(self.left)

    def rest(self) -> None:
        """Notice nothing more: who sat here has left."""
        self.blockSignals(True)
        self.clock.rest()
        self.windows.rest()
