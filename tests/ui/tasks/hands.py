"""Hands on a whole window: one counter for every key and click that is not content."""

import sys

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.palette_hands import CTRL, Hands, Key

__all__ = ["ALT", "CTRL", "SHIFT", "Key", "Worker"]

ALT, SHIFT = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ShiftModifier
_LETTERS_A_MINUTE = 40 * 5  # forty words, as typists are measured
_A_STEP = 0.8  # seconds, for a key that is looked for


class Worker(Hands):
    """Somebody who knows the keys. `steps` counts; `letters` are the content she types."""

    def __init__(self, qtbot, desk):
        super().__init__(qtbot, desk)
        self.steps, self.letters = 0, 0

    def press(self, key, held=Qt.KeyboardModifier.NoModifier):
        """Press one key, and let what it asked for be shown."""
        super().press(key, held)
        self.settle()
        QApplication.processEvents()

    def click(self, widget):
        """Click in the middle of what can be seen."""
        self.steps += 1
        middle = QPoint(widget.width() // 2, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)
        self.settle()

    def write(self, words):
        """Type content into whatever has the focus."""
        self.letters += len(words)
        self.type(words)

    def change(self, action):
        """Let something be in the store before the task begins."""
        done = []
        self.desk.background.run(action, then=done.append)
        self.qtbot.waitUntil(lambda: bool(done))
        self.settle()
        return done[0]

    def done(self, task, promised):
        """Say how it went, and hold what was promised."""
        seconds = self.letters / _LETTERS_A_MINUTE * 60 + self.steps * _A_STEP
        said = f"task {task}: {self.steps} steps of {promised}, about {seconds:.0f} s"
        sys.stdout.write(f"{said}\n")
        assert self.steps <= promised, said

    def open_child(self, name, tab):
        """Begin on a child's tab; that is not a step of the task."""
        self.window.go("child", f"{self.child(name).id}/{tab}")
        self.settle()
        page = self.window.page("child")
        self.qtbot.waitUntil(lambda: name in page.accessibleName())
        page.setFocus()
        self.settle()
        return page.part(tab)
