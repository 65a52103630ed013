"""A card that takes one file of this computer, dropped on it. It reads nothing."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from ui.widgets.cards import Card


class FileDrop(Card):
    """`taken` says which file was dropped or chosen."""

    taken = Signal(Path)

    def __init__(self) -> None:
        super().__init__(kind="sunken")
        self.setAcceptDrops(True)

    def choose_file(self, title: str, kinds: str) -> None:
        """Let a person choose a file in the system's own window."""
        chosen, _ = QFileDialog.getOpenFileName(self, title, "", f"{kinds};;All files (*)")
        if chosen:
            self.taken.emit(Path(chosen))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take one file of this computer."""
        if _dropped(event) is not None:
            event.acceptProposedAction()
            self.set_kind("chosen")

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Look as before."""
        super().dragLeaveEvent(event)
        self.set_kind("sunken")

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Say which file was dropped."""
        self.set_kind("sunken")
        path = _dropped(event)
        if path is not None:
            event.acceptProposedAction()
            self.taken.emit(path)


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
