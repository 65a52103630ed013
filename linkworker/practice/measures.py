"""SDQ forms, marks at school and pupil premium of the invented children, up to 4 November 2025."""

from datetime import date
from typing import Any

from linkworker.actions import attainment, children, sdq, sdq_paper
from linkworker.measures.sdq import SCALES
from linkworker.practice.making import Making
from linkworker.records import Child, FilledInBy, School, Subject, WhichForm

TODAY, TERM = date(2025, 11, 4), date(2025, 9, 8)
_TEACHER, _PARENT, _SELF = FilledInBy.TEACHER, FilledInBy.PARENT, FilledInBy.SELF
_START, _LATER = WhichForm.START, WhichForm.FOLLOW_UP
_SCALES: dict[str, dict[str, str]] = {
    "Teacher assessment": {"well_below": "PK1, PK2, PK3, PK4", "below": "WTS", "at": "EXS",
                           "above": "GDS"},
    "GCSE grade": {"well_below": "U, 1, 2", "below": "3-, 3, 3+", "at": "4, 5",
                   "above": "6, 7, 8, 9"},
}  # fmt: skip
# Who filled it in, which form, when; emotional, conduct, hyperactivity, peer, prosocial; impact
_FORMS = {
    "Wren": (
        (_TEACHER, _START, date(2024, 9, 24), (8, 2, 6, 5, 8), 3),
        (_TEACHER, _LATER, date(2025, 7, 1), (6, 2, 5, 4, 8), 2),
        (_PARENT, _START, date(2024, 10, 7), (9, 1, 5, 4, 9), 4),
    ),
    "John": (
        (_TEACHER, _START, date(2024, 9, 20), (4, 8, 8, 4, 4), 4),
        (_TEACHER, _LATER, date(2025, 7, 3), (3, 4, 6, 2, 7), 1),
    ),
    "Sarah": (
        (_SELF, _START, date(2024, 9, 30), (7, 3, 6, 4, 7), 5),
        (_SELF, _LATER, date(2025, 7, 8), (6, 2, 6, 3, 8), 3),
    ),
}
# Subject, mark, scale, as at, on track
_MARKS = {
    "Wren": (
        (Subject.READING, "WTS", date(2025, 7, 4), None),
        (Subject.MATHS, "PK4", date(2024, 10, 18), None),
        (Subject.MATHS, "WTS", date(2025, 10, 17), True),
    ),
    "John": (
        (Subject.WRITING, "WTS", date(2024, 10, 18), None),
        (Subject.WRITING, "EXS", date(2025, 10, 17), True),
    ),
    "Sarah": (
        (Subject.ENGLISH, "4", date(2025, 10, 17), True),
        (Subject.MATHS, "3", date(2025, 10, 17), None),
    ),
}
_PREMIUM = {"Wren": date(2024, 9, 4), "John": date(2024, 9, 4), "Sarah": date(2025, 9, 8)}
# What the form of each other child has come to: entered, given out, back, not asked
_PAPER = "eegbneeeegeeebeeeeneeeegeeebeee"


def tell_measures(making: Making) -> None:
    """Keep the forms of the three stories, the paper of the others, and what scales mean."""
    for school, name in zip("ps", _SCALES, strict=True):
        held = making.store.get(School, making.schools[school].id)
        attainment.add_scale(making.store, held, name=name, **_SCALES[name])
    others = 0
    for on in children.children(making.store):
        if on.child.name in _FORMS:
            _tell_story(making, on.child)
        else:
            _tell_other(making, on.child, others)
            others += 1


def _tell_story(making: Making, child: Child) -> None:
    store, name = making.store, child.name
    for filled_by, which, day, scores, impact in _FORMS[name]:
        _enter(making, child, filled_by, which, day, scores, impact=impact)
    primary = child.school == making.schools["p"].id
    scale = list(_SCALES)[0 if primary else 1]
    for subject, raw, day, track in _MARKS[name]:
        said: dict[str, Any] = {"subject": subject, "raw": raw, "given_on": day, "on_track": track}
        attainment.add_mark(store, child, today=TODAY, scale=scale, source="school’s data", **said)
    attainment.add_premium(store, child, starts=_PREMIUM[name], told_by="the school’s list")


def _tell_other(making: Making, child: Child, number: int) -> None:
    """Let most forms be in already, the others out, back, or not asked yet."""
    filled_by = _TEACHER if child.year is None or child.year <= 6 else _SELF
    which: dict[str, Any] = {"filled_by": filled_by, "term_starts": TERM}
    stage = _PAPER[number % len(_PAPER)]
    if stage == "e":
        day = date(2025, 9, 15 + number % 12)
        scores = tuple((number * step + step) % 7 for step in (3, 1, 5, 2))
        _enter(making, child, filled_by, _START, day, (*scores, 6 + number % 5), impact=number % 4)
    elif stage in "gb":
        given = date(2025, 10, 6 + number % 5)
        sdq_paper.give_out(making.store, child, **which, on=given)
    if stage == "b":
        sdq_paper.take_back(making.store, child, **which, on=date(2025, 11, 3))


def _enter(
    making: Making,
    child: Child,
    filled_by: FilledInBy,
    which: WhichForm,
    day: date,
    scores: tuple[int, ...],
    **said: Any,
) -> None:
    named: dict[str, Any] = dict(zip(SCALES, scores, strict=True))
    kept: dict[str, Any] = {"filled_by": filled_by, "which": which, "filled_on": day}
    sdq.enter_sdq(making.store, child, today=TODAY, by=making.user, **kept, **named, **said)
