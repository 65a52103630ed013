"""What macOS tells every program: the screen is locked, the session is handed to another user.

Core Foundation's distributed notifications, through ctypes: Qt does not pass them on.
"""

import ctypes
import ctypes.util
import sys
from typing import Any

from PySide6.QtCore import QObject, Signal

LOCKED = (b"com.apple.screenIsLocked", b"com.apple.screensaver.didstart")
_UTF_8, _AT_ONCE = 0x08000100, 4
_HEARD = ctypes.CFUNCTYPE(
    None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p
)


class MacSession(QObject):
    """Tells when the screen is locked; silent anywhere but on macOS."""

    left = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._heard = _HEARD(lambda *_: self.left.emit())
        if sys.platform == "darwin":
            self._listen(ctypes.CDLL(ctypes.util.find_library("CoreFoundation")))

    def _listen(self, foundation: Any) -> None:
        """Ask the centre for each name; it calls back on the screen's own thread."""
        pointer = ctypes.c_void_p
        foundation.CFNotificationCenterGetDistributedCenter.restype = pointer
        foundation.CFStringCreateWithCString.restype = pointer
        foundation.CFStringCreateWithCString.argtypes = [pointer, ctypes.c_char_p, ctypes.c_uint32]
        observe = foundation.CFNotificationCenterAddObserver
        observe.argtypes = [pointer, pointer, _HEARD, pointer, pointer, ctypes.c_long]
        centre = foundation.CFNotificationCenterGetDistributedCenter()
        for name in LOCKED:
            said = foundation.CFStringCreateWithCString(None, name, _UTF_8)
            observe(centre, None, self._heard, said, None, _AT_ONCE)
