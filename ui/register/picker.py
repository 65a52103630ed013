"""A file to choose or to drop; what is said about the one in hand."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog

from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, WrapLabel
from ui.widgets.layout import across, down

_WAITING = ("Drop the school's file here, or choose it", "A spreadsheet: .xlsx or .csv.")


class FilePicker(Card):
    """Takes one file, by a button or by dropping it; `taken` says which. It reads nothing."""

    taken = Signal(Path)

    def __init__(self) -> None:
        super().__init__(kind="sunken")
        self.setAcceptDrops(True)
        self._title = WrapLabel("", "strong")
        self._words = WrapLabel("", "small", "muted")
        self.choose = Button("Choose the file", "secondary", "paperclip")
        row = across(IconLabel("file-text", "accent", 24), gap=14)
        row.addLayout(down(self._title, self._words, gap=3), 1)
        row.addWidget(self.choose)
        self.add(row)
        self.choose.clicked.connect(self._choose)
        self.show_file("", "")

    def show_file(self, name: str, words: str) -> None:
        """Say which file is in hand, and something about it; '' for none."""
        title, about = (name, words) if name else _WAITING
        self._title.setText(title)
        self._words.setText(about)
        self.choose.say("Choose another file" if name else "Choose the file")

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

    def _choose(self) -> None:
        kinds = "Spreadsheets (*.xlsx *.csv *.txt);;All files (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, "The school's file", "", kinds)
        if chosen:
            self.taken.emit(Path(chosen))


def _dropped(event: QDropEvent) -> Path | None:
    urls = event.mimeData().urls()
    return Path(urls[0].toLocalFile()) if len(urls) == 1 and urls[0].isLocalFile() else None
