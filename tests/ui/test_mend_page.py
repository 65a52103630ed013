"""A store that does not open though the words are right: said, and mended as somebody chooses."""

from datetime import datetime

import pytest

from linkworker.actions.backups import back_up
from linkworker.actions.copies import look_over
from linkworker.actions.folder import KEY_FILE
from linkworker.actions.unlock import set_up, unlock
from linkworker.canonical import decode, encode
from linkworker.errors import StoreDamaged
from linkworker.records import Child
from linkworker.store import Draft
from linkworker.store.passphrase import FLOOR
from sync.merge import view
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui.crash import UNFORESEEN
from ui.doors import Doors
from ui.mending import Mended
from ui.screens.mend_page import ANEW, MendPage

WORDS = "velvet otter lamp thirteen"
AT = datetime(2025, 11, 4, 17, 2)
PAGE = 4_096


@pytest.fixture
def folder(tmp_path):
    unlocked = set_up(tmp_path / "laptop", WORDS, view, FLOOR)
    store = unlocked.store()
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        change.add(Child(name="Wren", school="s", year=5), log)
    store.keep_draft(Draft("d", "note", "Wren", log, "", {}, {"words": "not saved yet"}))
    store.wipe()
    back_up(unlocked, AT)
    with store.change() as (change, _):
        change.add(Child(name="Juniper", school="s", year=5), log)
    store.wipe()
    store.close()
    return unlocked.folder


def door_of(folder, qapp, qtbot):
    """Type the right words at the door; return the doors and what they turn to."""
    doors = Doors(qapp, folder, lambda: FLOOR)
    page = doors.first()
    qtbot.addWidget(page)
    turned, opened = [], []
    doors.turned.connect(turned.append)
    doors.opened.connect(opened.append)
    page.wanted.emit(WORDS)
    qtbot.waitUntil(lambda: turned or opened)
    return doors, turned, opened


def spoil(folder, at=3 * PAGE + 100):
    (path,) = folder.glob("store-*.db")
    raw = bytearray(path.read_bytes())
    raw[at] ^= 1
    path.write_bytes(raw)
    with pytest.raises(StoreDamaged):
        look_over(unlock(folder, WORDS, view))  # as it is when the window is open
    return path


def names(unlocked):
    store = unlocked.store()
    try:
        return [one.name for one in store.find(Child)], len(store.drafts())
    finally:
        store.close()


def mend(page, opened, qtbot, way):
    qtbot.show(page, 1093, 614)
    page.choice.set_value(way)
    page.mend.click()
    qtbot.waitUntil(lambda: opened)
    return opened[0]


def test_a_sound_store_opens_with_no_such_page(folder, qapp, qtbot):
    doors, turned, opened = door_of(folder, qapp, qtbot)
    assert (turned, names(opened[0])) == ([], (["Wren", "Juniper"], 1))
    doors.let_go()


def test_a_missing_store_comes_back_from_its_backup(folder, qapp, qtbot):
    (path,) = folder.glob("store-*.db")
    path.unlink()
    doors, (page,), opened = door_of(folder, qapp, qtbot)
    assert page.choice.count() == 2  # there is nothing to make it anew from
    assert names(mend(page, opened, qtbot, "0")) == (["Wren"], 1)
    doors.let_go()


def test_a_newer_key_file_is_said_and_nothing_is_offered_to_mend_it(folder, qapp, qtbot):
    line, mac, _ = (folder / KEY_FILE).read_bytes().split(b"\n")
    (folder / KEY_FILE).write_bytes(encode(decode(line) | {"v": 2}) + b"\n" + mac + b"\n")
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    doors = Doors(qapp, folder, lambda: FLOOR)
    page = doors.first()
    qtbot.addWidget(page)
    turned = []
    doors.turned.connect(turned.append)
    page.wanted.emit(WORDS)
    qtbot.waitUntil(page.field.problem)
    assert "Install the newer program" in page.field.problem()
    assert turned == []
    assert (
        before.items() <= {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}.items()
    )


def test_a_key_file_that_the_computer_does_not_let_be_read_tells_no_path(folder, qapp, qtbot):
    (folder / KEY_FILE).unlink()
    (folder / KEY_FILE).mkdir()
    doors = Doors(qapp, folder, lambda: FLOOR)
    page = doors.first()
    qtbot.addWidget(page)
    page.wanted.emit(WORDS)
    qtbot.waitUntil(page.field.problem)
    assert page.field.problem().startswith(f"{UNFORESEEN}. For whoever helps: ")
    assert str(folder) not in page.field.problem()


def test_a_damaged_store_is_said_and_mended_as_chosen(folder, qapp, qtbot):
    spoil(folder)
    doors, (page,), opened = door_of(folder, qapp, qtbot)
    assert page.choice.count() == 3
    page.left.emit()
    doors.let_go()
    doors, (page,), opened = door_of(folder, qapp, qtbot)
    assert names(mend(page, opened, qtbot, "0")) == (["Wren"], 1)
    assert list(folder.glob("damaged-*"))  # what stood there is kept
    doors.let_go()


def test_pages_at_odds_are_made_anew_with_all_that_was_not_sent(folder, qapp, qtbot):
    """The search's own pages are damaged: all else is read, and the search is made anew."""
    unlocked = unlock(folder, WORDS, view)
    before = unlocked.vault.database_name
    store = unlocked.store()
    root = store._database.conn.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'touched'"
    ).fetchone()[0]
    store.close()
    spoil(folder, (root - 1) * PAGE + 100)
    doors, (page,), opened = door_of(folder, qapp, qtbot)
    made = mend(page, opened, qtbot, ANEW)
    assert names(made) == (["Wren", "Juniper"], 1)
    assert made.vault.database_name != before
    assert [path.name for path in folder.glob("store-*.db")] == [made.vault.database_name]
    doors.let_go()


def test_a_page_that_is_whole_by_keyboard_and_in_words(folder, qtbot):
    page = qtbot.show(MendPage(folder, "Part of it does not fit together.", AT.date()), 1024, 600)
    assert not unnamed_controls(page)
    assert not not_plain(page)
    assert not cut_off(page)
    assert "today 17:02" in page.choice.itemText(2)
    page.choice.set_value(None)
    page.mend.click()
    assert page.field.problem() == "Choose how it is mended"
    with qtbot.waitSignal(page.wanted) as wanted:
        page.choice.set_value(ANEW)
        page.mend.click()
    assert wanted.args == [None]
    page.show_trouble("There is not enough room on this laptop's disk.")
    assert page.mend.isEnabled()


def test_what_could_not_be_read_is_said_before_the_store_opens(folder, qtbot):
    page = qtbot.show(MendPage(folder, "Part of it does not fit together.", AT.date()), 1093, 614)
    page.choice.set_value(ANEW)
    page.mend.click()
    opened = []
    page.opened.connect(opened.append)
    page.show_mended(Mended("the store", "some of what was begun and not finished"))
    assert opened == []
    assert "some of what was begun and not finished" in page.trouble.text()
    assert not cut_off(page)
    assert page.mend.hasFocus()
    page.mend.click()
    assert opened == ["the store"]
