"""Why half-days were missed: the school's codes counted, and what people said, each by name."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from linkworker.measures.attendance import Mark
from linkworker.measures.attendance_codes import class_of, meaning, shown_as
from linkworker.measures.days import say_day
from linkworker.records import AbsenceReason, AttendancePlan, Half

_HALVES = {"AM": (Half.MORNING, Half.DAY), "PM": (Half.AFTERNOON, Half.DAY)}
_TOLD = ("authorised", "unauthorised", "unknown")


@dataclass(frozen=True)
class Heard:
    """What somebody said, and about what. `source` is such as "mum said"."""

    source: str
    words: str
    about: str


def missed(mark: Mark) -> bool:
    """Say whether a half-day was missed, or has a mark that is not known."""
    return class_of(mark.code, mark.day) in _TOLD


def missed_or_late(marks: Iterable[Mark]) -> list[Mark]:
    """Keep the half-days missed or late, the latest first."""
    told = [m for m in marks if missed(m) or shown_as(m.code, m.day) == "late"]
    return told[::-1]


def by_code(marks: Iterable[Mark]) -> list[tuple[str, int]]:
    """Count the half-days missed by what the school's code means, the most frequent first."""
    counted = Counter(meaning(mark.code, mark.day) for mark in marks if missed(mark))
    return counted.most_common()


def heard_of(reasons: Iterable[AbsenceReason], plan: AttendancePlan | None) -> list[Heard]:
    """Tell what people said: of the plan first, then of single days."""
    heard = []
    if plan is not None and plan.harder_words:
        source = f"{plan.harder_said} said" if plan.harder_said else "In their own words"
        heard.append(Heard(source, plan.harder_words, "about what makes it harder"))
    return heard + [Heard(f"{r.said_by} said", r.words, _about(r)) for r in reasons]


def said_of(reasons: Iterable[AbsenceReason], mark: Mark) -> list[AbsenceReason]:
    """Find what was said about one half-day."""
    halves = _HALVES[mark.session]
    return [one for one in reasons if one.missed_on == mark.day and one.half in halves]


def _about(reason: AbsenceReason) -> str:
    day = say_day(reason.missed_on) if reason.missed_on else ""
    half = reason.half.value if reason.half and reason.half is not Half.DAY else ""
    return ", ".join(part for part in (day, half) if part)
