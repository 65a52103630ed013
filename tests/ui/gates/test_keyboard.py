"""Gate 2: every control is reached by keys, in reading order, with its ring drawn and in sight."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.gates.keys import by_keys
from tests.ui.gates.screens import doors, faults_of
from tests.ui.gates.walking import controls, ground

Key = Qt.Key


def test_every_control_before_the_window_is_too(qtbot, tmp_path):
    assert faults_of(doors(qtbot, tmp_path), partial(by_keys, set())) == {}


def test_an_overlay_holds_the_focus_and_gives_it_back(tour):
    for screen in tour.overlays():
        over = ground(screen.widget)
        for _ in range(12):
            QTest.keyClick(screen.widget.windowHandle(), Key.Key_Tab)
            focus = QApplication.focusWidget()
            assert focus is not None, screen.name
            assert over.isAncestorOf(focus) or focus is over, screen.name
        QTest.keyClick(screen.widget.windowHandle(), Key.Key_Escape)
        tour.settle()
        assert not over.isVisible(), screen.name
        left = tour.window.focusWidget()
        assert left is not None, screen.name
        assert not over.isAncestorOf(left), screen.name


def test_an_overlay_gives_the_focus_back_to_the_very_control(tour):
    window = tour.window
    window.go("caseload")
    tour.settle()
    button = controls(window.page("caseload"))[0]
    for ask_for in (window.search, window.safety, window.help):
        button.setFocus()
        ask_for.emit()
        tour.settle()
        assert QApplication.focusWidget() is not button
        QTest.keyClick(window.windowHandle(), Key.Key_Escape)
        tour.settle()
        assert QApplication.focusWidget() is button
