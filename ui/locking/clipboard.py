"""What was copied here does not stay: cleared after half a minute, kept out of histories.

Formats by which programs ask that nothing keeps it: Windows' clipboard history and cloud
(learn.microsoft.com, "Cloud clipboard and clipboard history formats"), KDE's Klipper.
"""

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QObject, QTimer
from PySide6.QtGui import QClipboard, QGuiApplication

AFTER_MS = 30_000
_WINDOWS = 'application/x-qt-windows-mime;value="{}"'
_NO = (0).to_bytes(4, "little")  # a DWORD
KEPT_OUT = {
    _WINDOWS.format("ExcludeClipboardContentFromMonitorProcessing"): b"\1",
    _WINDOWS.format("CanIncludeInClipboardHistory"): _NO,
    _WINDOWS.format("CanUploadToCloudClipboard"): _NO,
    "x-kde-passwordManagerHint": b"secret",
}


class Clipboard(QObject):
    """Watches what this program puts on the clipboard; what others put there is not touched.

    `owns` says whether what is there is this program's, where the system knows.
    """

    def __init__(self, parent: QObject, owns: Callable[[], bool] | None = None) -> None:
        super().__init__(parent)
        self._board: QClipboard = QGuiApplication.clipboard()
        self._owns = owns or self._board.ownsClipboard
        self.ours = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(AFTER_MS)
        self._timer.timeout.connect(self.clear)
        self._board.dataChanged.connect(self._look)

    def clear(self) -> None:
        """Empty the clipboard if what is on it is still ours."""
        self._timer.stop()
        if self.ours and self._owns():
            self._board.clear()
        self.ours = False

    def _look(self) -> None:
        """Mark what was copied here, as text alone, and begin to count."""
        self.ours = self._owns()
        held = self._board.mimeData()
        if not self.ours or held is None or not held.hasText():
            self._timer.stop()
            return
        self._timer.start()
        if not all(held.hasFormat(kind) for kind in KEPT_OUT):
            marked = QMimeData()
            marked.setText(held.text())
            for kind, value in KEPT_OUT.items():
                marked.setData(kind, value)
            self._board.setMimeData(marked)
