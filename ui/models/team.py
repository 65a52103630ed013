"""The team as a supervisor's laptop knows it: a row for each Link Worker, children who wait."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from linkworker.actions.places import names, school_days_here
from linkworker.actions.team import Caseload, LaptopSeen, Team, caseloads_of, laptops_of
from linkworker.measures.calendar import calendar_note
from linkworker.store import Reader
from ui.models.team_known import Known, holders, left_out, read_known
from ui.models.team_reasons import Raised, Why
from ui.sync_words import days_without

SILENT_AFTER = 2


@dataclass(frozen=True)
class TeamRow:
    """One Link Worker, the children of the caseloads she holds, and how fresh all this is.

    `helps` names whose caseload she writes in when she holds none. `silent` are the school days
    since her laptop was heard from, None for never; `newest` is the newest version in the team.
    """

    user: str
    name: str
    known: tuple[Known, ...]
    helps: str
    laptop: LaptopSeen | None
    silent: int | None
    today: date
    newest: str

    @property
    def schools(self) -> tuple[str, ...]:
        """The schools of her children."""
        return tuple(sorted({one.school for one in self.known if one.school}))

    @property
    def seen(self) -> int:
        """How many of her children were seen in the last ten school days."""
        return sum(one.seen for one in self.known)

    @property
    def tried(self) -> int:
        """How many of the others were tried in that time."""
        return sum(one.tried and not one.seen for one in self.known)

    @property
    def overdue(self) -> int:
        """How many promises are overdue."""
        return sum(one.overdue for one in self.known)

    @property
    def undecided(self) -> int:
        """How many things have been to decide for over two school days."""
        return sum(one.undecided for one in self.known)

    @property
    def oldest_promise(self) -> date | None:
        """Since when the oldest promise is overdue."""
        reasons = [reason for one in self.known for reason in one.raised.reasons]
        days = [one.since for one in reasons if one.why is Why.PROMISE and one.since]
        return min(days, default=None)

    @property
    def may_be_older(self) -> bool:
        """Whether her laptop has been silent so long that she may know better."""
        return self.silent is None or self.silent >= SILENT_AFTER

    @property
    def outdated(self) -> bool:
        """Whether a colleague's laptop runs a newer version of the program."""
        return bool(self.laptop and self.laptop.version and self.laptop.version != self.newest)


@dataclass(frozen=True)
class TeamFacts:
    """The whole page. `raised` has the most pressing first; `left_out` says what is not counted."""

    rows: tuple[TeamRow, ...]
    raised: tuple[Raised, ...]
    children: int
    seen: int
    left_out: str
    note: str
    synced: int
    today: date


def read_team(reader: Reader, *, team: Team, reviewed: frozenset[str], now: datetime) -> TeamFacts:
    """Read the caseloads that this person reviews, as far as this laptop knows."""
    today = now.date()
    caseloads = [one for one in caseloads_of(reader, team) if one.id in reviewed]
    known = read_known(reader, caseloads, team, today)
    everybody = [one for hers in known.values() for one in hers]
    calendars = list({id(one.calendar): one.calendar for one in everybody}.values())
    return TeamFacts(
        rows=tuple(_rows(reader, caseloads, team, known, now)),
        raised=tuple(sorted((k.raised for k in everybody if k.raised.reasons), key=_pressing)),
        children=len(everybody),
        seen=sum(one.seen for one in everybody),
        left_out=left_out(calendars, today),
        note=next((note for one in calendars if (note := calendar_note(one, today))), ""),
        synced=int(reader.setting("synced_at", "0")),
        today=today,
    )


def _rows(
    reader: Reader,
    caseloads: Sequence[Caseload],
    team: Team,
    known: Mapping[str, tuple[Known, ...]],
    now: datetime,
) -> Iterator[TeamRow]:
    """Make a row for everybody who writes in these caseloads, by name."""
    staff, school_day = names(reader), school_days_here(reader)
    heard = {one.user: one for one in laptops_of(reader, now=now)}
    newest = max((one.version for one in heard.values()), key=_version, default="")
    writers = {user for one in caseloads for user in (*one.leads, *one.writers)}
    for user in sorted(writers, key=lambda one: (staff.get(one, "").casefold(), one)):
        held = [one for one in caseloads if user in (one.leads or one.writers)]
        helped = [one for one in caseloads if user in one.writers and one not in held]
        laptop = heard.get(user)
        yield TeamRow(
            user=user,
            name=staff.get(user, "A colleague without a name yet"),
            known=tuple(one for caseload in held for one in known[caseload.id]),
            helps=" and ".join(holders(team[one.id], staff) for one in helped),
            laptop=laptop,
            silent=_silent(laptop, now.date(), school_day),
            today=now.date(),
            newest=newest,
        )


def _silent(
    laptop: LaptopSeen | None, today: date, school_day: Callable[[date], bool]
) -> int | None:
    if laptop is None or laptop.heard is None:
        return None
    return days_without(int(laptop.heard.timestamp() * 1000), today, school_day)


def _version(said: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", said))


def _pressing(raised: Raised) -> tuple[int, date, str]:
    """Sort across the team: by the foremost reason, the oldest first, then by name."""
    first = raised.reasons[0]
    return (list(Why).index(first.why), first.since or date.min, raised.name.casefold())
