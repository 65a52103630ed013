"""What the page of a parents' evening reads: the families, and who holds the meetings."""

from dataclasses import dataclass
from datetime import date

from linkworker.actions.bookings import Family, families
from linkworker.records import Colleague
from linkworker.store import Reader
from ui.desk import Standing


@dataclass(frozen=True)
class Evening:
    """Every family still to be heard: those with a time by time, then the others."""

    families: tuple[Family, ...]
    worker: Colleague
    practice: bool

    def booked_on(self, day: date) -> list[Family]:
        """Give those who come on a day, by time."""
        return [one for one in self.families if one.at and one.at.date() == day]

    def waiting(self) -> list[Family]:
        """Give those who may be asked to come and have no time; who was tried enough is rung."""
        return [one for one in self.families if one.at is None and not one.why and one.tries_left]


def read_evening(reader: Reader, today: date, standing: Standing) -> Evening:
    """Read the families of a parents' evening."""
    known = reader.find(Colleague, user=standing.user)
    worker = known[0] if known else Colleague(name=standing.name or "Me")
    return Evening(tuple(families(reader, today)), worker, bool(reader.setting("practice")))
