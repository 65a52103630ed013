"""Supports of the invented children in sequence, and every register that was taken for them."""

from collections.abc import Iterable
from datetime import date
from typing import Any, NamedTuple

from linkworker.actions import activities, sessions
from linkworker.actions.places import calendar_of
from linkworker.actions.sessions import Line, Mark, Register
from linkworker.measures.sessions import meeting_days
from linkworker.practice.making import Making
from linkworker.practice.partners import (
    ART,
    ART_2025,
    BOXING,
    CLUB,
    DELIVERY,
    ELEMENT,
    LEAP,
    OT,
    open_partners,
)
from linkworker.records import Activity, Away, Came, Child, Enrolment, NotHeld

_UNTIL = date(2025, 11, 3)
_CLUB = ("Kofi", "Nia", "Juniper", "Pip", "Rafi", "Maisie", "Hugo", "Ivo")
# One letter a session, the last one again and again: present, part, absent, - did not happen
_LETTERS = {"p": Came.PRESENT, "t": Came.PART, "a": Came.ABSENT}
_WHY = {"John": Away.SCHOOL, "Sarah": Away.FAMILY, "Wren": Away.SCHOOL}


class _On(NamedTuple):
    """A child on an activity: her letters, how much part she took, what she waits for."""

    name: str
    letters: str
    part: str
    first: int
    last: int
    ready_when: str = ""
    seen_by: str = ""
    lesson: str = ""


_STORY = {
    OT: [_On("John", "ppapppp", "1222333", 2, 6, lesson="Handwriting")],
    ART_2025: [_On("John", "pppappp", "2233344", 3, 6, "Mum says yes, and he asks to draw",
                   "Joyce", "Guided reading")],
    DELIVERY: [_On("John", "ppp-ppp", "2333", 7, 10, "He hands in one piece of work himself",
                   "Mr Fenwick", "Assembly")],
    ELEMENT: [_On("Sarah", "tppapppap", "2233344", 2, 4)],
    BOXING: [_On("Sarah", "ppppppp", "3344", 7, 8, "She can get home after dark", "Joyce")],
    ART: [_On("Wren", "ppp-paa", "2334", 7, 8, "She shows somebody a drawing", "Joyce", "Music")],
    CLUB: [_On("John", "pppppp", "233344", 7, 12),
           *(_On(name, "ppppaa" if name == "Hugo" else "pppppp", "3", 1, 6) for name in _CLUB)],
}  # fmt: skip


def tell_sessions(making: Making) -> None:
    """Put the children on what they take part in, and take every register up to 3 November."""
    place_log = next(iter(making.schools.values())).log
    meets = open_partners(making, place_log)
    children = {one.name: one for one in making.store.find(Child)}
    for what, story in _STORY.items():
        here = [one for one in story if one.name in children]
        for one in here:
            _begin(making, children[one.name], meets[what], one)
        _registers(making, meets[what], [(children[one.name], one) for one in here])
    _planned(making, children, meets)


def _begin(making: Making, child: Child, activity: Activity, one: _On) -> None:
    ends, began = activity.ends, activity.starts
    support = _support(
        making, child, activity=activity.id, first=one.first, last=one.last,
        ready_when=one.ready_when, lesson_missed=one.lesson,
    )  # fmt: skip
    if began is not None:
        activities.begin_support(making.store, support, on=began, seen_by=one.seen_by)
    if ends is not None and ends <= _UNTIL:
        begun = making.store.get(Enrolment, support.id)
        activities.end_support(making.store, begun, on=ends, because="It came to its planned end")


def _planned(making: Making, children: dict[str, Child], meets: dict[str, Activity]) -> None:
    """Plan what has not begun: LEAP after boxing, reading tuition when Wren is ready."""
    wren, sarah = children["Wren"], children["Sarah"]
    boxing = next(one for one in activities.supports_of(making.store, sarah) if one.what == BOXING)
    _support(
        making, sarah, activity=meets[LEAP].id, first=9, last=10, after=boxing.id,
        ready_when="She wants to be asked what she thinks",
    )  # fmt: skip
    art = next(one for one in activities.supports_of(making.store, wren) if one.what == ART)
    _support(
        making, wren, what="Reading tuition", first=8, last=9, after=art.id,
        ready_when="She asks to read aloud to somebody",
    )  # fmt: skip
    _support(making, wren, what="Girls’ football", first=9, last=12)


def _support(making: Making, child: Child, **said: Any) -> Enrolment:
    changes = activities.plan_support(making.store, child, today=_UNTIL, **said)
    return making.store.get(Enrolment, *changes.touches(Enrolment))


def _registers(making: Making, activity: Activity, on: list[tuple[Child, _On]]) -> None:
    calendar = calendar_of(making.store, activity.school)
    days = meeting_days(activity, calendar, activity.starts or _UNTIL, _UNTIL)
    for at, day in enumerate(days if on else ()):
        lines = tuple(Line(child, None, None) for child, _ in on)
        register = Register(activity, day, None, lines)
        if _at(on[0][1].letters, at) == "-":
            sessions.did_not_happen(making.store, register, because=NotHeld.PARTNER)
            continue
        marks = {child.id: _mark(activity, one, at) for child, one in on}
        sessions.keep_register(making.store, register, marks, by=making.user, today=day)


def _mark(activity: Activity, one: _On, at: int) -> Mark:
    came = _LETTERS[_at(one.letters, at)]
    if came is Came.ABSENT:
        return Mark(came, _WHY.get(one.name, Away.LESSON))
    part = int(_at(one.part, at))
    minutes = activity.minutes if came is Came.PRESENT else (activity.minutes or 0) // 2
    return Mark(came, Away.FAMILY if came is Came.PART else None, part, minutes)


def _at(letters: Iterable[str], place: int) -> str:
    """Give the letter of a place; beyond the end the last one is said again."""
    listed = list(letters)
    return listed[min(place, len(listed) - 1)]
