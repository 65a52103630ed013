"""The pack is made for one reader; the slip for the one teacher who knows all children on it."""

from dataclasses import replace
from datetime import date

import pytest

from linkworker.actions import children, plans, reviews, voices
from linkworker.actions.adjustments import agree_adjustment
from linkworker.actions.enrichments import take_up
from linkworker.actions.review_board import read_board
from linkworker.actions.review_slips import slips
from linkworker.actions.reviews import Settled, complete_review, gathering_of
from linkworker.documents.recipient import Recipient
from linkworker.documents.review import review_paper
from linkworker.documents.teacher_slip import teacher_slip
from linkworker.errors import NotAllowed
from linkworker.records import Child, Decided, Eases, Helps, School, Voice, Withhold
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


def test_what_was_taken_up_and_agreed_stands_in_the_pack_as_far_as_its_reader_may_know(store, wren):
    agreed = {"what": "Late marks excused", "eases": Eases.LATE, "agreed_by": "Ms Okafor"}
    days = {"starts": date(2025, 9, 9), "until": date(2025, 12, 19)}
    agree_adjustment(store, wren, by="u", **agreed, **days)
    over = days | {"until": date(2025, 9, 30)}
    agree_adjustment(store, wren, by="u", **(agreed | {"what": "Homework pardoned"}), **over)
    take_up(store, wren, today=DAY, by="u", what="The play", from_whom="Mr Fenwick", started=DAY)
    html = review_paper(store, wren, MUM, MADE).html
    assert "<b>Taken up: </b>The play" in html
    assert "<b>Agreed with the school: </b>Late marks excused" in html
    assert "Homework pardoned" not in html
    hidden = Recipient("Rob", "father", withhold=frozenset({Withhold.SCHOOL.value}))
    assert "Late marks" not in review_paper(store, wren, hidden, MADE).html


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
