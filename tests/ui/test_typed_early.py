"""What is typed before a page has been read stays, and costs no draft."""

from PySide6.QtTest import QTest

from tests.ui.child_hands import ask, settled
from tests.ui.test_comments_page import goal_of, open_at


def test_a_comment_typed_before_its_page_is_read_stays_after_the_draft_before(qtbot, sit):
    window, desk = sit("tom")
    goal = goal_of(qtbot, desk)
    page = open_at(qtbot, window, desk, goal)
    QTest.keyClicks(page.words, "Half a thought")
    page.leave()
    settled(qtbot, desk)
    desk.go("comment", f"goal/{goal.id}/")
    QTest.keyClicks(page.words, "and more")
    settled(qtbot, desk)
    assert page.words.value() == "Half a thought\nand more"
    page.leave()
    settled(qtbot, desk)
    (draft,) = ask(qtbot, desk, lambda reader: reader.drafts())
    assert draft.typed["words"] == "Half a thought\nand more"
