"""The frame: going, coming back, keys, and folding where there is little room."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.gallery import window
from ui import theme
from ui.widgets.nav_line import NavLine
from ui.widgets.pill import SyncState
from ui.window import Place

TABBED = Qt.FocusPolicy.TabFocus
SIZES = [(1366, 768), (1093, 614), (1024, 600)]


@pytest.fixture
def frame(qtbot):
    return qtbot.show(window(), 1366, 768)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", theme.TEXT_SIZES)
@pytest.mark.parametrize("place", ["today", "caseload"])
def test_nothing_is_cut_off_or_unnamed_in_any_window_at_any_text_size(frame, size, text, place):
    theme.apply(theme.Look("light", text=text))
    frame.resize(*size)
    frame.go(place)
    assert cut_off(frame) == []
    assert unnamed_controls(frame) == []
    assert not_plain(frame) == []
    assert (frame.width(), frame.height()) == size


@pytest.mark.parametrize("place", ["today", "caseload"])
def test_a_larger_text_chosen_while_a_page_shows_cuts_nothing_off(frame, place, qtbot):
    frame.go(place)
    theme.apply(theme.Look("dark", text=130))
    qtbot.waitUntil(lambda: cut_off(frame) == [])
    assert frame.navigation.width() == theme.size(64)


def test_navigation_folds_to_a_rail_and_keeps_its_names(frame):
    wide = frame.navigation.width()
    frame.resize(1093, 614)
    assert (wide, frame.navigation.width()) == (216, 64)
    named = [line.accessibleName() for line in frame.navigation.findChildren(NavLine)]
    assert "Today" in named
    assert "To decide, 2" in named
    assert "Caseload" in next(
        line.toolTip()
        for line in frame.navigation.findChildren(NavLine)
        if line.words == "Caseload"
    )


def test_pages_are_built_when_first_gone_to_and_kept(frame):
    made = []

    def make():
        made.append(1)
        return QWidget()

    frame.add(Place("late", make))
    assert made == []
    frame.go("late")
    first = frame.page("late")
    frame.go("today")
    frame.go("late")
    assert made == [1]
    assert frame.page("late") is first


def test_back_goes_to_the_page_and_the_person_before(frame, qtbot):
    class Page(QWidget):
        def show_about(self, about: str) -> None:
            self.about = about

    page = Page()
    frame.add(Place("child", lambda: page))
    frame.go("caseload")
    frame.go("child", "wren")
    frame.go("child", "otis")
    assert page.about == "otis"
    qtbot.keyClick(frame, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (frame.here(), page.about) == (("child", "wren"), "wren")
    frame.back()
    frame.back()
    assert frame.here() == ("caseload", "")


def test_a_place_that_does_not_exist_is_refused_and_leaves_no_trace(frame):
    frame.go("today")
    with pytest.raises(KeyError):
        frame.go("nowhere")
    assert frame.here() == ("today", "")


CTRL, CTRL_ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier,
)


@pytest.mark.parametrize(
    ("key", "held", "signal"),
    [
        (Qt.Key.Key_N, CTRL, "new_note"),
        (Qt.Key.Key_L, CTRL, "lock"),
        (Qt.Key.Key_F5, Qt.KeyboardModifier.NoModifier, "sync_now"),
    ],
)
def test_every_key_asks_for_its_deed(frame, qtbot, key, held, signal):
    with qtbot.waitSignal(getattr(frame, signal)):
        qtbot.keyClick(frame, key, held)


def test_ctrl_alt_and_a_number_goes_to_the_first_places(frame, qtbot):
    gone = []
    frame.went.connect(lambda name, about: gone.append(name))
    for key in (Qt.Key.Key_2, Qt.Key.Key_1, Qt.Key.Key_3):
        qtbot.keyClick(frame, key, CTRL_ALT)
    assert gone == ["caseload", "today", "decide"]


def test_worried_about_safety_and_whom_to_tell_are_on_every_page(frame, qtbot):
    for place in ("today", "caseload", "settings", "hidden"):
        frame.go(place)
        assert frame.bar.tell.isVisible()
        assert frame.bar.tell.told == "Tell Mrs Dale, 01632 960 001"
    with qtbot.waitSignal(frame.safety):
        frame.bar.tell.click()


@pytest.mark.parametrize("size", [*SIZES, (920, 600)])
@pytest.mark.parametrize("text", theme.TEXT_SIZES)
def test_whom_to_tell_is_shown_whole_at_every_width(frame, size, text):
    theme.apply(theme.Look("light", text=text))
    frame.resize(*size)
    QApplication.processEvents()
    button = frame.bar.tell
    assert button.told == "Tell Mrs Dale, 01632 960 001"
    assert button.isVisible()
    assert button.width() >= button.sizeHint().width()


def test_the_search_says_what_can_be_found_only_where_all_of_it_can_be_read(frame, qtbot):
    seek = frame.bar.seek
    assert seek.text() == "Search children, notes, actions"
    frame.bar.tell.show_lead("Alderbrook 01632 960 001 · Fernhill 01632 960 011")
    frame.bar.pill.show_state(SyncState("offline", number=1096, pictures=2))
    qtbot.waitUntil(lambda: seek.text() == "Search")
    assert seek.width() >= seek.sizeHint().width()
    assert seek.accessibleName() == "Search children, notes and actions"
    frame.resize(1093, 614)
    qtbot.waitUntil(lambda: frame.bar.pill.text() == "Offline · 1096 safe here")
    assert seek.width() >= seek.sizeHint().width()


def test_a_reviewer_is_not_offered_a_new_note(frame):
    frame.bar.let_write(False)
    assert not frame.bar.note.isVisible()


def test_ctrl_z_undoes_what_was_last_said_to_be_done(frame, qtbot):
    undone = []
    frame.toast.say("Note saved on this laptop", lambda: undone.append(1))
    for _ in range(2):
        qtbot.keyClick(frame, Qt.Key.Key_Z, CTRL)
    assert undone == [1]
    assert not frame.toast.isVisible()


def test_a_message_stands_inside_the_window_after_it_was_made_smaller(frame):
    frame.toast.say("Note saved on this laptop", lambda: None)
    frame.resize(1024, 600)
    assert frame.rect().contains(frame.toast.geometry())


def test_a_message_with_undo_is_whole_also_after_a_shorter_one_without(frame):
    frame.toast.say("Kept.")
    frame.toast.say("Note saved on this laptop", lambda: None)
    assert cut_off(frame.toast) == []
    assert frame.toast._undo.isVisible()


def test_a_recent_page_is_called_by_its_key(frame, qtbot):
    line = next(x for x in frame.navigation.findChildren(NavLine) if x.words == "Otis Marblethorn")
    with qtbot.waitSignal(frame.navigation.recalled) as recalled:
        line.click()
    assert recalled.args == ["k2"]


def test_when_what_had_the_focus_goes_the_page_has_it_never_the_lock(frame, qtbot):
    frame.go("caseload")
    page = frame.page("caseload")
    qtbot.turn_to(frame)
    able = [one for one in page.findChildren(QWidget) if one.focusPolicy() & TABBED]
    for one in [one for one in able if one.isVisible() and one.isEnabled()]:
        one.setFocus()
        for other in able:
            other.hide()
        assert not frame.navigation.isAncestorOf(QApplication.focusWidget())
        for other in able:
            other.show()


def test_tab_and_a_click_still_come_to_the_navigation(frame, qtbot):
    frame.go("caseload")
    qtbot.turn_to(frame)
    line = frame.navigation.findChild(NavLine)
    line.setFocus()
    assert line.hasFocus()
