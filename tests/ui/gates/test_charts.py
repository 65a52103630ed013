"""Gate 11: every chart can be had as a table and as text, and says what it shows."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tests.ui.child_hands import press
from tests.ui.gates.screens import faults_of
from ui.child.half_days import HalfDays
from ui.child.week_view import WeekView
from ui.child.year_line import YearLine
from ui.widgets.buttons import Button

CHARTS = (YearLine, HalfDays)


def test_every_chart_has_a_name_a_table_and_a_way_to_copy_it(tour):
    assert faults_of(tour.everything(), charts_alone) == {}


def charts_alone(window):
    found = []
    names = {one.accessibleName() for one in window.findChildren(Button) if one.isVisible()}
    for chart in window.findChildren(QWidget):
        if not isinstance(chart, CHARTS) or not chart.isVisible():
            continue
        offered = {name.partition(" attendance")[0] for name in names}
        if not chart.accessibleName() or not {"Show", "Copy"} <= offered:
            found.append(type(chart).__name__)
    return found


@pytest.mark.parametrize("tour", ["lead"], indirect=True)
def test_table_and_text_say_what_the_chart_shows(tour):
    tour.window.go("child", f"{tour.child('Wren').id}/attendance")
    tour.settle()
    press(tour.qtbot, tour.window, "Show attendance as a table of weeks")
    table = next(one for one in tour.window.findChildren(WeekView) if one.isVisible())
    press(tour.qtbot, tour.window, "Copy attendance as text")
    text = QGuiApplication.clipboard().text()
    model = table.model()
    for row in range(model.rowCount()):
        assert model.index(row, 5).data() in text
