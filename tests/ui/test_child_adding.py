"""Ticking off an action and adding the next by keys; a line parted into what and when."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt

from linkworker.records import Action
from tests.seeds import NOW
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.child_hands import ask, settled, shown, turn, words
from ui.child.action_adder import ActionAdder
from ui.child.one_line import what_and_when

TODAY = date(2025, 11, 4)
CALM = "Share the calm plan with lunchtime staff"


@pytest.fixture
def plan(qtbot, joyces):
    page = shown(qtbot, joyces)
    qtbot.turn_to(page)
    return turn(qtbot, page, joyces, "plan")


def row(plan, what):
    return next(one for card in plan.cards for one in card.rows if one.record.what == what)


def open_adder(qtbot, plan):
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(plan.window().focusWidget() or plan, Qt.Key.Key_A, keys)
    return next(one for one in plan.findChildren(ActionAdder) if one.isVisible())


def kept(qtbot, desk, what):
    found = ask(qtbot, desk, lambda reader: reader.find(Action, what=what))
    return found[0] if found else None


def test_task_5_tick_off_and_add_the_next_takes_three_keys_and_the_words(qtbot, plan, joyces):
    ticked = row(plan, CALM)
    ticked.tick.setFocus()
    with qtbot.waitSignal(joyces.said) as said:
        qtbot.keyClick(ticked.tick, Qt.Key.Key_Space)  # 1
    assert said.args[0] == "Done by today’s check-in, 08:52"
    adder = open_adder(qtbot, plan)  # 2
    assert adder.line.hasFocus()
    qtbot.keyClicks(adder.line, "Ask the kitchen for a tray fri")
    qtbot.keyClick(adder.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)  # 3
    qtbot.waitUntil(lambda: "Ask the kitchen for a tray" in words(plan))
    new, done = kept(qtbot, joyces, "Ask the kitchen for a tray"), kept(qtbot, joyces, CALM)
    assert (new.due, new.who, new.goal) == (date(2025, 11, 7), "Joyce", done.goal)
    assert (done.done_on, bool(done.done_by)) == (NOW.date(), True)


def test_a_tick_is_taken_back_like_any_other_change(qtbot, plan, joyces):
    with qtbot.waitSignal(joyces.said) as said:
        row(plan, CALM).tick.click()
    qtbot.waitUntil(lambda: "Done today" in words(plan))
    said.args[1]()
    qtbot.waitUntil(lambda: "Done today" not in words(plan))
    assert kept(qtbot, joyces, CALM).done_on is None


def test_the_action_goes_to_the_goal_that_has_the_focus(qtbot, plan, joyces):
    row(plan, "Ask about a bus pass with mum").tick.setFocus()
    adder = open_adder(qtbot, plan)
    assert plan.cards[1].isAncestorOf(adder)
    qtbot.keyClick(adder.line, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not any(a.isVisible() for a in plan.findChildren(ActionAdder)))


def test_up_and_down_go_from_action_to_action_and_over_the_edge_of_a_goal(qtbot, plan):
    row(plan, CALM).tick.setFocus()
    qtbot.keyClick(row(plan, CALM).tick, Qt.Key.Key_Down)
    assert row(plan, "Walk-in buddy rota with Mr Fenwick").tick.hasFocus()
    qtbot.keyClick(plan.window().focusWidget(), Qt.Key.Key_Up)
    assert row(plan, CALM).tick.hasFocus()


def test_what_is_typed_stays_when_something_else_changes_and_is_kept_as_a_draft(
    qtbot, plan, joyces
):
    adder = open_adder(qtbot, plan)
    qtbot.keyClicks(adder.line, "Ask the kitchen +7")
    row(plan, CALM).tick.click()
    qtbot.waitUntil(lambda: "Done today" in words(plan))
    assert adder.line.value() == "Ask the kitchen +7"
    adder.keeper.keep()
    settled(qtbot, joyces)
    (draft,) = ask(qtbot, joyces, lambda reader: reader.drafts())
    assert draft.typed["now"] == {"what": "Ask the kitchen", "who": "Joyce", "due": "2025-11-11"}


def test_nothing_typed_is_said_and_nothing_kept(qtbot, plan):
    adder = open_adder(qtbot, plan)
    adder.keep()
    assert "Say what will be done" in words(adder)
    assert adder.isVisible()


def test_the_adder_has_names_and_fits_beside_everything(qtbot, plan):
    adder = open_adder(qtbot, plan)
    assert unnamed_controls(adder) == []
    assert not_plain(adder) == []
    qtbot.waitUntil(lambda: cut_off(plan) == [])


@pytest.mark.parametrize(
    ("typed", "what", "due"),
    [
        ("Ring the bus company fri", "Ring the bus company", date(2025, 11, 7)),
        ("Ring the bus company by fri", "Ring the bus company", date(2025, 11, 7)),
        ("Write to school +7", "Write to school", date(2025, 11, 11)),
        ("Write to school by thu 13 nov", "Write to school", date(2025, 11, 13)),
        ("Lend the laptop tom", "Lend the laptop", date(2025, 11, 5)),
        ("Ask what she would like", "Ask what she would like", None),
        ("Ask as mum said last thu", "Ask as mum said last thu", None),
        ("Ask until mum says yes", "Ask until mum says yes", None),
        ("fri", "fri", None),
        ("", "", None),
    ],
)
def test_a_day_at_the_end_of_a_line_is_when_it_is_due(typed, what, due):
    assert what_and_when(typed, TODAY) == (what, due)


def test_what_is_done_and_whoever_only_reads_has_no_circle_to_press(qtbot, plan, joyces):
    done = row(plan, "Agree a five-minute time-out card with Mr Fenwick")
    assert not done.tick.isVisible()
    assert done._stands.isVisible()
    joyces.stand(replace(joyces.standing, caseloads={"caseload": "review"}))
    page = plan.window()
    turn(qtbot, page, joyces, "plan", "John")
    turn(qtbot, page, joyces, "plan")
    assert not any(one.tick.isVisible() for card in plan.cards for one in card.rows)
    plan.add_action()
    assert not plan.findChildren(ActionAdder)
