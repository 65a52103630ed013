"""Settings: what is chosen is kept and shown at once; schools a step away; words checked."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from linkworker.actions import places
from linkworker.errors import WrongPassphrase
from linkworker.records import School
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui import theme
from ui.desk import Desk, Standing
from ui.forms.passphrase_form import new_words_problem
from ui.preferences import Preferences, read_preferences
from ui.screens.settings_page import SettingsPage
from ui.widgets.buttons import Button
from ui.widgets.inputs import WordsEdit
from ui.widgets.labels import Label


@pytest.fixture
def page(desk, wren, qtbot):
    said = {"dsl": "Mrs Dale", "dsl_phone": "01632 960 001"}
    desk.background.wait(lambda s: places.add_school(s, "place", name="Alderbrook", **said))
    school = desk.background.wait(lambda store: store.find(School)[0])
    term = {"name": "Autumn", "starts": date(2025, 9, 2), "ends": date(2025, 12, 19)}
    desk.background.wait(lambda store: places.add_term(store, school, **term))
    made = show(SettingsPage(desk), qtbot)
    yield made
    theme.apply(theme.Look("light"))


def show(page, qtbot):
    qtbot.show(page, 1029, 556)
    qtbot.waitUntil(lambda: page.me._rows.count() > 0)
    return page


def press(page, name, qtbot):
    button = next(b for b in page.findChildren(Button) if b.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_look_shows_at_once_and_is_kept_for_the_next_start(page, desk, qtbot):
    press(page, "Dark", qtbot)
    press(page, "130%", qtbot)
    assert theme.colour("surface") == QColor(theme.tokens()["colour"]["dark"]["surface"])
    assert theme.look().text == 130
    kept = desk.background.wait(read_preferences)
    assert kept.look == theme.look()


def test_the_lock_comes_as_chosen_and_what_cannot_be_is_as_at_first(page, desk, qtbot):
    with qtbot.waitSignal(desk.lock_chosen) as chosen:
        press(page, "2 minutes", qtbot)
    assert chosen.args == [2]
    assert desk.background.wait(read_preferences).lock_minutes == 2
    desk.background.wait(lambda store: store.keep_setting("lock_minutes", "600"))
    assert desk.background.wait(read_preferences).lock_minutes == 5


@pytest.mark.parametrize("kept", ["", "{", '{"scheme": "light", "text": 7}', '{"colour": 1}', "[]"])
def test_settings_that_cannot_be_read_are_as_at_first(desk, kept):
    desk.background.wait(lambda store: store.keep_setting("look", kept))
    assert desk.background.wait(read_preferences) == Preferences()


def test_a_school_and_its_terms_are_one_step_from_their_forms(page, desk, qtbot):
    school = desk.background.wait(lambda store: store.find(School)[0])
    with qtbot.waitSignal(desk.went) as went:
        press(page, "Change Alderbrook", qtbot)
    assert went.args == ["form", f"school/{school.id}"]
    with qtbot.waitSignal(desk.went) as went:
        press(page, "Add a term of Alderbrook", qtbot)
    assert went.args == ["form", f"term/new/{school.id}"]


def test_a_reviewer_sees_the_schools_and_cannot_change_them(page, background, qtbot):
    desk = Desk(background, Standing("tom", "Tom", {"c": "review"}, place_log="place"))
    reading = show(SettingsPage(desk), qtbot)
    assert any(label.text() == "Alderbrook" for label in reading.findChildren(Label))
    names = {button.accessibleName() for button in reading.findChildren(Button)}
    assert "Change Alderbrook" not in names
    assert "Add a school" not in names


def test_new_words_are_four_different_ones_typed_twice():
    good = "otter lamp quiet seven"
    assert new_words_problem(good, good) == {}
    assert new_words_problem(good, "otter  lamp quiet seven") == {}
    assert "new" in new_words_problem("otter lamp quiet", "otter lamp quiet")
    assert "new" in new_words_problem("otter otter otter otter", "otter otter otter otter")
    assert "again" in new_words_problem(good, good + "s")


@pytest.fixture
def words(page, desk):
    """The passphrase's form filled in, and the changes that were asked for."""
    asked = []
    desk.new_passphrase = lambda now, new: asked.append((now, new))
    typed = {"now": "the old words", "new": "otter lamp quiet seven", "again": "otter lamp quiet"}
    for name, said in typed.items():
        page.passphrase.fields[name].editor.set_value(said)
    return asked


def test_a_new_passphrase_is_changed_once_both_boxes_agree(page, desk, words, qtbot):
    press(page, "Change the passphrase", qtbot)
    assert page.passphrase.fields["again"].problem()
    assert words == []
    page.passphrase.fields["again"].editor.set_value("otter lamp quiet seven")
    with qtbot.waitSignal(desk.said):
        press(page, "Change the passphrase", qtbot)
    assert words == [("the old words", "otter lamp quiet seven")]
    assert page.passphrase.fields["new"].editor.text() == ""


def test_a_wrong_old_passphrase_is_said_and_nothing_changes(page, desk, words, qtbot):
    def refuse(now, new):
        raise WrongPassphrase("That passphrase did not unlock this laptop.")

    desk.new_passphrase = refuse
    page.passphrase.fields["again"].editor.set_value("otter lamp quiet seven")
    press(page, "Change the passphrase", qtbot)
    qtbot.waitUntil(lambda: "did not unlock" in page.passphrase.fields["now"].problem())
    assert page.passphrase.change.isEnabled()


def test_licences_can_be_read(page, qtbot):
    press(page, "Lucide, icons", qtbot)
    text = next(w for w in page.findChildren(WordsEdit) if w.accessibleName() == "Licence")
    assert "ISC" in text.value()
    assert text.isReadOnly()


def test_everything_is_named_plain_and_whole(page):
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []
