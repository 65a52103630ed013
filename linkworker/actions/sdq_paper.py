"""Forms on paper: who is asked, which are out, back and entered, and when the next one is due."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any, Literal

from linkworker.actions.places import calendar_of
from linkworker.actions.sdq import informant_of
from linkworker.measures.days import academic_year
from linkworker.measures.school_days import SchoolCalendar
from linkworker.measures.sdq_due import Due, asked, next_due
from linkworker.records import Child, FilledInBy, SdqForm, SdqPaper
from linkworker.store import Change, Changes, Reader, Store

Stage = Literal["not asked", "given out", "back", "entered"]
STAGES: tuple[Stage, ...] = ("not asked", "given out", "back", "entered")
_WAITING = ("due", "due soon", "overdue")


@dataclass(frozen=True)
class Chased:
    """One form that one person is asked for: how far its paper has come this term.

    `term` is the first day of the term that the paper belongs to; `since` the day of its stage.
    """

    child: Child
    filled_by: FilledInBy
    due: Due
    term: date
    stage: Stage
    since: date | None

    @property
    def waits(self) -> bool:
        """Whether something is to be done about it this term."""
        moving = self.stage in ("given out", "back")
        return self.stage != "entered" and (moving or self.due.state in _WAITING)


def give_out(
    store: Store, child: Child, *, filled_by: FilledInBy, term_starts: date, on: date
) -> Changes:
    """Say that a form was given out on paper, for a term, to one person."""
    return _move(store, child, filled_by, term_starts, given_on=on)


def take_back(
    store: Store, child: Child, *, filled_by: FilledInBy, term_starts: date, on: date
) -> Changes:
    """Say that a form on paper has come back; one nobody saw go out has come back all the same."""
    return _move(store, child, filled_by, term_starts, back_on=on)


def give_all_out(store: Store, chased: Sequence[Chased], *, on: date) -> Changes:
    """Say that several forms were given out on one day; undone together."""
    with store.change() as (change, changes):
        for one in chased:
            _put(store, change, one.child, one.filled_by, one.term, given_on=on)
    return changes


def papers_of(store: Reader, child: Child) -> list[SdqPaper]:
    """Return what is known of a child's forms on paper."""
    return store.find(SdqPaper, child=child.id)


def chased_of(store: Reader, child: Child, *, today: date) -> list[Chased]:
    """Return the forms one child's people are asked for, and where each stands this term."""
    forms = store.find(SdqForm, child=child.id)
    calendar = calendar_of(store, child.school)
    return _chase(child, forms, papers_of(store, child), calendar, today)


def chase(store: Reader, children: Iterable[Child], *, today: date) -> list[Chased]:
    """Return the same for several children, in their order."""
    forms, papers = _by_child(store.find(SdqForm)), _by_child(store.find(SdqPaper))
    calendar = cache(lambda school: calendar_of(store, school))
    return [
        one
        for child in children
        for one in _chase(
            child, forms.get(child.id, []), papers.get(child.id, []), calendar(child.school), today
        )
    ]


def term_of(calendar: SchoolCalendar, day: date) -> date:
    """Give the first day of the term that a day belongs to: holidays belong to the one before.

    1 September where the calendar does not reach back that far.
    """
    begun = [term.start for term in calendar.terms if term.start <= day]
    return max(begun, default=date(academic_year(day), 9, 1))


def _chase(
    child: Child,
    forms: Sequence[SdqForm],
    papers: Sequence[SdqPaper],
    calendar: SchoolCalendar,
    today: date,
) -> list[Chased]:
    standing = [form for form in forms if form.filled_by and not form.struck_because]
    moved = {paper.filled_by for paper in papers}
    before = [informant_of(one) for one in {*(f.filled_by for f in standing), *moved} if one]
    wanted, found = asked(child.year, before), []
    for filled_by in FilledInBy:
        if informant_of(filled_by) not in wanted:
            continue
        days = [f.filled_on for f in standing if f.filled_by is filled_by and f.filled_on]
        started = child.started or today
        due = next_due(calendar, started=started, filled_on=days, today=today)
        term = term_of(calendar, today)
        paper = next((p for p in papers if (p.filled_by, p.term_starts) == (filled_by, term)), None)
        found.append(Chased(child, filled_by, due, term, *_stage(days, paper, term)))
    return found


def _stage(
    days: Sequence[date], paper: SdqPaper | None, term: date
) -> tuple[Stage, date | None]:  # fmt: skip
    entered = max((day for day in days if day >= term), default=None)
    if entered:
        return "entered", entered
    if paper and paper.back_on:
        return "back", paper.back_on
    if paper and paper.given_on:
        return "given out", paper.given_on
    return "not asked", None


def _by_child(records: Iterable[Any]) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for record in records:
        found.setdefault(record.child, []).append(record)
    return found


def _move(
    store: Store, child: Child, filled_by: FilledInBy, term_starts: date, **moved: Any
) -> Changes:
    with store.change() as (change, changes):
        _put(store, change, child, filled_by, term_starts, **moved)
    return changes


def _put(
    store: Reader, change: Change, child: Child, filled_by: FilledInBy, term: date, **moved: Any
) -> None:
    known = store.find(SdqPaper, child=child.id, filled_by=filled_by, term_starts=term)
    if known:
        change.update(known[0], **moved)
    else:
        paper = SdqPaper(child=child.id, filled_by=filled_by, term_starts=term, **moved)
        change.add(paper, child.log)
