"""Funder lines: what they hold, what is left, and every entry where more is agreed than that."""

from collections.abc import Sequence

from linkworker.measures.spending import Over
from linkworker.money import say_pence
from linkworker.records import Fund
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across
from ui.widgets.notices import InfoStrip

_DECIDE = "Decide together: let one go with its reason, buy fewer, or have more put in the line."


class MoneyCard(Card):
    """A row for each line; nothing is red here but the words that say by how much."""

    def __init__(self, desk: Desk, funds: Sequence[tuple[Fund, int]], *, may_write: bool) -> None:
        new = Button("Add a funder line", "small", "plus")
        new.clicked.connect(lambda: desk.go("form", add_about(Fund)))
        super().__init__("Funder lines", actions=(new,) if may_write else ())
        for fund, left in funds:
            word = "left of" if left >= 0 else "over"
            said = f"{say_pence(abs(left))} {word} {say_pence(fund.amount or 0)}"
            row = across(Label(fund.name, "smallb"), Label(said, "small", "soft"), STRETCH, gap=12)
            if may_write:
                change = Button("Change", "ghost", name=f"Change {fund.name}")
                change.clicked.connect(lambda _=False, one=fund: desk.go("form", edit_about(one)))
                row.addWidget(change)
            self.add(row)
        if not funds:
            self.add(WrapLabel("No funder line yet.", "small", "muted"))


def over_strip(over: Over) -> InfoStrip:
    """Say that more is agreed from a line than it holds, who was first, and what to do."""
    return InfoStrip("caution", f"{over.fund.name}. {over.sentence}", _DECIDE)
