"""What a laptop says once it was taken out: that nothing is left on it, and what to do."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from ui.widgets.buttons import Button
from ui.widgets.door import DoorPage
from ui.widgets.labels import IconLabel, WrapLabel
from ui.widgets.layout import STRETCH, across
from ui.widgets.notices import ErrorBox

WIDTH = 620
TITLE = "This laptop was taken out"
_ABOUT = (
    "An administrator of your organisation did this: it was reported lost, or its work is over."
)
_GONE = (
    "Everything of Linkworker on it is destroyed: its keys first, then the records, the notes not "
    "finished and the sealed copies. What had been sent is safe with the team."
)
_AGAIN = "Is it yours, and back? Ask your administrator for an invitation: then it begins anew."
_PAPERS = "Papers that were saved as files lie where they were saved. Delete those yourself."


class TakenOutPage(DoorPage):
    """`left` when somebody closes it; `names` are files that would not go."""

    left = Signal()

    def __init__(self, names: list[str]) -> None:
        super().__init__(TITLE, _ABOUT, WIDTH)
        close = Button("Close", "primary")
        rows = [
            _line("shield-check", "ok", _GONE),
            _line("file-text", "text2", _PAPERS),
            _line("mail", "text2", _AGAIN),
        ]
        if names:
            safe = "They cannot be opened: the keys are destroyed."
            left = ErrorBox("Some files would not go", safe, f"Delete them: {', '.join(names)}")
            self.put(*rows, left, across(STRETCH, close))
        else:
            self.put(*rows, across(STRETCH, close))
        close.clicked.connect(self.left)
        close.setFocus()


def _line(icon: str, tone: str, words: str) -> QHBoxLayout:
    row = across(IconLabel(icon, tone, 20), gap=14)
    row.addWidget(WrapLabel(words, "body", "soft"), 1)
    return row
