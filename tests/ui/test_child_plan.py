"""A child's plan and attendance: versions, ticking off, rating, the rule of 90%."""

from functools import partial

import pytest
from PySide6.QtCore import Qt

from linkworker.actions import goals, plans
from linkworker.records import Action, Party, Rating
from tests.seeds import NOW
from tests.ui.accessibility import cut_off
from tests.ui.child_hands import ask, child, choose, press, shown, turn, words
from ui.child.goal_card import GoalCard
from ui.child.settling import Settling
from ui.widgets.buttons import Button


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


def tick(qtbot, plan, what):
    row = next(row for card in cards(plan) for row in card.rows if row.record.what == what)
    row.tick.setFocus()
    qtbot.keyClick(row.tick, Qt.Key.Key_Space)
    return row


def cards(plan):
    return [card for card in plan.findChildren(GoalCard) if card.isVisible()]


def test_goals_stand_in_her_words_with_how_near_they_feel(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan")
    first, second = cards(plan)
    assert "“I want to feel calm enough to stay in maths”" in words(first)
    assert "3 → 6 of 10" in words(first)
    assert "Goal 1 · Wren’s idea" in words(first)
    assert "2 → 5 of 10" in words(second)
    assert "was due Fri 24 Oct" in words(first)


def test_who_agreed_names_the_version_and_a_change_since_is_said(qtbot, page, joyces):
    said = words(turn(qtbot, page, joyces, "plan").versions)
    assert "DRAFT" in said
    assert "Version 1 of Wed 15 Oct" in said
    assert "Changed since: paper of it says DRAFT until version 2 is agreed." in said
    again = "not asked yet about what has changed"
    assert f"Wren agreed version 1 on Wed 15 Oct; {again}" in said
    said = words(turn(qtbot, page, joyces, "plan", "John").versions)
    assert "As all three agreed." in said
    assert "DRAFT" not in said
    assert "AllChild’s own plan, not the school’s SEND plan." in said


def test_put_to_people_then_agreed_one_by_one(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan")
    press(qtbot, plan.versions, "Fix version 2")
    qtbot.waitUntil(lambda: "Waiting for all three to agree." in words(plan.versions))
    waits = "Mr Fenwick agreed version 1 on Wed 15 Oct; asked about version 2, not answered yet"
    assert waits in words(plan.versions)
    assert "DRAFT" in words(plan.versions)
    press(qtbot, plan.versions, "Record that the child agreed")
    plan.versions.findChildren(Button)  # the question is there now
    press(qtbot, plan.versions, "Keep")
    qtbot.waitUntil(lambda: "Wren agreed version 2 today" in words(plan.versions))
    wren = child(qtbot, joyces)
    standing = ask(qtbot, joyces, lambda r: plans.standing(r, plans.plan_of(r, wren)))
    assert standing.agreed_now(Party.CHILD)
    assert not standing.agreed_now(Party.SCHOOL)


def test_an_action_is_ticked_off_by_a_contact_and_reopens_nothing(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan", "John")
    what = "Go to the football trial with him"
    tick(qtbot, plan, what)
    settling = plan.findChildren(Settling)[0]
    qtbot.waitUntil(lambda: cut_off(page) == [])
    settling._tick()
    assert ask(qtbot, joyces, lambda r: r.find(Action, what=what))[0].done_on is None
    settling.picker.setCurrentIndex(1)
    press(qtbot, settling, "Done by this contact")
    qtbot.waitUntil(lambda: "Done yesterday" in words(plan))
    assert "As all three agreed." in words(plan.versions)


def test_an_action_is_let_go_only_with_a_reason(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan")
    what = "Ask about a bus pass with mum"
    choose(plan, what, "Done by another contact, or let go")
    settling = plan.findChildren(Settling)[0]
    press(qtbot, settling, "Let it go")
    assert settling._why.problem() == "Say why it is let go"
    settling.reason.setText("Mum has one")
    press(qtbot, settling, "Let it go")
    qtbot.waitUntil(lambda: any("Let go: Mum has one" in one for one in words(plan)))


def test_settling_begins_at_the_reason_where_no_contact_is_written_yet(qtbot):
    settling = Settling([], NOW.date())
    qtbot.addWidget(settling)
    settling.show()
    settling.setFocus()
    assert settling.focusWidget() is settling.reason


def test_a_rating_is_kept_with_who_said_it(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan")
    card = cards(plan)[1]
    press(qtbot, card, "Rate: I want to come in with a friend, not on my own")
    card.findChildren(Button)
    press(qtbot, card, "8")
    press(qtbot, card, "Keep rating")
    qtbot.waitUntil(lambda: "2 → 8 of 10" in words(plan))
    kept = ask(qtbot, joyces, lambda r: r.find(Rating, newest="rated_on"))
    assert (kept[0].points, kept[0].said_by, kept[0].rated_on) == (8, "Wren", NOW.date())


def test_the_action_plan_says_where_it_began_and_who_agreed_to_what(qtbot, page, joyces):
    said = words(turn(qtbot, page, joyces, "attendance", "Sarah").action_plan)
    assert "At the start: 71.4%, 50 of 70 half-days" in said
    assert "mainly: housing" in said
    assert said.index("Sarah agreed") < said.index("Family agreed") < said.index("School agreed")
    assert "Review tomorrow" in said


def test_a_goal_moves_up_and_one_never_rated_is_removed_and_comes_back(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan")
    friend = "I want to come in with a friend, not on my own"
    choose(cards(plan)[1], friend, "Move up")
    qtbot.waitUntil(lambda: f"“{friend}”" in words(cards(plan)[0]))
    wren = child(qtbot, joyces)
    kept = ask(qtbot, joyces, lambda reader: plans.plan_of(reader, wren))
    joyces.background.run(partial(goals.add_goal, plan=kept, words="Learn the drums"))
    qtbot.waitUntil(lambda: len(cards(plan)) == 3)
    with qtbot.waitSignal(joyces.said) as said:
        choose(cards(plan)[2], "Learn the drums", "Remove")
    qtbot.waitUntil(lambda: len(cards(plan)) == 2)
    said.args[1]()
    qtbot.waitUntil(lambda: len(cards(plan)) == 3)
