"""Registers of sessions: who is on one, who came, what did not happen, and the follow-ups of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from linkworker.actions.attendance import monday_of
from linkworker.actions.places import calendar_of
from linkworker.actions.time_away import out_of_school
from linkworker.errors import Invalid
from linkworker.measures.days import say_day
from linkworker.measures.sessions import (
    Meeting,
    away_by_register,
    meeting_days,
    minutes_of,
    missed_in_a_row,
)
from linkworker.records import (
    Activity,
    AttendanceWeek,
    Away,
    Came,
    Child,
    Enrolment,
    Happened,
    NotHeld,
    Session,
    SessionAttendance,
    ToDo,
)
from linkworker.store import Change, Changes, Reader, Store, keyed_id

_BACK, _AHEAD = timedelta(days=14), timedelta(days=7)


@dataclass(frozen=True)
class Line:
    """One child on a register: as it was kept, or how it begins.

    `kept` is None before it is saved; `away` is what is known, or the school's register tells.
    """

    child: Child
    kept: SessionAttendance | None
    away: Away | None

    @property
    def came(self) -> Came:
        """Whether she was there: present until somebody says otherwise."""
        if self.kept is not None and self.kept.came:
            return self.kept.came
        return Came.ABSENT if self.away and self.away is not Away.TRIP else Came.PRESENT


@dataclass(frozen=True)
class Register:
    """One day of an activity with the children on it, in the order of the printed sheet."""

    activity: Activity
    on: date
    session: Session | None
    lines: tuple[Line, ...]
    others: int = 0


@dataclass(frozen=True)
class Mark:
    """What was put down for one child. `follow_up` is what is to be done then, or ""."""

    came: Came
    reason: Away | None = None
    engagement: int | None = None
    minutes: int | None = None
    words: str = ""
    follow_up: str = ""
    follow_up_by: date | None = None


def register_of(store: Reader, activity: Activity, on: date) -> Register:
    """Return the register of an activity on a day: who is on it then, and what was kept already."""
    session = next(iter(store.find(Session, activity=activity.id, on=on)), None)
    id_ = session_id(activity, on)
    kept = {one.child: one for one in store.find(SessionAttendance, session=id_)}
    children = {one.id: one for one in store.find(Child)}
    expected = [one.child for one in store.find(Enrolment, activity=activity.id) if _is_on(one, on)]
    ids = [one for one in dict.fromkeys([*expected, *kept]) if one in children]
    lines = [Line(children[id_], kept.get(id_), _away(store, children[id_], activity, on))
             for id_ in ids]  # fmt: skip
    numbers = [one.others - (len(kept) - 1) for one in kept.values() if one.others is not None]
    lines.sort(key=lambda line: line.child.by_name)
    return Register(activity, on, session, tuple(lines), max([0, *numbers]))


def keep_register(
    store: Store,
    register: Register,
    marks: Mapping[str, Mark],
    *,
    by: str,
    today: date,
    others: int = 0,
    draft: str = "",
) -> Changes:
    """Keep a whole register, by child id, in each child's log: all of them, or none.

    A follow-up becomes something to do for that child. `others` counts who came without a record.
    Raises Invalid, under the child's id, for somebody who is not on the activity that day.
    """
    _check(register, marks)
    session = Session(activity=register.activity.id, on=register.on, happened=Happened.HELD)
    besides = sum(one.came in (Came.PRESENT, Came.PART) for one in marks.values()) + others
    with store.change(draft) as (change, changes):
        _keep_session(change, register, session)
        for line in register.lines:
            mark = marks.get(line.child.id)
            if mark is not None:
                there = besides - (mark.came in (Came.PRESENT, Came.PART))
                _keep_line(change, register, line, mark, {"by": by, "others": there})
                _follow_up(change, line.child, mark, by, today)
    return changes


def did_not_happen(
    store: Store, register: Register, *, because: NotHeld | None, words: str = "", draft: str = ""
) -> Changes:
    """Say that a session did not happen and why: nobody has missed it. Raises Invalid without."""
    if because is None:
        raise Invalid({"because": "Say why it did not happen"})
    session = Session(
        activity=register.activity.id,
        on=register.on,
        happened=Happened.NOT_HELD,
        because=because,
        because_words=words.strip(),
    )
    with store.change(draft) as (change, changes):
        _keep_session(change, register, session)
    return changes


def sessions_of(store: Reader, child: Child) -> list[SessionAttendance]:
    """Return how sessions were for a child, the latest first."""
    return store.find(SessionAttendance, child=child.id, newest="on")


def in_a_row(store: Reader, child: Child) -> dict[str, int]:
    """Return, by activity id, how many of its latest sessions a child missed one after another."""
    found: dict[str, list[SessionAttendance]] = {}
    for one in sessions_of(store, child):
        found.setdefault(one.activity, []).append(one)
    return {activity: missed_in_a_row(ones) for activity, ones in found.items()}


def meetings_near(store: Reader, now: datetime) -> list[Meeting]:
    """Return the days of every activity in the fortnight before now and the week after."""
    first, last = now.date() - _BACK, now.date() + _AHEAD
    written = {(one.activity, one.on) for one in store.find(Session)}
    found = []
    for activity in store.find(Activity):
        length = activity.minutes or 60
        for day in meeting_days(activity, calendar_of(store, activity.school), first, last):
            at = datetime.combine(day, datetime.min.time())
            at += timedelta(minutes=minutes_of(activity.at))
            found.append(Meeting(activity.id, at, length, (activity.id, day) in written))
    return sorted(found, key=lambda one: (one.at, one.activity))


def session_id(activity: Activity, on: date) -> str:
    """Return the id of a session, the same on every laptop that writes it down."""
    return keyed_id(Session, activity.log, {"activity": activity.id, "on": on})


def not_on_it(store: Reader, activity: Activity, child: Child, on: date) -> str:
    """Say why a child is not on an activity on a day, or "" when she is."""
    found = [one for one in store.find(Enrolment, log=child.log) if one.activity == activity.id]
    if any(_is_on(one, on) for one in found):
        return ""
    ended = max((one.ended_on for one in found if one.ended_on), default=None)
    if ended and ended < on:
        return f"{child.name} left {activity.what} on {say_day(ended)}"
    return f"{child.name} is not on {activity.what} yet"


def _is_on(support: Enrolment, on: date) -> bool:
    begun = support.began_on is not None and support.began_on <= on
    return begun and (support.ended_on or on) >= on


def _away(store: Reader, child: Child, activity: Activity, on: date) -> Away | None:
    if why := out_of_school(store, child).why(child.log, on, activity.at):
        return why
    weeks = store.find(AttendanceWeek, log=child.log, monday=monday_of(on))
    return away_by_register(weeks[0].codes, on, activity.at) if weeks else None


def _check(register: Register, marks: Mapping[str, Mark]) -> None:
    known = {line.child.id for line in register.lines}
    what = f"{register.activity.what} on {say_day(register.on)}"
    found = dict.fromkeys(marks.keys() - known, f"This child is not on {what}")
    if not marks:
        found["children"] = f"Nobody is on {what}"
    if found:
        raise Invalid(found)


def _keep_session(change: Change, register: Register, session: Session) -> None:
    if register.session is None:
        change.add(session, register.activity.log)
        return
    edits = {name: getattr(session, name) for name in ("happened", "because", "because_words")}
    change.update(register.session, **edits)


def _keep_line(
    change: Change, register: Register, line: Line, mark: Mark, said: dict[str, Any]
) -> None:
    attended = SessionAttendance(
        child=line.child.id,
        session=session_id(register.activity, register.on),
        activity=register.activity.id,
        what=register.activity.what,
        on=register.on,
        came=mark.came,
        reason=None if mark.came is Came.PRESENT else mark.reason,
        engagement=mark.engagement,
        minutes=mark.minutes,
        words=mark.words,
    )
    if line.kept is None:
        change.add(replace(attended, occasion=change.action, **said), line.child.log)
        return
    names = ("came", "reason", "engagement", "minutes", "words")
    change.update(line.kept, **{name: getattr(attended, name) for name in names}, **said)


def _follow_up(change: Change, child: Child, mark: Mark, by: str, today: date) -> None:
    if mark.follow_up.strip():
        to_do = ToDo(
            child=child.id,
            what=mark.follow_up.strip(),
            due=mark.follow_up_by,
            by=by,
            written_on=today,
        )
        change.add(to_do, child.log)
