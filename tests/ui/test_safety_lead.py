"""Whom to tell about a worry: the lead of the school of the child on screen, never of another."""

import pytest

from linkworker.actions import places
from linkworker.records import School
from tests.ui.conftest import add_child
from ui.places import furnish_desk

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
    window = furnish_desk(desk)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    return window


def test_the_lead_is_the_one_of_the_child_on_screen(qtbot, desk, window, two):
    desk.go("child", two["Kofi"].id)
    qtbot.waitUntil(lambda: window._lead.text() == OKAFOR)
    desk.go("child", two["Wren"].id)
    qtbot.waitUntil(lambda: window._lead.text() == DALE)


def test_among_two_schools_and_no_child_nobody_is_named(qtbot, desk, window, two):
    desk.go("child", two["Kofi"].id)
    qtbot.waitUntil(lambda: window._lead.text() == OKAFOR)
    desk.go("caseload")
    qtbot.waitUntil(lambda: window._lead.text() == "")
    window.safety.emit()
    qtbot.waitUntil(lambda: "safeguarding lead now, in person" in window.toast._words.text())


def test_the_lead_follows_the_window_however_it_goes(qtbot, desk, window, two):
    window.go("child", two["Kofi"].id)
    qtbot.waitUntil(lambda: window._lead.text() == OKAFOR)
    window.go("note", two["Wren"].id)
    qtbot.waitUntil(lambda: window._lead.text() == DALE)
    window.back()
    qtbot.waitUntil(lambda: window._lead.text() == OKAFOR)
    window.navigation.went.emit("caseload")
    qtbot.waitUntil(lambda: window._lead.text() == "")
