"""What a colleague wrote and what came too late: seen, taken over, passed on, set aside."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from linkworker.records import Goal
from sync import late, leaving
from sync.authority import Authority
from tests.demo.hands import wait_until
from tests.sync.laptops import begin_plan, edit
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.handing_hands import introduce, sitting
from ui.forms.form_kinds import edit_about

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def team(office):
    """Maya leads a caseload with Wren's plan; Sam writes in it; both know each other by name."""
    maya, sam = office.invite("Maya", Alderbrook="lead"), office.invite("Sam", Alderbrook="write")
    maya.sync()
    introduce(office, (maya, "Maya Okoro", "Link Worker"), (sam, "Sam Field", "Link Worker"))
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    return maya, sam, goal


def come_late(office, sam, goal, words):
    """Sam writes; her right ends before the server has it."""
    edit(sam, goal, words=words, looks_like="Wren says so")
    caseload = sam.caseload
    leaving.end_membership(office.admin.authority, sam.client.keyring.user, caseload)
    sam.sync()


def test_a_lead_is_told_sees_it_in_words_and_takes_it_over_with_its_authors_name(office, team):
    maya, sam, goal = team
    come_late(office, sam, goal, "to ask for help in maths")
    with sitting(maya, "Maya Okoro") as at:
        at.sync()
        at.wait_to_see("A colleague’s work came after their right here had ended")
        at.press("Look at what came late")
        at.wait_to_see("Written by Sam Field, whose right here had ended when it came, today")
        assert at.sees("In the child's own words: to ask for help in maths")
        assert not at.sees(goal.id)
        page = at.page("late")
        assert [faults(page) for faults in (unnamed_controls, not_plain, cut_off)] == [[], [], []]
        at.press("Take over: Wren")
        at.wait_to_see("Nothing came late")
        at.sync()
        at.wait_to_see_no_more("A colleague’s work came after")
        kept = at.desk.background.wait(lambda store: store.get(Goal, goal.id))
        assert kept.words == "to ask for help in maths"
        at.window.go("form", edit_about(kept))
        at.wait_to_see("Written by Sam Field, taken over by ")


def test_what_is_set_aside_is_asked_about_twice_and_offered_no_more(office, team):
    maya, sam, goal = team
    come_late(office, sam, goal, "not hers")
    with sitting(maya, "Maya Okoro") as at:
        at.window.go("late")
        at.press("Set aside: Wren")
        at.press("Set it aside for good")
        at.wait_to_see("Tick it to go on")
        tick(at)
        at.press("Set it aside for good")
        at.wait_to_see("Nothing came late")
        kept = at.desk.background.wait(lambda store: store.get(Goal, goal.id))
        assert kept.words == "first words"
    assert late.waiting(Authority(office.admin.authority.client, maya.server)) == []


def test_an_administrator_passes_on_what_a_lost_laptop_sent_and_the_lead_sees_it(office, team):
    """It cannot be opened by who belongs to no caseload; it says what it needs."""
    maya, sam, goal = team
    edit(sam, goal, words="from the bus")
    leaving.revoke(office.admin.authority, sam.client.keyring.device)
    sam.sync()
    with sitting(office._admin, "Ann Whitlow") as ann, sitting(maya, "Maya Okoro") as at:
        at.window.go("late")
        at.wait_to_see("Nothing came late")
        ann.sync()
        ann.wait_to_see("Something was sent from a laptop that was taken out")
        ann.press("Look at what came late")
        ann.wait_to_see("ring Sam Field and ask before you pass it on")
        assert ann.sees("It cannot be opened here")
        assert [one.text() for one in buttons(ann)] == ["Pass it on", "Set it aside"]
        pass_on(ann)
        at.window.go("today")
        at.window.go("late")
        at.wait_to_see("In the child's own words: from the bus")
        at.press("Take over: Wren")
        at.wait_to_see("Nothing came late")
        wait_until(lambda: words(at, goal) == "from the bus", "the words in the record")


def pass_on(ann):
    """Pass it on: a thief's words do not go by one click."""
    ann.press("Pass on: One record")
    ann.press("It is theirs: pass it on")
    ann.wait_to_see("Tick it to go on")
    tick(ann)
    ann.press("It is theirs: pass it on")
    ann.wait_to_see("Nothing came late")


def tick(at):
    """Tick what is asked before it is done."""
    (card,) = at.page("late").cards
    sure = card._question.itemAt(0).widget().fields["sure"].editor
    sure.setFocus()
    QTest.keyClick(sure, Qt.Key.Key_Space)


def buttons(at):
    (card,) = at.page("late").cards
    return [one for one in (card.take, card.pass_on, card.set_aside) if one.isVisible()]


def words(at, goal):
    return at.desk.background.wait(lambda store: store.get(Goal, goal.id)).words
