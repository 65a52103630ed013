"""A store that is open is looked over once, behind its first screen."""

import threading

import pytest
from PySide6.QtCore import QObject

from linkworker.actions.unlock import set_up
from linkworker.store.passphrase import FLOOR
from sync.merge import view
from ui.background import Background
from ui.safe_keeping import look_after

WORDS = "velvet otter lamp thirteen"


@pytest.fixture
def damaged(tmp_path, qtbot):
    """Open a store, and spoil one of its pages behind its back; give what is told of it."""
    unlocked = set_up(tmp_path, WORDS, view, FLOOR)
    store = unlocked.store()
    store.keep_setting("name", "Joyce" * 9_000)  # a page that nothing reads at first
    store.close()
    path = tmp_path / unlocked.vault.database_name
    whole = bytearray(path.read_bytes())
    whole[-1_000] ^= 1
    path.write_bytes(whole)
    background, told = Background(unlocked.store, unlocked.reader), []
    background.failed.connect(told.append)
    yield unlocked, background, told
    background.close()


def test_what_is_wrong_is_told_once_the_first_screen_is_read(damaged, qtbot):
    unlocked, background, told = damaged
    owner = QObject()
    look_after(owner, unlocked, background)
    assert "errand" not in {one.name for one in threading.enumerate()}
    assert told == []
    background.read(lambda reader: reader.setting("filled"), then=lambda _: None)
    qtbot.waitUntil(lambda: len(told) == 1)
    assert "does not fit together" in str(told[0])
