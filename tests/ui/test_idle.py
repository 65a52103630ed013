"""The lock after minutes without use: as chosen, and longer while a child sits here too."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.idle import BESIDE_A_CHILD, IdleWatch


@pytest.fixture
def watch(qapp):
    made = IdleWatch(qapp, 5)
    yield made
    made.rest()


def minutes(watch):
    return max(timer.interval() for timer in watch.findChildren(QTimer)) / 60_000


def test_it_waits_as_long_as_was_chosen_and_never_longer_than_a_quarter_of_an_hour(watch):
    assert minutes(watch) == 5
    watch.set_minutes(90)
    assert minutes(watch) == 15


def test_beside_a_child_it_waits_twenty_minutes_and_then_as_before(watch):
    watch.sit_beside_child(True)
    assert minutes(watch) == BESIDE_A_CHILD == 20
    watch.set_minutes(2)
    assert minutes(watch) == 20
    watch.sit_beside_child(False)
    assert minutes(watch) == 2


def test_when_who_sat_here_has_left_no_touch_begins_it_again(watch, qtbot):
    touched = QWidget()
    qtbot.addWidget(touched)
    watch.rest()
    qtbot.keyClick(touched, Qt.Key.Key_A)
    assert not any(timer.isActive() for timer in watch.findChildren(QTimer))
