"""What happened to a child: newest first, narrowed, in full, struck out."""

import pytest
from PySide6.QtCore import Qt

from linkworker.records import Contact
from tests.ui.child_hands import ask, child, press, settled, shown, turn, words
from ui.widgets.timeline import TimelineRow


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


def test_the_timeline_tells_everything_newest_first_with_what_was_struck_out(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    times = [one.at for one in timeline._told]
    assert times == sorted(times, reverse=True)
    assert {one.sort for one in timeline._told} == {"contact", "plan", "agreed", "attendance"}
    qtbot.mouseClick(timeline._more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "struck out: Written on the wrong day" in words(timeline))
    assert "Late, but calm." not in words(timeline)
    titles = [one.title for one in timeline._told]
    assert "Version 1 of the plan put to people" in titles
    assert "Mr Fenwick agreed to version 1" in titles


def test_filters_and_words_narrow_the_timeline(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    qtbot.mouseClick(timeline.filters._chips["agreed"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(rows(timeline)) == 4)
    timeline.filters.choose("all")
    timeline.finder.setText("five foxes")
    qtbot.waitUntil(lambda: [row._title.words for row in rows(timeline)] == ["1:1, 15 min"])


def rows(timeline):
    return [row for row in timeline.findChildren(TimelineRow) if row.isVisible()]


def test_a_title_opens_the_history_without_ids(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    rows(timeline)[0].opened.emit()
    settled(qtbot, joyces)
    said = words(timeline.telling)
    assert "History" in said
    assert "With whom: Wren" in said
    wren = child(qtbot, joyces)
    assert not any(wren.id in one for one in said)


def test_a_contact_is_struck_out_only_with_a_reason_and_stays(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    rows(timeline)[0].opened.emit()
    press(qtbot, timeline.telling, "Strike out")
    asked = timeline.telling._asked.itemAt(0).widget()
    asked.keep()
    assert asked.fields["reason"].problem() == "Say why it is struck out"
    asked.fields["reason"].editor.setText("About somebody else")
    asked.keep()
    qtbot.waitUntil(lambda: "struck out: About somebody else" in words(timeline))
    struck = ask(qtbot, joyces, lambda r: r.find(Contact, struck_because="About somebody else"))
    assert struck[0].struck_by == "joyce"
