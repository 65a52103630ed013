"""A parents' evening by keys: booked, moved, not come, printed, and on to the review."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from linkworker.records import PaperGiven, ReviewVoice, Voice
from tests.ui import seeded
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.child_hands import settled
from ui.screens.bookings_page import BookingsPage

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def page(qtbot, joyces):
    made = qtbot.show(BookingsPage(joyces), 1040, 640)
    qtbot.turn_to(made)
    settled(qtbot, joyces)
    qtbot.waitUntil(lambda: made.table.lines.rows)
    made.table.setFocus()
    return made


def booked(page):
    return [(one.children[0].name, f"{one.at:%H:%M}") for one in page.table.lines.rows if one.at]


def press(page, joyces, qtbot, key, held=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(page.table, key, held)
    settled(qtbot, joyces)


def choose(page, name):
    names = [one.children[0].name for one in page.table.lines.rows]
    page.table.selectRow(names.index(name))


def test_the_evening_shows_who_is_booked_and_who_is_not(page):
    assert booked(page) == [("Wren", "15:30")]
    assert page.day.value().isoformat() == "2025-11-13"
    kofi = page.table.lines.rows[1]
    assert (kofi.who, kofi.needs_interpreter) == ("Efua Starling", True)


def test_space_books_the_next_time_and_frees_it_again(page, joyces, qtbot):
    choose(page, "Kofi")
    press(page, joyces, qtbot, Key.Key_Space)
    assert booked(page) == [("Wren", "15:30"), ("Kofi", "15:45")]
    press(page, joyces, qtbot, Key.Key_Space)
    assert booked(page) == [("Wren", "15:30")]


def test_alt_up_lets_a_family_come_earlier_and_who_translates_is_kept(page, joyces, qtbot):
    choose(page, "Kofi")
    press(page, joyces, qtbot, Key.Key_Space)
    page.interpreter.editor.setFocus()
    qtbot.keyClicks(page.interpreter.editor, "Ama")
    page.interpreter.editor.editingFinished.emit()
    settled(qtbot, joyces)
    page.table.setFocus()
    press(page, joyces, qtbot, Key.Key_Up, ALT)
    assert booked(page) == [("Kofi", "15:30"), ("Wren", "15:45")]
    assert page.table.lines.rows[0].interpreter == "Ama"
    press(page, joyces, qtbot, Key.Key_Down, ALT)
    assert booked(page) == [("Wren", "15:30"), ("Kofi", "15:45")]


def test_who_did_not_come_has_one_try_more_and_no_time(page, joyces, qtbot):
    choose(page, "Wren")
    before = page.table.now().tries
    page.missed.click()
    settled(qtbot, joyces)
    (wren,) = [one for one in page.table.lines.rows if one.children[0].name == "Wren"]
    assert (wren.tries, wren.at) == (before + 1, None)
    voices = joyces.background.wait(lambda store: store.find(ReviewVoice, voice=Voice.FAMILY))
    assert any(len(one.tried) == wren.tries for one in voices)


def test_enter_goes_to_the_review_where_it_is_taken_by_phone(page, joyces, qtbot):
    went = []
    joyces.went.connect(lambda place, about: went.append((place, about)))
    choose(page, "Wren")
    press(page, joyces, qtbot, Key.Key_Return)
    assert went == [("review", page.table.now().key)]


def test_a_wrong_time_is_said_at_its_field_and_nothing_is_booked(page, joyces, qtbot):
    page.first.editor.selectAll()
    qtbot.keyClicks(page.first.editor, "half past")
    choose(page, "Kofi")
    press(page, joyces, qtbot, Key.Key_Space)
    assert booked(page) == [("Wren", "15:30")]
    assert "such as 15:30" in page.first._problem.text()
    assert not page.print.isEnabled()


def test_the_list_is_saved_and_kept_with_each_child_on_it(page, joyces, qtbot, tmp_path):
    page.out.write(tmp_path / "evening.pdf")
    settled(qtbot, joyces)
    assert (tmp_path / "evening.pdf").stat().st_size > 1000
    kept = joyces.background.wait(lambda store: store.find(PaperGiven, paper="Booking list"))
    assert [one.reader for one in kept] == ["Joyce"]


def test_everything_is_named_plain_and_whole(page, qtbot):
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    qtbot.waitUntil(lambda: cut_off(page) == [])


def test_who_reviews_books_nobody(joyces, qtbot):
    joyces.stand(replace(joyces.standing, caseloads={seeded.CASELOAD: "review"}))
    page = qtbot.show(BookingsPage(joyces), 1040, 640)
    qtbot.waitUntil(lambda: page._review.isVisible())
    assert not page.table.isVisible()
    assert not page.print.isVisible()
