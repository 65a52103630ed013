"""The Attendance tab where there is little height: the half-days are in sight at once."""

import pytest
from PySide6.QtCore import QPoint

from tests.ui.accessibility import cut_off
from tests.ui.child_hands import settled
from tests.ui.palette_hands import Hands


@pytest.fixture
def window(qtbot, joyces):
    hands = Hands(qtbot, joyces)
    hands.window.go("child", f"{hands.child('Wren').id}/attendance")
    hands.settle()
    return hands.window


def in_sight(tab):
    """Give how much of the half-days stands in the tab without scrolling, from 0 to 1."""
    grid = tab.chart.grid
    top = grid.mapTo(tab, QPoint(0, 0)).y()
    return max(0.0, min(1.0, (tab.height() - top) / grid.height()))


@pytest.mark.parametrize(("size", "least"), [((1366, 768), 1.0), ((1093, 614), 0.6)])
def test_the_half_days_are_in_sight_as_the_tab_opens(qtbot, joyces, window, size, least):
    window.resize(*size)
    settled(qtbot, joyces)
    tab = window.page("child").part("attendance")
    qtbot.waitUntil(lambda: in_sight(tab) >= least)
    qtbot.waitUntil(lambda: cut_off(tab) == [])


def test_the_pattern_stands_below_in_little_height_and_beside_the_figures_in_more(
    qtbot, joyces, window
):
    tab = window.page("child").part("attendance")

    def is_below():
        return tab._pattern.mapTo(tab, QPoint(0, 0)).y() > tab.chart.mapTo(tab, QPoint(0, 0)).y()

    for size, below in (((1093, 614), True), ((1366, 768), False), ((1024, 600), True)):
        window.resize(*size)
        settled(qtbot, joyces)
        qtbot.waitUntil(lambda below=below: tab._pattern.isVisible() and is_below() is below)
