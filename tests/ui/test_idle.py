"""The lock after minutes without use: as chosen, and longer while a child sits here too."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from ui.idle import BESIDE_A_CHILD, BLINK_MS, IdleWatch


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


def test_a_touch_is_seen_at_once_and_the_next_one_a_second_later(watch, qtbot):
    counting, blink = (watch._warning, watch._ending), watch._blink
    touched = QWidget()
    qtbot.addWidget(touched)
    for _ in range(2):
        for timer in counting:
            timer.stop()
        qtbot.keyClick(touched, Qt.Key.Key_A)
        assert all(timer.isActive() for timer in counting)
        assert blink.isActive()
        assert blink.interval() == BLINK_MS
        for timer in counting:
            timer.stop()
        qtbot.keyClick(touched, Qt.Key.Key_A)
        assert not any(timer.isActive() for timer in counting)
        blink.timeout.emit()
        assert all(timer.isActive() for timer in counting)
