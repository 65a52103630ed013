"""Whom to tell about a worry: a line in the top bar of every page, and a card to stop at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from linkworker.records import Child, Place, School
from linkworker.store import Reader
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held
from ui.widgets.safety_button import QUESTION
from ui.widgets.slip import Slip
from ui.widgets.toast import announce

_LONGEST = 52
STOP = "Tell them first, by voice, now. This app is not the safeguarding record."
_NOBODY = "Ask at the school’s office for its safeguarding lead. They always have one."
_NO_NUMBER = "No number is kept here: Settings, place and schools"
_KEPT = "Nothing here is kept. Write down what was said, as it was said, and hand it over."


@dataclass(frozen=True)
class Leads:
    """The schools whose leads may be meant, and who leads in the charity, with a number."""

    schools: tuple[School, ...]
    ours: str = ""
    ours_phone: str = ""

    @property
    def words(self) -> str:
        """Whom to tell, for the top bar; never a number without whose it is."""
        said = [school for school in self.schools if school.dsl]
        if len(said) == 1:
            return ", ".join(part for part in (f"Tell {said[0].dsl}", said[0].dsl_phone) if part)
        named = " · ".join(f"{_short(one, said)} {one.dsl_phone}" for one in said if one.dsl_phone)
        return named if named and len(named) <= _LONGEST else self.few

    @property
    def few(self) -> str:
        """The same where there is little room."""
        said = [school for school in self.schools if school.dsl]
        return self.words if len(said) == 1 else f"{len(said)} schools: see whom" if said else ""


def read_leads(reader: Reader) -> dict[str, Leads]:
    """Find the lead of each child's own school, by child id; under '' of every school here."""
    place = next(iter(reader.find(Place, limit=1)), Place(name=""))
    ours = (place.safeguarding_lead, place.safeguarding_phone)
    schools = {school.id: school for school in reader.find(School)}
    children = reader.find(Child)
    used = {child.school for child in children} & schools.keys() or schools.keys()
    found = {child.id: Leads(_those(schools, {child.school}), *ours) for child in children}
    return {**found, "": Leads(_those(schools, used), *ours)}


def _those(schools: Mapping[str, School], ids: Collection[str]) -> tuple[School, ...]:
    return tuple(sorted((schools[i] for i in ids if i in schools), key=lambda one: one.name))


class SafetyCard(Slip):
    """Stops whoever opens it: whom to ring, before anything is written here."""

    def __init__(self, over: QWidget) -> None:
        kept = WrapLabel(_KEPT, "meta", "muted")
        super().__init__(over, "shield-alert", "bad", (560, 620), (kept,))

    def show_leads(self, leads: Leads) -> None:
        """Open with these people's names and numbers."""
        danger = Card(kind="bad")
        danger.add(across(Label("In danger now", "h3"), STRETCH, Label("999", "num"), gap=12))
        lines: list[QWidget] = [WrapLabel(STOP, "h2"), danger]
        lines += [_school(school) for school in leads.schools]
        if not leads.schools:
            lines.append(WrapLabel(_NOBODY, "body"))
        if leads.ours:
            card = Card("Nobody answers at the school", kind="sunken")
            lines.append(card.add(_person(leads.ours, "our own lead", leads.ours_phone)))
        self.show_lines(QUESTION, lines)
        announce(self, STOP, urgent=True)


def _school(school: School) -> Card:
    card = Card(school.name)
    if school.dsl:
        card.add(_person(school.dsl, "safeguarding lead", school.dsl_phone, first=True))
    else:
        card.add(WrapLabel(_NOBODY, "body"))
    if school.deputy:
        card.add(_person(school.deputy, "deputy", school.deputy_phone))
    return card


def _person(name: str, work: str, phone: str, *, first: bool = False) -> QWidget:
    who = down(Label(name, "strong"), Label(work, "small", "muted"), gap=1)
    number = Label(phone, "h1" if first else "h2") if phone else Label(_NO_NUMBER, "small", "muted")
    return held(across(who, STRETCH, number, gap=12))


def _short(school: School, among: Sequence[School]) -> str:
    """Give a school's first word, or its whole name where two begin alike."""
    firsts = [one.name.partition(" ")[0] for one in among]
    first = school.name.partition(" ")[0]
    return first if firsts.count(first) == 1 and len(first) > 3 else school.name
