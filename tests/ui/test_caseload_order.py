"""The caseload's orders: why a child stands where it stands, and other ways to sort."""

import pytest
from PySide6.QtCore import QPoint, Qt

from tests.ui.accessibility import unnamed_controls
from tests.ui.caseload_hands import lines, names, run, shown
from ui.models.caseload_table import HEADED
from ui.widgets.labels import Label
from ui.widgets.slip import Slip
from ui.widgets.tags import Tag


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


def test_a_raised_row_says_why_in_words_and_the_rest_say_nothing(page):
    raised = [line for line in lines(page) if line.reasons]
    assert raised == lines(page)[: len(raised)]
    assert [[reason.words for reason in line.reasons] for line in raised] == [
        ["Promise was due Fri 24 Oct"],
        ["Promise was due Fri 31 Oct"],
        ["Not seen for 7 school days, tried twice"],
    ]
    assert page.table.lines.ends_raised(len(raised) - 1)
    for line in raised:
        assert line.reasons[0].words in line.sentence


@pytest.mark.parametrize(
    ("order", "first"), [("name", "John"), ("seen", "Otis"), ("attendance", "Sarah")]
)
def test_a_heading_sorts_says_so_and_the_order_is_kept(qtbot, joyces, page, order, first):
    column = next(column for column, own in HEADED.items() if own == order)
    header = page.table.horizontalHeader()
    at = header.sectionViewportPosition(column) + 20
    qtbot.mouseClick(
        header.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(at, header.height() // 2)
    )
    assert names(page)[0] == first
    said = page.table.model().headerData(column, Qt.Orientation.Horizontal)
    assert said.endswith("↓")
    run(qtbot, joyces, lambda _: True)
    again = shown(qtbot, joyces)
    assert again.order.value() == order
    assert names(again)[0] == first


def test_an_order_is_chosen_by_keys_and_class_goes_school_by_school(qtbot, joyces, page):
    page.order.setFocus()
    qtbot.keyClick(page.order, Qt.Key.Key_Down)
    assert page.order.value() == "class"
    found = [(line.school, line.child.year) for line in lines(page)]
    assert found == sorted(found)


def test_why_this_order_is_answered_in_words_with_each_childs_reasons(qtbot, page):
    qtbot.mouseClick(page.why, Qt.MouseButton.LeftButton)
    slip = page.findChild(Slip)
    assert slip.isVisible()
    said = " ".join(label.text() for label in slip.findChildren(Label))
    assert "no score" in said
    assert "Otis Marblethorn" in said
    assert "Not seen for 7 school days, tried twice" in [
        tag.words for tag in slip.findChildren(Tag)
    ]
    assert unnamed_controls(slip) == []
    qtbot.mouseClick(slip.close_it, Qt.MouseButton.LeftButton)
    assert not slip.isVisible()
