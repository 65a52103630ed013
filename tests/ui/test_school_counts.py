"""What school counted, taken over by keys or pasted; good days first; what a week was like."""

from datetime import date

import pytest

from linkworker.records import BehaviourWeek
from tests.ui.child_hands import ask, shown, turn, words
from tests.ui.tasks.hands import ALT, CTRL, Key, Worker


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def test_counts_are_taken_over_week_by_week_and_the_later_telling_stands(joyce):
    part = joyce.open_child("Sarah", "school")
    joyce.press(Key.Key_2, ALT)
    asked = part.counts._asked.itemAt(0).widget()
    assert asked.rows
    first = next(iter(asked.rows))
    assert joyce.window.focusWidget() is asked.pasted.editor
    joyce.press(Key.Key_Tab)
    assert joyce.window.focusWidget() is asked.rows[first][0]
    joyce.write("7")
    joyce.press(Key.Key_Return, CTRL)
    assert any("from 0 to 5" in one for one in words(asked))
    asked.rows[first][0].set_value(4)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: any("Say where this comes from" in w for w in words(asked)))
    asked.source.editor.setFocus()
    joyce.write("The list of 4 November")
    joyce.press(Key.Key_Return, CTRL)
    (week,) = ask(
        joyce.qtbot, joyce.desk, lambda r: r.find(BehaviourWeek, source="The list of 4 November")
    )
    assert (week.monday, week.good_days, week.detentions) == (first, 4, None)
    assert f"{first.day} {first:%B}: 4 good days" in " ".join(words(part.counts))


def test_a_list_that_is_pasted_fills_the_weeks_and_says_what_it_left_out(joyce):
    part = joyce.open_child("Sarah", "school")
    joyce.press(Key.Key_2, ALT)
    asked = part.counts._asked.itemAt(0).widget()
    asked.pasted.editor.setPlainText("Week\tGood\n06/10/2025\t4\t1\n13/10/2025\t5\t0\t0\n")
    asked.pasted.editor.changed.emit()
    assert "1 line is no week, and left out" in words(asked)
    asked.source.editor.set_value("Fernhill’s list")
    joyce.press(Key.Key_Return, CTRL)
    found = ask(joyce.qtbot, joyce.desk, lambda r: r.find(BehaviourWeek, source="Fernhill’s list"))
    told = [(one.monday.day, one.good_days, one.detentions, one.sent_out) for one in found]
    assert sorted(told) == [(6, 4, 1, None), (13, 5, 0, 0)]


def test_good_days_come_first_and_a_week_tells_what_was_happening(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "school", "John")
    said = part.counts.bars.accessibleName()
    good, bad = "days on the positive record: 4 in 5 weeks", "detentions: 15 in 5 weeks"
    assert 0 <= said.index(good) < said.index(bad)
    assert "days on the positive record: 31 in 7 weeks, detentions: 1 in 7 weeks" in said
    part.counts.half.set_value(7)
    part.counts.half.changed.emit()
    part.counts.weeks.set_value(date(2025, 10, 20))
    part.counts.weeks.changed.emit()
    told = " ".join(words(part.counts))
    assert "Week of 20 October: 5 good days, 0 detentions, 0 times sent out" in told
    assert "Tue 21 Oct: Group, 60 min" in told
    assert "Finished his fractions" in told
