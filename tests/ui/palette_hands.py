"""Hands on the keys of a whole window: real key events, counted."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from linkworker.records import Child
from tests.ui.waiting import answered
from ui.models.found import CHILDREN
from ui.models.found_list import FOUND
from ui.palette import Palette
from ui.places import furnish_desk

CTRL = Qt.KeyboardModifier.ControlModifier
Key = Qt.Key


class Hands:
    """Presses real keys on whatever has the focus, and counts them."""

    def __init__(self, qtbot, desk):
        self.qtbot, self.desk, self.steps = qtbot, desk, 0
        self.window = furnish_desk(desk)
        self.palette = self.window.findChild(Palette)
        qtbot.show(self.window, 1366, 768)
        qtbot.turn_to(self.window)
        self.window.go("caseload")
        self.settle()

    def press(self, key, held=Qt.KeyboardModifier.NoModifier):
        self.steps += 1
        QTest.keyClick(self.window.windowHandle(), key, held)

    def type(self, letters):
        for letter in letters:
            event = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, letter)
            QApplication.sendEvent(self.window.focusWidget(), event)

    def settle(self):
        for _ in range(3):
            answered(lambda then: self.desk.background.read(lambda _: True, then=then))

    def look_for(self, letters):
        if not self.palette.isVisible():
            self.press(Key.Key_K, CTRL)
        self.palette.box.clear()
        self.type(letters)
        self.settle()
        return self.found()

    def found(self, group=""):
        lines = self.palette.lines
        rows = [lines.index(row).data(FOUND) for row in range(lines.rowCount())]
        return [one for one in rows if one and group in ("", one.group)]

    def names(self, letters):
        self.look_for(letters)
        return [one.words for one in self.found(CHILDREN)]

    def chosen(self):
        return self.palette.list.currentIndex().data(FOUND)

    def write(self, action):
        done = []
        self.desk.background.run(action, then=done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        self.settle()
        return done[0]

    def child(self, name):
        done = []
        self.desk.background.read(lambda r: r.find(Child, name=name)[0], then=done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        return done[0]
