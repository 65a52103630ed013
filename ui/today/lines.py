"""A card of lines on Today: Up and Down go from one to the next; what is too many waits below."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar

from PySide6.QtWidgets import QApplication, QWidget

from linkworker.store import Changes, Store
from ui.desk import Desk
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held, unshown

Line = TypeVar("Line", bound=QWidget)


class Lines(Card, Generic[Line]):
    """Lines of one kind under a heading with their number; `show_lines` shows the first `most`.

    A line has `focus_on`, the widget in it that the arrows go to, and `show_thing(thing)`.
    """

    def __init__(
        self,
        desk: Desk,
        title: str,
        new_line: Callable[[], Line],
        *,
        most: int,
        actions: Sequence[QWidget] = (),
        kind: str = "plain",
        icon: str = "",
    ) -> None:
        self.count = Label("", "small", "muted")
        super().__init__(title, kind, icon, (self.count, held(across(STRETCH)), *actions))
        self.desk = desk
        self._most, self._all = most, False
        self._things: Sequence[Any] = ()
        self._said = ""
        self._kept = Kept(new_line)
        self.lines: list[Line] = []
        self._list = down(gap=0)
        self._nothing = unshown(WrapLabel("", "small", "muted"))
        self._more = unshown(Button("", "quiet"))
        self._more.clicked.connect(self._show_all)
        self.body.setSpacing(4)
        self.body.addLayout(self._list)
        self.body.addWidget(self._nothing)
        self.body.addLayout(across(self._more, STRETCH))

    def show_lines(self, things: Sequence[Any], nothing: str = "") -> None:
        """Show these, or say that there are none."""
        self._things, self._said = things, nothing
        shown = things if self._all else things[: self._most]
        self.lines = self._kept.take(len(shown))
        for line, thing in zip(self.lines, shown, strict=True):
            line.show_thing(thing)  # type: ignore[attr-defined]
        arrange(self._list, self.lines)
        left = len(things) - len(shown)
        self._more.say(self.more_words(left))
        self._more.setVisible(left > 0)
        self.count.setText(str(len(things)) if things else "")
        self._nothing.setText(nothing)
        self._nothing.setVisible(not things and bool(nothing))

    def show_at_first(self, most: int) -> None:
        """Show no more than so many lines until the rest is asked for."""
        self._most = most

    def more_words(self, left: int) -> str:
        """Say what the lines are that are not shown yet."""
        return f"Show {left} more"

    def go_on(self, step: int) -> None:
        """Go to the line above or below the one that has the focus."""
        focus = QApplication.focusWidget()
        here = [at for at, line in enumerate(self.lines) if focus and line.isAncestorOf(focus)]
        to = here[0] + step if here else 0
        if 0 <= to < len(self.lines):
            self.lines[to].focus_on.setFocus()  # type: ignore[attr-defined]

    def keep(self, action: Callable[[Store], Changes], words: str) -> None:
        """Run an action and say that it is kept, with Undo; else say what was wrong."""
        self.desk.act(action, words)

    def _show_all(self) -> None:
        self._all = True
        before = len(self.lines)
        self.show_lines(self._things, self._said)
        self.lines[before].focus_on.setFocus()  # type: ignore[attr-defined]
