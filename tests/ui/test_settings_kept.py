"""What Settings keeps: a new lock on a real store, papers deleted, the look from then on."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from linkworker.actions import places
from linkworker.actions.files import SavedFile, note_saved_file, saved_files
from linkworker.actions.unlock import new_passphrase, set_up, unlock
from linkworker.errors import WrongPassphrase
from linkworker.records import School
from linkworker.store.passphrase import FLOOR
from sync import merge
from sync.loop import Told
from ui import theme
from ui.app import App
from ui.forms.passphrase_form import new_words_problem
from ui.preferences import Preferences, keep_preferences
from ui.screens.settings_page import SettingsPage
from ui.screens.unlock_page import UnlockPage
from ui.widgets.buttons import Button
from ui.widgets.choices import Tick
from ui.widgets.labels import Label

OLD, NEW = "the old four words", "otter lamp quiet seven"


@pytest.fixture
def page(desk, qtbot):
    page = SettingsPage(desk)
    qtbot.show(page)
    qtbot.waitUntil(lambda: page.me._rows.count() > 0)
    return page


@pytest.fixture
def locked(desk, tmp_path):
    """The folder of a store with a lock of its own, which the desk can change."""
    folder = tmp_path / "own"
    made = [set_up(folder, OLD, merge.view, FLOOR)]

    def change(now, new):
        made.append(new_passphrase(made[-1], now, new, FLOOR))

    desk.new_passphrase = change
    return folder


def names(page):
    return {button.accessibleName() for button in page.findChildren(Button)}


def press(page, name, qtbot):
    button = next(b for b in page.findChildren(Button) if b.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def fill(page, **said):
    for name, words in said.items():
        page.passphrase.fields[name].editor.set_value(words)


def told(part):
    return {label.text() for label in part.findChildren(Label) if label.isVisibleTo(part)}


def test_the_new_words_open_the_store_and_the_old_ones_do_not(page, desk, locked, qtbot):
    fill(page, now=OLD, new=f" {NEW.replace(' ', '  ')}", again=NEW)
    with qtbot.waitSignal(desk.said) as said:
        press(page, "Change the passphrase", qtbot)
    assert "changed" in said.args[0]
    assert {field.editor.text() for field in page.passphrase.fields.values()} == {""}
    assert unlock(locked, NEW, merge.view).vault.store_id
    with pytest.raises(WrongPassphrase):
        unlock(locked, OLD, merge.view)


def test_without_the_words_of_now_nothing_changes(page, locked, qtbot):
    fill(page, now="not these four words", new=NEW, again=NEW)
    press(page, "Change the passphrase", qtbot)
    qtbot.waitUntil(lambda: page.passphrase.fields["now"].problem() != "")
    assert page.passphrase.change.isEnabled()
    assert unlock(locked, OLD, merge.view).vault.store_id


def test_words_made_for_one_are_good_and_gone_with_the_page(page, qtbot):
    press(page, "Make four words for me", qtbot)
    made = page.passphrase.made.text()
    assert new_words_problem(made, made) == {}
    fill(page, now="secret", new=made)
    page.hide()
    assert page.passphrase.made.text() == ""
    assert page.passphrase.fields["now"].editor.text() == ""


def test_typed_words_are_hidden_until_asked_for(page, qtbot):
    line = page.passphrase.fields["now"].editor
    assert line.echoMode() is line.EchoMode.Password
    tick = next(t for t in page.findChildren(Tick) if t.words == "Show what I type")
    tick.click()
    assert line.echoMode() is line.EchoMode.Normal


def test_a_saved_paper_is_listed_until_its_file_is_deleted(page, desk, tmp_path, qtbot):
    paper = tmp_path / "Plan WT.pdf"
    paper.write_bytes(b"%PDF")
    saved = SavedFile(str(paper), "Individual Support Plan", "Dana", date(2025, 11, 4))
    desk.background.wait(lambda store: note_saved_file(store, saved))
    page.hide()
    page.show()
    qtbot.waitUntil(lambda: "Delete Plan WT.pdf" in names(page))
    press(page, "Delete Plan WT.pdf", qtbot)
    qtbot.waitUntil(lambda: "Delete Plan WT.pdf" not in names(page))
    assert not paper.exists()
    assert desk.background.wait(saved_files) == []


def test_it_says_who_sits_here_what_they_may_do_and_when_it_synced(page, desk, qtbot):
    desk.background.wait(lambda store: store.keep_setting("server", "https://sync.example"))
    desk.hear(Told(at=desk.now()))
    qtbot.waitUntil(lambda: "https://sync.example" in told(page.me))
    assert {"Maya Okoro", "Read and write, and let colleagues in"} <= told(page.me)
    assert any(words.startswith("Today ") for words in told(page.me))


def test_terms_of_earlier_years_are_shown_when_asked_for(page, desk, qtbot):
    desk.background.wait(lambda store: places.add_school(store, "place", name="Alderbrook"))
    school = desk.background.wait(lambda store: store.find(School)[0])
    old = {"name": "Long ago", "starts": date(2019, 9, 2), "ends": date(2019, 12, 19)}
    desk.background.run(lambda store: places.add_term(store, school, **old))
    qtbot.waitUntil(lambda: page._places.earlier.isVisible())
    assert not any("Long ago" in words for words in told(page))
    press(page, "Show earlier terms", qtbot)
    qtbot.waitUntil(lambda: any("Long ago" in words for words in told(page)))


def test_the_next_unlocking_has_the_look_and_the_lock_that_were_chosen(qapp, tmp_path, qtbot):
    store = set_up(tmp_path / "own", OLD, merge.view, FLOOR).store()
    keep_preferences(store, Preferences(theme.Look("dark", 115), 2))
    store.close()
    app = App(qapp, tmp_path / "own", lambda: None, lambda: FLOOR)
    assert isinstance(app.window, UnlockPage)
    assert theme.colour("surface") == QColor(theme.tokens()["colour"]["light"]["surface"])
    app.window.words.setText(OLD)
    app.window.unlock.click()
    qtbot.waitUntil(lambda: app.session is not None)
    assert theme.look() == theme.Look("dark", 115)
    assert app._idle._ending.interval() == 120_000
    app.session.desk.lock_chosen.emit(10)
    assert app._idle._ending.interval() == 600_000
    app.session.desk.new_passphrase(OLD, NEW)
    app.window.close()
    app.session.end()
    assert not app._idle._ending.isActive()
    assert unlock(tmp_path / "own", NEW, merge.view).vault.store_id
