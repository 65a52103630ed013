"""Whom to tell, as cards: those who answer now first; what is not kept here is said plainly."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtWidgets import QWidget

from linkworker.measures.concerns import AT_SCHOOL
from linkworker.measures.school_days import SchoolCalendar
from linkworker.measures.whom_to_tell import Group, Whom, everybody, whom_to_tell
from linkworker.records import Place, School
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held

TELL_FIRST = "Tell them first, by voice, now. This app is not the safeguarding record."
ABOUT_STAFF = "It is about a member of staff"
_OFFICE = "Ask at the school’s office for its {work}. They always have one."
_NO_NAME = "No name is kept here: Settings, place and schools"
_NO_NUMBER = "No number is kept here: Settings, place and schools"
_NOBODY = "Ask at the school’s office for its safeguarding lead. They always have one."


def danger() -> Card:
    """Return the card that stands above all others."""
    card = Card(kind="bad")
    return card.add(across(Label("In danger now", "h3"), STRETCH, Label("999", "num"), gap=12))


def whom_cards(groups: Sequence[Group], *, school_known: bool) -> list[QWidget]:
    """Return a card for each group; the number of whoever comes first is the largest."""
    cards: list[QWidget] = []
    if not school_known:
        cards.append(WrapLabel(_NOBODY, "body"))
    for at, group in enumerate(groups):
        card = Card(group.title, kind="plain" if group.answers else "sunken")
        card.add(WrapLabel(group.note, "small", "soft" if group.answers else "muted"))
        for nth, one in enumerate(group.people):
            card.add(_person(one, first=at == 0 and nth == 0))
        cards.append(card)
    return cards


class WhomColumn(QWidget):
    """999, whether it is about a member of staff, and whom to tell then."""

    def __init__(self) -> None:
        super().__init__()
        self.staff = Tick(ABOUT_STAFF)
        self.people: list[Whom] = []
        self._cards = down(gap=10)
        self.setLayout(down(danger(), self.staff, self._cards, gap=10))

    def show_whom(
        self, schools: Sequence[tuple[School, SchoolCalendar]], place: Place, now: datetime
    ) -> None:
        """Show whom to tell at a minute."""
        groups = whom_to_tell(schools, place, now, staff=self.staff.value())
        self.people = everybody(groups)
        empty(self._cards)
        for card in whom_cards(groups, school_known=bool(schools)):
            self._cards.addWidget(card)


def _person(whom: Whom, *, first: bool) -> QWidget:
    if not whom.name and not whom.phone:
        words = _OFFICE.format(work=whom.work) if whom.to in AT_SCHOOL else _NO_NAME
        return WrapLabel(f"{whom.work[:1].upper()}{whom.work[1:]}: {words}", "small", "soft")
    who = down(Label(whom.name, "strong"), Label(whom.work, "small", "muted"), gap=1)
    if whom.phone:
        return held(across(who, STRETCH, Label(whom.phone, "h1" if first else "h2"), gap=12))
    none = WrapLabel(_NO_NUMBER, "small", "muted")
    row = across(who, gap=12)
    row.addWidget(none, 1)
    return held(row)
