"""A supervisor reads: whatever she presses on any screen, she has written nothing but comments."""

from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)

from linkworker.actions import comments
from linkworker.records import RECORDS, Child, Comment, Goal
from tests.seeds import NOW
from tests.ui.child_hands import ask, settled, words
from tests.ui.parts import shown
from tests.ui.seeded import lay_down
from tests.ui.teamed import open_window, team_desk
from tests.ui.waiting import Patient
from ui import theme
from ui.child_tabs import TABS
from ui.desk import tell_time
from ui.forms.paper_out import PaperOut
from ui.founding.sheets_step import SheetsStep
from ui.places import PLACES
from ui.widgets.veil import Veil

# Settings are of this laptop; the papers' and the register's pages open windows of the system
APART = ("waiting", "comment", "settings", "print", "import")
PAGES = [name for name, _, _ in PLACES if name not in APART]
OF_THE_SYSTEM = ("Save as PDF",)  # it opens a window of the system, and waits
SCREENS = [*(name for name in PAGES if name != "child"), *(f"child/{tab}" for tab in TABS)]
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier
KEYS = [
    (Qt.Key.Key_N, CTRL),
    (Qt.Key.Key_E, CTRL),
    (Qt.Key.Key_A, CTRL | SHIFT),
    (Qt.Key.Key_W, CTRL | SHIFT),
    (Qt.Key.Key_Z, CTRL),
    (Qt.Key.Key_B, CTRL),
    (Qt.Key.Key_Left, CTRL),
    (Qt.Key.Key_Return, CTRL),
    (Qt.Key.Key_1, ALT),
    (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Space, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_X, Qt.KeyboardModifier.NoModifier),
    (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier),
]


ABOUT_HER = ("print", "note", "ending", "meeting", "good_word")


@pytest.fixture
def tom(sit):
    """Tom's window and desk; what goes wrong or is refused is gathered in `troubles`."""
    window, desk = sit("tom")
    with gathered(desk) as troubles:
        yield window, desk, troubles


@pytest.fixture(scope="module")
def kept_on(request, team_store, tmp_path_factory, qapp):
    """Tom's window, that stays from screen to screen: that nothing is written is what is shown."""
    folder = tmp_path_factory.mktemp("tom")
    lay_down(team_store, folder)
    theme.apply(theme.Look("light"))
    with team_desk(folder / "tom.db") as desk:
        tell_time(lambda: NOW)
        yield open_window(Patient(request), desk), desk


@pytest.fixture
def going_on(kept_on):
    """Tom as he left off, with what goes wrong or is refused in this test."""
    window, desk = kept_on
    tell_time(lambda: NOW)
    with gathered(desk) as troubles:
        yield window, desk, troubles


@contextmanager
def gathered(desk):
    """Gather what goes wrong or is refused."""
    troubles = []
    signals = (desk.background.failed, desk.background.unread)
    heard = [signal.connect(lambda error: troubles.append(str(error))) for signal in signals]
    yield troubles
    for one in heard:
        desk.background.disconnect(one)


def kept(qtbot, desk):
    """Give every record that is kept here as it stands, but for comments."""
    kinds = [kind for kind in RECORDS if kind is not Comment]
    return ask(qtbot, desk, lambda reader: [reader.find(kind) for kind in kinds])


def go(qtbot, window, desk, screen):
    place, _, tab = screen.partition("/")
    about = ""
    if place == "child" or place in ABOUT_HER:
        wren = ask(qtbot, desk, lambda reader: reader.find(Child, name="Wren")[0].id)
        about = f"{wren}/{tab}" if tab else wren
    window.go(place, about)
    settled(qtbot, desk)
    page = window.page(place)
    for one in (page, *page.findChildren(PaperOut), *page.findChildren(SheetsStep)):
        # whoever is asked for a printer or a file chooses none
        one.choose_printer = lambda *_: None
        one.choose_file = lambda *_: ""
    return page


def buttons(page):
    return [
        one
        for one in page.findChildren(QAbstractButton)
        if one.isVisible() and one.isEnabled() and one.accessibleName() not in ("", *OF_THE_SYSTEM)
    ]


@pytest.mark.parametrize("screen", SCREENS)
def test_no_button_of_any_screen_writes(qtbot, going_on, screen):
    window, desk, troubles = going_on
    before = kept(qtbot, desk)
    names = [one.accessibleName() for one in buttons(go(qtbot, window, desk, screen))]
    for name in dict.fromkeys(names):
        page = go(qtbot, window, desk, screen)
        pressed = next((one for one in buttons(page) if one.accessibleName() == name), None)
        if pressed is not None:
            QTest.mouseClick(pressed, Qt.MouseButton.LeftButton)
            settled(qtbot, desk)
            close_what_is_over(window)
    assert kept(qtbot, desk) == before
    assert troubles == []


def close_what_is_over(window):
    """Put away what a button or a key opened over the page."""
    over = QApplication.activeModalWidget()
    if over is not None:
        over.close()
    for veil in shown(window, Veil):
        veil.put_away()


@pytest.mark.parametrize("screen", SCREENS)
def test_no_key_of_any_screen_writes(qtbot, going_on, screen):
    window, desk, troubles = going_on
    before = kept(qtbot, desk)
    for key, with_ in KEYS:
        page = go(qtbot, window, desk, screen)
        focus = QApplication.focusWidget()
        QTest.keyClick(focus if focus and page.isAncestorOf(focus) else page, key, with_)
        settled(qtbot, desk)
        close_what_is_over(window)
    assert kept(qtbot, desk) == before
    assert troubles == []


@pytest.mark.parametrize("screen", [f"child/{tab}" for tab in TABS])
def test_nothing_on_a_childs_page_can_be_typed_in_or_is_greyed(qtbot, tom, screen):
    window, desk, _ = tom
    page = go(qtbot, window, desk, screen)
    typed = [
        one for one in page.findChildren(QWidget) if isinstance(one, QLineEdit | QPlainTextEdit)
    ]
    written_in = {one.accessibleName() for one in typed if one.isVisible()}
    assert written_in <= {"Find words on the timeline"}
    picked = {one.accessibleName() for one in page.findChildren(QComboBox) if one.isVisible()}
    assert picked <= {"With whom, or by whom"}
    greyed = [one for one in page.findChildren(QAbstractButton) if one.isVisible()]
    assert [one.accessibleName() for one in greyed if not one.isEnabled()] == []


@pytest.mark.parametrize("screen", [f"child/{tab}" for tab in TABS])
def test_each_tab_says_once_whose_caseload_it_is_and_what_one_can_do(qtbot, tom, screen):
    window, desk, _ = tom
    page = go(qtbot, window, desk, screen)
    said = "You are reviewing Joyce Addo’s caseload. You can read and comment. "
    assert words(page).count(f"{said}You cannot change the notes.") == 1


def test_ctrl_n_opens_no_note(qtbot, tom):
    window, desk, _ = tom
    QTest.keyClick(window, Qt.Key.Key_N, CTRL)
    settled(qtbot, desk)
    assert window.here()[0] == "team"
    assert ask(qtbot, desk, lambda reader: reader.drafts()) == []


def test_a_form_reached_all_the_same_is_not_offered(qtbot, tom):
    window, desk, _ = tom
    before = kept(qtbot, desk)
    goal = ask(qtbot, desk, lambda r: r.find(Goal)[0])
    desk.go("form", f"goal/{goal.id}")
    settled(qtbot, desk)
    page = window.page("form")
    assert not [one for one in page.findChildren(QPlainTextEdit) if one.isVisible()]
    assert "You are reviewing this caseload" in words(page)
    QTest.keyClick(page, Qt.Key.Key_Return, CTRL)
    settled(qtbot, desk)
    assert kept(qtbot, desk) == before


def test_a_comment_is_the_one_thing_that_is_written(qtbot, tom):
    window, desk, troubles = tom
    before = kept(qtbot, desk)
    goal = ask(qtbot, desk, lambda r: r.find(Goal)[0])
    desk.go("comment", f"goal/{goal.id}/")
    settled(qtbot, desk)
    page = window.page("comment")
    QTest.keyClicks(page.words, "Whose idea?")
    QTest.keyClick(page.words, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: window.here()[0] != "comment")
    settled(qtbot, desk)
    assert kept(qtbot, desk) == before
    said = ask(qtbot, desk, lambda r: comments.threads_on(r, goal)[-1])
    assert said.last.words == "Whose idea?"
    assert troubles == []


def test_who_writes_elsewhere_writes_there_and_only_reads_here(qtbot, sit):
    window, desk = sit("tom")
    own = dict(desk.standing.caseloads) | {"fernhill": "lead"}
    desk.stand(replace(desk.standing, caseloads=own))
    assert window.navigation.shows("team")
    hers = ask(qtbot, desk, lambda reader: {c.name: c.id for c in reader.find(Child)})
    page = window.page("child")
    for name, may in (("Wren", False), ("Maisie", True)):
        window.go("child", f"{hers[name]}/story")
        settled(qtbot, desk)
        assert page.strip.with_child.isVisible() == may
        assert page.notices.review.isVisible() != may
