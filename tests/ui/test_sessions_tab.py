"""The Sessions tab: who came and why not, bars moved by keys, begun when ready or with a reason."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from linkworker.records import Enrolment
from tests.ui.child_hands import ask, press, settled, words
from tests.ui.tasks.hands import SHIFT, Key, Worker
from ui.widgets.buttons import Button
from ui.widgets.field import Field


def rest(joyce):
    """Let all that was asked be kept, read again and shown."""
    settled(joyce.qtbot, joyce.desk)
    joyce.settle()


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def supports(joyce, name):
    log = joyce.child(name).log
    found = ask(joyce.qtbot, joyce.desk, lambda r: r.find(Enrolment, log=log))
    return {one.what: one for one in found}


def places(joyce, name):
    return {what: (one.first, one.last) for what, one in supports(joyce, name).items()}


def choose(joyce, picture, what):
    """Click the bar of a support: one step."""
    row = [bar.name for bar in picture.bars].index(what)
    joyce.steps += 1
    joyce.qtbot.mouseClick(
        picture, Qt.MouseButton.LeftButton, pos=picture.bar_area(row).center().toPoint()
    )


def test_11_reading_tuition_moves_one_half_term_later_in_two_steps(joyce):
    tab = joyce.open_child("Wren", "sessions")
    joyce.steps = 0
    choose(joyce, tab.years.picture, "Reading tuition")
    joyce.press(Key.Key_Right)
    rest(joyce)
    assert places(joyce, "Wren")["Reading tuition"] == (9, 10)
    joyce.done(11, promised=2)
    said = "Reading tuition is now Spring 2026, first half, to Spring 2026, second half."
    assert said in words(tab)
    joyce.press(Key.Key_Right, SHIFT)
    rest(joyce)
    assert places(joyce, "Wren")["Reading tuition"] == (9, 11)
    joyce.press(Key.Key_Up)
    assert tab.years.picture.chosen_bar().name == "Art therapy"


def test_what_has_begun_does_not_move_and_that_is_said(joyce):
    tab = joyce.open_child("Sarah", "sessions")
    choose(joyce, tab.years.picture, "Boxing")
    joyce.press(Key.Key_Right)
    rest(joyce)
    assert "Boxing has begun: only its end can move." in words(tab)
    assert places(joyce, "Sarah")["Boxing"] == (7, 8)


def test_what_goes_on_is_counted_with_reasons_and_what_waits_says_for_what(joyce):
    said = words(joyce.open_child("Wren", "sessions"))
    assert "Harbour Arts · Wednesdays 14:00 · Art room · instead of Music" in said
    assert ("6 planned: came to 4, 1 not this time (1 not in school), 1 did not happen") in said
    assert "Ready when: She asks to read aloud to somebody" in said
    assert any("John" in one or "Kofi" in one for one in said) is False


def test_beginning_before_it_is_ready_asks_for_a_reason(joyce):
    tab = joyce.open_child("Wren", "sessions")
    press(joyce.qtbot, tab, "Begin Reading tuition")
    press_button(joyce, tab, "It begins")
    rest(joyce)
    assert supports(joyce, "Wren")["Reading tuition"].began_on is None
    fields = [one for one in tab.findChildren(Field) if one.label.startswith("Or it begins")]
    fields[0].editor.set_value("The tutor is only free now")
    press_button(joyce, tab, "It begins")
    rest(joyce)
    begun = supports(joyce, "Wren")["Reading tuition"]
    assert (begun.began_on, begun.before_ready) == (
        date(2025, 11, 4), "The tutor is only free now",
    )  # fmt: skip


def press_button(joyce, widget, said):
    button = next(b for b in widget.findChildren(Button) if b.said == said)
    joyce.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
