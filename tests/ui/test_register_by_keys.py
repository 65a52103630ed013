"""A register of nine children by real keys: opened by the clock, exceptions alone are marked."""

from datetime import date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from linkworker.actions import activities, children
from linkworker.records import (
    Activity,
    Away,
    Came,
    Child,
    Happened,
    NotHeld,
    Session,
    SessionAttendance,
    ToDo,
    Weekday,
)
from tests.ui.child_hands import ask, settled, words
from tests.ui.tasks.hands import ALT, CTRL, Key, Worker
from ui.desk import tell_time
from ui.sessions.marking import Column

NOON = datetime(2025, 11, 6, 12, 20)
THURSDAY = NOON.date()
NINE = ("Ada", "Ben", "Cai", "Dot", "Eli", "Fay", "Gus", "Hal", "Ida")


def fill(store):
    """A lunch club on Thursdays at 12:15, with nine children on it, missed before by Eli."""
    place = store.find(Activity)[0].log
    made = activities.add_activity(
        store, place, what="Lunch club", leader="Joyce", school=store.find(Activity)[0].school,
        weekday=Weekday.THURSDAY, at="12:15", minutes=40, starts=date(2025, 9, 11),
    )  # fmt: skip
    club = store.get(Activity, *made.touches(Activity))
    for name in NINE:
        added = children.add_child(store, caseload="caseload", name=name, school="s", year=5)
        child = store.get(Child, *added.touches(Child))
        activities.plan_support(store, child, activity=club.id, today=THURSDAY)
        (support,) = activities.supports_of(store, child)
        activities.begin_support(store, support, on=date(2025, 9, 11))
    return club.id


def rest(joyce):
    """Let all that was asked be kept, read again and shown."""
    settled(joyce.qtbot, joyce.desk)
    joyce.settle()


@pytest.fixture
def joyce(qtbot, joyces):
    tell_time(lambda: NOON)
    worker = Worker(qtbot, joyces)
    worker.club = worker.change(fill)
    worker.window.go("session")
    rest(worker)
    worker.page = worker.window.page("session")
    worker.page.grid.setFocus()
    worker.steps = 0
    return worker


def kept(joyce, kind):
    return ask(joyce.qtbot, joyce.desk, lambda r: r.find(kind))


def hers(joyce):
    found = [one for one in kept(joyce, SessionAttendance) if one.activity == joyce.club]
    by_id = {one.id: one.name for one in kept(joyce, Child)}
    return {by_id[one.child]: one for one in found}


def mark_exceptions(joyce):
    """Say of Ben that he was kept in a lesson; of Cai how it was, and to talk with him."""
    joyce.press(Key.Key_Down)
    joyce.press(Key.Key_3, ALT)  # Ben: not this time; the next child is at hand
    joyce.press(Key.Key_Up)
    joyce.press(Key.Key_Right)
    joyce.press(Key.Key_K)  # kept in a lesson
    joyce.press(Key.Key_Down)
    joyce.press(Key.Key_Right)
    joyce.press(Key.Key_4)  # Cai took all the part there is
    for _ in range(2):
        joyce.press(Key.Key_Right)
    joyce.write("Led the game")
    joyce.press(Key.Key_Return)
    joyce.press(Key.Key_Right)
    joyce.press(Key.Key_Space)  # to do then: talk with Cai


def test_nine_children_one_away_one_late_one_to_follow_up(joyce):
    assert joyce.page.opened.register.activity.what == "Lunch club"  # by the clock
    assert [row.name for row in joyce.page.grid.marking.rows] == list(NINE)
    mark_exceptions(joyce)
    joyce.press(Key.Key_Return, CTRL)
    rest(joyce)
    found = hers(joyce)
    assert len(found) == 9
    assert (found["Ben"].came, found["Ben"].reason) == (Came.ABSENT, Away.LESSON)
    cai = found["Cai"]
    assert (cai.came, cai.engagement, cai.minutes, cai.words) == (
        Came.PRESENT, 4, 40, "Led the game",
    )  # fmt: skip
    assert {one.others for name, one in found.items() if name != "Ben"} == {7}
    assert {one.came for name, one in found.items() if name != "Ben"} == {Came.PRESENT}
    (to_do,) = [one for one in kept(joyce, ToDo) if one.what == "Talk with Cai"]
    assert to_do.child == cai.child
    told = " ".join(words(joyce.window))
    assert "Lunch club, Thu 6 November: 8 came, 1 not this time." in told
    assert "1 thing to do is on the list." in told
    joyce.done("register of nine", promised=20)


def test_what_is_typed_is_kept_until_it_is_saved_and_comes_back(joyce):
    joyce.press(Key.Key_2, ALT)
    joyce.page.keeper.keep()
    joyce.window.go("caseload")
    rest(joyce)
    joyce.window.go("session")
    rest(joyce)
    assert joyce.page.grid.marking.rows[0].came is Came.PART
    assert "You began this and did not finish: go on" in words(joyce.page)
    joyce.press(Key.Key_Return, CTRL)
    rest(joyce)
    assert hers(joyce)["Ada"].came is Came.PART
    assert ask(joyce.qtbot, joyce.desk, lambda r: r.drafts()) == []


def test_it_did_not_happen_and_why(joyce):
    joyce.press(Key.Key_0, ALT)
    asking = QApplication.focusWidget()
    assert asking is not None
    picker = next(p for p in joyce.page.findChildren(type(joyce.page.which)) if p is asking)
    for _ in range(1 + list(NotHeld).index(NotHeld.ROOM)):
        joyce.press(Key.Key_Down)
    assert picker.value() is NotHeld.ROOM
    for button in joyce.page.findChildren(type(joyce.page.save)):
        if button.said == "Keep: it did not happen":
            joyce.click(button)
    rest(joyce)
    (session,) = [one for one in kept(joyce, Session) if one.activity == joyce.club]
    assert (session.happened, session.because) == (Happened.NOT_HELD, NotHeld.ROOM)
    assert hers(joyce) == {}
    assert any("It did not happen: the room was not free" in one for one in words(joyce.page))


def test_who_left_or_is_not_on_it_is_said(joyce):
    john = joyce.child("John")
    joyce.page.unlisted.somebody.editor.set_value([john])
    joyce.page.unlisted.somebody.editor.changed.emit()
    rest(joyce)
    assert "John is not on Lunch club yet" in joyce.page.unlisted.answer.text()


def test_letters_in_a_cell_of_words_are_words_and_nothing_else(joyce):
    grid = joyce.page.grid
    grid.go_to(0, Column.WORDS)
    joyce.write("a pan")
    joyce.press(Key.Key_Return)
    row = grid.marking.rows[0]
    assert (row.words, row.came) == ("a pan", Came.PRESENT)
    assert grid.model().index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Ada, present, 40 minutes, a pan"
    )
