"""What a school's file would do, before it does it: children, doubts, trouble, what is left out."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.imports.matching import Doubt
from ui.names import call
from ui.register.reading import Laid, ask_whose, child_lines, count, say_change
from ui.register.table import RegisterView
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import IconLabel, WrapLabel
from ui.widgets.layout import across, down, empty
from ui.widgets.notices import ErrorBox, InfoStrip

MOST_CHANGES = 12


class RegisterPreview(QWidget):
    """Shows a file laid beside what is kept; `answered(doubt, yes)` settles whose rows they are."""

    answered = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__()
        self.table = RegisterView()
        self.trouble = WordsEdit(lines=2, most=10)
        self.trouble.setReadOnly(True)
        self.trouble.setAccessibleName("Rows with trouble")
        self.doubts: list[Card] = []
        self._above, self._below = down(gap=10), down(gap=6)
        self._card = Card("What the file holds")
        self._card.add(self.table, self._below)
        self.setLayout(down(self._above, self._card, self.trouble, gap=12))
        self.clear()

    def clear(self) -> None:
        """Show nothing."""
        self.doubts.clear()
        empty(self._above)
        empty(self._below)
        self._card.hide()
        self.trouble.hide()

    def show_laid(self, laid: Laid) -> None:
        """Show what the file would do."""
        self.clear()
        preview = laid.preview
        for doubt in preview.doubts:
            self._ask(doubt, laid.names.get(doubt.log, "this child"))
        lines = child_lines(preview.weeks)
        if lines:
            self._card.show()
            self.table.lines.show_rows(lines)
            for icon, words in _notes(laid):
                self._note(icon, words)
        elif not preview.doubts:
            words = f"None of {count(preview.other_rows, 'row')} is about a child on this laptop."
            advice = "Look at the school chosen above, and at the children's UPNs."
            self._above.addWidget(InfoStrip("info", "Nobody of yours is in this file", words))
            self._note("info", advice)

    def show_rows(self, problems: Sequence[str]) -> None:
        """List every row with trouble: while there is one, nothing of the file is kept."""
        self.clear()
        number = count(len(problems), "row")
        verb = "has" if len(problems) == 1 else "have"
        safe = "Nothing was imported. What you have is as it was."
        advice = "Send this list to the school office, and ask for the file again."
        self._above.addWidget(ErrorBox(f"{number} {verb} trouble", safe, advice))
        self.trouble.set_value("\n".join(problems))
        self.trouble.show()

    def show_refusal(self, words: str, actions: Sequence[QWidget] = ()) -> None:
        """Say why the file is not taken."""
        self.clear()
        safe = "Nothing was imported. What you have is as it was."
        self._above.addWidget(ErrorBox(words, safe, "", actions))

    def _ask(self, doubt: Doubt, name: str) -> None:
        title, why = ask_whose(doubt, name)
        yes = Button(f"Yes, {name.partition(' ')[0]}", "secondary", "check", f"Yes: {title} {why}")
        no = Button("No, another child", "secondary", "", f"No: {title} {why}")
        card = Card(kind="warn")
        row = across(IconLabel("circle-help", "warn", 18), gap=12)
        row.addLayout(down(WrapLabel(title, "strong"), WrapLabel(why, "small", "soft"), gap=3), 1)
        row.addWidget(no)
        row.addWidget(yes)
        card.add(row)
        call(card, f"{title} {why}")
        yes.clicked.connect(partial(self.answered.emit, doubt, True))
        no.clicked.connect(partial(self.answered.emit, doubt, False))
        self.doubts.append(card)
        self._above.addWidget(card)

    def _note(self, icon: str, words: str) -> None:
        mark = IconLabel(icon, "text3", 15)
        row = across(mark, gap=8)
        row.addWidget(WrapLabel(words, "small", "soft"), 1)
        self._below.addLayout(row)


def changes_told(changed: Sequence[str]) -> str:
    """Say what the school changed, the first few by name."""
    more = len(changed) - MOST_CHANGES
    shown = list(changed[:MOST_CHANGES])
    return "\n".join([*shown, f"and {more} more"] if more > 0 else shown)


def _notes(laid: Laid) -> list[tuple[str, str]]:
    preview = laid.preview
    notes = []
    if preview.changed:
        told = changes_told([say_change(one) for one in preview.changed])
        notes.append(("history", f"The school changed these since:\n{told}"))
    if preview.older:
        halves = count(preview.older, "half-day stays", "half-days stay")
        notes.append(("clock", f"{halves}: a newer file gave another mark since."))
    if preview.missing:
        names = ", ".join(child.whole_name for child in preview.missing)
        notes.append(("users", f"Not in this file: {names}"))
    if preview.other_rows:
        rows = count(preview.other_rows, "row")
        notes.append(("eye-off", f"{rows} of other children: nothing of them is kept."))
    if laid.left_out:
        names = ", ".join(laid.left_out)
        notes.append(("table-2", f"Columns not read: {names}"))
    return notes
