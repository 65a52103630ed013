"""One line of a card: what it is, how it stands, and what can be done about it."""

from collections.abc import Callable, Sequence

from PySide6.QtWidgets import QWidget

from ui import names
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, rule
from ui.widgets.tags import Tag

Doing = tuple[str, str, Callable[[], object]]  # words, icon, what it does


class Line(QWidget):
    """A line over a rule; its buttons stand at its right."""

    def __init__(
        self, title: str, words: str, tag: tuple[str, str] | None = None,
        doing: Sequence[Doing] = (),
    ) -> None:  # fmt: skip
        super().__init__()
        names.call(self, f"{title}. {words}")
        said = down(WrapLabel(title, "strong"), gap=3)
        if words:
            said.addWidget(WrapLabel(words, "small", "soft"))
        if tag:
            said.addLayout(across(Tag(*tag), STRETCH))
        row = across(gap=12)
        row.addLayout(said, 1)
        self.buttons = []
        for caption, icon, act in doing:
            button = Button(caption, "small", icon, f"{caption}: {title}")
            button.clicked.connect(lambda _=False, act=act: act())
            row.addWidget(button)
            self.buttons.append(button)
        self.setLayout(down(row, rule(), gap=8))

    def let_do(self, doing: bool) -> None:
        """Show its buttons, or let it be read only."""
        for button in self.buttons:
            button.setVisible(doing)
