"""Ctrl+?: the keys that are listed are the keys that exist."""

import pytest
from PySide6.QtGui import QShortcut

from tests.ui.accessibility import unnamed_controls
from tests.ui.palette_hands import CTRL, Hands, Key
from ui.places import PLACES
from ui.screens.keys_page import KEYS


@pytest.fixture
def hands(qtbot, joyces):
    return Hands(qtbot, joyces)


def test_ctrl_question_mark_lists_the_keys_and_back_returns(hands):
    hands.press(Key.Key_Question, CTRL)
    assert hands.window.here() == ("keys", "")
    assert unnamed_controls(hands.window) == []


def test_the_list_of_keys_is_of_the_keys_that_exist(hands):
    for name, _, _ in PLACES:
        hands.window.page(name)
    there = {short.key().toString() for short in hands.window.findChildren(QShortcut)}
    there -= {"Ctrl+Return"}  # the other Enter
    listed = {key for keys in KEYS.values() for said in keys for key in _each(said)}
    assert there <= listed
    assert listed - there == {"Up", "Down", "Home", "End", "Enter", "Letters"}


def _each(said):
    """Read "Ctrl+1 to 4" and "Alt+Up, Alt+Down" as single keys."""
    for keys in said.split(", "):
        first, _, last = keys.partition(" to ")
        yield from [f"{first[:-1]}{n}" for n in range(1, int(last) + 1)] if last else [keys]
