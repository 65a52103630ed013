"""The pack is made for one reader; the slip for the one teacher who knows all children on it."""

from dataclasses import replace
from datetime import date

import pytest

from linkworker.actions import children, plans, reviews, voices
from linkworker.actions.review_board import read_board
from linkworker.actions.review_slips import slips
from linkworker.actions.reviews import Settled, complete_review, gathering_of
from linkworker.documents.recipient import Recipient
from linkworker.documents.review import review_paper
from linkworker.documents.teacher_slip import teacher_slip
from linkworker.errors import NotAllowed
from linkworker.records import Child, Decided, Helps, School, Voice, Withhold
from tests.linkworker.papers import DAY, MADE, MAYA, begin_wren

MUM = Recipient("Dana Tidewater", "mum")


@pytest.fixture
def wren(store):
    """Wren, half gathered; Juniper of her class, whose review is open too."""
    wren = begin_wren(store)
    (school,) = store.find(School)
    children.edit_child(store, wren, school_class="5B")
    said = {"name": "Juniper", "school": school.id, "year": 5, "school_class": "5B"}
    children.add_child(store, caseload="c", **said)
    plans.make_plan(store, store.find(Child, name="Juniper")[0], started=date(2025, 9, 8))
    both = [(row.gathering.plan, row.calendar) for row in read_board(store, DAY).rows]
    reviews.open_reviews(store, both, on=DAY, by="u")
    wren = store.get(Child, wren.id)
    shown = gathering_of(store, wren)
    voices.keep_voice(
        store, shown.review, Voice.SCHOOL, None, on=DAY, by="u",
        words="Joins in\nSits with Juniper", helps=Helps.A_LITTLE, said_by="Mr Fenwick",
    )  # fmt: skip
    return wren


def test_a_pack_says_what_is_there_and_leaves_lines_for_who_is_missing(store, wren):
    paper = review_paper(store, wren, MUM, MADE)
    for words in ("Get through the door", "What school says", "Joins in", "it helps a little",
                  "What family says", "step down"):  # fmt: skip
        assert words in paper.html
    assert 'class="line"' in paper.html
    assert "Juniper" not in paper.html
    assert [one.name for one in paper.other_children] == ["Juniper"]


def test_who_must_not_know_the_school_reads_nothing_of_it(store, wren):
    rex = Recipient("Rex", "dad", withhold=frozenset({Withhold.SCHOOL.value}))
    paper = review_paper(store, wren, rex, MADE)
    assert "Joins in" not in paper.html
    assert any("school" in one.what for one in paper.left_out)


def test_a_held_review_prints_what_was_decided_without_a_change_too(store, wren):
    shown = gathering_of(store, wren)
    because = {"because": "Not today", "by": "u"}
    voices.leave_out(store, shown.review, Voice.CHILD, None, **because)
    settled = Settled(Decided.CONTINUE, DAY, "Wren, mum", next_on=date(2026, 3, 27))
    complete_review(store, gathering_of(store, wren), settled, today=DAY)
    html = review_paper(store, wren, MUM, MADE).html
    for words in ("go on as it is", "Wren, mum", "Fri 27 Mar 2026", "Not today"):
        assert words in html


def test_without_a_plan_there_is_no_pack(store, child):
    with pytest.raises(NotAllowed):
        review_paper(store, child, MUM, MADE)


def test_a_slip_names_the_class_and_says_nothing_else_of_anybody(store, wren):
    (slip,) = slips(read_board(store, DAY).rows)
    slip = replace(slip, school=None)
    said = {"teacher": "Mr Fenwick", "worker": MAYA, "on": DAY, "practice": False}
    html = teacher_slip(slip, **said).html
    for words in ("class 5B", "Wren Tidewater", "Juniper", "it helps a little", "Maya Lindqvist"):
        assert words in html
    for words in ("Joins in", "Get through the door", "Foxes", "Mornings"):
        assert words not in html


def test_no_slip_is_made_for_a_school_without_an_agreement(store, wren):
    (slip,) = slips(read_board(store, DAY).rows)
    said = {"teacher": "Mr Fenwick", "worker": MAYA, "on": DAY, "practice": False}
    with pytest.raises(NotAllowed):
        teacher_slip(slip, **said)
