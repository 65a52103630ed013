"""What is known here of every child across caseloads: seen, tried, overdue, why she waits."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from linkworker.actions.children import OnCaseload, children
from linkworker.actions.places import calendar_of, names
from linkworker.actions.team import Caseload, Team, caseload_by_child
from linkworker.measures.calendar import SchoolCalendar, school_days_between
from linkworker.measures.days import say_day
from linkworker.records import School
from linkworker.store import Reader
from ui.models.team_reasons import Raised, Waiting, asked_on, read_waiting, reasons_of

SEEN_WITHIN = 10
DECIDE_WITHIN = 2


@dataclass(frozen=True)
class Known:
    """What is known here of one child. `undecided` counts what waits for over two school days."""

    on: OnCaseload
    school: str
    calendar: SchoolCalendar
    raised: Raised
    seen: bool
    tried: bool
    overdue: int
    undecided: int


def holders(members: Mapping[str, str], staff: Mapping[str, str]) -> str:
    """Name whoever holds a caseload; `members` says which user may do what there.

    '' while nobody's name is known.
    """
    leads = [user for user, may in members.items() if may == "lead"]
    held = leads or [user for user, may in members.items() if may == "write"]
    return " and ".join(sorted(staff[user] for user in held if user in staff))


def whose_children(reader: Reader, team: Team) -> dict[str, str]:
    """Name who holds each child's caseload, by child id; nobody where there is one caseload."""
    caseloads = {caseload for _, caseload in reader.logs("child")}
    if len(caseloads) < 2:
        return {}
    staff = names(reader)
    held = {id_: holders(team.get(id_, {}), staff) for id_ in caseloads}
    return {child: held[id_] for child, id_ in caseload_by_child(reader).items()}


def left_out(calendars: Sequence[SchoolCalendar], today: date) -> str:
    """Say which half-term lies in the last ten school days and is not counted, or what never is."""
    first = min((_tenth_day_back(one, today) for one in calendars), default=today)
    weeks = {week for one in calendars for week in one.half_terms}
    inside = sorted(week for week in weeks if first <= week.end and week.start <= today)
    if not inside:
        return "School days only: weekends and holidays are not counted."
    said = " and ".join(f"{say_day(week.start)} to {say_day(week.end)}" for week in inside)
    return f"School days only: half-term, {said}, is not counted."


def _tenth_day_back(calendar: SchoolCalendar, today: date) -> date:
    back, left = today, SEEN_WITHIN
    while left > 0 and (today - back).days < 100:
        left -= calendar.is_school_day(back)
        back -= timedelta(days=1)
    return back


def read_known(
    reader: Reader, caseloads: Sequence[Caseload], team: Team, today: date
) -> dict[str, tuple[Known, ...]]:
    """Read what is known of every child, by caseload."""
    schools = {school.id: school.name for school in reader.find(School)}
    calendars = {id_: calendar_of(reader, id_) for id_ in schools}
    staff, waiting = names(reader), read_waiting(reader, today)
    on_caseload = {one.child.id: one for one in children(reader)}
    found: dict[str, tuple[Known, ...]] = {}
    for caseload in caseloads:
        whose = holders(team[caseload.id], staff)
        found[caseload.id] = tuple(
            _known(
                reader,
                on_caseload[child.id],
                (schools.get(child.school, ""), calendars.get(child.school, SchoolCalendar())),
                whose,
                waiting,
                today,
            )
            for child in caseload.children
        )
    return found


def _known(
    reader: Reader,
    on: OnCaseload,
    school: tuple[str, SchoolCalendar],
    whose: str,
    waiting: Waiting,
    today: date,
) -> Known:
    name, calendar = school
    log = on.child.log

    def lately(at: datetime | None) -> bool:
        return at is not None and _days_since(calendar, at, today) < SEEN_WITHIN

    asked = [asked_on(one) for one in waiting.decisions.get(log, ())]
    return Known(
        on=on,
        school=name,
        calendar=calendar,
        raised=Raised(on.child, whose, reasons_of(reader, on, waiting, calendar, today)),
        seen=lately(on.last_seen),
        tried=lately(on.last_tried),
        overdue=len(waiting.promises.get(log, ())),
        undecided=sum(_days_since(calendar, at, today) > DECIDE_WITHIN for at in asked),
    )


def _days_since(calendar: SchoolCalendar, at: datetime, today: date) -> int:
    return school_days_between(calendar, at.date(), today).number
