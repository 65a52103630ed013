"""Who is out of school on a half-day: sent away, or taught elsewhere. Slots and registers ask."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from linkworker.actions.places import calendar_of
from linkworker.measures.calendar import SchoolCalendar
from linkworker.measures.placement import elsewhere
from linkworker.measures.suspension import TimeAway, time_away
from linkworker.records import Away, Child, ComingBack, Placement, Suspension
from linkworker.store import Reader

NOON = "12:00"


@dataclass(frozen=True)
class Out:
    """Times away and second timetables by child's log; a time of day is as slots say it, 13:15."""

    sent: Mapping[str, tuple[TimeAway, ...]] = field(default_factory=dict)
    placed: Mapping[str, tuple[Placement, ...]] = field(default_factory=dict)

    def suspended(self, log: str, day: date, at: str) -> bool:
        """Say whether school has sent a child out of the building at a time of a day."""
        afternoon = at >= NOON
        return any(one.covers(day, afternoon=afternoon) for one in self.sent.get(log, ()))

    def elsewhere(self, log: str, day: date) -> bool:
        """Say whether a child is taught elsewhere on a day."""
        return any(elsewhere(one, day) for one in self.placed.get(log, ()))

    def why(self, log: str, day: date, at: str) -> Away | None:
        """Say, as a register does, why a child is not at a session; None for no reason of these."""
        if self.suspended(log, day, at):
            return Away.SUSPENDED
        return Away.SCHOOL if self.elsewhere(log, day) else None

    def out(self, log: str, day: date, at: str) -> bool:
        """Say whether a child is not in her own school at a time of a day."""
        return self.why(log, day, at) is not None


def out_of_school(reader: Reader, child: Child | None = None) -> Out:
    """Read who is out of school, of one child or of everybody here."""
    log = child.log if child else ""
    sent: dict[str, tuple[TimeAway, ...]] = {}
    placed: dict[str, tuple[Placement, ...]] = {}
    if suspensions := reader.find(Suspension, log=log):
        children = [child] if child else reader.find(Child)
        calendars = _calendars(reader, children)
        for one in suspensions:
            if not one.struck_because:
                laid = _laid(reader, one, calendars.get(one.log, SchoolCalendar()))
                sent[one.log] = (*sent.get(one.log, ()), laid)
    for place in reader.find(Placement, log=log):
        placed[place.log] = (*placed.get(place.log, ()), place)
    return Out(sent, placed)


def times_away(reader: Reader, child: Child) -> list[TimeAway]:
    """Return a child's times away, the latest first; what was struck out is none."""
    found = out_of_school(reader, child).sent.get(child.log, ())
    return sorted(found, key=lambda one: one.record.on or date.min, reverse=True)


def _laid(reader: Reader, one: Suspension, calendar: SchoolCalendar) -> TimeAway:
    backs = reader.find(ComingBack, suspension=one.id)
    return time_away(one, calendar, next((back.back_on for back in backs if back.back_on), None))


def _calendars(reader: Reader, children: list[Child]) -> dict[str, SchoolCalendar]:
    known = {school: calendar_of(reader, school) for school in {one.school for one in children}}
    return {one.log: known[one.school] for one in children}
