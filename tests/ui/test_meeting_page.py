"""A meeting typed while it goes on, by keys; minutes at once; what was agreed asked about."""

from datetime import date

import pytest

from linkworker.actions.meetings import meetings_of
from linkworker.records import MeetingAction
from tests.ui.child_hands import ask, words
from tests.ui.tasks.hands import CTRL, Key, Worker
from ui.widgets.buttons import Button


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


@pytest.fixture
def page(joyce):
    return opened(joyce)


def press(joyce, widget, name):
    """Click a button that is there now: one asked before may not be gone yet."""
    found = (one for one in widget.findChildren(Button) if one.isVisible())
    next(one for one in found if one.accessibleName() == name).click()
    joyce.settle()


def opened(joyce, name="Wren"):
    joyce.window.go("meeting", joyce.child(name).id)
    page = joyce.window.page("meeting")
    joyce.qtbot.waitUntil(lambda: page.opened.name == name)
    joyce.settle()
    return page


def meetings(joyce, name="Wren"):
    child = joyce.child(name)
    return ask(joyce.qtbot, joyce.desk, lambda r: meetings_of(r, child))


def type_a_meeting(joyce, page):
    joyce.write("Fridays")
    press(joyce, page.sheet, "Mr Fenwick came")
    joyce.write("She eats alone.")
    joyce.press(Key.Key_Return)
    joyce.write("Nurse Bell")
    joyce.press(Key.Key_Tab)
    joyce.write("school nurse")
    joyce.press(Key.Key_Tab)
    joyce.write("She sleeps better.")
    page.sheet.agreed.rows[0].setFocus()
    joyce.write("Keep two seats")
    joyce.press(Key.Key_Return)
    joyce.write("Mr Fenwick")
    joyce.press(Key.Key_Return)
    joyce.write("fri 14 nov")


def test_a_meeting_is_typed_by_keys_kept_whole_and_its_minutes_are_one_key_away(joyce, page):
    assert joyce.window.focusWidget() is page.sheet.fields["about"].editor
    type_a_meeting(joyce, page)
    joyce.press(Key.Key_Return, CTRL)
    met = meetings(joyce)[0]
    assert [(one.name, one.role, one.words) for one in met.voices] == [
        ("Mr Fenwick", "class teacher", "She eats alone."),
        ("Nurse Bell", "school nurse", "She sleeps better."),
    ]
    (agreed,) = met.actions
    assert (agreed.what, agreed.who) == ("Keep two seats", "Mr Fenwick")
    assert agreed.chase_on == date(2025, 11, 14)
    assert met.meeting.by == "joyce"
    joyce.qtbot.waitUntil(lambda: "Fridays" in " ".join(words(page.before)))
    joyce.press(Key.Key_P, CTRL)
    assert joyce.window.here() == ("print", f"{joyce.child('Wren').id}/minutes")


def test_all_that_is_missing_is_said_at_its_row_and_nothing_typed_is_lost(joyce, page):
    page.sheet.voices.rows[0].words.setFocus()
    joyce.write("Somebody said this")
    page.sheet.agreed.rows[0].setFocus()
    joyce.write("Keep two seats")
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: "What it was about is needed" in " ".join(words(page)))
    said = " ".join(words(page))
    assert "Say whose sentence this is" in said
    assert "Say who does it and when you ask how it went" in said
    assert joyce.window.focusWidget() is page.sheet.fields["about"].editor
    assert page.sheet.voices.said()[0].value().words == "Somebody said this"
    assert len(meetings(joyce)) == 1


def test_what_is_typed_is_a_draft_and_comes_back_row_by_row(joyce, page):
    joyce.write("Fridays")
    press(joyce, page.sheet, "Miss Hart came")
    joyce.write("She needs it less.")
    page.keeper.keep()
    joyce.settle()
    (draft,) = ask(joyce.qtbot, joyce.desk, lambda r: r.drafts())
    joyce.window.go("drafts")
    joyce.settle()
    assert "Fridays · She needs it less." in words(joyce.window.page("drafts"))
    opened(joyce, "Sarah")
    joyce.window.go("meeting", f"draft/{draft.action}")
    joyce.qtbot.waitUntil(lambda: page.opened.name == "Wren")
    joyce.settle()
    assert page.sheet.fields["about"].value() == "Fridays"
    assert page.sheet.voices.said()[0].value().words == "She needs it less."
    joyce.press(Key.Key_Return, CTRL)
    assert meetings(joyce)[0].meeting.about == "Fridays"
    assert ask(joyce.qtbot, joyce.desk, lambda r: r.drafts()) == []


def test_rows_grow_one_at_a_time_and_shrink_again(page):
    rows = page.sheet.voices
    assert len(rows.rows) == 1
    rows.rows[0].name.set_value("Miss Hart")
    rows.rows[0].name.changed.emit()
    assert len(rows.rows) == 2
    rows.set_values([])
    assert len(rows.rows) == 1


def test_words_that_name_another_child_are_warned_of(joyce, page):
    joyce.write("Wren and Otis at the gate")
    joyce.settle()
    joyce.window.repaint()
    assert page.sheet.warning.isVisible()
    assert "Otis" in " ".join(words(page.sheet.warning))


def test_how_it_went_is_asked_and_asked_again_later(joyce, page):
    row = page.before.rows[0].rows[0]
    assert row.action.what.startswith("Open the side door")
    row.ask()
    joyce.settle()
    joyce.write("The caretaker has no key yet")
    joyce.press(Key.Key_Tab)
    joyce.write("mon 17 nov")
    press(joyce, row, "Keep")
    joyce.settle()
    (action,) = [
        one for one in ask(joyce.qtbot, joyce.desk, lambda r: r.find(MeetingAction))
        if one.id == row.action.id
    ]  # fmt: skip
    assert (action.chase_on, action.done_on) == (date(2025, 11, 17), None)
    row.ask()
    joyce.settle()
    joyce.write("Open each day")
    press(joyce, row, "Keep")
    joyce.settle()
    joyce.qtbot.waitUntil(lambda: "done, today" in " ".join(words(page.before)))


def test_the_timeline_tells_a_meeting_once_with_its_sentences(joyce):
    part = joyce.open_child("Wren", "timeline")
    joyce.settle()
    told = [one for one in part._told if one.at.date() == date(2025, 10, 22)]
    (meeting,) = [one for one in told if one.sort == "meetings"]
    assert "Dana Tidewater: “Tell me when it goes well too." in meeting.words
    assert "Agreed: Miss Hart: Keep a chair" in meeting.words
    assert "Mr Fenwick" in meeting.people


def test_who_reviews_sees_meetings_and_no_form(joyce):
    joyce.desk.stand(joyce.desk.standing.__class__("tom", "Tom", {"caseload": "review"}))
    page = opened(joyce)
    assert not page.sheet.isVisible()
    assert not page.keep.isVisible()
    assert "How mornings go, and Fridays" in " ".join(words(page.before))
