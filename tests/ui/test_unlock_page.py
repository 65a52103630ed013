"""The locked door: words that are wrong are said so, tries are counted, nothing is shown inside."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui.screens.unlock_page import UnlockPage
from ui.tries import FIRST_SECONDS, FREE, LONGEST_SECONDS, Tries


@pytest.fixture
def page(tmp_path, qtbot):
    return qtbot.show(UnlockPage(tmp_path), 1093, 614)


def test_enter_hands_the_words_on_once(page, qtbot):
    qtbot.keyClicks(page.words, "otter lamp quiet seven")
    with qtbot.waitSignal(page.wanted) as wanted:
        qtbot.keyClick(page.words, Qt.Key.Key_Return)
    assert wanted.args == ["otter lamp quiet seven"]
    with qtbot.assertNotEmitted(page.wanted):
        qtbot.keyClick(page.words, Qt.Key.Key_Return)


def test_words_are_hidden_until_asked_for(page, qtbot):
    assert page.words.echoMode() == QLineEdit.EchoMode.Password
    qtbot.mouseClick(page._show, Qt.MouseButton.LeftButton)
    assert page.words.echoMode() == QLineEdit.EchoMode.Normal


def test_wrong_words_are_said_and_can_be_typed_again(page):
    page.show_trouble("That passphrase did not unlock this laptop. Check Caps Lock.", wrong=True)
    assert "Check Caps Lock" in page.field.problem()
    assert page.unlock.isEnabled()


def test_after_five_wrong_tries_it_waits_also_after_a_new_start(page, tmp_path, qtbot):
    for _ in range(FREE):
        page.show_trouble("That passphrase did not unlock this laptop.", wrong=True)
    assert not page.unlock.isEnabled()
    again = UnlockPage(tmp_path)
    qtbot.addWidget(again)
    assert not again.unlock.isEnabled()
    assert "Wait" in again.field.problem()
    again.opened()
    assert Tries(tmp_path).wait(0) == 0


def test_the_wait_grows_and_has_an_end(tmp_path):
    tries = Tries(tmp_path)
    waits = []
    for _ in range(FREE + 10):
        tries.wrong(1_000.0)
        waits.append(tries.wait(1_000.0))
    assert waits[: FREE - 1] == [0] * (FREE - 1)
    assert waits[FREE - 1] == FIRST_SECONDS
    assert waits == sorted(waits)
    assert waits[-1] == LONGEST_SECONDS
    assert tries.wait(1_000.0 + LONGEST_SECONDS) == 0


@pytest.mark.parametrize("kept", ["", "[]", "{", '["a", 1]', "7"])
def test_a_damaged_count_begins_anew(tmp_path, kept):
    (tmp_path / "tries.json").write_text(kept)
    assert Tries(tmp_path).wait(0) == 0


def test_it_is_named_plain_and_whole(page):
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []


def test_capitals_are_noticed_as_they_are_typed(page, qtbot):
    qtbot.keyClicks(page.words, "o")
    assert not page.caps.isVisible()
    qtbot.keyClick(page.words, Qt.Key.Key_T, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(page.words, typed("T"))
    assert page.caps.isVisible()
    QApplication.sendEvent(page.words, typed("T", Qt.KeyboardModifier.ShiftModifier))
    assert not page.caps.isVisible()


def typed(letter, held=Qt.KeyboardModifier.NoModifier):
    return QKeyEvent(QEvent.Type.KeyPress, ord(letter), held, letter)


def test_forgotten_words_have_a_way_on_that_is_asked_for_twice(page, qtbot):
    assert not page.begin_anew.isVisible()
    with qtbot.assertNotEmitted(page.anew):
        page.forgotten.click()
    assert page.begin_anew.isVisible()
    with qtbot.assertNotEmitted(page.anew):
        page.begin_anew.click()
        page.sure.itemAt(0).widget().keep()
    qtbot.waitUntil(lambda: cut_off(page) == [])
    asked = page.sure.itemAt(0).widget()
    asked.fields["sure"].editor.set_value(True)
    with qtbot.waitSignal(page.anew):
        asked.keep()
