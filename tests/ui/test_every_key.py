"""Every key that the list of keys names is pressed for real, and does what the list says."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui import (  # noqa: F401 - they tell of more keys
    key_drives_day,
    key_drives_ending,
    key_drives_rights,
    key_drives_school,
    key_drives_today,
    key_drives_typing,
    key_drives_voice,
)
from tests.ui.key_drives_here import DRIVEN
from tests.ui.palette_hands import Hands
from ui import names
from ui.screens.keys_page import KEYS

# Where keys are pressed that need more than a caseload to have something to do
ELSEWHERE = {
    "The locked door": "test_jot_while_locked.py",
    "To decide": "test_decide_page.py",
    "School’s file": "test_import_page.py",
    "Directory": "test_child_linkings.py",
    "Register": "test_register_by_keys.py",
    "Reviews": "test_reviews_by_keys.py",
    "Pictures": "test_pictures_tab.py",
    "Worried about safety?": "test_concern_page.py",
    "A review": "test_reviews_by_keys.py",
    "Review packs": "test_review_packs_page.py",
    "Parents’ evening": "test_bookings_page.py",
    "Words people gave us": "test_quotes_page.py",
    "A survey": "test_surveys_page.py",
    "Supports over two years": "test_sessions_tab.py",
    "To another caseload": "test_moving_a_child.py",
    "Before it leaves this laptop": "test_what_leaves.py",
}
PRESSED = {"test_jot_while_locked.py": "Key.Key_J", "test_sessions_tab.py": "Key.Key_Right"}


@pytest.fixture
def hands(qtbot, joyces):
    yield Hands(qtbot, joyces)
    names.hide(False)


LISTED = [(where, key) for where, keys in KEYS.items() if where not in ELSEWHERE for key in keys]


@pytest.mark.parametrize(("where", "key"), LISTED)
def test_a_listed_key_does_what_the_list_says(hands, where, key):
    DRIVEN[(where, key)](hands)
    QApplication.processEvents()


def test_no_key_is_tried_that_is_not_listed():
    assert set(DRIVEN) == set(LISTED)


@pytest.mark.parametrize("file", ELSEWHERE.values())
def test_the_keys_of_other_pages_are_pressed_in_their_own_tests(file):
    pressed = (Path(__file__).parent / file).read_text(encoding="utf-8")
    assert PRESSED.get(file, "Key.Key_Return") in pressed
