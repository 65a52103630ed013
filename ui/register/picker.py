"""A file to choose or to drop; what is said about the one in hand."""

from ui.widgets.buttons import Button
from ui.widgets.file_drop import FileDrop
from ui.widgets.labels import IconLabel, WrapLabel
from ui.widgets.layout import across, down

_WAITING = ("Drop the school's file here, or choose it", "A spreadsheet: .xlsx or .csv.")


class FilePicker(FileDrop):
    """Takes one file, by a button or by dropping it; `taken` says which. It reads nothing."""

    def __init__(self) -> None:
        super().__init__()
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

    def _choose(self) -> None:
        self.choose_file("The school's file", "Spreadsheets (*.xlsx *.csv *.txt)")
