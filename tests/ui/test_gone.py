"""A process that held the keys is gone after each way of leaving; what was typed comes back."""

import subprocess
import sys
from pathlib import Path

import pytest

from linkworker.actions.unlock import set_up, unlock
from linkworker.store.passphrase import FLOOR
from sync.merge import view

ROOT = Path(__file__).parents[2]
WORDS, NEEDLE = "four words of theirs", "mum says the landlord wants them out"
SITTING = """
import ctypes, sys
from ctypes import wintypes
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from linkworker.store.passphrase import FLOOR
from ui import theme
from ui.app import App

qt = QApplication([])
theme.apply(theme.Look())
folder, way, words, needle = sys.argv[1:]
app = App(qt, Path(folder), lambda: print("again", flush=True), lambda: FLOOR)
app.window.words.setText(words)
app.window.unlock.click()

def message(number, how):
    said = wintypes.MSG()
    said.message, said.wParam = number, how
    app._leaving.windows._filter.nativeEventFilter(b"windows_generic_MSG", ctypes.addressof(said))

WAYS = {
    "idle": lambda: app._idle.expired.emit(),
    "Ctrl+L": lambda: app.window.lock.emit(),
    "session lock": lambda: message(0x02B1, 7),
    "user switch": lambda: message(0x02B1, 2),
    "suspend": lambda: message(0x0218, 4),
    "clock": lambda: app._leaving.clock.jumped.emit(),
}

def go_on():
    if app.session is None or not app.session.desk.standing.opened:
        return
    note = app.window.page("note")
    if app.window.here()[0] != "note":
        app.window.go("note")
    elif note.ready:
        waits.stop()
        note.form.fields["words"].editor.insertPlainText(needle)
        print("typed", app.window.windowTitle(), flush=True)
        for _ in range(2):  # two of them at once are one
            WAYS[way]()

waits = QTimer()
waits.setInterval(5)
waits.timeout.connect(go_on)
waits.start()
qt.exec()
print("ended", flush=True)
"""


def leave(folder, way):
    """Sit at a laptop, write half a note and leave it by one way; give what was written."""
    set_up(folder, WORDS, view, FLOOR)
    needle = f"{NEEDLE} ({way})"
    command = [sys.executable, "-c", SITTING, str(folder), way, WORDS, needle]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stdout.splitlines() == ["typed Linkworker", "again", "ended"], done.stderr
    assert NEEDLE not in done.stderr
    return needle


def check_it_comes_back(folder, needle):
    store = unlock(folder, WORDS, view).store()
    assert needle in [draft.typed["words"] for draft in store.drafts()]
    store.close()


def test_a_locked_session_takes_the_keys_out_of_memory(tmp_path):
    """abuse 80: the process ends, once, and the half-written note is there after unlocking."""
    check_it_comes_back(tmp_path, leave(tmp_path, "session lock"))
    files = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert not [path for path in files if NEEDLE.encode() in path.read_bytes()]


@pytest.mark.long
@pytest.mark.parametrize("way", ["idle", "Ctrl+L", "user switch", "suspend", "clock"])
def test_so_does_every_other_way_of_leaving(tmp_path, way):
    """abuse 80: idle, by key, another user, sleep, and a jump of the clock."""
    check_it_comes_back(tmp_path, leave(tmp_path, way))
