"""Notes not finished: known again, gone on with, thrown away and brought back."""

import pytest
from PySide6.QtCore import Qt

from linkworker.store import Draft
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui.screens.drafts_page import DraftsPage, glimpse
from ui.widgets.buttons import Button
from ui.widgets.notices import EmptyState

NOTE = Draft("n1", "note", "Note · Wren", "", "", {}, {"words": "Came <b>in</b> late."})
GOAL = Draft("g1", "form/goal/new/p", "Goal · Wren", "", "", {}, {"now": {"words": "I want"}})


@pytest.fixture
def page(desk, qtbot):
    for draft in (NOTE, GOAL):
        desk.background.wait(lambda store, draft=draft: store.keep_draft(draft))
    made = DraftsPage(desk)
    qtbot.show(made, 1029, 556)
    qtbot.waitUntil(lambda: made._list.count() == 2)
    return made


def press(page, name, qtbot):
    button = next(b for b in page.findChildren(Button) if b.accessibleName().startswith(name))
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_each_is_opened_where_it_was_typed(page, desk, qtbot):
    with qtbot.waitSignal(desk.went) as went:
        press(page, "Go on with Note", qtbot)
    assert went.args == ["note", "draft/n1"]
    with qtbot.waitSignal(desk.went) as went:
        press(page, "Go on with Goal", qtbot)
    assert went.args == ["form", "draft/g1"]


def test_thrown_away_it_is_gone_and_undo_brings_it_back(page, desk, qtbot):
    with qtbot.waitSignal(desk.said) as said:
        press(page, "Throw away Note", qtbot)
    qtbot.waitUntil(lambda: page._list.count() == 1)
    assert [one.action for one in desk.background.wait(lambda s: s.drafts())] == ["g1"]
    said.args[1]()
    qtbot.waitUntil(lambda: page._list.count() == 2)
    assert desk.background.wait(lambda s: s.drafts())[0].typed == NOTE.typed


def test_an_empty_list_says_what_will_stand_here(page, desk, qtbot):
    for draft in (NOTE, GOAL):
        page.throw_away(draft)
    qtbot.waitUntil(lambda: bool(page.findChildren(EmptyState)))


def test_a_glimpse_is_short_and_plain():
    assert glimpse(NOTE) == "Came <b>in</b> late."
    long = Draft("a", "note", "", "", "", {}, {"words": "word " * 100})
    assert len(glimpse(long)) <= 161


def test_everything_is_named_plain_and_whole(page):
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []
