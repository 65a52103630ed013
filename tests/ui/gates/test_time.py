"""Gates 8 and 9: nothing ends by the clock but the lock, which warns; nothing moves."""

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ui.idle import BESIDE_A_CHILD, WARNING_SECONDS, IdleWatch
from ui.widgets.toast import Toast

UI = Path(__file__).parents[3] / "ui"
MOVING = r"Q(Property|Variant|Sequential|Parallel)Animation|QTimeLine|QMovie|QGraphics\w*Effect"
HALF_MINUTE = 30_000


@pytest.fixture
def idle(qapp):
    watch = IdleWatch(qapp, 5)
    yield watch
    watch.rest()


def test_half_a_minute_before_the_lock_somebody_is_told(idle):
    assert WARNING_SECONDS * 1000 == HALF_MINUTE
    assert idle._ending.interval() - idle._warning.interval() == HALF_MINUTE
    idle.sit_beside_child(True)
    assert idle._ending.interval() == BESIDE_A_CHILD * 60_000
    assert idle._ending.interval() - idle._warning.interval() == HALF_MINUTE


@pytest.mark.parametrize("key", [Qt.Key.Key_Shift, Qt.Key.Key_A, Qt.Key.Key_Escape])
def test_any_key_begins_the_time_again(qtbot, idle, key):
    widget = QWidget()
    qtbot.addWidget(widget)
    idle._look()  # a window that went before may have moved what is under the mouse
    idle._warning.stop()
    idle._ending.stop()
    QTest.keyClick(widget, key)
    assert idle._warning.isActive()
    assert idle._ending.isActive()


def test_the_warning_stays_until_somebody_touches_anything(qtbot):
    over = QWidget()
    over.resize(800, 400)
    qtbot.addWidget(over)
    toast = Toast(over)
    with qtbot.waitExposed(over):
        over.show()
    toast.warn("Locking in half a minute. Touch any key to stay.")
    assert toast.isVisible()
    assert not toast._timer.isActive()
    QApplication.sendEvent(over, QEvent(QEvent.Type.Timer))
    assert toast.isVisible()
    QTest.keyClick(over, Qt.Key.Key_Control)
    assert not toast.isVisible()


def test_no_part_of_the_program_moves():
    moving = [
        str(path.relative_to(UI))
        for path in UI.rglob("*.py")
        if re.search(MOVING, path.read_text(encoding="utf-8"))
    ]
    assert moving == []


def test_nothing_of_qt_s_own_moves(qapp):
    effects = (
        *(Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_FadeMenu),
        *(Qt.UIEffect.UI_AnimateTooltip, Qt.UIEffect.UI_FadeTooltip),
    )
    assert [effect for effect in effects if QApplication.isEffectEnabled(effect)] == []
