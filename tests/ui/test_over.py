"""What lies over a page: whole and named in any window at any text size; Tab stays inside."""

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.palette_hands import Hands, Key
from ui import theme
from ui.help_card import HelpCard
from ui.safety import SafetyCard
from ui.widgets.veil import Sheet, Veil

SIZES = [(1366, 768), (1093, 614), (1024, 600)]


@pytest.fixture
def hands(qtbot, joyces):
    return Hands(qtbot, joyces)


def open_note(hands):
    hands.window.go("note", hands.child("Wren").id)
    hands.qtbot.waitUntil(lambda: hands.window.page("note").ready)
    hands.settle()
    return next(one for one in hands.window.findChildren(Sheet) if one.isVisible())


def open_safety(hands):
    hands.window.safety.emit()
    return hands.window.findChild(SafetyCard)


def open_help(hands):
    hands.window.help.emit()
    return hands.window.findChild(HelpCard)


def open_why(hands):
    hands.window.page("caseload").why.click()
    return next(one for one in hands.window.findChildren(Veil) if one.isVisible())


OPENED = [open_note, open_safety, open_help, open_why]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", theme.TEXT_SIZES)
@pytest.mark.parametrize("opened", OPENED)
def test_it_is_whole_and_named(hands, opened, size, text):
    theme.apply(theme.Look("light", text=text))
    hands.window.resize(*size)
    veil = opened(hands)
    assert cut_off(veil) == []
    assert unnamed_controls(veil) == []
    assert not_plain(veil) == []
    assert hands.window.rect().contains(veil.panel.geometry())


@pytest.mark.parametrize("opened", OPENED)
def test_tab_never_leaves_it_and_esc_gives_the_focus_back(hands, opened):
    table = hands.window.page("caseload").table
    table.setFocus()
    veil = opened(hands)
    QApplication.processEvents()
    for _ in range(30):
        hands.press(Key.Key_Tab)
        assert veil.isAncestorOf(hands.window.focusWidget())
    hands.press(Key.Key_Escape)
    assert not veil.isVisible()
    assert hands.window.focusWidget() is table
