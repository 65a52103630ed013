"""What was begun about a child who was taken away is shown to its author before it leaves."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from linkworker.records import Child, Goal
from linkworker.store import Draft
from sync import leaving
from tests.demo.hands import wait_until
from tests.sync.laptops import begin_plan, edit
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.handing_hands import introduce, sitting

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def sam(qapp, office):
    """Sam covered Wren and began two things about her; her right has ended."""
    maya, sam = office.invite("Maya", Alderbrook="lead"), office.invite("Sam", Alderbrook="write")
    maya.sync()
    introduce(office, (maya, "Maya Okoro", "Link Worker"), (sam, "Sam Field", "Link Worker"))
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    child = sam.store.find(Child)[0]
    note = {"children": [child.id], "words": "Talked by the gate"}
    sam.store.keep_draft(Draft("N" * 22, "note", "Note · Wren", child.log, "", {}, note))
    typed = {"now": {"words": "Ask for help"}, "before": {"words": "first words"}}
    form = f"form/goal/{goal.id}"
    sam.store.keep_draft(Draft("G" * 22, form, "Goal · Wren", goal.log, goal.id, {}, typed))
    user = sam.client.keyring.user
    leaving.end_membership(office.admin.authority, user, maya.caseload)
    return sam


def children(at):
    return at.desk.background.wait(lambda store: store.find(Child))


def copied(button):
    """Press a button that copies; give what it copied."""
    button.click()
    return QGuiApplication.clipboard().text()


def test_its_author_sees_it_copies_it_and_lets_it_leave(sam):
    with sitting(sam, "Sam Field") as at:
        at.sync()
        at.sync()
        assert [one.name for one in children(at)] == ["Wren"]
        at.wait_to_see("A child is with somebody else now")
        at.press("Look at what you began")
        at.wait_to_see("Talked by the gate")
        assert at.sees("In the child's own words: Ask for help")
        page = at.page("parting")
        assert [faults(page) for faults in (unnamed_controls, not_plain, cut_off)] == [[], [], []]
        assert any("Talked by the gate" in copied(one) for one in page.copies)
        at.key(Qt.Key.Key_Return, CTRL)
        wait_until(lambda: children(at) == [], "her leaving")
        assert at.desk.background.wait(lambda store: store.drafts()) == []
        at.sync()
        at.wait_to_see_no_more("A child is with somebody else now")
        assert at.desk.background.wait(lambda _: sam.client.parting.going()) == []


def test_what_was_typed_on_since_it_was_shown_is_shown_again(sam):
    with sitting(sam, "Sam Field") as at:
        at.sync()
        at.window.go("parting")
        at.wait_to_see("Talked by the gate")
        log = children(at)[0].log
        more = Draft("M" * 22, "note", "Note · Wren", log, "", {}, {"words": "One thing more"})
        at.desk.background.wait(lambda store: store.keep_draft(more))
        at.press("I have seen it: let it leave")
        at.sync()
        at.press("Look at what you began")
        at.wait_to_see("One thing more")
        assert not at.sees("Talked by the gate")
        assert len(children(at)) == 1


def test_its_author_is_told_without_alarm_what_came_late(sam):
    """The server has it; nothing is to be sent again, and nobody is to be rung."""
    edit(sam, sam.store.find(Goal)[0], words="by the bus stop")
    with sitting(sam, "Sam Field") as at:
        at.sync()
        at.window.go("sync")
        at.wait_to_see("Some of what you wrote came after your right there had ended")
        at.wait_to_see("Wren: 1 change. The server has it.")
        assert not at.sees("Some of it could not be sent")
