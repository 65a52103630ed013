"""Whom to tell about a worry: a line in the top bar of every page, and a card to stop at."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.measures.school_days import SchoolCalendar
from linkworker.records import Child, Place, School
from linkworker.store import Reader
from ui import desk as desks
from ui.concern.reading import read_schools
from ui.concern.whom import TELL_FIRST, WhomColumn
from ui.widgets.buttons import Button
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH
from ui.widgets.safety_button import QUESTION
from ui.widgets.slip import Slip
from ui.widgets.toast import announce

_LONGEST = 52
_WRITE = "Write down what was said"
_GO_ON = "Go on with what you began"


@dataclass(frozen=True)
class Leads:
    """The schools whose leads may be meant, with their calendars, and the place they are in."""

    schools: tuple[School, ...]
    place: Place = field(default_factory=partial(Place, name=""))
    calendars: Mapping[str, SchoolCalendar] = field(default_factory=dict)

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


def read_leads(reader: Reader, children: Sequence[Child]) -> dict[str, Leads]:
    """Find the lead of each child's own school, by child id; under '' of every school here."""
    place = next(iter(reader.find(Place, limit=1)), Place(name=""))
    known = read_schools(reader)
    schools, calendars = {one.id: one for one, _ in known}, {one.id: days for one, days in known}
    used = {child.school for child in children} & schools.keys() or schools.keys()
    found = {
        child.id: Leads(_those(schools, {child.school}), place, calendars) for child in children
    }
    return {**found, "": Leads(_those(schools, used), place, calendars)}


def _those(schools: Mapping[str, School], ids: Collection[str]) -> tuple[School, ...]:
    return tuple(sorted((schools[i] for i in ids if i in schools), key=lambda one: one.name))


class SafetyCard(Slip):
    """Stops whoever opens it: whom to ring at this minute, before anything is written here.

    `write_wanted` leads on to writing down what was said, to hand it over.
    """

    write_wanted = Signal()

    def __init__(self, over: QWidget) -> None:
        self.write = Button(_WRITE, "primary", "square-pen")
        super().__init__(over, "shield-alert", "bad", (600, 640), (self.write, STRETCH))
        self.write.clicked.connect(self._write)

    def show_leads(self, leads: Leads) -> None:
        """Open with these people's names and numbers."""
        whom = WhomColumn()
        show = partial(_show, whom, leads)
        whom.staff.changed.connect(show)
        show()
        self.say_begun(begun=False)
        self.show_lines(QUESTION, [WrapLabel(TELL_FIRST, "h2"), whom])
        announce(self, TELL_FIRST, urgent=True)

    def say_begun(self, *, begun: bool) -> None:
        """Offer to go on where words were begun and not handed over."""
        self.write.say(_GO_ON if begun else _WRITE)

    def _write(self) -> None:
        self.put_away()
        self.write_wanted.emit()


def _show(whom: WhomColumn, leads: Leads) -> None:
    schools = [(one, leads.calendars.get(one.id, SchoolCalendar())) for one in leads.schools]
    whom.show_whom(schools, leads.place, desks.this_minute())


def _short(school: School, among: Sequence[School]) -> str:
    """Give a school's first word, or its whole name where two begin alike."""
    firsts = [one.name.partition(" ")[0] for one in among]
    first = school.name.partition(" ")[0]
    return first if firsts.count(first) == 1 and len(first) > 3 else school.name
