"""What happened to a child: newest first, narrowed, in full, struck out."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

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
    assert {one.sort for one in timeline._told} == {
        *(
            "calls",
            "met",
            "meetings",
            "plan",
            "agreed",
            "attendance",
            "measures",
            "sessions",
            "help",
            "family",
            "voice",
        ),
    }
    qtbot.mouseClick(timeline._more, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "struck out: Written on the wrong day" in words(timeline))
    assert "Late, but calm." not in words(timeline)
    titles = [one.title for one in timeline._told]
    assert "Version 1 of the plan put to people" in titles
    assert "Mr Fenwick agreed to version 1" in titles


def test_filters_and_words_narrow_the_timeline(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    qtbot.mouseClick(timeline.bar.filters._chips["agreed"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(rows(timeline)) == 9)
    timeline.bar.filters.choose("all")
    timeline.bar.finder.setText("five foxes")
    qtbot.waitUntil(lambda: [row._title.words for row in rows(timeline)] == ["1:1, 15 min"])


def test_one_person_and_a_kind_answer_when_we_last_spoke(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    qtbot.turn_to(page)
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: titles(timeline) == ["Call with mum, 12 min", "Call with mum"])
    person = timeline.bar.person
    person.set_value("mr fenwick")
    person.changed.emit()
    qtbot.waitUntil(lambda: titles(timeline) == [])
    assert "Nothing here is of this kind, with this person and these words." in words(timeline)
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "Meeting with Mr Fenwick, 20 min" in titles(timeline))
    assert "Mr Fenwick agreed to version 1" in titles(timeline)


def test_everybody_in_it_is_offered_once(qtbot, page, joyces):
    person = turn(qtbot, page, joyces, "timeline").bar.person
    offered = [person.itemText(at) for at in range(person.count())]
    assert offered[0] == "With anybody"
    assert {"Wren", "mum", "Mr Fenwick", "Dana Tidewater", "Joyce"} <= set(offered)
    assert len(offered) == len({one.casefold() for one in offered})


def test_steps_and_reasons_are_told_with_who_said_them(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    QTest.keyClick(page.windowHandle(), Qt.Key.Key_8, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: "Step begun" in titles(timeline))
    assert "Why Mon 20 October, morning was missed" in titles(timeline)
    assert "said mum" in words(timeline)


def test_it_leads_to_the_paper_of_what_happened_between_two_days(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    with qtbot.waitSignal(joyces.went) as went:
        press(qtbot, timeline, "Print between dates")
    assert went.args == ["print", f"{child(qtbot, joyces).id}/chronology"]


def test_what_waits_to_be_sent_says_so_and_why_that_is_no_trouble(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    assert "waiting to sync: on this laptop only, and safe" in words(timeline)
    assert "waiting to sync" in rows(timeline)[0]._title.accessibleName()


def test_another_child_is_told_whole(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    timeline.bar.finder.setText("five foxes")
    turn(qtbot, page, joyces, "timeline", "Pip")
    assert timeline.bar.finder.value() == ""
    assert rows(timeline)


def titles(timeline):
    return [row._title.words for row in rows(timeline)]


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
