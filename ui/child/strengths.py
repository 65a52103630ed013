"""What the goals of a plan build on, before any of them."""

from PySide6.QtCore import Qt

from linkworker.records import Plan
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, WrapLabel
from ui.widgets.layout import across, held

_SAID = {"good_at": ("star", "Good at"), "works": ("lightbulb", "What works")}


class Strengths(Card):
    """Two short texts on a tint, side by side; hidden where nothing is written."""

    def __init__(self) -> None:
        super().__init__(kind="accent")
        row = across(gap=20)
        self._words = {field: WrapLabel("", "small") for field in _SAID}
        self._parts = {}
        for field, (icon, _) in _SAID.items():
            mark = IconLabel(icon, "accent", 17)
            part = across(mark, gap=10)
            part.addWidget(self._words[field], 1)
            for one in (mark, self._words[field]):
                part.setAlignment(one, Qt.AlignmentFlag.AlignTop)
            self._parts[field] = held(part)
            row.addWidget(self._parts[field], 1, Qt.AlignmentFlag.AlignTop)
        self.body.addLayout(row)

    def show_plan(self, plan: Plan) -> None:
        """Show what the child is good at, and what works."""
        said = {field: getattr(plan, field) for field in _SAID}
        for field, words in said.items():
            self._words[field].setText(f"{_SAID[field][1]}: {words}")
            self._parts[field].setVisible(bool(words))
        self.setVisible(any(said.values()))
