"""Help in sentences: what was taken up, worked on, agreed with the school, given or lent."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from textwrap import shorten

from linkworker.actions.adjustments import adjustments_of
from linkworker.actions.attendance import weeks_of
from linkworker.actions.direct_work import Series, series_of, works_of
from linkworker.actions.enrichments import TakenUp, enrichments_of
from linkworker.actions.practical_support import supports_given
from linkworker.fields import Record
from linkworker.measures.adjustments import Now, agreed_lates, stands
from linkworker.measures.attendance import year_to_date
from linkworker.measures.lent import is_out
from linkworker.measures.support import say_time
from linkworker.money import say_pence
from linkworker.records import (
    Child,
    DirectWork,
    Enrichment,
    Goal,
    Half,
    Handed,
    PracticalSupport,
    SchoolAdjustment,
)
from linkworker.store import Reader
from ui.models.about_child import About
from ui.models.said_days import near_day

_SOON = 14  # days
_LONGEST = 44  # letters of a goal that is only named
_APART = "\u00a0· "  # no line begins with the dot
_LAST = 3  # sessions of a series that are told in full


@dataclass(frozen=True)
class HelpFacts:
    """What the tab shows. `lates` counts the late marks of this year that each one explains."""

    taken: list[TakenUp]
    series: list[Series]
    adjustments: list[SchoolAdjustment]
    handed: list[PracticalSupport]
    lates: Mapping[str, int]
    goals: Mapping[str, str]


@dataclass(frozen=True)
class Shown:
    """One thing as its row shows it: a name, how it stands, words of hers, what is known."""

    record: Record
    title: str
    tag: str = ""
    tone: str = "plain"
    quoted: tuple[str, ...] = ()
    facts: str = ""
    more: str = ""


def toward_goals(reader: Reader, child: Child) -> dict[str, tuple[str, ...]]:
    """Name, by goal, what helps towards it: taken up, worked on, agreed, lent or given."""
    named = [(one.goal, one.resource) for one in works_of(reader, child)]
    others: list[Enrichment | SchoolAdjustment | PracticalSupport] = [
        *reader.find(Enrichment, log=child.log),
        *reader.find(SchoolAdjustment, log=child.log),
        *reader.find(PracticalSupport, log=child.log),
    ]
    named += [(one.goal, one.what) for one in others if not one.struck_because]
    found_for: dict[str, dict[str, None]] = {}
    for goal, what in named:
        found_for.setdefault(goal, {})[what] = None
    return {goal: tuple(what) for goal, what in found_for.items() if goal}


def read_help(reader: Reader, about: About) -> HelpFacts:
    """Read what helps a child, and which late marks an adjustment explains."""
    child, today = about.child, about.today
    adjustments = adjustments_of(reader, child, today)
    marks = year_to_date(weeks_of(reader, child), on=today) if adjustments else ()
    explained = Counter(one.id for one in agreed_lates(marks, adjustments).values())
    goals = {goal.id: goal.words for goal in reader.find(Goal, log=child.log)}
    return HelpFacts(
        enrichments_of(reader, child),
        series_of(reader, child),
        adjustments,
        supports_given(reader, child),
        explained,
        goals,
    )


def taken_shown(facts: HelpFacts, taken: TakenUp, today: date) -> Shown:
    """Say an opportunity: since when, how often, what it did."""
    one, times = taken.enrichment, len(taken.times)
    since = f"since {near_day(one.started, today)}" if one.started else ""
    often = f"{_times(times)}, {say_time(taken.minutes)}" if taken.minutes else _times(times)
    last = taken.times[-1] if times else None
    said = f"“{one.did}” {one.said_by}".strip() if one.did else ""
    how = f"{near_day(last.on, today)}: {last.words}" if last and last.on and last.words else ""
    ended = near_day(one.ended_on, today) if one.ended_on else ""
    return Shown(
        one,
        one.what,
        f"ended {ended}" if ended else "goes on",
        "plain" if ended else "ok",
        tuple(filter(None, (said,))),
        _line(f"From {one.from_whom}", since, often if times else "", _goal(facts, one.goal)),
        _line(how, f"Ended because {one.ended_because}" if one.ended_because else ""),
    )


def series_shown(facts: HelpFacts, series: Series, today: date) -> Shown:
    """Say a series of direct work: how often, how long, the latest sessions in full."""
    works = series.works
    first = works[0].at.date() if works[0].at else today
    since = f"since {near_day(first, today)}" if len(works) > 1 else near_day(first, today)
    told = [_session(one, today) for one in reversed(works[-_LAST:])]
    before = [one.topics for one in works[:-_LAST] if not one.private]
    return Shown(
        works[0],
        series.resource,
        "",
        "plain",
        tuple(told),
        _line(_times(len(works)), say_time(series.minutes), since, _goal(facts, works[-1].goal)),
        f"Before that: {', '.join(before)}" if before else "",
    )


def adjustment_shown(facts: HelpFacts, one: SchoolAdjustment, today: date) -> Shown:
    """Say what a school agreed to: with whom, since when, until when, what it explains."""
    explained = facts.lates.get(one.id, 0)
    counted = f"Explains {explained} late mark{'s' * (explained != 1)} this school year"
    half = f"{one.half.value}s" if one.half and one.half is not Half.DAY else ""
    starts = f"from {near_day(one.starts, today)}" if one.starts else ""
    until = f"until {near_day(one.until, today)}" if one.until else ""
    tag, tone = _stands(one, today)
    return Shown(
        one,
        one.what,
        tag,
        tone,
        (),
        _line(f"Agreed by {one.agreed_by}", half, starts, until, _goal(facts, one.goal)),
        "\n".join(filter(None, (one.how, counted if explained else "", one.came_of))),
    )


def lent_shown(one: PracticalSupport, today: date) -> Shown:
    """Say a thing in the list of all that is lent."""
    tag, tone = _back(one, today)
    since = f"since {near_day(one.on, today)}" if one.on else ""
    whom = f"for {one.whom}" if one.whom else ""
    return Shown(one, one.what, tag, tone, (), _line(f"lent by {one.from_whom}", whom, since,
                                                    one.notes))  # fmt: skip


def handed_shown(facts: HelpFacts, one: PracticalSupport, today: date) -> Shown:
    """Say what was given or lent: by whom, for whom, when, whether it is back."""
    on = near_day(one.on, today) if one.on else ""
    verb = "lent" if one.handed is Handed.LENT else "given"
    cost = f"cost {say_pence(one.pence)}" if one.pence else ""
    tag, tone = _back(one, today)
    whom = f"for {one.whom}" if one.whom else ""
    stays = f"Stays with them: {one.kept_because}" if one.kept_because else ""
    return Shown(
        one,
        one.what,
        tag,
        tone,
        (),
        _line(f"{verb} {on}", f"by {one.from_whom}", whom, cost, _goal(facts, one.goal)),
        "\n".join(filter(None, (one.notes, one.returned_words, stays))),
    )


def _back_words(one: PracticalSupport, today: date) -> str:
    """Say by when a lent thing comes back: "by Fri 17 Jul 2026", "was to come back Tue 4 Nov"."""
    if one.due_back is None:
        return "no day said"
    day = near_day(one.due_back, today)
    return f"was due back {day}" if one.due_back < today else f"back by {day}"


def _stands(one: SchoolAdjustment, today: date) -> tuple[str, str]:
    now = stands(one, today)
    if now is Now.OVER and one.until:
        return f"ended {near_day(one.until, today)}", "plain"
    if now is Now.TO_COME and one.starts:
        return f"from {near_day(one.starts, today)}", "info"
    if one.review_on:
        late = one.review_on < today
        said = "was to be looked at" if late else "look again"
        return f"{said} {near_day(one.review_on, today)}", "bad" if late else "accent"
    return (f"until {near_day(one.until, today)}" if one.until else "counts now"), "accent"


def _back(one: PracticalSupport, today: date) -> tuple[str, str]:
    if one.returned_on:
        return f"came back {near_day(one.returned_on, today)}", "ok"
    if one.handed is not Handed.LENT:
        return "given", "plain"
    if not is_out(one):
        return "stays with them", "plain"
    days = (one.due_back - today).days if one.due_back else _SOON
    return _back_words(one, today), "bad" if days < 0 else "warn" if days < _SOON else "info"


def _session(one: DirectWork, today: date) -> str:
    day = near_day(one.at.date(), today) if one.at else ""
    if one.private:
        return f"{day}: private"
    said = f" “{one.words}”" if one.words else ""
    return f"{day}: {one.topics}.{said}"


def _times(number: int) -> str:
    return "once" if number == 1 else f"{number} times"


def _goal(facts: HelpFacts, goal: str) -> str:
    words = facts.goals.get(goal, "")
    short = shorten(words, _LONGEST, placeholder=" …")
    return f"for the goal “{short}”" if words else ""


def _line(*parts: str) -> str:
    said = _APART.join(part for part in parts if part)
    return said[:1].upper() + said[1:]
