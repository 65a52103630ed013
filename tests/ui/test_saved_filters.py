"""A filter gets a name, is found again as a chip and by Ctrl+K, renamed, removed."""

import pytest
from PySide6.QtTest import QTest

from tests.ui.palette_hands import Hands, Key
from ui.models.found import FILTERS
from ui.models.saved_filters import saved_filters


@pytest.fixture
def hands(qtbot, joyces):
    return Hands(qtbot, joyces)


def kept(hands, place=""):
    done = []
    hands.desk.background.run(lambda store: saved_filters(store, place), then=done.append)
    hands.qtbot.waitUntil(lambda: bool(done))
    hands.settle()
    return {one.name: dict(one.said) for one in done[0]}


def name_it(hands, saved, name):
    """Keep the filter that is on, with keys alone."""
    saved.keep.setFocus()
    hands.press(Key.Key_Space)
    assert hands.window.focusWidget() is saved.line
    hands.type(name)
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: name in saved.chips)


def shown(page):
    return page.table.model().rowCount()


def test_nothing_can_be_kept_of_a_whole_list(hands):
    page = hands.window.page("caseload")
    assert page.narrowing.saved.keep.isHidden()
    assert not page.narrowing.saved.isVisible()
    page.finder.setText("5f")
    assert not page.narrowing.saved.keep.isHidden()


def test_a_filter_of_the_caseload_is_kept_found_again_renamed_and_removed(hands, tmp_path):
    page = hands.window.page("caseload")
    saved, everybody = page.narrowing.saved, shown(page)
    page.finder.setText("5f")
    few = shown(page)
    assert 0 < few < everybody
    name_it(hands, saved, "Fox class")
    assert kept(hands) == {"Fox class": {"words": "5f"}}
    assert saved.chips["Fox class"].isChecked()
    assert hands.window.focusWidget() is saved.chips["Fox class"]

    saved.chips["Fox class"].setFocus()
    hands.press(Key.Key_Space)  # off again
    assert shown(page) == everybody
    hands.press(Key.Key_Space)
    assert (shown(page), page.finder.value()) == (few, "5f")


def test_a_filter_is_renamed_and_removed_and_brought_back_and_stands_in_no_clear_file(
    hands, tmp_path
):
    page = hands.window.page("caseload")
    saved = page.narrowing.saved
    page.finder.setText("5f")
    name_it(hands, saved, "Fox class")
    saved.rename.setFocus()
    hands.press(Key.Key_Space)
    saved.line.selectAll()
    hands.type("Foxes")
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: [*saved.chips] == ["Foxes"])
    assert [*kept(hands)] == ["Foxes"]

    clear = [one for one in tmp_path.rglob("*") if one.is_file() and b"Foxes" in one.read_bytes()]
    assert clear == []

    with hands.qtbot.waitSignal(hands.desk.said) as said:
        saved.remove.click()
    hands.qtbot.waitUntil(lambda: not saved.chips)
    assert kept(hands) == {}
    said.args[1]()  # Undo
    hands.qtbot.waitUntil(lambda: [*saved.chips] == ["Foxes"])


def test_esc_leaves_the_name_and_the_list_as_they_were(hands):
    page = hands.window.page("caseload")
    page.finder.setText("5f")
    saved = page.narrowing.saved
    saved.keep.click()
    hands.type("No")
    QTest.keyClick(saved.line, Key.Key_Escape)
    assert saved.line.isHidden()
    assert page.finder.value() == "5f"
    assert kept(hands) == {}


def test_ctrl_k_finds_a_filter_by_its_name_from_anywhere(hands):
    page = hands.window.page("caseload")
    page.finder.setText("5f")
    name_it(hands, page.narrowing.saved, "Fox class")
    page.narrowing.narrow({})
    hands.window.go("settings")
    hands.look_for("fox cl")
    (line,) = hands.found(FILTERS)
    assert (line.words, line.about) == ("Fox class", "Caseload, narrowed")
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: page.finder.value() == "5f")
    assert hands.window.here()[0] == "caseload"
    assert page.narrowing.saved.chips["Fox class"].isChecked()


def test_a_slip_of_the_hand_in_the_caseload_still_finds_and_says_so(hands):
    page = hands.window.page("caseload")
    page.finder.setText("tidewtaer")
    assert shown(page) == 1
    assert "nearly so" in page.narrowing.nearly.text()
    page.finder.setText("tidewater")
    assert (shown(page), page.narrowing.nearly.text()) == (1, "")


def test_a_filter_of_the_timeline_holds_for_every_child(hands):
    page = hands.window.page("child")
    hands.window.go("child", f"{hands.child('Wren').id}/timeline")
    hands.settle()
    bar = page.part("timeline").bar
    bar.pick("calls")
    name_it(hands, bar.saved, "Only calls")
    assert kept(hands, "timeline") == {"Only calls": {"kind": "calls"}}
    hands.window.go("child", f"{hands.child('Kofi').id}/timeline")
    hands.settle()
    assert bar.filters.now() == "all"
    bar.saved.chips["Only calls"].click()
    assert bar.filters.now() == "calls"
    hands.look_for("only calls")
    assert hands.found(FILTERS) == []


def test_a_filter_of_the_directory_keeps_all_that_was_picked(hands):
    hands.window.go("directory")
    hands.settle()
    looking = hands.window.page("directory").looking
    looking.line.setText("housing")
    looking.free.click()
    name_it(hands, looking.saved, "Free housing")
    assert kept(hands, "directory") == {"Free housing": {"words": "housing", "free": "yes"}}
    looking.narrow({})
    hands.look_for("free hou")
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: looking.line.value() == "housing")
    assert looking.free.value()


def test_what_cannot_be_read_is_no_filter(hands):
    hands.write(lambda store: store.keep_setting("saved_filters", "not json"))
    assert kept(hands) == {}
    hands.write(lambda store: store.keep_setting("saved_filters", '[{"nme": 1}]'))
    assert kept(hands) == {}
