"""A teacher's slip: each child's lines go into that child's record, and name no other child."""

from datetime import date, datetime

import pytest

from linkworker.actions import children, plans, reviews
from linkworker.actions.review_board import read_board
from linkworker.actions.review_slips import Written, give_slip, keep_slip, slips
from linkworker.errors import Invalid
from linkworker.records import Child, Heard, Helps, PaperGiven, ReviewVoice, School, Voice
from tests.linkworker.papers import DAY, begin_wren

AT = datetime(2025, 11, 4, 9, 42)


@pytest.fixture
def slip(store):
    """Begin Wren's review and Juniper's, of one class; the third child's is not open."""
    wren = begin_wren(store)
    (school,) = store.find(School)
    children.edit_child(store, wren, school_class="5B")
    for name in ("Juniper", "Kofi"):
        said = {"name": name, "school": school.id, "year": 5, "school_class": "5B"}
        children.add_child(store, caseload="c", **said)
        (child,) = store.find(Child, name=name)
        plans.make_plan(store, child, started=date(2025, 9, 8))
    rows = [row for row in read_board(store, DAY).rows if row.child.name != "Kofi"]
    both = [(row.gathering.plan, row.calendar) for row in rows]
    reviews.open_reviews(store, both, on=DAY, by="u")
    (slip,) = slips(read_board(store, DAY).rows)
    return slip


def test_a_slip_holds_the_children_of_a_class_whose_review_is_open(slip):
    assert slip.school_class == "5B"
    assert {row.child.name for row in slip.rows} == {"Wren", "Juniper"}


def test_a_slip_that_goes_out_is_kept_with_each_child_and_names_no_other(store, slip):
    give_slip(store, slip, teacher="Mr Fenwick", at=AT, by="u")
    given = store.find(PaperGiven)
    assert len({one.log for one in given}) == 2
    for one in given:
        said = f"{one.paper} {one.reader} {one.role} {one.why} {one.wording}"
        assert not any(name in said for name in ("Wren", "Juniper", "Kofi"))
    rows = slips(read_board(store, DAY).rows)[0].rows
    assert {row.voices[Voice.SCHOOL] for row in rows} == {"asked"}


def test_lines_are_kept_each_in_their_own_record_and_what_is_empty_is_left(store, slip):
    wren = next(row for row in slip.rows if row.child.name == "Wren")
    other = next(row for row in slip.rows if row.child.name != "Wren")
    written = [Written(wren, Helps.YES, "Joins in now "), Written(other, None, " ")]
    changes = keep_slip(store, written, teacher="Mr Fenwick", on=DAY, by="u")
    (kept,) = store.find(ReviewVoice)
    assert (kept.log, kept.words, kept.said_by) == (wren.child.log, "Joins in now", "Mr Fenwick")
    assert (kept.heard, kept.helps) == (Heard.SLIP, Helps.YES)
    store.undo(changes.action)
    assert read_board(store, DAY).rows[0].voices[Voice.SCHOOL] == "missing"


def test_an_empty_slip_and_one_of_nobodys_are_refused(store, slip):
    with pytest.raises(Invalid) as found:
        keep_slip(store, [Written(row, None, "") for row in slip.rows], teacher=" ", on=DAY, by="u")
    assert set(found.value.problems) == {"words", "teacher"}
