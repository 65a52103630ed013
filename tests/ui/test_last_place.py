"""Lock, passphrase, Enter: the same place, the same child, the same tab, the same words."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from linkworker.records import Child, Means
from linkworker.store.passphrase import FLOOR
from tests.demo.hands import application, turn_to, wait_until
from tests.demo.office import office
from tests.ui.first_day import Colleague, clear_away, go_on
from ui import names
from ui.app import App

WORDS = "four words of theirs"
CTRL = Qt.KeyboardModifier.ControlModifier


class Laptop:
    """One laptop: unlocked and locked by keys, which are counted."""

    def __init__(self, folder):
        self.folder, self.steps, self.ended = folder, 0, False
        self.open()

    def open(self):
        self.ended = False
        self.app = App(application(), self.folder, self._end, lambda: FLOOR)

    def _end(self):
        self.ended = True

    @property
    def window(self):
        return self.app.window

    def press(self, key, held=Qt.KeyboardModifier.NoModifier):
        turn_to(self.window)
        self.steps += 1
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def unlock(self):
        turn_to(self.window)
        self.window.words.setFocus()
        QTest.keyClicks(self.window.words, WORDS)
        self.press(Qt.Key.Key_Return)
        wait_until(lambda: self.app.session is not None, "unlocking")
        wait_until(lambda: self.app.session.desk.standing.user, "where the laptop stands")

    def lock(self):
        self.press(Qt.Key.Key_L, CTRL)
        wait_until(lambda: self.ended, "the lock")
        self.open()

    def do(self, action):
        return self.app.session.background.wait(action)


@pytest.fixture(scope="module")
def joyces_folder(qapp, tmp_path_factory):
    """A laptop that was let in, with children on it; now offline."""
    folder = tmp_path_factory.mktemp("let-in")
    folder.chmod(0o755)
    with office(folder) as made:
        made.create("Brent")
        joyce = Colleague(made, folder, "Joyce", "--lead", "Alderbrook")
        joyce.fill()
        joyce.store.close()
    return folder / "Joyce"


@pytest.fixture
def laptop(qapp, joyces_folder, tmp_path):
    shutil.copytree(joyces_folder, tmp_path / "laptop")
    made = Laptop(tmp_path / "laptop")
    made.unlock()
    yield made
    names.hide(False)
    made.window.close()
    if made.app.session:
        made.app.session.end()
    go_on(qapp)
    clear_away()


def wren(laptop):
    return laptop.do(lambda store: store.find(Child, name="Wren")[0]).id


def test_task_13_a_lock_and_back_is_two_keys_and_the_passphrase(laptop):
    child = wren(laptop)
    laptop.window.go("child", f"{child}/timeline")
    laptop.steps = 0
    laptop.lock()
    assert laptop.window.windowTitle() == "Linkworker"
    laptop.unlock()
    assert laptop.steps == 2
    assert laptop.window.here() == ("child", f"{child}/timeline")
    assert laptop.window.page("child").tabs.now() == "timeline"
    assert laptop.window.windowTitle() == "Linkworker"


def test_a_child_come_back_to_is_hers_to_write_about_as_before(laptop):
    laptop.window.go("child", f"{wren(laptop)}/story")
    laptop.lock()
    laptop.unlock()
    page = laptop.window.page("child")
    wait_until(lambda: page.strip.details.isVisible(), "the child's details, to be changed")
    assert page.strip.with_child.isVisible()
    assert not page.notices.review.isVisible()


def test_a_tab_turned_to_by_its_key_is_the_tab_one_comes_back_to(laptop):
    laptop.window.go("child", wren(laptop))
    laptop.window.page("child").tabs.choose("plan")
    laptop.lock()
    laptop.unlock()
    assert laptop.window.page("child").tabs.now() == "plan"


def test_a_note_half_written_is_open_again_with_its_words(laptop):
    laptop.window.go("child", wren(laptop))
    laptop.window.go("note", wren(laptop))
    page = laptop.window.page("note")
    wait_until(lambda: page.ready, "the note")
    QTest.keyClicks(page.form.fields["words"].editor, "Half a sen")
    laptop.lock()
    laptop.unlock()
    again = laptop.window.page("note")
    wait_until(lambda: again.ready, "the draft")
    assert laptop.window.here()[0] == "note"
    assert laptop.window.beneath()[0] == "child"
    assert again.form.fields["words"].value() == "Half a sen"


def test_children_chosen_for_a_note_are_chosen_still(laptop):
    laptop.window.go("child", wren(laptop))
    laptop.window.go("note", wren(laptop))
    page = laptop.window.page("note")
    wait_until(lambda: page.ready, "the note")
    line = page.form.who.editor.line
    QTest.keyClicks(line, "otis")
    QTest.keyClick(line, Qt.Key.Key_Return)
    laptop.press(Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    laptop.lock()
    laptop.unlock()
    again = laptop.window.page("note")
    wait_until(lambda: again.ready, "the draft")
    assert [child.name for child in again.form.who.value()] == ["Wren", "Otis"]
    assert again.form.fields["means"].value() is Means.BREAKFAST


def test_a_form_half_filled_in_is_open_again_with_its_words(laptop):
    laptop.window.go("form", f"child/{wren(laptop)}")
    page = laptop.window.page("form")
    wait_until(lambda: page.forms, "her details")
    QTest.keyClicks(page.forms[0].fields["nickname"].editor, "Foxy")
    laptop.lock()
    laptop.unlock()
    again = laptop.window.page("form")
    wait_until(lambda: again.forms, "the draft")
    assert laptop.window.here()[0] == "form"
    assert again.forms[0].fields["nickname"].editor.text() == "Foxy"


def test_a_child_who_has_gone_meanwhile_is_not_come_back_to(laptop):
    laptop.window.go("child", "somebody-who-left")
    laptop.lock()
    laptop.unlock()
    assert laptop.window.here() == ("today", "")


def test_where_one_was_stands_in_no_plain_file(laptop):
    child = wren(laptop)
    laptop.window.go("child", f"{child}/timeline")
    laptop.lock()
    for file in laptop.folder.rglob("*"):
        if file.is_file():
            kept = file.read_bytes()
            assert child.encode() not in kept, file
            assert b"timeline" not in kept, file


def test_names_hidden_at_the_lock_are_hidden_after(laptop):
    laptop.press(Qt.Key.Key_H, CTRL | Qt.KeyboardModifier.ShiftModifier)
    laptop.lock()
    names.hide(False)  # another process begins afresh
    laptop.unlock()
    assert names.hidden()
    assert laptop.window.bar.hidden.isVisible()
