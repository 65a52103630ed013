"""Boxes to type in, each with its number before it and a mark behind it that shows it is right."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from ui import theme
from ui.widgets.labels import IconLabel, Label
from ui.widgets.layout import across


def numbered(
    boxes: Sequence[QWidget], in_a_row: int, room: int
) -> tuple[QGridLayout, list[IconLabel]]:
    """Lay boxes out by number, `room` px for each number; return them and their hidden marks."""
    marks = [IconLabel("check", "ok", 14) for _ in boxes]
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(14)
    grid.setVerticalSpacing(8)
    for at, (box, mark) in enumerate(zip(boxes, marks, strict=True)):
        kept = mark.sizePolicy()
        kept.setRetainSizeWhenHidden(True)
        mark.setSizePolicy(kept)
        mark.hide()
        number = Label(str(at + 1), "meta", "muted")
        number.setFixedWidth(theme.size(room))
        grid.addLayout(across(number, box, mark, gap=5), at // in_a_row, at % in_a_row)
    return grid, marks
