"""A week's ten half-days to type, as a register prints them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from linkworker.measures.attendance import SESSIONS, WEEK, read_code
from linkworker.measures.days import WEEKDAYS
from ui import theme
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label

_HALVES = ("morning", "afternoon")


class MarksEdit(QWidget):
    """Ten boxes, Monday morning first; a code of at most two letters in each."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(6)
        for row, session in enumerate(SESSIONS, start=1):
            grid.addWidget(Label(session, "meta", "muted"), row, 0)
        self._boxes = [self._box(at) for at in range(WEEK)]
        for at, box in enumerate(self._boxes):
            day, half = divmod(at, 2)
            if not half:
                heading = Label(WEEKDAYS[day][:3], "meta", "muted")
                grid.addWidget(heading, 0, day + 1, Qt.AlignmentFlag.AlignHCenter)
            grid.addWidget(box, half + 1, day + 1)
        grid.setColumnStretch(6, 1)
        self.setLayout(grid)

    def value(self) -> tuple[str, ...]:
        """Give ten codes, '' where nothing stands."""
        return tuple((read_code(box.value()) or box.value()) for box in self._boxes)

    def set_value(self, value: Sequence[str] | None) -> None:
        """Show ten codes."""
        for box, code in zip(self._boxes, value or ("",) * WEEK, strict=True):
            box.set_value(code)

    def problem(self) -> str:
        """Say which half-day holds what no register has, or ''."""
        for box in self._boxes:
            if read_code(box.value()) is None:
                return f"must have a mark that registers use on {box.half_day}"
        return ""

    def _box(self, at: int) -> "_Box":
        box = _Box(f"{WEEKDAYS[at // 2]} {_HALVES[at % 2]}")
        box.changed.connect(self.changed)
        return box


class _Box(LineEdit):
    def __init__(self, half_day: str) -> None:
        super().__init__()
        self.half_day = half_day
        self.setMaxLength(2)
        self.setFixedWidth(theme.size(48))
        self.setAccessibleName(half_day)
