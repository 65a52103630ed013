"""A move and a turn that were kept by mistake are struck out where they stand, with a reason."""

from linkworker.records import HousingChange, StageStep
from tests.ui.child_hands import ask, choose, shown, turn, words


def struck(qtbot, joyces, kind):
    return ask(
        qtbot, joyces, lambda r: [a.struck_because for a in r.find(kind) if a.struck_because]
    )


def test_a_move_kept_by_mistake_is_struck_out_with_a_reason(qtbot, joyces):
    page = shown(qtbot, joyces)
    part = turn(qtbot, page, joyces, "family", "Sarah")
    choose(part.home, "the home", "Strike out the last move")
    asked = part.home._asked.itemAt(0).widget()
    asked.fields["reason"].editor.set_value("it was her cousin")
    asked.keep()
    qtbot.waitUntil(lambda: struck(qtbot, joyces, HousingChange) == ["it was her cousin"])


def test_a_turn_kept_by_mistake_is_struck_out_with_a_reason(qtbot, joyces):
    page = shown(qtbot, joyces)
    part = turn(qtbot, page, joyces, "family", "Sarah")
    choose(part.programme, "the programme", "Strike out what happened last")
    asked = part.programme._asked.itemAt(0).widget()
    qtbot.waitUntil(lambda: any("Began the programme" in one for one in words(asked)))
    asked.fields["reason"].editor.set_value("a term more was agreed")
    asked.keep()
    qtbot.waitUntil(lambda: struck(qtbot, joyces, StageStep) == ["a term more was agreed"])
    assert part.programme._asked.count() == 0
