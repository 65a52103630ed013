"""Cards: a bordered piece of a page with a heading and what belongs under it."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QWidget

from ui import names, theme
from ui.widgets.labels import IconLabel, Label
from ui.widgets.layout import STRETCH, Item, across, down


class Card(QFrame):
    """A framed piece of a page: plain, sunken, accent, info, warn, bad, ok, chosen or raised.

    Fill it with `add`; `actions` stand right of the heading. What is in it stays at the top of a
    card that is given more height, unless the card `fills`.
    """

    def __init__(
        self,
        title: str = "",
        kind: str = "plain",
        icon: str = "",
        actions: Sequence[QWidget] = (),
        fills: bool = False,
    ) -> None:
        super().__init__()
        self.setProperty("card", kind)
        self.body = down(gap=8)
        self.heading = Label(title, "h3")
        parts = down(gap=8, margins=(16, 13, 16, 14))
        if title or actions:
            mark = IconLabel(icon, "accent") if icon else None
            parts.addLayout(across(mark, self.heading, STRETCH, *actions))
        parts.addLayout(self.body, 1 if fills else 0)
        if not fills:
            parts.addStretch(1)
        self.setLayout(parts)
        if title:
            names.call(self, title)

    def add(self, *items: Item) -> "Card":
        """Put widgets, rows, gaps or STRETCH under each other; gives the card back."""
        self.body.addLayout(down(*items, gap=8))
        return self

    def set_kind(self, kind: str) -> None:
        """Change the frame, such as to `chosen`."""
        self.setProperty("card", kind)
        theme.restyle(self)
