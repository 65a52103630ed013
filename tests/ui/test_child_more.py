"""What is seldom done about a child, behind one button of the strip."""

import pytest

from tests.ui.tasks.hands import Worker


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("Good word, from school or home", "good_word"),
        ("Meeting", "meeting"),
        ("Ending", "ending"),
        ("Rights: a copy, a complaint, erasing", "rights"),
        ("To another caseload", "move"),
        ("Change details", "form"),
    ],
)
def test_each_line_opens_its_page_about_the_child_who_shows(joyce, words, place):
    joyce.open_child("Wren", "story")
    menu = joyce.window.page("child").strip.details.open()
    next(one for one in menu.actions() if one.text() == words).trigger()
    menu.close()
    joyce.settle()
    here, about = joyce.window.here()
    wren = joyce.child("Wren").id
    assert (here, about) == (place, f"child/{wren}" if place == "form" else wren)
