"""Ctrl+?: the keys that are listed are the keys that exist."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtTest import QTest

from tests.ui.accessibility import unnamed_controls
from tests.ui.palette_hands import CTRL, Hands, Key
from ui.help_card import HELP, HelpCard
from ui.places import PLACES
from ui.screens.child_page import _TABS
from ui.screens.keys_page import KEYS, KeysPage
from ui.widgets.key_cap import KeyCap

ALIASES = {"Ctrl+Return", "Ctrl+=", "Return"}  # the other Enter; plus without Shift
NO_SHORTCUTS = {"Up", "Down", "Home", "End", "Enter", "Space", "Letters", "Digits"}
NO_SHORTCUTS |= {
    "Tab",
    "Shift+Enter",
    "Left",
    "Right",
    "Shift+Left",
    "Shift+Right",
    "Ctrl+Up",
    "Ctrl+Down",
    "Ctrl+.",
    "Ctrl+J",  # of the door before the window
}


@pytest.fixture
def hands(qtbot, joyces):
    return Hands(qtbot, joyces)


def test_ctrl_question_mark_lists_the_keys_and_back_returns(hands):
    hands.press(Key.Key_Question, CTRL)
    assert hands.window.here() == ("keys", "")
    assert unnamed_controls(hands.window) == []


def test_the_list_of_keys_is_of_the_keys_that_exist(hands):
    for name, *_ in PLACES:
        hands.window.page(name)
    for tab in _TABS:
        hands.window.page("child").part(tab)
    there = {short.key().toString() for short in hands.window.findChildren(QShortcut)}
    listed = {key for keys in KEYS.values() for said in keys for key in each(said)}
    assert there - ALIASES <= listed
    assert listed - there <= NO_SHORTCUTS


def test_f1_says_what_every_place_is_for(hands):
    for name, *_ in PLACES:
        hands.window.go(name, hands.child("Wren").id if name in ("child", "note", "print") else "")
        hands.press(Key.Key_F1)
        card = hands.window.findChild(HelpCard)
        assert card.isVisible()
        assert card.accessibleName() == HELP.get(name, ("This page",))[0]
        assert unnamed_controls(card) == []
        hands.press(Key.Key_Escape)
        assert not card.isVisible(), name


def test_a_reviewer_is_told_no_key_that_does_nothing_for_her(qtbot, sit):
    window, desk = sit("tom")
    window.go("keys")
    page = window.findChild(KeysPage)
    for key, held in ((Key.Key_N, CTRL), (Key.Key_B, CTRL)):
        QTest.keyClick(window.windowHandle(), key, held)
        assert window.here() == ("keys", "")
    listed = told(page)
    assert {"Ctrl+K", "Ctrl+Z", "Ctrl+P", "Ctrl+Enter"} <= listed
    assert not listed & {"Ctrl+N", "Ctrl+B", "Ctrl+Shift+A", "Ctrl+Shift+W", "Space"}
    window.help.emit()
    assert "Ctrl+N" not in told(window.findChild(HelpCard))
    desk.stand(replace(desk.standing, caseloads=dict.fromkeys(desk.standing.caseloads, "lead")))
    every = {key for keys in KEYS.values() for said in keys for key in said.split(", ")}
    qtbot.waitUntil(lambda: told(page) == every)


def told(widget):
    caps = widget.findChildren(KeyCap)
    return {cap.accessibleName() for cap in caps if cap.isVisibleTo(widget)}


def each(said):
    """Read "Ctrl+1 to 9" and "Alt+Up, Alt+Down" as single keys."""
    for keys in said.split(", "):
        first, _, last = keys.partition(" to ")
        yield from [f"{first[:-1]}{n}" for n in range(1, int(last) + 1)] if last else [keys]
