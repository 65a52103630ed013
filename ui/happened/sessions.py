"""Sessions and supports as a timeline tells them: came or not and why, begun, ended."""

from collections.abc import Iterator
from dataclasses import replace

from linkworker.actions.activities import supports_of
from linkworker.actions.sessions import sessions_of
from linkworker.records import Came, Child, Enrolment, SessionAttendance
from linkworker.store import Reader
from ui.happened.told import Told, told_on

PARTS = {1: "not yet in it", 2: "a little in it", 3: "well in it", 4: "all in it"}
_LOOKS = {
    Came.PRESENT: ("users", "accent"),
    Came.PART: ("users", "plain"),
    Came.ABSENT: ("users", "plain"),
    Came.NOT_EXPECTED: ("users", "plain"),
}


def tell_sessions(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell every session a child was expected at, and when her supports began and ended."""
    for one in sessions_of(reader, child):
        yield _told_session(one, staff)
    for support in supports_of(reader, child):
        yield from _told_support(support)


def _told_session(one: SessionAttendance, staff: dict[str, str]) -> Told:
    came = one.came or Came.NOT_EXPECTED
    title = f"{one.what}: {came.value}" if came is not Came.PRESENT else one.what
    minutes = f"{one.minutes} min" if one.minutes and came is not Came.ABSENT else ""
    part = PARTS[one.engagement].capitalize() if one.engagement in PARTS else ""
    why = one.reason.value.capitalize() if one.reason and came is not Came.PRESENT else ""
    others = f"With {one.others} more" if one.others and came is not Came.ABSENT else ""
    short = ", ".join(filter(None, (part, minutes, why)))
    words = "\n".join(filter(None, (short[:1].upper() + short[1:], one.words, others)))
    by = staff.get(one.by, "")
    return told_on("sessions", one.on, title, words, by, _LOOKS[came], one)


def _told_support(support: Enrolment) -> Iterator[Told]:
    if support.began_on:
        ready = f"Ready when: {support.ready_when}" if support.ready_when else ""
        seen = f"{support.ready_seen_by} saw it" if support.ready_seen_by else ""
        before = f"Begun before that: {support.before_ready}" if support.before_ready else ""
        words = "\n".join(filter(None, (ready, seen, before)))
        mark = ("flag", "ok")
        told = told_on("sessions", support.began_on, f"{support.what} began", words, "", mark,
                       support)  # fmt: skip
        yield replace(told, people=(support.ready_seen_by,))
    if support.ended_on:
        mark = ("flag", "plain")
        yield told_on("sessions", support.ended_on, f"{support.what} ended",
                      support.ended_because, "", mark, support)  # fmt: skip
