"""The line of dates as a screen says it: what there was before, during and after, who told us."""

from dataclasses import dataclass
from datetime import date

from linkworker.measures.days import say_day
from linkworker.measures.stepping_up import Count, Period, Point, Way, period_of, points
from linkworker.records import Finding, SteppingUp

_NEVER = "Nothing is written down"
COUNTED = (
    ("Before the programme", "Known to the council, or had a plan or support, before they began"),
    ("During the programme", "Stepped up while they were with us"),
    ("After the programme", "Stepped up after it ended, of those whom we could ask about"),
    ("EHC plan", "Had SEN support at the start, and an EHC plan began since"),
)


@dataclass(frozen=True)
class Told:
    """One line: what, since when, who said so; `step` is what it is read from."""

    words: str
    under: str
    step: SteppingUp


@dataclass(frozen=True)
class Part:
    """The lines of one period, under its name."""

    title: str
    lines: tuple[Told, ...]
    nothing: str = ""


@dataclass(frozen=True)
class Waits:
    """A point of the follow-up that has come, and nobody has asked."""

    words: str
    point: Point


def step_words(step: SteppingUp) -> str:
    """Say what a line knows: "Early Help began", "Could not find out"."""
    level = step.level.value if step.level else ""
    said = {
        Finding.STANDS: level,
        Finding.BEGAN: f"{level} began",
        Finding.ENDED: f"{level} ended",
        Finding.UNKNOWN: f"could not find out{f' about {level}' if level else ''}",
    }
    words = said[step.found] if step.found else level
    return f"{words[:1].upper()}{words[1:]}"


def told_words(step: SteppingUp) -> str:
    """Say when we were told, and for which follow-up."""
    later = step.told_on if step.told_on != step.on else None
    told = f"told {say_day(later, year=True)}" if later else ""
    after = f"follow-up {step.after.value}" if step.after else ""
    return "; ".join(part for part in (told, after) if part)


def parts_of(way: Way) -> list[Part]:
    """Put the lines under before, during and after; a period that has not come is left out."""
    found = []
    for period in Period:
        lines = [one for one in way.steps if _period(one, way) is period]
        if lines or _has_begun(period, way):
            title = f"{period.value[:1].upper()}{period.value[1:]}"
            found.append(Part(title, tuple(_told(one) for one in lines), "" if lines else _NEVER))
    return found


def waits(way: Way, today: date) -> list[Waits]:
    """Say which points of the follow-up have come without an answer."""
    return [
        Waits(f"{one.after.value} the programme, due {say_day(one.day, year=True)}", one)
        for one in points(way.ended, way.steps)
        if one.answer is None and one.day <= today
    ]


def count_words(count: Count) -> str:
    """Say of how many it is not known: nobody could find out, or nobody has asked yet."""
    if not (count.of or count.unknown or count.unasked):
        return "Nobody yet"
    parts = (
        f"{count.unknown} could not be found out" if count.unknown else "",
        f"{count.unasked} not written down yet" if count.unasked else "",
    )
    return " · ".join(part for part in parts if part) or "Known of all of them"


def next_point(way: Way, today: date) -> str:
    """Say when the next point of the follow-up comes, or ''."""
    coming = [one for one in points(way.ended, way.steps) if one.day > today]
    return f"Next follow-up {say_day(coming[0].day, year=True)}" if coming else ""


def _told(step: SteppingUp) -> Told:
    on = say_day(step.on, year=True) if step.on else ""
    who = "asked" if step.found is Finding.UNKNOWN else "said"
    under = "; ".join(part for part in (f"{who} {step.told_by}", told_words(step)) if part)
    return Told(f"{on}: {step_words(step)}", under, step)


def _period(step: SteppingUp, way: Way) -> Period:
    return period_of(step.on, way.started, way.ended)


def _has_begun(period: Period, way: Way) -> bool:
    if period is Period.AFTER:
        return way.ended is not None
    return period is Period.BEFORE or way.started is not None
