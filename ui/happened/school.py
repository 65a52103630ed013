"""Time away from school, teaching elsewhere and ways back, as a timeline tells them."""

from collections.abc import Iterator
from dataclasses import replace

from linkworker.actions.coming_back import ways_back
from linkworker.actions.placements import placed_of
from linkworker.records import Child, ComingBack, Placement, ReturnStep, Suspension
from linkworker.store import Reader
from ui.happened.told import Told, told_on
from ui.models.school import decided_words

_SORT = "school"


def tell_school(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell each time away, struck out or not, each placement, each return with its meeting.

    The school's reason and the child's own account are opened in the record, not told here.
    """
    for one in reader.find(Suspension, log=child.log):
        yield _away(one, staff)
    for placed in placed_of(reader, child):
        yield from _placed(placed.placement)
    for way in ways_back(reader, child):
        yield from _back(way.back)
        for step in way.steps:
            if step.done_on:
                yield _step(step)


def _away(one: Suspension, staff: dict[str, str]) -> Told:
    seen = (
        f"Family rung by {one.rung_by}" if one.rung_by else "",
        "Work was sent" if one.work_sent else "",
        f"Lessons at {one.provision}" if one.provision else "",
    )
    words = ". ".join(part for part in seen if part)
    title, mark = decided_words(one), ("school", "plain")
    told = told_on(_SORT, one.on, title, words, f"said {one.told_by}", mark, one)
    if one.told_at and one.told_at.date() == one.on:
        told = replace(told, at=one.told_at, timed=True)
    people = tuple(who for who in (one.told_by, staff.get(one.by, "")) if who)
    return replace(told, struck=one.struck_because, people=people)


def _placed(one: Placement) -> Iterator[Told]:
    what = one.setting.value if one.setting else ""
    mark = ("map-pin", "plain")
    yield told_on(_SORT, one.starts, f"Began at {one.where}", what.capitalize(), "", mark, one)
    if one.ends:
        yield told_on(_SORT, one.ends, f"Last day at {one.where}", one.goes_well, "", mark, one)


def _back(back: ComingBack) -> Iterator[Told]:
    if back.held_on:
        title, words = "Meeting on return", back.agreed
        yield told_on(_SORT, back.held_on, title, words, back.who_came, ("users", "info"), back)
    if back.back_on:
        words = f"“{back.teachers_know}”" if back.teachers_know else ""
        yield told_on(_SORT, back.back_on, "Back in school", words, "", ("footprints", "ok"), back)


def _step(step: ReturnStep) -> Told:
    return told_on(
        _SORT, step.done_on, f"For the return: {step.what}", "", step.who, ("circle-check", "ok"),
        step,
    )  # fmt: skip
