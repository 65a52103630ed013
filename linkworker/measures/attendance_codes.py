"""What a register's marks mean, by the date they were given.

The list changed on 19 August 2024: the same letter means another thing before and after (the
School Attendance (Pupil Registration) (England) Regulations 2024). A mark that is not in the
list of its date is "unknown"; it is never guessed.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache, lru_cache
from typing import Literal

from linkworker.measures.resources import read_json

Class = Literal["attended", "authorised", "unauthorised", "not counted", "unmarked", "unknown"]

# What stands in a school's file for a half-day that has no mark yet.
NO_MARK = ("", "-", "?")
LATE = ("L", "U")
_PRINTED = {
    "attended": "present",
    "authorised": "missed",
    "unauthorised": "missed",
    "not counted": "not counted",
    "unmarked": "no mark yet",
    "unknown": "not known",
}
# These letters tell what nobody needs to read off a register: detention, a Traveller family.
_WITHHELD = {"Y5": "Not counted", "T": "Absent, authorised"}
_SUSPENDED, _CLOSED = ("E",), ("#", "Y4")
_REMEMBERED = 8_192  # a caseload's marks are many, and nearly all of them the same few


@dataclass(frozen=True)
class CodeList:
    """The marks in force from a date: to each its class and its meaning."""

    start: date
    codes: dict[str, tuple[Class, str]]


@cache
def code_lists() -> tuple[CodeList, ...]:
    """Read our lists, the oldest first."""
    return tuple(
        CodeList(
            date.fromisoformat(listed["from"]),
            {code: (kind, meaning) for code, (kind, meaning) in listed["codes"].items()},
        )
        for listed in read_json("attendance_codes.json")
    )


def codes_on(day: date) -> dict[str, tuple[Class, str]]:
    """Give the list in force on a date: to each mark its class and its meaning."""
    return [listed for listed in code_lists() if listed.start <= day][-1].codes


@lru_cache(maxsize=_REMEMBERED)
def class_of(code: str, day: date) -> Class:
    """Class a mark by the list of its date. Hidden spaces and small letters do not matter."""
    code = code.strip().upper()
    if code in NO_MARK:
        return "unmarked"
    known = codes_on(day).get(code)
    return known[0] if known else "unknown"


def meaning(code: str, day: date) -> str:
    """Say what a mark means, for the child's own attendance page; Y5 and T are told as a class."""
    code = code.strip().upper()
    if code in NO_MARK:
        return "No mark yet"
    known = codes_on(day).get(code)
    if not known:
        return f"{code}: not in the list of that date"
    return _WITHHELD.get(code, known[1])


@lru_cache(maxsize=_REMEMBERED)
def shown_as(code: str, day: date) -> str:
    """Name the sign a half-day gets in the child's week grid and its legend.

    One of: present, late, absent, authorised / absent, unauthorised / suspended / not counted /
    school closed / no mark yet / not known.
    """
    kind, code = class_of(code, day), code.strip().upper()
    if kind in ("unmarked", "unknown"):
        return _PRINTED[kind]
    if code in _SUSPENDED:
        return "suspended"
    if code in _CLOSED:
        return "school closed"
    if kind in ("authorised", "unauthorised"):
        return f"absent, {kind}"
    return "late" if code in LATE else _PRINTED[kind]


def printed_as(code: str, day: date) -> str:
    """Say a half-day on paper: present, late, missed, not counted, no mark yet or not known.

    Letters stay off paper: they can tell of illness, religion or detention.
    """
    kind = class_of(code, day)
    late = kind == "attended" and code.strip().upper() in LATE
    return "late" if late else _PRINTED[kind]
