"""A store is open in one program at a time: two would give one number to two changes."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from linkworker.actions.unlock import set_up
from linkworker.store.passphrase import FLOOR
from sync.merge import view
from tests.demo.hands import application, turn_to, wait_until
from tests.ui.first_day import clear_away, go_on
from ui.app import App

WORDS = "four words of theirs"
DIES = """
import os, sys
from PySide6.QtCore import QLockFile
held = QLockFile(sys.argv[1])
held.setStaleLockTime(0)
os._exit(0 if held.tryLock(0) else 1)
"""


@pytest.fixture
def folder(tmp_path):
    set_up(tmp_path, WORDS, view, FLOOR)
    yield tmp_path
    clear_away()


def started(folder):
    return App(application(), folder, lambda: None, lambda: FLOOR)


def said(app):
    return " ".join(label.text() for label in app.window.findChildren(QLabel) if label.isVisible())


def try_words(app, words=WORDS):
    turn_to(app.window)
    app.window.words.setFocus()
    QTest.keyClicks(app.window.words, words)
    QTest.keyClick(app.window.words, Qt.Key.Key_Return)


def test_a_second_program_says_that_the_first_is_open_until_that_is_locked(qapp, folder):
    """abuse 20: a second program opens the same store."""
    first, second = started(folder), started(folder)
    try_words(first)
    wait_until(lambda: first.session is not None, "the first opens")
    try_words(second)
    wait_until(lambda: "open on this laptop already" in said(second), "the words")
    assert second.session is None
    first.lock()
    go_on(qapp)
    try_words(second)
    wait_until(lambda: second.session is not None, "the second opens")
    second.lock()
    go_on(qapp)


def test_wrong_words_hold_nothing(qapp, folder):
    first, second = started(folder), started(folder)
    try_words(first, "other words")
    wait_until(lambda: "did not unlock" in said(first), "that they are wrong")
    try_words(second)
    wait_until(lambda: second.session is not None, "the second opens")
    second.lock()
    go_on(qapp)


def test_a_program_that_was_killed_holds_nothing(qapp, folder):
    subprocess.run([sys.executable, "-c", DIES, str(folder / "open.lock")], check=True)
    app = started(folder)
    try_words(app)
    wait_until(lambda: app.session is not None, "it opens")
    app.lock()
    go_on(qapp)
