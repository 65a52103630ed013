"""A comment struck out by who wrote it: everybody still reads it, and why."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.child_hands import settled, words
from tests.ui.test_comments_page import goal_of, open_at, threads, waits
from ui.widgets.asking import Asking
from ui.widgets.buttons import Button
from ui.widgets.tags import Tag


def strikers(page):
    found = page.findChildren(Button)
    return [one for one in found if one.words == "Strike out" and one.isVisibleTo(page)]


def strike(qtbot, window, desk, reason):
    """Strike out the first comment on a goal of Wren's; give the words struck out."""
    goal = goal_of(qtbot, desk)
    page = open_at(qtbot, window, desk, goal)
    first = next(one.comment for one in threads(qtbot, desk) if one.comment.about == goal.id)
    button = next(one for one in strikers(page) if first.words in one.accessibleName())
    button.click()
    qtbot.waitUntil(lambda: cut_off(page) == [])
    assert unnamed_controls(page) == not_plain(page) == []
    QTest.keyClicks(QApplication.focusWidget(), reason)
    page.findChild(Asking).keep()
    settled(qtbot, desk)
    return first.words


def test_who_wrote_a_comment_strikes_it_out_with_a_reason_and_can_take_that_back(qtbot, sit):
    window, desk = sit("tom")
    before = waits(qtbot, desk, "joyce")
    said = []
    desk.said.connect(lambda told, undo: said.append((told, undo)))
    struck = strike(qtbot, window, desk, "This was about Nia")
    page = window.page("comment")
    assert struck in words(page)
    assert {"struck out", "Struck out: This was about Nia"} <= set(words(page))
    assert waits(qtbot, desk, "joyce") == before - 1
    told, undo = said[-1]
    assert told == "Struck out. It stays readable."
    undo()
    settled(qtbot, desk)
    assert waits(qtbot, desk, "joyce") == before
    assert "struck out" not in words(page)


def test_without_a_reason_nothing_is_struck_out(qtbot, sit):
    window, desk = sit("tom")
    strike(qtbot, window, desk, "")
    page = window.page("comment")
    assert page.findChild(Asking).fields["reason"].problem() == "Say why it is struck out"
    assert not any(one.comment.struck_because for one in threads(qtbot, desk))


@pytest.mark.parametrize("place", ["where it was said", "all comments"])
def test_the_link_worker_sees_it_struck_out_and_cannot_strike_it_herself(qtbot, sit, place):
    window, desk = sit("tom")
    struck = strike(qtbot, window, desk, "This was about Nia")
    window, desk = sit("joyce")
    if place == "where it was said":
        page = open_at(qtbot, window, desk, goal_of(qtbot, desk))
        assert {struck, "Struck out: This was about Nia"} <= set(words(page))
        assert not any(struck in button.accessibleName() for button in strikers(page))
    else:
        window.go("comments")
        page = window.page("comments")
        settled(qtbot, desk)
        page.filters.choose("all")
        page.filters.chosen.emit("all")
        settled(qtbot, desk)
        assert f"{struck}\nStruck out: This was about Nia" in words(page)
        tags = [tag.words for tag in page.findChildren(Tag) if tag.isVisible()]
        assert "struck out" in tags
