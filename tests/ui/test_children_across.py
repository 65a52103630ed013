"""Children across caseloads: whose each child is, and why somebody is needed, on one list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.ui.child_hands import settled
from ui.models.caseload_order import WHOSE
from ui.models.caseload_table import LINE, Column
from ui.screens.caseload_page import CaseloadPage

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier


@pytest.fixture
def tom(qtbot, sit):
    window, desk = sit("tom")
    window.go("caseload")
    settled(qtbot, desk)
    return window, desk, window.page("caseload")


def lines(page):
    model = page.table.lines
    return [model.index(row, 0).data(LINE) for row in range(model.rowCount())]


def test_every_line_says_whose_child_it_is_to_the_eye_and_aloud(tom):
    _, _, page = tom
    assert len(lines(page)) == 21
    assert not page.table.isColumnHidden(Column.WHOSE)
    wren = next(line for line in lines(page) if line.child.name == "Wren")
    row = page.table.lines.row_of(wren.child.id)
    assert page.table.lines.index(row, Column.WHOSE).data() == "Joyce Addo"
    assert "with Joyce Addo. Promise was due Fri 24 Oct" in wren.sentence


def test_a_link_worker_with_one_caseload_sees_no_such_column(qtbot, joyces):
    page = CaseloadPage(joyces)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: page.table.lines.rowCount() > 0)
    assert page.table.isColumnHidden(Column.WHOSE)
    assert page.order.findData(WHOSE) == -1


def test_they_can_stand_link_worker_by_link_worker(tom):
    _, _, page = tom
    page.order.set_value(WHOSE)
    page.order.changed.emit()
    names = [line.whose for line in lines(page)]
    assert names == sorted(names)
    assert names[0] == "Ada Lindqvist"


def test_a_row_of_the_team_leads_to_her_children_and_esc_to_all(qtbot, tom):
    _, desk, page = tom
    desk.go("caseload", "Joel Bassey")
    settled(qtbot, desk)
    assert {line.whose for line in lines(page)} == {"Joel Bassey"}
    page.finder.setFocus()
    QTest.keyClick(page.finder, Qt.Key.Key_Escape)
    assert len(lines(page)) == 21


def test_a_supervisor_begins_at_the_team_and_the_first_four_lines_have_keys(qtbot, sit):
    window, desk = sit("tom")
    assert window.here() == ("team", "")
    assert window.navigation._lines["caseload"].words == "Children"
    wanted = ("team", "caseload", "to_decide", "reviews")
    for key, place in zip("1234", wanted, strict=True):
        QTest.keyClick(window, key, CTRL_ALT)
        settled(qtbot, desk)
        assert window.here()[0] == place
