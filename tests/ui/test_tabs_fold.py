"""Tabs there is no room for stand under More; every one is reached, by number, arrow and menu."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication

from ui import theme
from ui.widgets.tabs import Tabs, fitting

NINE = (
    *("Story", "Timeline", "Support plan", "Attendance", "SDQ", "Linkings", "Sessions"),
    *("Family", "School life"),
)


@pytest.fixture
def nine(qtbot):
    return qtbot.show(Tabs([(words, words) for words in NINE]), 1100, 40)


def widest(tabs):
    return max(tabs.tabRect(at).right() for at in range(tabs.count()) if tabs.isTabVisible(at))


def test_nine_stand_in_a_row_where_there_is_room(nine):
    assert nine.folded() == []
    assert not nine.isTabVisible(len(NINE))


@pytest.mark.parametrize("text", [100, 130])
@pytest.mark.parametrize("width", [976 - 64, 700, 430])
def test_none_is_cut_off_and_the_first_stay(nine, width, text):
    theme.apply(theme.Look("light", text=text))
    nine.resize(width, 48)
    QApplication.processEvents()
    assert widest(nine) <= width
    left = [words for words in NINE if words not in nine.folded()]
    assert left == list(NINE[: len(left)])


def test_one_that_was_folded_shows_when_it_is_turned_to(nine):
    nine.resize(430, 40)
    nine.choose_at(8)
    assert nine.now() == "School life"
    assert "School life" not in nine.folded()
    assert widest(nine) <= 430


def test_the_arrows_go_over_all_of_them(nine):
    nine.resize(430, 40)
    turned = [nine.now()]
    for _ in range(len(NINE)):
        press = QKeyEvent(QKeyEvent.Type.KeyPress, Qt.Key.Key_Right, Qt.KeyboardModifier(0))
        QApplication.sendEvent(nine, press)
        turned.append(nine.now())
    assert turned == [*NINE, "School life"]


def test_more_opens_a_menu_and_is_never_on(nine):
    nine.resize(430, 40)
    heard = []
    nine.chosen.connect(heard.append)
    folded = nine.folded()
    nine.setCurrentIndex(len(NINE))
    menu = QApplication.activePopupWidget()
    assert nine.now() == "Story"
    assert heard == []
    assert [one.text() for one in menu.actions()] == folded
    menu.actions()[-1].trigger()
    menu.close()
    assert heard == [folded[-1]]
    assert nine.tabText(nine.currentIndex()) == folded[-1]


def test_larger_words_fold_and_smaller_ones_unfold(nine):
    theme.apply(theme.Look("light", text=100))
    nine.resize(widest(nine) + 20, 48)
    QApplication.processEvents()
    assert nine.folded() == []
    theme.apply(theme.Look("light", text=130))
    QApplication.processEvents()
    assert nine.folded() != []
    assert widest(nine) <= nine.width()
    theme.apply(theme.Look("light", text=100))
    QApplication.processEvents()
    assert nine.folded() == []


sizes = st.lists(st.integers(20, 160), min_size=1, max_size=9)


@given(sizes, st.integers(20, 120), st.integers(300, 1200), st.data())
def test_what_is_shown_fits_and_holds_the_one_that_is_on(widths, more, room, data):
    on = data.draw(st.integers(0, len(widths) - 1))
    shown = fitting(widths, more, room, on)
    assert on in shown
    folded = len(shown) < len(widths)
    assert sum(widths[at] for at in shown) + (more if folded else 0) <= room or shown == {on}
    assert folded == (sum(widths) > room)
