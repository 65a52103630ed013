"""Comments: written where they belong, answered, done; a thank-you asks nothing of anybody."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from linkworker.actions.comments import threads_of, waiting_for
from linkworker.practice.caseload import NOW
from linkworker.records import Child, Comment, Contact, Goal, Plan
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.child_hands import ask, run, settled, words
from tests.ui.teamed import TEAM
from ui import theme
from ui.comments.here import CommentsHere

CTRL = Qt.KeyboardModifier.ControlModifier
SIZES = [(1366, 768), (1093, 614), (1024, 600)]


def goal_of(qtbot, desk):
    return ask(qtbot, desk, lambda r: r.find(Goal, log=_wren(r).log)[0])


def threads(qtbot, desk):
    return ask(qtbot, desk, lambda reader: threads_of(reader, _wren(reader)))


def waits(qtbot, desk, user):
    return ask(qtbot, desk, lambda reader: len(waiting_for(reader, user, TEAM)))


def _wren(reader):
    return reader.find(Child, name="Wren")[0]


def open_at(qtbot, window, desk, record, place=""):
    desk.go("comment", f"{record.kind}/{record.id}/{place}")
    settled(qtbot, desk)
    return window.page("comment")


def type_and_save(qtbot, page, typed):
    QTest.keyClicks(page.words, typed)
    QTest.keyClick(page.words, Qt.Key.Key_Return, CTRL)


def test_a_supervisor_comments_on_a_goal_with_its_button_and_ctrl_enter(qtbot, sit):
    window, desk = sit("tom")
    second = ask(qtbot, desk, lambda r: r.find(Goal, log=_wren(r).log)[1])
    desk.go("child", f"{ask(qtbot, desk, _wren).id}/plan")
    settled(qtbot, desk)
    part = window.page("child").part("plan")
    here = next(one for one in part.findChildren(CommentsHere) if one.record == second.id)
    qtbot.mouseClick(here.button, Qt.MouseButton.LeftButton)
    settled(qtbot, desk)
    page = window.page("comment")
    assert "Comment on Wren’s goal" in words(page)
    assert f"“{second.words}”" in words(page)
    assert QApplication.focusWidget() is page.words
    type_and_save(qtbot, page, "Who walks with her?")
    qtbot.waitUntil(lambda: window.here()[0] == "child")
    settled(qtbot, desk)
    last = threads(qtbot, desk)[-1].comment
    assert (last.words, last.by, last.about, last.at) == (
        "Who walks with her?",
        "tom",
        second.id,
        NOW,
    )
    assert "Who walks with her?" in words(part)


def test_no_words_are_asked_for_in_words(qtbot, sit):
    window, desk = sit("tom")
    page = open_at(qtbot, window, desk, goal_of(qtbot, desk))
    QTest.keyClick(page.words, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: page.field.problem() != "")
    assert page.field.problem() == "Write what you want to say"
    assert window.here()[0] == "comment"


def test_the_list_begins_with_what_is_for_her_newest_first(qtbot, sit):
    window, desk = sit("joyce")
    window.go("comments")
    settled(qtbot, desk)
    titles = [line.title.words for line in window.page("comments").lines]
    assert titles == ["Tom Arkwright on Wren’s contact", "Tom Arkwright on Wren’s goal"]
    assert "1 waits for your answer" in words(window.page("comments"))


def test_the_navigation_counts_what_waits_and_no_thank_you(qtbot, sit):
    window, desk = sit("joyce")
    line = window.navigation._lines["comments"]
    qtbot.waitUntil(lambda: line.accessibleName() == "Comments, 1")
    assert waits(qtbot, desk, "joyce") == 1


@pytest.mark.parametrize(("line", "kind", "tab"), [(0, Contact, "timeline"), (1, Goal, "plan")])
def test_enter_opens_the_record_at_its_place_in_sight_and_marked(qtbot, sit, line, kind, tab):
    window, desk = sit("joyce")
    window.go("comments")
    settled(qtbot, desk)
    page = window.page("comments")
    qtbot.waitUntil(lambda: page.lines[0].title.hasFocus())
    for _ in range(line):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    settled(qtbot, desk)
    settled(qtbot, desk)
    assert window.here()[0] == "child"
    assert window.page("child").tabs.now() == tab
    part = window.page("child").part(tab)
    (marked,) = [one for one in part.findChildren(CommentsHere) if one.property("card") == "chosen"]
    assert ask(qtbot, desk, lambda r: r.get(kind, marked.record)).id == marked.record
    top = marked.mapTo(part, marked.rect().topLeft()).y()
    assert marked.isVisible()
    assert 0 <= top < part.height()


def test_a_story_block_has_its_own_place(qtbot, sit):
    window, desk = sit("tom")
    window.go("comments")
    settled(qtbot, desk)
    (line,) = window.page("comments").lines
    assert line.title.words == "Joyce Addo on Wren’s story, “what works”"
    QTest.keyClick(line.title, Qt.Key.Key_Return)
    settled(qtbot, desk)
    part = window.page("child").part("story")
    (marked,) = [one for one in part.findChildren(CommentsHere) if one.property("card") == "chosen"]
    assert marked.place == "works"
    assert "Hers. I have asked Mr Fenwick; he would like one for the whole class." in words(part)


def test_an_answer_waits_for_whoever_asked(qtbot, sit):
    window, desk = sit("joyce")
    page = open_at(qtbot, window, desk, goal_of(qtbot, desk))
    assert page.save_button.words == "Save answer"
    type_and_save(qtbot, page, "The time-out card on her table.")
    qtbot.waitUntil(lambda: window.here()[0] != "comment")
    settled(qtbot, desk)
    assert waits(qtbot, desk, "joyce") == 0
    assert waits(qtbot, desk, "tom") == 2
    asked = next(one for one in threads(qtbot, desk) if one.comment.about_kind == "goal")
    assert [one.by for one in asked.answers] == ["joyce"]


def test_a_thank_you_waits_for_nobody(qtbot, sit):
    window, desk = sit("tom")
    plan = ask(qtbot, desk, lambda r: r.find(Plan, log=_wren(r).log)[0])
    before = waits(qtbot, desk, "joyce")
    page = open_at(qtbot, window, desk, plan, "hopes")
    page.thanks.click()
    type_and_save(qtbot, page, "This reads like her.")
    qtbot.waitUntil(lambda: window.here()[0] != "comment")
    settled(qtbot, desk)
    assert threads(qtbot, desk)[-1].comment.thanks
    assert waits(qtbot, desk, "joyce") == before


def test_done_takes_it_from_the_list_and_from_its_place_and_undo_brings_it_back(qtbot, sit):
    window, desk = sit("joyce")
    window.go("comments")
    settled(qtbot, desk)
    page = window.page("comments")
    qtbot.mouseClick(page.lines[1].done, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(page.lines) == 1)
    assert waits(qtbot, desk, "joyce") == 0
    QTest.keyClick(window, Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: len(page.lines) == 2)


def test_words_not_saved_are_kept_and_come_back(qtbot, sit):
    window, desk = sit("tom")
    assert not window.navigation.shows("drafts")
    goal = goal_of(qtbot, desk)
    page = open_at(qtbot, window, desk, goal)
    QTest.keyClicks(page.words, "Half a thou")
    QTest.keyClick(page.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: window.navigation.shows("drafts"))
    assert window.here()[0] != "comment"
    (draft,) = ask(qtbot, desk, lambda reader: reader.drafts())
    assert (draft.title, draft.typed["words"]) == ("Comment · Wren", "Half a thou")
    page = open_at(qtbot, window, desk, goal)
    assert page.words.value() == "Half a thou"
    desk.go("comment", f"draft/{draft.action}")
    settled(qtbot, desk)
    type_and_save(qtbot, page, "ght.")
    qtbot.waitUntil(lambda: ask(qtbot, desk, lambda reader: reader.drafts()) == [])


def test_what_is_said_while_one_writes_shows_and_the_words_stay(qtbot, sit):
    window, desk = sit("tom")
    goal = goal_of(qtbot, desk)
    page = open_at(qtbot, window, desk, goal)
    QTest.keyClicks(page.words, "And at ")

    def reply(store):
        (thread,) = [t for t in threads_of(store, _wren(store)) if t.comment.about == goal.id]
        with store.change() as (change, changes):
            change.add(_answer(thread.comment), goal.log)
        return changes

    run(qtbot, desk, reply)
    qtbot.waitUntil(lambda: "A quiet corner." in words(page))
    assert page.words.toPlainText() == "And at "


def _answer(comment):
    return Comment(
        child=comment.child, about_kind=comment.about_kind, about=comment.about, at=NOW,
        by="joyce", words="A quiet corner.", answer_to=comment.id,
    )  # fmt: skip


def test_who_writes_is_offered_no_empty_comment(qtbot, sit):
    window, desk = sit("joyce")
    desk.go("child", f"{ask(qtbot, desk, _wren).id}/plan")
    settled(qtbot, desk)
    part = window.page("child").part("plan")
    shown = [one.button.words for one in part.findChildren(CommentsHere) if one.button.isVisible()]
    assert shown == ["Answer"]


@pytest.mark.parametrize("user", ["tom", "joyce"])
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", theme.TEXT_SIZES)
def test_nothing_is_unnamed_or_cut_off(qtbot, sit, user, size, text):
    window, desk = sit(user)
    theme.apply(theme.Look("light", text=text))
    window.resize(*size)
    window.go("comments")
    settled(qtbot, desk)
    page = window.page("comments")
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    qtbot.waitUntil(lambda: cut_off(page) == [])
    over = open_at(qtbot, window, desk, goal_of(qtbot, desk))
    assert unnamed_controls(over) == []
    assert not_plain(over) == []
    qtbot.waitUntil(lambda: cut_off(over) == [])
