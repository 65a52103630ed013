"""What is due while a child is away from school, and when she comes back.

Why she is away stands on no list: the lines say that she is, and no more.
"""

from collections.abc import Iterator
from datetime import date, timedelta

from linkworker.measures.attendance import week_marks
from linkworker.measures.days import say_day
from linkworker.measures.due import Asked, Due, OfChild, Source
from linkworker.measures.placement import goes_on
from linkworker.measures.school_days import school_days, school_days_between
from linkworker.measures.suspension import (
    AWAY,
    HalfDay,
    TimeAway,
    day_six,
    half_days_from,
    time_away,
)
from linkworker.records import (
    AttendanceWeek,
    ComingBack,
    OurPlace,
    Placement,
    PlacementWeek,
    ReturnStep,
    Sent,
    Suspension,
)

_BACKS = (Suspension, ComingBack)
_SENT_AWAY = "E"  # suspended or excluded, with no lessons elsewhere
_SIX_DAYS = 12  # half-days
_SOON = 5  # school days before the day
_STALE = 20  # school days after which nobody is asked about a return any more


def away_touch(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for the visit or call that was agreed with a child who is away."""
    for away in _away(of, asked):
        one = away.record
        if one.touch is None or one.touch_on is None or not _near(of, asked, one.touch_on):
            continue
        if one.touched_on or (of.seen and of.seen >= one.touch_on):
            continue
        name, how = of.child.name, "Visit" if one.touch.value == "a visit" else "Ring"
        why = f"{AWAY}; {one.touch.value} on {say_day(one.touch_on)}"
        yield _due(of, "away_touch", one.id, f"{how} {name}", why, one.touch_on)


def away_work(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask whether school sent work for the first five days, from the day after it began."""
    for away in _away(of, asked):
        one = away.record
        begun = one.on is not None and one.on < asked.today
        if begun and not one.work_sent and one.sent in (Sent.SUSPENDED, Sent.EXCLUDED):
            why = f"{AWAY} since {say_day(one.on)}" if one.on else AWAY
            yield _due(of, "away_work", one.id, "Ask school for work to do at home", why, None)


def day_six_due(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask where a child is taught from the sixth school day on, until that is known."""
    for away in _away(of, asked):
        six = _six(of, away)
        if six and not away.record.provision.strip():
            why = f"{AWAY}; taught elsewhere from {say_day(six)}"
            what = "Ask where lessons are to be"
            yield _due(of, "day_six", f"{away.record.id} {six}", what, why, six)


def return_meeting(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for the meeting on return: to go to it, or whether there is to be one."""
    for back in _ways(of):
        day = back.meeting_at.date() if back.meeting_at else back.expected
        if back.held_on or back.our_place is OurPlace.NONE or day is None:
            continue
        if not _near(of, asked, day) or _long_ago(of, asked, day):
            continue
        if back.meeting_at and back.our_place is OurPlace.WITHOUT:
            continue
        what = "Meeting on return" if back.meeting_at else "Ask about a meeting on return"
        at = f", {back.meeting_at:%H:%M}" if back.meeting_at else ""
        why = f"{say_day(day)}{at}" if back.meeting_at else f"back in school on {say_day(day)}"
        yield _due(of, "return_meeting", f"{back.id} {day}", what, why, day)


def came_back(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask whether a child came back on the day she was expected."""
    for back in _ways(of):
        day = back.expected
        if day and not back.back_on and day <= asked.today and not _long_ago(of, asked, day):
            why = f"expected on {say_day(day)}"
            yield _due(of, "came_back", f"{back.id} {day}", "Did they come back?", why, day)


def return_step(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Give what somebody sees to for a child's return, until it is done."""
    ours = {back.id for back in _ways(of)}
    for step in of.all(ReturnStep):
        if step.due is None or step.done_on or step.coming_back not in ours:
            continue
        if _near(of, asked, step.due):
            who = f"{step.who}, " if step.who else ""
            why = f"for the return: {who}by {say_day(step.due)}"
            yield _due(of, "return_step", step.id, step.what, why, step.due)


def visit_elsewhere(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask for a visit to a child who is taught elsewhere and was not seen for so many days."""
    for place in _placed(of, asked):
        since = max(filter(None, (of.seen, place.starts)), default=asked.today)
        if school_days_between(of.calendar, since, asked.today).number >= asked.days:
            why = f"taught elsewhere, last seen {say_day(since)}"
            yield _due(of, "visit_elsewhere", f"{place.id} {since}", f"Visit {of.child.name}", why)


def week_elsewhere(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask a place for a week that it has not told of."""
    told = {(one.placement, one.monday) for one in of.all(PlacementWeek)}
    last = asked.today - timedelta(days=asked.today.weekday() + 7)
    friday = last + timedelta(4)
    if not school_days(of.calendar, last, friday).days:
        return
    for place in _placed(of, asked):
        if place.starts and place.starts <= friday and (place.id, last) not in told:
            why = f"the week of {say_day(last)} is not told yet"
            about, what = f"{place.id} {last}", "Ask when they came, elsewhere"
            yield _due(of, "week_elsewhere", about, what, why)


def marked_away(of: OfChild, asked: Asked) -> Iterator[Due]:
    """Ask what happened where the register of the last days has a mark that nobody explained."""
    told = [time_away(one, of.calendar) for one in of.all(Suspension) if not one.struck_because]
    known = {half for away in told for half in away.halves}
    since = asked.today - timedelta(asked.days)
    for week in of.all(AttendanceWeek):
        marks = week_marks(week.codes, week.monday) if week.monday else []
        days = {
            day
            for day, session, code in marks
            if code.strip().upper() == _SENT_AWAY
            and day >= since
            and HalfDay(day, session == "PM") not in known
        }
        if days and not any(away.record.sent is Sent.EXCLUDED for away in told):
            why = f"the register has them {AWAY} on {say_day(min(days))}, nothing is written down"
            yield _due(of, "marked_away", f"{min(days)}", "Ask school what happened", why)


SCHOOL_SOURCES = (
    Source(
        "away_touch", "With a child away", "the day of an agreed visit or call is near",
        away_touch, reads=_BACKS, always=True,
    ),
    Source(
        "away_work", "Work for home", "a child is away and no work was sent", away_work,
        reads=_BACKS, always=True,
    ),
    Source(
        "day_six", "Day six", "lessons elsewhere are owed and nobody has said where", day_six_due,
        reads=_BACKS, always=True,
    ),
    Source(
        "return_meeting", "Meeting on return", "a child comes back soon", return_meeting,
        reads=_BACKS, always=True,
    ),
    Source(
        "came_back", "Back in school", "the day that a child was expected has come", came_back,
        reads=_BACKS, always=True,
    ),
    Source(
        "return_step", "Step for a return", "somebody sees to it for a return", return_step,
        reads=(*_BACKS, ReturnStep), always=True,
    ),
    Source(
        "marked_away", "Marked away",
        "the register of the last {days} days has a child away, nothing is written down",
        marked_away, reads=(Suspension, AttendanceWeek), days=14,
    ),
    Source(
        "visit_elsewhere", "Visit elsewhere",
        "a child taught elsewhere was not seen for {days} school days", visit_elsewhere,
        reads=(Placement,), days=10,
    ),
    Source(
        "week_elsewhere", "Week elsewhere", "a place has not told of last week", week_elsewhere,
        reads=(Placement, PlacementWeek),
    ),
)  # fmt: skip


def _due(of: OfChild, code: str, about: str, what: str, why: str, by: date | None = None) -> Due:
    return Due(code, about, what, why, by, of.child, tab="school")


def _away(of: OfChild, asked: Asked) -> Iterator[TimeAway]:
    """Give the times away that go on today."""
    backs = {back.suspension: back for back in of.all(ComingBack) if back.suspension}
    for one in of.all(Suspension):
        back = backs.get(one.id)
        away = time_away(one, of.calendar, back.back_on if back else None)
        if not one.struck_because and not away.building and away.on(asked.today):
            yield away


def _ways(of: OfChild) -> Iterator[ComingBack]:
    """Give the ways back whose time away was not struck out."""
    struck = {one.id for one in of.all(Suspension) if one.struck_because}
    return (back for back in of.all(ComingBack) if back.suspension not in struck)


def _six(of: OfChild, away: TimeAway) -> date | None:
    """Give the day from which lessons elsewhere are owed; of an exclusion the council owes them."""
    if away.record.sent is Sent.EXCLUDED and away.record.on:
        return half_days_from(of.calendar, away.record.on, _SIX_DAYS)[-1].day
    return day_six(of.calendar, away.halves)


def _placed(of: OfChild, asked: Asked) -> Iterator[Placement]:
    return (one for one in of.all(Placement) if goes_on(one, asked.today))


def _near(of: OfChild, asked: Asked, day: date) -> bool:
    return school_days_between(of.calendar, asked.today, day).number <= _SOON


def _long_ago(of: OfChild, asked: Asked, day: date) -> bool:
    return school_days_between(of.calendar, day, asked.today).number > _STALE
