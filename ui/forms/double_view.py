"""Two notes that look like one contact, side by side: both may be right."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.doubles import Double
from linkworker.records import Contact
from ui.forms.decision_sides import Sides
from ui.when import say_moment
from ui.widgets.avatar import Avatar
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down

_HOW = "Notes are never merged. Strike one out if it is the same contact, or keep both."


class DoubleView(QWidget):
    """`both_right`, or `strike` with the note that is to be struck out."""

    both_right = Signal()
    strike = Signal(object)

    def __init__(self, double: Double, sides: Sides, *, read_only: bool) -> None:
        super().__init__()
        whose = double.child.whole_name
        self.both = Button("Both are right", "secondary", "check")
        self.both.clicked.connect(self.both_right)
        self.struck: list[Button] = []
        row = across(gap=12)
        for contact in (double.first, double.second):
            row.addWidget(self._card(contact, sides, read_only), 1)
        head = down(
            Label("Are these two notes of one contact?", "h2"),
            WrapLabel(f"{whose} · {_HOW}", "small", "muted"),
            gap=3,
        )
        foot = across(self.both if not read_only else None, STRETCH)
        self.setLayout(down(head, row, foot, gap=12))

    def _card(self, contact: Contact, sides: Sides, read_only: bool) -> Card:
        mine = contact.by == sides.user
        name = "You" if mine else sides.names.get(contact.by, "A colleague")
        when = say_moment(contact.at, sides.today) if contact.at else ""
        who = down(Label(name, "strong"), WrapLabel(when, "meta", "muted"), gap=1)
        top = across(Avatar(sides.names.get(contact.by, name), 28), gap=10)
        top.addLayout(who, 1)
        card = Card()
        card.add(top, WrapLabel(contact.words or "No words."))
        if not read_only:
            words = "Strike out yours" if mine else f"Strike out {name.split()[0]}'s"
            strike = Button(words, "small", "x")
            strike.clicked.connect(partial(self._strike, contact))
            self.struck.append(strike)
            card.add(across(strike, STRETCH))
        return card

    def _strike(self, contact: Contact, _checked: bool = False) -> None:
        self.strike.emit(contact)
