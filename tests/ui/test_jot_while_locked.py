"""Written on the locked door: kept by a key, shown no more, and after unlocking about somebody."""

import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from linkworker.actions.folder import jots_waiting
from linkworker.actions.jots import jot, let_jot, read_jots
from linkworker.actions.unlock import set_up
from linkworker.records import Child, LetBackIn, WayBack
from linkworker.store.passphrase import FLOOR
from sync.merge import view
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui.places import furnish_desk
from ui.screens.unlock_page import UnlockPage
from ui.widgets.buttons import Button
from ui.widgets.notices import InfoStrip

NEEDLE = "mum says the landlord wants them out"
ROOT = Path(__file__).parents[2]
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """A laptop that was unlocked once."""
    made = tmp_path_factory.mktemp("locked")
    store = set_up(made, "four words or so", view, FLOOR).store()
    let_jot(store, made)
    store.close()
    return made


@pytest.fixture
def page(folder, qtbot):
    for path in (folder / "jots").glob("*"):
        path.unlink()
    page = qtbot.show(UnlockPage(folder), 1093, 614)
    qtbot.turn_to(page)
    return page


def test_twelve_words_are_kept_by_keys_alone_and_shown_no_more(page, folder, qtbot):
    """The key, the words, Enter: nothing else is asked, and nothing of them is left."""
    qtbot.keyClick(page.words, Qt.Key.Key_J, CTRL)
    assert page.jot.words.hasFocus()
    qtbot.keyClicks(page.jot.words, NEEDLE)
    with qtbot.waitSignal(page.jot.kept):
        qtbot.keyClick(page.jot.words, Qt.Key.Key_Return)
    assert jots_waiting(folder) == 1
    assert page.jot.words.toPlainText() == ""
    page.jot.words.undo()
    assert page.jot.words.toPlainText() == ""
    assert page.jot.told.text() == "Kept. 1 waits until you unlock."
    assert NEEDLE not in everything_said(page)
    assert cut_off(page) == []
    assert unnamed_controls(page) == []
    assert not_plain(page) == []


def everything_said(page):
    said = [page.windowTitle()]
    for widget in page.findChildren(object):
        for ask in ("text", "toPlainText", "toolTip", "accessibleName", "accessibleDescription"):
            if hasattr(widget, ask):
                said.append(str(getattr(widget, ask)()))
    return "\n".join(said)


def test_ctrl_enter_keeps_too_and_shift_enter_begins_a_line(page, folder, qtbot):
    words = page.jot.words
    qtbot.keyClicks(words, "one")
    qtbot.keyClick(words, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(words, "two")
    assert jots_waiting(folder) == 0
    qtbot.keyClick(words, Qt.Key.Key_Return, CTRL)
    assert jots_waiting(folder) == 1


def test_what_is_only_typed_is_sealed_within_a_second_and_goes_when_taken_back(page, folder, qtbot):
    words = page.jot.words
    qtbot.keyClicks(words, NEEDLE)
    assert page.jot._pause.isActive()
    assert page.jot._pause.interval() <= 1000
    page.jot._pause.timeout.emit()
    assert jots_waiting(folder) == 1
    qtbot.keyClicks(words, " by Friday")
    page.jot._pause.timeout.emit()
    assert jots_waiting(folder) == 1  # the same one, longer
    words.selectAll()
    qtbot.keyClick(words, Qt.Key.Key_Backspace)
    page.jot._pause.timeout.emit()
    assert jots_waiting(folder) == 0


def test_left_alone_for_a_minute_it_is_put_away(page, folder, qtbot):
    qtbot.keyClicks(page.jot.words, NEEDLE)
    assert page.jot._left.isActive()
    page.jot._left.timeout.emit()
    assert page.jot.words.toPlainText() == ""
    assert jots_waiting(folder) == 1


def test_unlocking_or_leaving_the_page_keeps_what_is_half_written(page, folder, qtbot):
    qtbot.keyClicks(page.jot.words, NEEDLE)
    page.opened()
    assert jots_waiting(folder) == 1
    qtbot.keyClicks(page.jot.words, "and more")
    page.hide()
    assert jots_waiting(folder) == 2


def test_a_full_disk_is_said_and_the_words_still_stand_there(page, folder, qtbot):
    """abuse 17: what could not be kept stays on the screen."""
    if (folder / "jots").exists():
        (folder / "jots").rmdir()
    (folder / "jots").write_text("a file where the folder should be")
    qtbot.keyClicks(page.jot.words, NEEDLE)
    page.jot.keep()
    assert "disk would not take it" in page.jot.field.problem()
    assert page.jot.words.value() == NEEDLE
    (folder / "jots").unlink()
    page.jot.keep()
    assert page.jot.words.value() == ""


def test_a_laptop_that_has_no_key_yet_offers_no_box(tmp_path, qtbot):
    page = qtbot.show(UnlockPage(tmp_path), 1366, 768)
    assert not page.jot.isVisible()


@pytest.fixture
def jotted(joyces, tmp_path):
    """Joyce's desk, with something written while it was locked."""
    joyces.folder = tmp_path
    joyces.background.wait(lambda store: let_jot(store, tmp_path))
    jot(tmp_path, f"Juniper's {NEEDLE}", datetime(2025, 11, 4, 8, 30))
    return joyces


def choose(one, qtbot):
    """Choose Wren by keys alone, and begin the note with a further Enter."""
    one.who.setFocus()
    qtbot.keyClicks(one.who.line, "wren")
    for _ in range(2):
        qtbot.keyClick(one.who.line, Qt.Key.Key_Return)


@pytest.mark.parametrize("place", ["today", "day"])
def test_it_waits_on_today_and_on_write_up_and_becomes_a_note(jotted, tmp_path, qtbot, place):
    window = qtbot.show(furnish_desk(jotted), 1366, 768)
    qtbot.turn_to(window)
    window.go(place)
    card = window.page(place).written
    qtbot.waitUntil(lambda: card.parts and card.isVisible())
    (one,) = card.parts
    assert "Today 08:30" in everything_said(card)
    assert NEEDLE in everything_said(card)
    qtbot.mouseClick(one.start, Qt.MouseButton.LeftButton)
    assert "needs a child" in one.trouble.text()
    assert jots_waiting(tmp_path) == 1
    choose(one, qtbot)
    qtbot.waitUntil(lambda: window.here()[0] == "note")
    note = window.page("note")
    qtbot.waitUntil(lambda: note.ready)
    typed = note.form.note()
    assert [child.name for child in typed.children] == ["Wren"]
    assert typed.said["words"] == f"Juniper's {NEEDLE}"
    assert typed.said["at"] == datetime(2025, 11, 4, 8, 30)
    assert jots_waiting(tmp_path) == 0
    qtbot.waitUntil(lambda: not card.isVisibleTo(window))
    note.leave()
    assert jotted.background.wait(lambda s: [d.typed["words"] for d in s.drafts()])
    window.close()


def test_what_is_about_no_child_is_thrown_away_and_can_be_had_back(jotted, tmp_path, qtbot):
    window = qtbot.show(furnish_desk(jotted), 1093, 614)
    window.go("today")
    card = window.page("today").written
    qtbot.waitUntil(lambda: card.parts)
    qtbot.waitUntil(lambda: cut_off(card) == [])
    assert unnamed_controls(card) == []
    card.parts[0].throw.click()
    qtbot.waitUntil(lambda: not card.parts)
    assert jots_waiting(tmp_path) == 0
    window.toast.undo()
    qtbot.waitUntil(lambda: card.parts)
    assert jots_waiting(tmp_path) == 1
    window.close()


def test_a_key_that_was_swapped_is_told_until_somebody_knows(jotted, tmp_path, qtbot):
    jotted.background.wait(lambda store: store.keep_setting("jot_key_swapped", "yes"))
    window = qtbot.show(furnish_desk(jotted), 1366, 768)
    window.go("today")
    card = window.page("today").written
    qtbot.waitUntil(lambda: "may have been read" in everything_said(card).replace("\n", " "))
    card.findChild(InfoStrip).findChild(Button).click()
    qtbot.waitUntil(lambda: "may have been read" not in everything_said(card))
    assert jotted.background.wait(lambda s: read_jots(s, tmp_path)).swapped is False
    assert jotted.background.wait(lambda s: s.find(Child))
    window.close()
    assert not QApplication.activeModalWidget()
    assert card.findChildren(QPlainTextEdit) == []


def test_she_is_told_that_her_twelve_words_were_shown_until_she_knows(jotted, qtbot):
    def shown(store):
        said = LetBackIn(
            device=store.mailbox.device_id(), user="joyce", what=WayBack.SHOWN, by="tom",
            at=datetime(2025, 11, 4, 8, 12),
        )  # fmt: skip
        with store.change() as (change, _):
            change.add(said, store.logs("place")[0][0])

    jotted.background.wait(shown)
    window = qtbot.show(furnish_desk(jotted), 1093, 614)
    window.go("today")
    card = window.page("today").written
    told = "was shown the twelve words that open this laptop, today 08:12"
    qtbot.waitUntil(lambda: told in everything_said(card))
    qtbot.waitUntil(lambda: cut_off(card) == [])
    card.findChild(InfoStrip).findChild(Button).click()
    qtbot.waitUntil(lambda: told not in everything_said(card))
    window.close()


def test_the_locked_door_loads_nothing_that_is_only_wanted_behind_it():
    """Unlocking is begun twenty times a day: a store, a network, keys come while one types."""
    heavy = ("sqlcipher3", "httpx2", "cryptography", "linkworker.records", "sync.loop", "ui.desk")
    asks = (
        "import sys, ui.app, ui.screens.unlock_page\n"
        f"print([one for one in {heavy} if one in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
