"""Every paper there is can be had in larger print: 16 points, and nothing on it smaller."""

import re
from datetime import date

import pytest

from linkworker.actions import plans, reviews
from linkworker.actions.bookings import families
from linkworker.actions.review_board import read_board
from linkworker.actions.review_slips import slips
from linkworker.documents.booking_list import booking_list
from linkworker.documents.day_sheet import day_sheet
from linkworker.documents.packs_summary import Packed, packs_summary
from linkworker.documents.sdq_labels import sdq_list
from linkworker.documents.style import LARGER
from linkworker.documents.teacher_slip import teacher_slip
from linkworker.records import School
from tests.linkworker.papers import DAY, MAYA, begin_wren
from tests.ui.html_paper import wrong_with

POINTS = 16


@pytest.fixture
def wren(store):
    wren = begin_wren(store)
    rows = read_board(store, DAY).rows
    reviews.open_reviews(store, [(r.gathering.plan, r.calendar) for r in rows], on=DAY, by="u")
    assert plans.plan_of(store, wren)
    return wren


def sizes(paper):
    """Give the sizes of all that has words: what only makes room or is a box has none."""
    worded = re.sub(r"td\.(full|gap)[^}]*}", "", paper.html)
    return [int(px) for px in re.findall(r"font-size: (\d+)px", worded)]


def test_lists_slips_and_sheets_too(store, wren):
    (slip,) = slips(read_board(store, DAY).rows)
    with store.change() as (change, _):
        school = store.find(School)[0]
        change.update(school, agreement="DSA 1", agreement_from=date(2024, 9, 1))
    (slip,) = slips(read_board(store, DAY).rows)
    said = {"worker": MAYA, "on": DAY, "practice": False}
    made = {
        "slip": lambda larger: teacher_slip(slip, teacher="Mr Fenwick", larger=larger, **said),
        "list": lambda larger: sdq_list([], term="Autumn", larger=larger, **said),
        "evening": lambda larger: booking_list(families(store, DAY), DAY, larger=larger, **said),
        "packs": lambda larger: packs_summary(
            [Packed("Wren T", "5F", "Dana, mum")], what="Packs", worker="Maya", on=DAY,
            larger=larger, practice=False,
        ),
        "day": lambda larger: day_sheet([], DAY, worker="Maya", larger=larger, practice=False),
    }  # fmt: skip
    for name, make in made.items():
        usual, larger = make(False), make(True)
        assert larger.letters == LARGER > usual.letters, name
        body = sizes(larger)
        assert min(body) * 72 / 96 >= POINTS, name
        assert wrong_with(usual.html) == [], name
