"""What an erasure takes away and what it does not reach, a line for each kind."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from ui import names
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import down

_KINDS, _DAYS = 3, 4  # shares of the width
_HEAD = "This goes:"


class GoingList(QWidget):
    """`goes` are lines as an erasure keeps them: a kind, a colon, how many and from when."""

    def __init__(self, goes: Sequence[str], stays: Sequence[str] = ()) -> None:
        super().__init__()
        names.call(self, f"Goes: {'; '.join(goes)}")
        lines = QGridLayout()
        lines.setContentsMargins(0, 0, 0, 0)
        lines.setHorizontalSpacing(10)
        lines.setVerticalSpacing(4)
        lines.setColumnStretch(0, _KINDS)
        lines.setColumnStretch(1, _DAYS)
        for row, (kind, _, rest) in enumerate(one.partition(": ") for one in goes):
            for column, label in enumerate((WrapLabel(kind, "small"),
                                            WrapLabel(rest, "small", "muted"))):  # fmt: skip
                lines.addWidget(label, row, column, Qt.AlignmentFlag.AlignTop)
        said = [WrapLabel(f"Stays: {one}.", "small", "warn") for one in stays]
        self.setLayout(down(WrapLabel(_HEAD, "smallb"), lines, *said, gap=6))
