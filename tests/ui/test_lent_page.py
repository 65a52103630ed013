"""Lent and not back: one list over the caseload, from the search too; back with one key."""

from datetime import datetime

import pytest

from linkworker.records import PracticalSupport
from tests.ui.child_hands import ask, settled, words
from tests.ui.tasks.hands import Key, Worker
from ui.desk import tell_time
from ui.screens.lent_page import LentPage


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def lent(page):
    return [(row.lent.child.name, row.lent.support.what) for row in page.rows]


def test_from_the_search_to_the_list_and_back_with_one_key(joyce):
    (line,) = [one for one in joyce.look_for("lent") if one.place == "lent"]
    assert line.words == "Lent and not back"
    joyce.press(Key.Key_Return)
    joyce.qtbot.waitUntil(lambda: joyce.window.here()[0] == "lent")
    joyce.settle()
    page = joyce.window.page("lent")
    assert lent(page) == [
        ("John", "Football boots, size 4"), ("Juniper", "Three library books"),
        ("Sarah", "Laptop"),
    ]  # fmt: skip
    assert "3 things lent" in words(page)
    page.rows[0].back.setFocus()
    joyce.press(Key.Key_Space)
    joyce.qtbot.waitUntil(lambda: lent(page)[0] == ("Juniper", "Three library books"))
    assert page.rows[0].back.hasFocus()
    boots = ask(joyce.qtbot, joyce.desk, lambda r: r.find(PracticalSupport, whom="John"))
    assert boots[0].returned_on is not None
    page.rows[0].who.setFocus()
    joyce.press(Key.Key_Space)
    assert joyce.window.here() == ("child", f"{joyce.child('Juniper').id}/help")


def test_in_july_what_is_late_is_said_and_an_empty_list_says_what_comes_here(qtbot, joyces):
    tell_time(lambda: datetime(2026, 7, 20, 9, 0))
    page = LentPage(joyces)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: bool(page.rows))
    assert "3 things lent, 3 past the day to come back" in words(page)
    assert "was due back Fri 17 Jul" in words(page)
    for _ in range(3):
        page.rows[0].back.click()
        settled(qtbot, joyces)
    qtbot.waitUntil(lambda: page._none.isVisible())
    assert not page._card.isVisible()
