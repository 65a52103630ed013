"""One group of one sheet of each pair, asked back from paper before anything rests on them."""

import secrets
from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from sync.custody import Pair
from sync.custody_code import GROUPS, group_problem
from sync.invitation import spelled
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, held

_ABOUT = "Take the sheets out of the printer and type what stands there. Nothing here shows it."
_OTHER = "This is not what stands there. Look at sheet {sheet}, group {group}, again."


class AskedStep(QWidget):
    """Asks for one group of a sheet of each pair; which, is chosen anew for each set of sheets."""

    def __init__(self) -> None:
        super().__init__()
        self.fields: list[Field] = []
        self._asked: list[tuple[str, int, str]] = []
        self._for: Sequence[Pair] = ()
        self._row = across(gap=16)
        self.setLayout(down(WrapLabel(_ABOUT, "body", "soft"), held(self._row), STRETCH, gap=14))

    def ask(self, pairs: Sequence[Pair], first: int = 1) -> None:
        """Choose what is asked of these pairs' sheets, unless it was chosen already.

        `first` is the first pair's number.
        """
        if pairs == self._for:
            return
        self._for = pairs
        for field in self.fields:
            field.deleteLater()
        self._asked = [self._choose(number, pair) for number, pair in enumerate(pairs, first)]
        self.fields = [
            Field(f"Sheet {sheet}, group {at + 1}", _Group()) for sheet, at, _ in self._asked
        ]
        for field in self.fields:
            self._row.addWidget(field)

    def begin(self) -> None:
        """Take the focus."""
        self.fields[0].editor.setFocus()

    def answers(self) -> list[str]:
        """Give what is right, in order: for whoever has the paper."""
        return [words for _, _, words in self._asked]

    def check(self) -> bool:
        """Show every group that is not what stands on its sheet; say whether there is none."""
        wrong = [
            (field, problem)
            for field, asked in zip(self.fields, self._asked, strict=True)
            if (problem := _problem(field, *asked))
        ]
        for field in self.fields:
            field.set_problem("")
        for field, problem in wrong:
            field.set_problem(problem)
        if wrong:
            wrong[0][0].editor.setFocus()
        return not wrong

    def _choose(self, number: int, pair: Pair) -> tuple[str, int, str]:
        which, at = secrets.randbelow(2), secrets.randbelow(GROUPS)
        return f"{number}{'AB'[which]}", at, pair.sheets[which].code[at]


class _Group(LineEdit):
    """Five letters and digits."""

    prose = False

    def __init__(self) -> None:
        super().__init__("5 letters and digits")


def _problem(field: Field, sheet: str, at: int, right: str) -> str:
    typed = str(field.value() or "")
    if spelled(typed) == right:
        return ""
    return group_problem(typed, at) or _OTHER.format(sheet=sheet, group=at + 1)
