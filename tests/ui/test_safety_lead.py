"""Whom to tell about a worry: the lead of the school of the child on screen, never of another."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from linkworker.actions import places, plans
from linkworker.records import Place, School
from tests.ui.accessibility import cut_off, unnamed_controls
from tests.ui.conftest import add_child
from ui.concern.whom import TELL_FIRST
from ui.places import furnish_desk
from ui.safety import Leads, SafetyCard
from ui.widgets.labels import Label

BOTH = "Alderbrook 01632 960 001 · Fernhill 01632 960 002"
DALE, OKAFOR = "Tell Mrs Dale, 01632 960 001", "Tell Ms Okafor, 01632 960 002"


@pytest.fixture
def two(background, desk):
    """Two schools with a child at each."""
    found = {}
    for name, school, dsl in [("Wren", "Alderbrook", DALE), ("Kofi", "Fernhill", OKAFOR)]:
        lead, phone = dsl.removeprefix("Tell ").split(", ")
        changes = background.wait(
            lambda store, school=school, lead=lead, phone=phone: places.add_school(
                store, "place", name=school, dsl=lead, dsl_phone=phone
            )
        )
        (id_,) = changes.touches(School)
        found[name] = add_child(background, name=name, surname="", school=id_, year=5)
    return found


@pytest.fixture
def window(desk, two, qtbot):
    return qtbot.show(furnish_desk(desk), 1366, 768)


def test_the_lead_is_the_one_of_the_child_on_screen(qtbot, desk, window, two):
    desk.go("child", two["Kofi"].id)
    qtbot.waitUntil(lambda: window.bar.tell.told == OKAFOR)
    desk.go("child", two["Wren"].id)
    qtbot.waitUntil(lambda: window.bar.tell.told == DALE)


def test_among_two_schools_and_no_child_each_number_stands_beside_its_school(
    qtbot, desk, window, two
):
    desk.go("child", two["Kofi"].id)
    qtbot.waitUntil(lambda: window.bar.tell.told == OKAFOR)
    desk.go("caseload")
    qtbot.waitUntil(lambda: window.bar.tell.told == BOTH)


def test_where_there_is_little_room_no_number_is_cut_or_chosen(qtbot, desk, window, two):
    window.resize(950, 600)
    desk.go("caseload")
    qtbot.waitUntil(lambda: window.bar.tell.told == "2 schools: see whom")


def test_a_child_whose_school_is_not_here_is_told_of_with_no_other_schools_number(
    qtbot, desk, background, window, two
):
    away = add_child(background, name="Nia", surname="", school="elsewhere", year=5)
    desk.go("child", away.id)
    qtbot.waitUntil(lambda: window.bar.tell.told == "")
    window.safety.emit()
    card = window.findChild(SafetyCard)
    assert "its safeguarding lead" in " ".join(said(card))


def test_the_card_says_whom_to_ring_and_gives_the_focus_back(qtbot, desk, window, two):
    desk.go("child", two["Wren"].id)
    qtbot.waitUntil(lambda: window.bar.tell.told == DALE)
    qtbot.turn_to(window)
    window.bar.tell.setFocus()
    window.bar.tell.click()
    card = window.findChild(SafetyCard)
    assert card.isVisible()
    words = said(card)
    assert {"999", "Mrs Dale", "01632 960 001", TELL_FIRST} <= set(words)
    assert "Ms Okafor" not in words
    assert card.isAncestorOf(QApplication.focusWidget())
    window.bar.note.setFocus()  # what is beneath cannot be reached
    assert card.isAncestorOf(QApplication.focusWidget())
    assert cut_off(card.panel) == []
    assert unnamed_controls(card) == []
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not card.isVisible()


def test_a_lead_without_a_number_is_said_to_have_none(qtbot, window):
    card = window.findChild(SafetyCard)
    card.show_leads(Leads((), Place(name="Brent", safeguarding_lead="Tom Arkwright")))
    assert "Tom Arkwright" in said(card)
    assert any(words.startswith("No number is kept here") for words in said(card))
    assert cut_off(card.panel) == []


def test_a_form_about_a_child_names_the_lead_of_her_school(qtbot, desk, background, window, two):
    kofi = two["Kofi"]
    background.wait(lambda store: plans.make_plan(store, kofi, started=date(2025, 9, 8)))
    plan = background.wait(lambda store: plans.plan_of(store, kofi))
    for about in (f"child/{kofi.id}", f"plan/{plan.id}", f"goal/new/{plan.id}"):
        desk.go("form", about)
        qtbot.waitUntil(lambda: window.bar.tell.told == OKAFOR)
        desk.go("caseload")
        qtbot.waitUntil(lambda: window.bar.tell.told == BOTH)
    desk.go("form", f"child/{two['Wren'].id}")
    qtbot.waitUntil(lambda: window.bar.tell.told == DALE)
    desk.go("form", "plan/not-here")
    qtbot.waitUntil(lambda: window.bar.tell.told == BOTH)


def said(card):
    return [label.text() for label in card.findChildren(Label)]


def test_the_lead_follows_the_window_however_it_goes(qtbot, desk, window, two):
    window.go("child", two["Kofi"].id)
    qtbot.waitUntil(lambda: window.bar.tell.told == OKAFOR)
    window.go("note", two["Wren"].id)
    qtbot.waitUntil(lambda: window.bar.tell.told == DALE)
    window.back()
    qtbot.waitUntil(lambda: window.bar.tell.told == OKAFOR)
    window.navigation.went.emit("caseload")
    qtbot.waitUntil(lambda: window.bar.tell.told == BOTH)
