"""September as a list: a row is kept by Enter, what is missing is said, Today counts it."""

from datetime import datetime

import pytest

from linkworker.records import Back, Child, SchoolYear
from tests.ui.child_hands import ask
from ui.desk import tell_time
from ui.screens.september_page import SeptemberPage
from ui.screens.today_page import TodayPage

FIRST_DAYS = datetime(2025, 9, 9, 8, 5)


@pytest.fixture
def page(qtbot, joyces):
    tell_time(lambda: FIRST_DAYS)
    page = SeptemberPage(joyces)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: bool(page.rows))
    return page


def row_of(page, name):
    return next(row for row in page.rows if row.beginning.child.name == name)


def test_a_row_is_kept_when_it_is_said_whether_the_child_is_back(qtbot, joyces, page):
    row = row_of(page, "Kofi")
    row.keep()
    assert row._trouble.text() == "Say whether the child is back"
    row.back.set_value(Back.BACK)
    row.teacher.set_value("Mrs Oduya")
    row.school_class.set_value("6F")
    with qtbot.waitSignal(joyces.said):
        row.keep()
    (kept,) = ask(qtbot, joyces, lambda reader: reader.find(SchoolYear))
    assert kept.teacher == "Mrs Oduya"
    (kofi,) = ask(qtbot, joyces, lambda reader: reader.find(Child, name="Kofi"))
    assert (kofi.year, kofi.school_class) == (6, "6F")
    qtbot.waitUntil(lambda: row_of(page, "Kofi") is page.rows[-1])


def test_from_year_six_the_school_is_asked_for(page):
    row = row_of(page, "Otis")
    assert row.year.value() == 7
    row.back.set_value(Back.BACK)
    row.keep()
    assert row._trouble.text() == "Say which school"


def test_today_counts_who_was_looked_at(qtbot, joyces, page):
    today = TodayPage(joyces)
    qtbot.addWidget(today)
    today.show()
    qtbot.waitUntil(lambda: today.today is not None)
    assert today.today.september == (0, len(page.rows))
    assert today._september.isVisible()
