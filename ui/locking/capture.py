"""Windows kept out of screenshots, recordings and calls, but for an hour at a time when asked.

Windows: SetWindowDisplayAffinity. macOS: NSWindow's sharingType. On Linux nothing of the kind
exists: any program of the session may read the screen, which is said in the security target.
"""

import ctypes
import ctypes.util
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

SHARED_MS = 60 * 60_000
LOOK_MS = 500
_SEEN, _EXCLUDED = 0x0, 0x11  # WDA_NONE, WDA_EXCLUDEFROMCAPTURE
_READ_ONLY, _NOBODY = 1, 0  # NSWindowSharingReadOnly, NSWindowSharingNone


class Capture(QObject):
    """Keeps every window that shows out of capture; `shared` says whether they are seen now.

    It looks for new windows when the focus moves to one, and twice a second: to be told of each
    one as it shows, a program would have to look at every event there is.
    """

    shared = Signal(bool)

    def __init__(
        self, app: QApplication, keep_out: Callable[[int, bool], None] | None = None
    ) -> None:
        super().__init__(app)
        self._keep_out = keep_out or _of_this_system()
        self._told: dict[int, bool] = {}
        self.sharing = False
        self._over = QTimer(self)
        self._over.setSingleShot(True)
        self._over.setInterval(SHARED_MS)
        self._over.timeout.connect(lambda: self.share(on=False))
        self._watch = QTimer(self)
        self._watch.setInterval(LOOK_MS)
        self._watch.timeout.connect(self.look)
        if keep_out is not None or can_keep_out():
            self._watch.start()
            app.focusWindowChanged.connect(self.look)

    def share(self, *, on: bool) -> None:
        """Let windows be seen in a call for an hour, or be kept out again."""
        self.sharing = on
        if on:
            self._over.start()
        else:
            self._over.stop()
        self.look()
        self.shared.emit(on)

    def look(self) -> None:
        """Tell the system of each window that shows and was not told of as it stands now."""
        shown = [one for one in QGuiApplication.topLevelWindows() if one.isVisible()]
        before, self._told = self._told, {int(one.winId()): not self.sharing for one in shown}
        for window, out in self._told.items():
            if before.get(window) != out:
                self._keep_out(window, out)

    def rest(self) -> None:
        """Look no more: the program ends."""
        self._watch.stop()
        self._over.stop()
        self.deleteLater()


def can_keep_out() -> bool:
    """Say whether this system can keep a window out of capture."""
    return sys.platform in ("win32", "darwin")


def _of_this_system() -> Callable[[int, bool], None]:
    if sys.platform == "win32":
        return _windows
    return _mac if sys.platform == "darwin" else lambda _window, _out: None


def _windows(window: int, out: bool) -> None:
    if sys.platform == "win32":
        handle = ctypes.c_void_p(window)
        ctypes.windll.user32.SetWindowDisplayAffinity(handle, _EXCLUDED if out else _SEEN)


def _mac(view: int, out: bool) -> None:
    """Ask the window of an NSView; `objc_msgSend` has another shape for each message."""
    objc = ctypes.CDLL(ctypes.util.find_library("objc"))
    objc.sel_registerName.restype = ctypes.c_void_p
    send = ctypes.cast(objc.objc_msgSend, ctypes.c_void_p).value or 0
    ask = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p)(send)
    say = ctypes.CFUNCTYPE(None, ctypes.c_void_p, ctypes.c_void_p, ctypes.c_ulong)(send)
    window = ask(view, objc.sel_registerName(b"window"))
    if window:
        say(window, objc.sel_registerName(b"setSharingType:"), _NOBODY if out else _READ_ONLY)
