"""The slip for a school's register office: for the school alone, until its day, and not why."""

from dataclasses import replace
from datetime import date

import pytest

from linkworker.actions.adjustments import agree_adjustment, strike_adjustment
from linkworker.documents.adjustment_slip import adjustment_slip
from linkworker.documents.attendance_plan import attendance_paper
from linkworker.documents.recipient import Recipient
from linkworker.errors import NotAllowed
from linkworker.records import AttendanceWeek, Child, Eases, Half, School, SchoolAdjustment
from tests.linkworker.papers import DAY, MADE, TEACHER, begin_wren

LATE = {"what": "Late marks excused", "eases": Eases.LATE, "agreed_by": "Ms Okafor",
        "starts": date(2025, 9, 9), "until": date(2025, 12, 19), "half": Half.MORNING,
        "how": "Straight to class."}  # fmt: skip


@pytest.fixture
def wren(store):
    return begin_wren(store)


@pytest.fixture
def office(store, wren):
    school = store.get(School, wren.school)
    with store.change() as (change, _):
        change.update(school, agreement="DSA 1", agreement_from=date(2025, 1, 1))
    school = store.get(School, wren.school)
    return Recipient(school.name, "school", school=school)


def agree(store, wren, **more):
    changes = agree_adjustment(store, store.get(Child, wren.id), by="u", **(LATE | more))
    return store.get(SchoolAdjustment, *changes.touches(SchoolAdjustment))


def slip(store, wren, reader, made=MADE):
    return adjustment_slip(store, store.get(Child, wren.id), reader, made)


def test_it_says_until_which_day_what_a_late_mark_means_and_who_agreed(store, wren, office):
    agree(store, wren)
    paper = slip(store, wren, office)
    assert paper.half
    for words in (
        "For the register office", "Late marks excused", "mornings only", "Fri 19 Dec 2025",
        "After it this slip counts no more", "mark the register as always", "no detention",
        "Ms Okafor", "Straight to class.",
    ):  # fmt: skip
        assert words in paper.html
    named = replace(office, name="Mrs Pike", role=office.name)
    assert "For Mrs Pike" in slip(store, wren, named).html


def test_what_the_office_does_not_need_is_left_out_until_it_is_ticked(store, wren, office):
    agree(store, wren)
    homework = agree(store, wren, what="Homework pardoned", eases=Eases.HOMEWORK)
    paper = slip(store, wren, office)
    assert "Homework" not in paper.html
    (left,) = [one for one in paper.left_out if one.what == "Homework pardoned"]
    assert left.tick == f"adjustment.{homework.id}"
    ticked = replace(office, ticked=frozenset({left.tick}))
    assert "Homework pardoned" in slip(store, wren, ticked).html


def test_nobody_but_the_school_and_nothing_that_is_over_or_struck_out(store, wren, office):
    with pytest.raises(NotAllowed, match="Nothing is agreed"):
        slip(store, wren, office)
    one = agree(store, wren)
    with pytest.raises(NotAllowed, match="for the school"):
        slip(store, wren, Recipient("Dana", "mum"))
    after = replace(MADE, on=date(2025, 12, 20))
    with pytest.raises(NotAllowed, match="Nothing is agreed"):
        slip(store, wren, office, after)
    assert slip(store, wren, office, replace(MADE, on=date(2025, 12, 19))).html
    strike_adjustment(store, one, reason="another child’s", by="u")
    with pytest.raises(NotAllowed, match="Nothing is agreed"):
        slip(store, wren, office)


def test_without_a_sharing_agreement_no_slip_is_made(store, wren, office):
    agree(store, wren)
    bare = replace(office, school=replace(office.school, agreement="", agreement_from=None))
    with pytest.raises(NotAllowed, match=f"no sharing agreement in force on .*{DAY.year}"):
        slip(store, wren, bare)


def test_the_attendance_paper_says_how_many_late_marks_were_agreed(store, wren):
    codes = ("L", "\\", "U", "\\", "/", "L", "/", "\\", "/", "\\")
    with store.change() as (change, _):
        change.add(AttendanceWeek(child=wren.id, monday=date(2025, 10, 20), codes=codes), wren.log)
    before = attendance_paper(store, wren, TEACHER, MADE).html
    assert "9 of 10 half-days attended (90.0%), 1 missed, 3 late.<" in before
    agree(store, wren)
    after = attendance_paper(store, store.get(Child, wren.id), TEACHER, MADE).html
    assert "1 missed, 3 late. 2 of the late ones agreed with school." in after  # mornings only
