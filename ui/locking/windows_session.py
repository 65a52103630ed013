"""What Windows tells a window of its session: locked, handed to another user, put to sleep.

Messages and their numbers are those of WTSRegisterSessionNotification and WM_POWERBROADCAST,
learn.microsoft.com.
"""

import ctypes
import sys
from ctypes import wintypes
from typing import Any

from PySide6.QtCore import QAbstractNativeEventFilter, QByteArray, QCoreApplication, QObject, Signal

WM_POWERBROADCAST, PBT_APMSUSPEND = 0x0218, 0x4
WM_WTSSESSION_CHANGE = 0x02B1
WM_ENDSESSION = 0x0016
CONSOLE_DISCONNECT, REMOTE_DISCONNECT, SESSION_LOGOFF, SESSION_LOCK = 0x2, 0x4, 0x6, 0x7
_LEAVES = {CONSOLE_DISCONNECT, REMOTE_DISCONNECT, SESSION_LOGOFF, SESSION_LOCK}
_KINDS = (b"windows_generic_MSG", b"windows_dispatcher_MSG")
_THIS_SESSION, _TO_A_WINDOW = 0, 0


class WindowsSession(QObject):
    """Tells when the person at this session leaves it."""

    left = Signal()

    def __init__(self, app: QCoreApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app, self._filter = app, _Messages(self)
        app.installNativeEventFilter(self._filter)

    def listen(self, window: int) -> None:
        """Have Windows tell the window with this handle; without Windows nothing is asked for."""
        if sys.platform == "win32":
            handle = wintypes.HWND(window)
            ctypes.windll.wtsapi32.WTSRegisterSessionNotification(handle, _THIS_SESSION)
            ctypes.windll.user32.RegisterSuspendResumeNotification(handle, _TO_A_WINDOW)

    def rest(self) -> None:
        """Listen no more."""
        self._app.removeNativeEventFilter(self._filter)


class _Messages(QAbstractNativeEventFilter):
    """Sees each message of Windows; holds none back."""

    def __init__(self, session: WindowsSession) -> None:
        super().__init__()
        self._session = session

    def nativeEventFilter(  # noqa: N802
        self, kind: QByteArray | bytes | bytearray | memoryview, message: Any
    ) -> tuple[bool, int]:
        if QByteArray(kind).data() in _KINDS and _leaves(wintypes.MSG.from_address(int(message))):
            self._session.left.emit()
        return False, 0


def _leaves(message: wintypes.MSG) -> bool:
    """Say whether a message says that somebody leaves."""
    said, how = message.message, message.wParam
    return (
        (said == WM_WTSSESSION_CHANGE and how in _LEAVES)
        or (said == WM_POWERBROADCAST and how == PBT_APMSUSPEND)
        or (said == WM_ENDSESSION and bool(how))
    )
