"""Why there are recovery sheets, and who may keep them: two pages to read before they are made."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.labels import IconLabel, WrapLabel
from ui.widgets.layout import STRETCH, across, down

WHY = (
    ("lock", "Everything about a child is locked so that only your team's laptops can read it. "
             "Not the server, not whoever runs it, not us."),
    ("laptop", "If laptops are lost or words are forgotten, colleagues' laptops still have it all. "
               "If nobody's laptop is left, only the recovery sheets open it."),
    ("users", "There are three pairs of sheets. Any one pair opens everything; one sheet alone "
              "opens nothing. So no one person can, and one lost envelope does not matter."),
    ("history", "Every use of them is written down for all leads to see, with two names and a "
                "reason."),
)  # fmt: skip
WHO = (
    ("user", "Six people, or at least four: trustees and executives of the charity."),
    ("triangle-alert", "Never whoever hosts the server, your IT supplier, or an administrator of "
                       "the server. Never both sheets of a pair with one person."),
    ("mail", "Each sheet goes into its own sealed, numbered envelope. The two of a pair lie at two "
             "addresses."),
    ("calendar-days", "When a custodian leaves, a new pair is made within ten days. Once a year "
                      "two of them practise: it is called a drill."),
)  # fmt: skip


class CustodyStep(QWidget):
    """A few things to know, each with its sign."""

    def __init__(self, told: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        rows = []
        for icon, words in told:
            mark = IconLabel(icon, "accent", 20)
            row = across(mark, WrapLabel(words, "body"), gap=14)
            row.setStretch(1, 1)
            row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
            rows.append(row)
        self.setLayout(down(*rows, STRETCH, gap=14))
