"""The card for an emergency: allergies, medication, whom to ring, who may collect."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from linkworker.actions.children import emergency_card
from linkworker.actions.people import people_round
from linkworker.records import Child, Collect, EmergencyCard
from linkworker.store import Reader
from ui import names, theme
from ui.child.round import People
from ui.desk import Desk
from ui.forms.form_kinds import add_about, edit_about
from ui.forms.keys import on_key
from ui.models.about_child import About
from ui.models.said_days import near_day
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.flow import Flow
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, rule
from ui.widgets.pages import ScrollPage
from ui.widgets.tags import Tag
from ui.widgets.veil import Veil

KEYS = "Ctrl+E"
_WIDE, _HIGH, _LABEL = 620, 480, 110


class Emergency(Veil):
    """Over the page, by one key; Esc puts it away."""

    def __init__(self, over: QWidget, desk: Desk) -> None:
        self._close = Button("Close", "ghost", "x")
        super().__init__(over, self._close, _WIDE, _HIGH)
        self._desk = desk
        self._form = ""
        self._title = Label("", "h1")
        self._lines = down(gap=12)
        self._checked = Label("", "small", "muted")
        self._change = Button("Change", "secondary", "square-pen")
        self._change.clicked.connect(self._open_form)
        self._close.show_extra("Esc")
        self._close.clicked.connect(self.put_away)
        on_key(self, "Esc", self.put_away)
        head = across(IconLabel("heart", "accent", 22), self._title, STRETCH, self._close, gap=10)
        head.setContentsMargins(24, 16, 14, 12)
        body = ScrollPage()
        body.add(self._lines)
        foot = across(self._checked, STRETCH, self._change, margins=(24, 12, 20, 14))
        whole = down(head, rule(), gap=0, margins=1)
        whole.addWidget(body, 1)
        whole.addWidget(rule())
        whole.addLayout(foot)
        self.panel.setLayout(whole)

    def show_card(self, about: About, found: tuple[EmergencyCard | None, People]) -> None:
        """Show a child's card and who may collect, or say that nothing is filled in yet."""
        card, people = found
        title = f"{about.child.name}’s emergency card"
        self._title.setText(title)
        names.call(self, title)
        self._form = edit_about(card) if card else add_about(EmergencyCard, about.child)
        self._change.setVisible(about.may_write)
        self._change.say("Change" if card else "Fill in")
        empty(self._lines)
        if card is None:
            words = "Nothing is filled in yet. Ask the family what anybody must know."
            self._lines.addWidget(WrapLabel(words, "body", "muted"))
        self._show_health(card or EmergencyCard())
        self._show_numbers(card or EmergencyCard())
        self._show_collection(card or EmergencyCard(), people)
        self._checked.setText(_checked(about, card))
        self._checked.set_tone("muted" if card and card.checked_on else "warn")
        self.open()

    def _show_health(self, card: EmergencyCard) -> None:
        row = across(gap=12)
        for label, words in (("Allergies", card.allergies), ("Medication", card.medication)):
            box = Card(kind="warn" if words else "sunken")
            tone = "" if words else "muted"
            box.add(
                Label(label, "metab", "muted"), WrapLabel(words or "none written down", "h2", tone)
            )
            row.addWidget(box, 1)
        self._lines.addLayout(row)

    def _show_numbers(self, card: EmergencyCard) -> None:
        known = (
            ("Ring first", card.first_contact, card.first_phone),
            ("Ring second", card.second_contact, card.second_phone),
        )
        for label, who, number in known:
            if who or number:
                said = across(WrapLabel(who, "h2"), STRETCH, Label(number, "h1"))
                self._line(label, held(said))

    def _show_collection(self, card: EmergencyCard, people: People) -> None:
        if card.collection:
            self._line("Going home", WrapLabel(card.collection, "strong"))
        tags = [
            Tag(f"{who} {relation.collect.value}", *_COLLECT[relation.collect])
            for relation, person in people
            if relation.collect and (who := person.name if person else relation.role)
        ]
        if tags:
            self._line("", held(Flow(*tags, gap=6)))
        if card.language:
            self._line("Speak", WrapLabel(card.language, "strong"))

    def _line(self, label: str, said: QWidget) -> None:
        heading = Label(label, "small", "muted")
        heading.setFixedWidth(theme.size(_LABEL))
        row = across(heading, gap=12)
        row.addWidget(said, 1)
        row.setAlignment(heading, Qt.AlignmentFlag.AlignVCenter)
        self._lines.addLayout(row)

    def _open_form(self) -> None:
        self.put_away()
        self._desk.go("form", self._form)


_COLLECT = {
    Collect.MAY: ("ok", "check"),
    Collect.MUST_NOT: ("warn", "triangle-alert"),
}


def read_card(reader: Reader, child: Child) -> tuple[EmergencyCard | None, People]:
    """Read a child's card, and the people of whom it is known whether they may collect."""
    return emergency_card(reader, child), people_round(reader, child)


def _checked(about: About, card: EmergencyCard | None) -> str:
    if card is None or card.checked_on is None:
        return "Not checked with family yet"
    return f"Checked with family on {near_day(card.checked_on, about.today)}"
