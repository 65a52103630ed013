"""The card for an emergency: allergies, medication, whom to ring, who may collect."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QWidget

from linkworker.records import EmergencyCard
from ui import names, theme
from ui.child.facts import About
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.models.said_days import near_day
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty

KEYS = "Ctrl+E"


class Emergency(QDialog):
    """Over the page, by one key; Esc puts it away."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        super().__init__(over)
        self._desk = desk
        self._form = ""
        self.setWindowTitle("Emergency card")
        self.setMinimumWidth(theme.size(460))
        self._title = Label("", "h2")
        self._lines = down(gap=10)
        self._change = Button("Change", "secondary", "square-pen")
        self._change.clicked.connect(self._open_form)
        self._close = Button("Close", "primary")
        self._close.clicked.connect(self.reject)
        head = across(IconLabel("heart", "accent", 20), self._title, STRETCH, gap=10)
        foot = across(self._change, STRETCH, self._close)
        self.setLayout(down(head, self._lines, STRETCH, foot, gap=16, margins=20))
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, on=False)

    def show_card(self, about: About, card: EmergencyCard | None) -> None:
        """Show a child's card, or say that there is none yet."""
        self._title.setText(f"{about.child.name}’s emergency card")
        names.call(self, f"{about.child.name}’s emergency card")
        self._form = edit_about(card) if card else add_about(EmergencyCard, about.child)
        self._change.setVisible(about.may_write)
        self._change.say("Change" if card else "Fill in")
        empty(self._lines)
        for label, words in _said(about, card):
            said = WrapLabel(words, "strong" if words else "body")
            row = across(gap=12)
            heading = Label(label, "small", "muted")
            heading.setFixedWidth(theme.size(120))
            row.addWidget(heading, 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(said, 1)
            self._lines.addLayout(row)
        if card is None:
            words = "Nothing is filled in yet. Ask the family what anybody must know."
            self._lines.addWidget(WrapLabel(words, "body", "muted"))
        self.open()
        self._close.setFocus()

    def _open_form(self) -> None:
        self.reject()
        self._desk.go("form", self._form)


def _said(about: About, card: EmergencyCard | None) -> list[tuple[str, str]]:
    if card is None:
        return []
    checked = near_day(card.checked_on, about.today) if card.checked_on else "not yet"
    ring = partial(" · ".join)
    said = [
        ("Allergies", card.allergies or "none written down"),
        ("Medication", card.medication or "none written down"),
        ("Ring first", ring(part for part in (card.first_contact, card.first_phone) if part)),
        ("Ring second", ring(part for part in (card.second_contact, card.second_phone) if part)),
        ("Collection", card.collection),
        ("Language", card.language),
        ("Checked", f"with family: {checked}"),
    ]
    return [(label, words) for label, words in said if words]
