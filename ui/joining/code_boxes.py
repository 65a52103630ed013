"""An invitation's code in eight boxes of six, each checked as it is typed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QWidget

from sync.invitation import GROUP, GROUPS, group_problem, spelled
from ui import names, theme
from ui.widgets.inputs import LineEdit
from ui.widgets.numbered import numbered

IN_A_ROW = 4


class CodeBoxes(QWidget):
    """Eight boxes; a whole code pasted into any of them fills them all.

    `changed` is a person's own change; `trouble` says what is wrong with the group that was just
    typed, or "" when it is right.
    """

    changed = Signal()
    trouble = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.boxes = [_Box(at) for at in range(GROUPS)]
        grid, self._marks = numbered(self.boxes, IN_A_ROW, 10)
        for at, box in enumerate(self.boxes):
            box.textEdited.connect(lambda text, at=at: self._typed(at, text))
            box.editingFinished.connect(lambda at=at: self._left(at))
            box.emptied.connect(lambda at=at: self._go(at - 1))
        self.setLayout(grid)

    def value(self) -> str:
        """Give the code, a hyphen between groups; "" when nothing is typed."""
        groups = [box.text() for box in self.boxes]
        return "-".join(groups) if any(groups) else ""

    def set_value(self, code: str | None) -> None:
        """Show a code."""
        self._fill(0, spelled(code or "").ljust(GROUP * GROUPS))

    def problem(self) -> str:
        """Find the first group that cannot be right."""
        return next(filter(None, map(self._problem, range(GROUPS))), "")

    def go_to_problem(self) -> None:
        """Give the focus to the first group that cannot be right."""
        wrong = (at for at in range(GROUPS) if self._problem(at))
        self._go(next(wrong, 0))

    def _problem(self, at: int) -> str:
        return group_problem(self.boxes[at].text(), at)

    def _typed(self, at: int, text: str) -> None:
        meant = spelled(text)
        if len(meant) >= GROUP * GROUPS:
            at = 0
        elif len(meant) == GROUP + 1 and self._taken(at + 1):
            meant = meant[:GROUP]  # one letter too many pushes nothing out
        box = self.boxes[at]
        cursor = box.cursorPosition()
        self._fill(at, meant[: GROUP * (GROUPS - at)])
        box.setCursorPosition(cursor)
        self.changed.emit()
        last = min(at + (len(meant) - 1) // GROUP, GROUPS - 1)
        full = len(self.boxes[last].text()) == GROUP
        self.trouble.emit(self._problem(last) if full or _strange(meant) else "")
        if full and not self._problem(last) and self.boxes[last].at_end():
            self._go(last + 1)

    def _fill(self, first: int, text: str) -> None:
        """Put text into a box, and what is over into those after it."""
        groups = [text[start : start + GROUP] for start in range(0, max(len(text), 1), GROUP)]
        for at, group in enumerate(groups, first):
            self.boxes[at].setText(group.strip())
        for at in range(GROUPS):
            self._show(at)

    def _taken(self, at: int) -> bool:
        return at >= GROUPS or bool(self.boxes[at].text())

    def _left(self, at: int) -> None:
        """Say what a group still lacks when somebody goes on from it."""
        self._show(at, left=True)
        if self.boxes[at].text() and self._problem(at):
            self.trouble.emit(self._problem(at))

    def _show(self, at: int, *, left: bool = False) -> None:
        box, problem = self.boxes[at], self._problem(at)
        self._marks[at].setVisible(not problem)
        whole = left or len(box.text()) == GROUP or _strange(box.text())
        box.show_wrong(bool(problem and box.text() and whole))

    def _go(self, at: int) -> None:
        if 0 <= at < GROUPS:
            self.boxes[at].setFocus(Qt.FocusReason.TabFocusReason)


class _Box(LineEdit):
    """One group of six; Backspace in an empty one goes back to the one before."""

    emptied = Signal()

    def __init__(self, at: int) -> None:
        super().__init__()
        wide = QFont(theme.font("strong"))
        wide.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 1.5)
        self.setFont(wide)
        self.setFixedWidth(theme.size(106))
        names.call(self, f"Invitation, group {at + 1} of {GROUPS}")

    def at_end(self) -> bool:
        """Say whether the next letter would stand behind the last."""
        return self.cursorPosition() == len(self.text())

    def show_wrong(self, wrong: bool) -> None:
        """Frame it as wrong or not."""
        shown = "error" if wrong else ""
        if self.property("show") != shown:
            self.setProperty("show", shown)
            theme.restyle(self)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go back where there is nothing left to delete."""
        if event.key() == Qt.Key.Key_Backspace and not self.text():
            self.emptied.emit()
            return
        super().keyPressEvent(event)


def _strange(text: str) -> bool:
    """Say whether something in it is in no code: it is said before the group is whole."""
    problem = group_problem(text, 1)
    return "no code" in problem
