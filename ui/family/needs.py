"""What a family needs: a sentence each, who said it, and what is being done."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.records import FamilyNeed
from ui.child.part import Part
from ui.forms.form_kinds import add_about, edit_about
from ui.models.about_child import About
from ui.models.said_days import near_day
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import Kept, across, arrange, down, unshown


class NeedsCard(Card):
    """Kept once for the family; the longest need stands first."""

    def __init__(self, part: Part) -> None:
        self._add = Button("Add", "ghost", "plus", "Add what the family needs")
        super().__init__("What they need", actions=(self._add,))
        self._part = part
        self._about: About | None = None
        self._rows = Kept(partial(NeedRow, part))
        self._none = unshown(WrapLabel("", "small", "muted"))
        self._add.clicked.connect(self._open)

    def show_needs(self, about: About, needs: Sequence[FamilyNeed]) -> None:
        """Show what a family needs still."""
        self._about = about
        self._add.setVisible(about.may_write)
        rows = self._rows.take(len(needs))
        for row, need in zip(rows, needs, strict=True):
            row.show_need(about, need)
        asks = "What would make it easier at home?" if about.may_write else "Nothing yet."
        self._none.setText(asks)
        shown: list[QWidget] = [*rows]
        arrange(self.body, shown or [self._none])

    def _open(self) -> None:
        if self._about is not None:
            self._part.desk.go("form", add_about(FamilyNeed, self._about.child))


class NeedRow(QWidget):
    """One need as a sentence: who said it, who noticed first, what is being done."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._need = FamilyNeed()
        self._words, self._doing = WrapLabel(""), WrapLabel("", "small", "soft")
        self._by = WrapLabel("", "meta", "muted")
        self._change = Button("", "ghost", "square-pen")
        self._change.clicked.connect(lambda: part.desk.go("form", edit_about(self._need)))
        row = across(gap=8)
        row.addLayout(down(self._words, self._doing, self._by, gap=2), 1)
        row.addWidget(self._change)
        self.setLayout(row)

    def show_need(self, about: About, need: FamilyNeed) -> None:
        """Show another need."""
        self._need = need
        self._words.setText(need.words)
        self._doing.setText(f"Doing: {need.doing}" if need.doing else "Nothing is being done yet")
        self._doing.set_tone("soft" if need.doing else "warn")
        since = near_day(need.since, about.today) if need.since else ""
        noticed = f"{need.noticed_by} noticed first" if need.noticed_by else ""
        said = f"said by {need.said_by}" if need.said_by else ""
        by = " · ".join(part for part in (said, since, noticed) if part)
        self._by.setText(by[:1].upper() + by[1:])
        self._by.setVisible(bool(by))
        self._change.say("", f"Change: {need.words}")
        self._change.setVisible(about.may_write)
