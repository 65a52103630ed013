"""Forgotten words: twelve over the telephone, each checked, four new ones; and who reads them."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from linkworker.actions.laptops import Own
from linkworker.actions.places import introduce_colleague
from linkworker.actions.rescue import helped, rescue_key, seal_rescue
from linkworker.actions.unlock import keep_rescue, set_up, unlock
from linkworker.errors import WrongPassphrase
from linkworker.store import Draft
from linkworker.store.passphrase import FLOOR
from linkworker.store.rescue_words import words_of
from sync.keyring import Keyring
from sync.merge import view
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui.doors import Doors
from ui.places import furnish_desk
from ui.screens.forgotten_page import ForgottenPage
from ui.screens.unlock_page import UnlockPage

OLD = "velvet otter lamp thirteen"
KEY = bytes(range(16))
MAYAS, NOW = "A" * 22, datetime(2025, 11, 4, 9, 12)


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """The files of a laptop that has a rescue key and a half-written note."""
    folder = tmp_path_factory.mktemp("forgotten")
    made = set_up(folder, OLD, view, FLOOR)
    store = made.store()
    key = rescue_key(store)
    store.keep_draft(Draft("d", "note", "Wren", "", "", {}, {"words": "half written"}))
    store.close()
    keep_rescue(made, key)
    return {path.name: path.read_bytes() for path in folder.iterdir()}, words_of(key)


@pytest.fixture
def laptop(kept, tmp_path):
    files, words = kept
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    return tmp_path, words


@pytest.fixture
def page(laptop, qtbot):
    page = qtbot.show(ForgottenPage(laptop[0]), 1024, 600)
    qtbot.turn_to(page)
    return page


def type_on(qtbot, words):
    for letter in words:
        qtbot.keyClicks(QApplication.focusWidget(), letter)


def said(page):
    return " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def test_twelve_words_typed_with_spaces_between_open_and_nothing_is_changed(page, laptop, qtbot):
    folder, words = laptop
    before = (folder / "vault.lwk").read_bytes()
    page.boxes.boxes[0].setFocus()
    type_on(qtbot, " ".join(words).upper())
    assert page.boxes.value() == list(words)
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert page.step == 2
    assert (folder / "vault.lwk").read_bytes() == before
    for _ in range(2):
        assert cut_off(page) == []
        assert unnamed_controls(page) == []
        assert not_plain(page) == []
        page.back.click()


def test_a_word_that_is_not_one_is_named_as_soon_as_it_is_left(page, qtbot):
    page.boxes.boxes[0].setFocus()
    type_on(qtbot, "ottterr ")
    assert page.field.problem() == "Word 1: This word is not on our list: ask for it again"
    qtbot.keyClick(page.boxes.boxes[1], Qt.Key.Key_Backspace)
    assert page.boxes.boxes[0].hasFocus()
    page.go_on()
    assert page.step == 1
    assert "word 1" in page.field.problem()


def test_twelve_words_pasted_fill_every_box_and_wrong_ones_are_said(page, laptop, qtbot):
    other = words_of(bytes(range(1, 17)))
    QApplication.clipboard().setText("  ".join(other))
    page.boxes.boxes[0].setFocus()
    page.boxes.boxes[0].paste()
    assert page.boxes.value() == list(other)
    page.go_on()
    assert page.step == 1
    assert "do not open this laptop" in page.field.problem()
    swapped = [laptop[1][1], laptop[1][0], *laptop[1][2:]]
    page.boxes.set_value(swapped)
    page.go_on()
    assert "not the one that was read out" in page.field.problem()


@pytest.fixture
def doors(laptop, qtbot):
    """The locked door, shown, and what it turns to, the last one last."""
    made, shown = Doors(QApplication.instance(), laptop[0], lambda: FLOOR), []
    made.turned.connect(shown.append)
    door = qtbot.show(made.first(), 1093, 614)
    assert isinstance(door, UnlockPage)
    door.forgotten.click()
    yield made, door, shown
    made.let_go()


def test_going_back_to_the_locked_door_loses_nothing(doors, qtbot):
    made, door, shown = doors
    door.twelve.click()
    qtbot.show(shown[-1], 1093, 614).back.click()
    assert shown[-1] is door
    assert not made._one._lock.isLocked()


def test_from_the_locked_door_to_the_new_words_and_back_in(doors, laptop, qtbot):
    made, door, shown = doors
    door.twelve.click()
    page = qtbot.show(shown[-1], 1093, 614)
    page.boxes.set_value(list(laptop[1]))
    page.go_on()
    assert all(word in said(page) for word in page.words.passphrase.split())
    page.go_on()
    page.again.words.setText(page.words.passphrase)
    with qtbot.waitSignal(made.opened) as opened:
        page.go_on()
    store = opened.args[0].store()
    assert [draft.typed["words"] for draft in store.drafts()] == ["half written"]
    store.close()
    unlock(laptop[0], page.words.passphrase, view)
    with pytest.raises(WrongPassphrase):
        unlock(laptop[0], OLD, view)


@pytest.fixture
def toms(joyces, tmp_path):
    """A desk that may let Maya back in: her rescue key is sealed to this laptop."""

    def seal(store):
        keyring = Keyring(store.mailbox)
        place = store.logs("place")[0][0]
        introduce_colleague(store, place, user="maya", name="Maya Okoro", work="Link Worker")
        store.mailbox.keep_secret("rescue", KEY)
        able = {keyring.device: keyring.sealing_key}
        own = Own(MAYAS, "maya", "Maya's ThinkPad", "")
        seal_rescue(store, place, own, able, now=NOW)

    joyces.background.wait(seal)
    joyces.standing = joyces.standing.__class__(
        **{**vars_of(joyces.standing), "laptops": frozenset({MAYAS})}
    )
    return joyces


def vars_of(standing):
    return {name: getattr(standing, name) for name in standing.__dataclass_fields__}


@pytest.fixture
def letting(toms, qtbot):
    window = qtbot.show(furnish_desk(toms), 1024, 600)
    window.go("let_back")
    page = window.page("let_back")
    qtbot.waitUntil(lambda: page.choices)
    yield window, page
    window.close()


def test_words_show_only_once_she_was_spoken_to_and_it_is_kept_who_saw_them(letting, toms, qtbot):
    window, page = letting
    page.choices[0].click()
    assert "Maya Okoro" in said(page)
    page.show_button.click()
    qtbot.waitUntil(lambda: "Speak to them first" in said(page))
    assert not page.words.isVisible()
    page.spoken.click()
    page.show_button.click()
    qtbot.waitUntil(lambda: page.words.isVisible())
    assert all(word in said(page) for word in words_of(KEY))
    for look in (cut_off, unnamed_controls, not_plain):
        assert look(page) == []
    assert words_of(KEY)[0] not in window.windowTitle()
    told = toms.background.wait(helped)
    assert [(one.person, one.what.value) for one in told] == [("Maya Okoro", "twelve words shown")]
    qtbot.waitUntil(lambda: "was shown Maya Okoro’s twelve words" in said(page))


@pytest.mark.parametrize("leave", ["button", "page", "time"])
def test_the_words_go_from_the_screen(letting, qtbot, leave):
    window, page = letting
    page.choose(page.locked[0])
    page.spoken.click()
    page.show_button.click()
    qtbot.waitUntil(lambda: page.words.isVisible())
    {"button": page.hide_button.click, "page": lambda: window.go("today"),
     "time": page._gone.timeout.emit}[leave]()  # fmt: skip
    window.go("let_back")
    assert not page.words.isVisible()
    words = set(words_of(KEY))
    qtbot.waitUntil(lambda: not words & {one.text() for one in page.findChildren(QLabel)})
    assert not page.spoken.value()


def test_it_is_reached_from_ctrl_k_and_about_one_laptop(letting, qtbot):
    window, page = letting
    window.go("let_back", MAYAS)
    qtbot.waitUntil(lambda: page.asking.isVisible())
    assert page.chosen.box.device == MAYAS


def test_nobody_to_help_is_said_in_words(joyces, qtbot):
    window = qtbot.show(furnish_desk(joyces), 1093, 614)
    window.go("let_back")
    page = window.page("let_back")
    qtbot.waitUntil(lambda: "Nobody to let in from here" in said(page))
    window.close()
