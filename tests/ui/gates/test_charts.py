"""Gate 11: every chart can be had as a table and as text, and says what it shows."""

import pytest
from PySide6.QtGui import QGuiApplication

from tests.ui.child_hands import press
from ui.child.half_days import HalfDays
from ui.child.week_view import WeekView
from ui.child.year_line import YearLine

CHARTS = (YearLine, HalfDays)


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
