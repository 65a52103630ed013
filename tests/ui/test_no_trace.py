"""Nothing of anybody's words stays about: on the clipboard, in a capture, in what an error says."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from linkworker.errors import Invalid
from ui.crash import said_of
from ui.locking import capture
from ui.locking.capture import SHARED_MS, Capture
from ui.locking.clipboard import AFTER_MS, KEPT_OUT, Clipboard
from ui.trouble import Troubles
from ui.widgets.inputs import LineEdit, WordsEdit

NEEDLE = "landlord wants them out by Friday"
ROOT = Path(__file__).parents[2]


@pytest.fixture
def clipboard(qapp):
    board = QGuiApplication.clipboard()
    board.clear()
    watch = Clipboard(qapp, lambda: watch.mine)  # no system here knows whose it is
    watch.mine = True
    yield watch, board
    watch.deleteLater()
    board.clear()


@pytest.mark.parametrize("field", [LineEdit, WordsEdit])
def test_what_is_copied_here_is_cleared_after_half_a_minute(clipboard, qtbot, field):
    """abuse 81: empty after 30 s if it is still ours."""
    watch, board = clipboard
    copied = qtbot.show(field())
    copied.set_value(NEEDLE)
    copied.selectAll()
    qtbot.keyClick(copied, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert board.text() == NEEDLE
    assert watch._timer.isActive()
    assert watch._timer.interval() == AFTER_MS == 30_000
    watch._timer.timeout.emit()
    assert board.text() == ""


def test_what_somebody_else_copied_since_is_not_touched(clipboard):
    """abuse 81: untouched if it is not ours."""
    watch, board = clipboard
    board.setText(NEEDLE)
    watch.mine = False
    board.setText("a shopping list")  # as another program would
    assert not watch._timer.isActive()
    watch.clear()
    assert board.text() == "a shopping list"


def test_what_is_copied_is_kept_out_of_histories_and_clouds_and_is_text_alone(clipboard):
    """abuse 75: what leaves by the clipboard is plain, and marked for Windows and KDE."""
    _, board = clipboard
    rich = QMimeData()
    rich.setHtml(f"<b>{NEEDLE}</b>")
    rich.setText(NEEDLE)
    board.setMimeData(rich)
    held = board.mimeData()
    assert held.text() == NEEDLE
    assert not held.hasHtml()
    for kind, value in KEPT_OUT.items():
        assert bytes(held.data(kind).data()) == value
    assert any("ExcludeClipboardContentFromMonitorProcessing" in kind for kind in KEPT_OUT)


@pytest.fixture
def captured(qapp):
    """Which windows were kept out, by handle, as the system would be told."""
    told = {}
    watch = Capture(qapp, told.__setitem__)
    yield watch, told
    watch.rest()


def test_every_window_is_kept_out_of_capture_once_it_shows(captured, qtbot):
    _, told = captured
    first, second = qtbot.show(QWidget()), qtbot.show(QWidget())
    for window in (first, second):
        qtbot.waitUntil(lambda window=window: told.get(int(window.winId())) is True)


def test_sharing_shows_them_for_an_hour_and_ends_by_itself(captured, qtbot):
    watch, told = captured
    window = qtbot.show(QWidget())
    with qtbot.waitSignal(watch.shared):
        watch.share(on=True)
    assert told[int(window.winId())] is False
    late = qtbot.show(QWidget())
    qtbot.waitUntil(lambda: told.get(int(late.winId())) is False)
    assert watch._over.isActive()
    assert watch._over.interval() == SHARED_MS == 3_600_000
    watch._over.timeout.emit()
    assert not watch.sharing
    assert all(told[int(one.winId())] for one in (window, late))


def test_where_the_system_cannot_it_is_said_so_and_nothing_breaks(qapp, qtbot):
    assert capture.can_keep_out() == (sys.platform in ("win32", "darwin"))
    watch = Capture(qapp)
    qtbot.show(QWidget())
    watch.look()
    watch.rest()


def test_an_error_is_said_in_code_alone(qtbot):
    """abuse 82: the box over the page names the kind and the line, never the words."""
    try:
        int(NEEDLE)
    except ValueError as error:
        raised = error
    assert NEEDLE in str(raised)
    said = said_of(raised)
    assert said.startswith("ValueError (test_no_trace.py:")
    troubles = Troubles()
    qtbot.addWidget(troubles)
    troubles.tell(raised)
    (box,) = troubles._said.values()
    assert said in box.accessibleName()
    assert NEEDLE not in box.accessibleName()
    troubles.tell(Invalid({"words": "These words are too long"}))  # ours are meant to be read
    assert "These words are too long" in troubles._said


RAISES = """
import gc, sys, threading
from PySide6.QtCore import QTimer, qWarning
from PySide6.QtWidgets import QApplication
from ui.crash import keep_words_out

keep_words_out()
app = QApplication([])
needle, layer = sys.argv[1], sys.argv[2]

def raises():
    words = needle
    raise ValueError(words) from KeyError(words)

class Left:
    def __del__(self):
        raises()

def deep():
    if layer == "slot":
        raises()
    elif layer == "thread":
        threading.Thread(target=raises).start()
    elif layer == "object":
        Left()
    elif layer == "qt":
        qWarning(needle)
    elif layer == "store":
        from linkworker.store import create_store
        from linkworker.records import RECORDS, Child
        from pathlib import Path
        from sync.merge import view
        import tempfile
        store = create_store(Path(tempfile.mkdtemp()) / "a.db", bytes(32), "s", RECORDS, view)
        with store.change() as (change, _):
            change.add(Child(name=needle, school=object(), year=needle), needle)
    elif layer == "sync":
        from sync.invitation import read_code
        read_code(needle).none_of_it(needle)
    elif layer == "json":
        from linkworker.canonical import decode
        import json
        json.loads(needle)

QTimer.singleShot(0, deep)
QTimer.singleShot(200, app.quit)
app.exec()
raises()
"""


@pytest.mark.parametrize("layer", ["slot", "thread", "object", "qt", "store", "sync", "json"])
def test_what_nobody_handles_leaves_no_words_on_the_console(layer):
    """abuse 82: a needle raised in each layer is in no line of what the program says."""
    command = [sys.executable, "-c", RAISES, NEEDLE, layer]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    said = done.stdout + done.stderr
    assert "Linkworker: " in said, said
    assert "ValueError (<string>:" in said, said
    assert "landlord" not in said
    assert "Traceback" not in said


def test_no_module_of_a_laptop_writes_a_log_or_prints():
    """abuse 82: there is no log that words could come into, but for the server's own."""
    loud = [
        path.name
        for room in ("linkworker", "sync", "ui")
        for path in (ROOT / room).rglob("*.py")
        if "server" not in path.parts
        and re.search(r"^\s+print\(|^\s*import logging", path.read_text("utf-8"), re.MULTILINE)
    ]
    assert loud == []
