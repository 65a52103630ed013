"""Gate 6: what is saved and how sync stands is said aloud, politely; trouble at once."""

import pytest
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from linkworker.errors import StoreError
from tests.ui.child_hands import press
from ui.widgets.pill import SyncPill, SyncState
from ui.widgets.toast import SPOKEN, Toast, announce


@pytest.fixture
def heard():
    told = []
    SPOKEN.told.connect(lambda words, urgent: told.append((words, urgent)))
    return told


@pytest.fixture
def lead(tour):
    return tour


@pytest.mark.parametrize("tour", ["lead"], indirect=True)
def test_what_is_saved_is_said_politely(lead, heard):
    lead.window.go("child", f"{lead.child('Wren').id}/attendance")
    lead.settle()
    press(lead.qtbot, lead.window, "Done: Ask the Family Hub about nursery drop-off")
    lead.settle()
    assert ("Step done", False) in heard


@pytest.mark.parametrize("tour", ["lead"], indirect=True)
def test_trouble_is_said_at_once(lead, heard):
    lead.desk.background.failed.emit(StoreError("The disk is full. What you typed is kept here."))
    ((words, urgent),) = heard
    assert urgent
    assert "The disk is full. What you typed is kept here." in words


@pytest.mark.parametrize("tour", ["lead"], indirect=True)
def test_what_nobody_foresaw_is_said_without_its_own_words(lead, heard):
    lead.desk.background.failed.emit(OSError("Wren Tidewater.pdf"))
    ((words, _),) = heard
    assert "could not do what you asked" in words
    assert "Wren" not in words


@pytest.mark.parametrize("tour", ["lead"], indirect=True)
def test_what_is_wrong_in_a_form_is_said_at_once(lead, heard):
    lead.window.go("form", "child/new/")
    lead.settle()
    lead.window.page("form").save()
    lead.settle()
    assert [urgent for words, urgent in heard if "to put right" in words] == [True]


def test_another_state_of_sync_is_said_once_and_a_round_is_no_news(qtbot, heard):
    pill = SyncPill()
    qtbot.addWidget(pill)
    pill.show()
    for state in (
        SyncState("up to date", when="09:42"),
        SyncState("syncing", 1, 4),
        SyncState("up to date", when="09:43"),
        SyncState("to decide", 2),
        SyncState("to decide", 2),
        SyncState("not synced", when="Thu 30 Oct"),
    ):
        pill.show_state(state)
    assert heard == [
        ("Up to date · 09:42", False),
        ("2 to decide · everything else synced", False),
        ("Not synced since Thu 30 Oct", False),
    ]


def test_it_is_said_by_an_announcement_of_the_system(qtbot):
    toast = Toast(SyncPill())
    event = QAccessibleAnnouncementEvent(toast, "Saved")
    event.setPoliteness(QAccessible.AnnouncementPoliteness.Polite)
    QAccessible.setActive(True)
    QAccessible.updateAccessibility(event)
    announce(toast, "Saved", urgent=True)


def test_other_words_leave_what_can_be_undone(qtbot):
    over, undone = SyncPill(), []
    qtbot.addWidget(over)
    toast = Toast(over)
    toast.say("Note saved", lambda: undone.append("note"))
    toast.say("Copied as text.")
    toast.undo()
    assert undone == ["note"]
