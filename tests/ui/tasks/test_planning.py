"""Tasks 5, 7 and 10: what was agreed is ticked off, added to and printed where it stands."""

from datetime import timedelta

from linkworker.actions.files import papers_given
from linkworker.records import Action, Step
from tests.seeds import TODAY
from tests.ui.child_hands import ask
from tests.ui.tasks.hands import CTRL, SHIFT, Key
from tests.ui.test_print_by_keys import to_file
from ui.child.action_row import ActionRow

AGREED = "Walk-in buddy rota with Mr Fenwick"


def test_5_an_action_is_ticked_off_and_the_next_is_added(joyce, joyces):
    plan = joyce.open_child("Wren", "plan")
    row = next(r for r in plan.findChildren(ActionRow) if r.record.what == AGREED)
    row.tick.setFocus()
    joyce.press(Key.Key_Space)
    joyce.press(Key.Key_A, CTRL | SHIFT)
    joyce.write("Ask who walks with her on Mondays fri")
    joyce.press(Key.Key_Return, CTRL)
    done, made = (
        ask(joyce.qtbot, joyces, lambda r, what=what: r.find(Action, what=what))[0]
        for what in (AGREED, "Ask who walks with her on Mondays")
    )
    assert done.done_on == TODAY
    assert made.due == TODAY + timedelta(days=3)
    joyce.done(5, promised=3)


def test_7_the_plan_is_printed_for_a_parent(joyce, joyces, tmp_path):
    joyce.open_child("Wren", "plan")
    joyce.window.page("print").out.choose_printer = to_file(tmp_path / "plan.pdf")
    joyce.press(Key.Key_P, CTRL)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: (tmp_path / "plan.pdf").exists())
    wren = joyce.child("Wren")
    assert ask(joyce.qtbot, joyces, lambda r: papers_given(r, wren))
    joyce.done(7, promised=3)


def test_10_a_step_is_added_to_the_attendance_action_plan(joyce, joyces):
    joyce.open_child("Wren", "attendance")
    joyce.press(Key.Key_A, CTRL | SHIFT)
    joyce.write("Ring mum on Sunday evening")
    joyce.press(Key.Key_Tab)
    joyce.write("+7")
    joyce.press(Key.Key_Return, CTRL)
    (step,) = ask(joyce.qtbot, joyces, lambda r: r.find(Step, what="Ring mum on Sunday evening"))
    assert step.due == TODAY + timedelta(days=7)
    joyce.done(10, promised=3)
