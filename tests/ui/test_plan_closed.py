"""A plan comes to its end on its own page: closed with a reason, read ever after, begun anew."""

from dataclasses import replace

import pytest

from linkworker.actions.plans import plan_of
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.child_hands import ask, child, press, settled, shown, turn, words
from ui.widgets.buttons import Button


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


def test_a_plan_is_closed_with_a_reason_and_a_new_one_can_begin(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan", "John")
    press(qtbot, plan, "Close the plan")
    asked = plan._end._asked.itemAt(0).widget()
    asked.keep()
    assert asked.fields["because"].problem() == "Say why the plan is closed"
    qtbot.waitUntil(lambda: cut_off(page) == [])
    assert (not_plain(page), unnamed_controls(page)) == ([], [])
    asked.fields["because"].editor.setPlainText("He runs the club himself now.")
    asked.keep()
    qtbot.waitUntil(lambda: "This plan is closed" in words(plan))
    assert "Closed today: He runs the club himself now." in words(plan)
    john = child(qtbot, joyces, "John")
    assert ask(qtbot, joyces, lambda reader: plan_of(reader, john)).closed_on is not None
    with qtbot.waitSignal(joyces.went) as gone:
        press(qtbot, plan, "Begin a new plan")
    assert gone.args == ["form", f"plan/new/{john.id}"]


def test_somebody_who_only_reviews_closes_nothing(qtbot, page, joyces):
    joyces.stand(replace(joyces.standing, caseloads={"caseload": "review"}))
    plan = turn(qtbot, page, joyces, "plan", "John")
    settled(qtbot, joyces)
    names = [b.accessibleName() for b in plan.findChildren(Button) if b.isVisible()]
    assert "Close the plan" not in names
