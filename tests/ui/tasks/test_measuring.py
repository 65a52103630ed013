"""Task 8: five scores of an SDQ that came back are entered, and what they say is read at once."""

from linkworker.records import FilledInBy, SdqForm
from tests.ui.child_hands import ask, words
from tests.ui.tasks.hands import CTRL, SHIFT, Key

SCORES = {"emotional": 3, "conduct": 1, "hyperactivity": 5, "peer": 2, "prosocial": 10}


def test_8_an_sdq_of_five_scores_is_entered(joyce, joyces):
    page = joyce.window.page("child")
    joyce.open_child("Wren", "story")
    joyce.press(Key.Key_5, CTRL)
    joyce.press(Key.Key_A, CTRL | SHIFT)
    for at, number in enumerate(SCORES.values()):
        if at:
            joyce.press(Key.Key_Tab)
        joyce.write(str(number))
    said = " ".join(words(page.part("sdq")))
    assert "11 now" in said
    assert "not a diagnosis" in said
    joyce.press(Key.Key_Return, CTRL)
    wren = joyce.child("Wren")
    newest = ask(joyce.qtbot, joyces, lambda r: r.find(SdqForm, child=wren.id, newest="filled_on"))
    assert {name: getattr(newest[0], name) for name in SCORES} == SCORES
    assert newest[0].filled_by is FilledInBy.PARENT  # who has not been asked for longest
    assert ask(joyce.qtbot, joyces, lambda reader: reader.drafts()) == []
    joyce.done(8, promised=8)
