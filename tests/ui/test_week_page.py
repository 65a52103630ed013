"""My week: slots by day, what falls away with its reason, adding one, copying last week."""

from datetime import date

import pytest

from linkworker.records import OwnSlot, Slot
from tests.ui.child_hands import ask
from ui.screens.week_page import WeekPage
from ui.widgets.labels import Label

MONDAY = date(2025, 11, 3)


@pytest.fixture
def page(qtbot, joyces):
    page = WeekPage(joyces)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: page.week is not None)
    return page


def turn(qtbot, page, button):
    monday = page.week.monday
    button.click()
    qtbot.waitUntil(lambda: page.week.monday != monday)


def names(day):
    return [line.visit.names for line in day.lines]


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def test_five_days_stand_side_by_side_and_each_slot_at_its_time(page):
    assert [day.day for day in page.days] == [date(2025, 11, n) for n in range(3, 8)]
    assert "Sarah Quennell" in names(page.days[0])
    tuesday = [line.visit.first.slot.at for line in page.days[1].lines]
    assert tuesday == sorted(tuesday)
    assert "Gate, good morning to parents" in words(page.days[1])


def test_in_half_term_what_falls_away_says_why(qtbot, page):
    turn(qtbot, page, page.before)
    assert "half-term" in words(page.days[0])
    turn(qtbot, page, page.now)


def test_a_slot_for_two_children_is_added_and_the_missing_is_said_first(qtbot, joyces, page):
    page.write()
    page.adder.keep()
    assert page.adder.what.problem() or "Say what it is for" in words(page.adder)
    wren, otis = (
        next(child for child in page.week.children if child.name == name)
        for name in ("Wren", "Otis")
    )
    for field, value in (
        (page.adder.who, (wren, otis)), (page.adder.what, "Drawing, group"),
        (page.adder.at, "14.30"), (page.adder.room, "Library"),
    ):  # fmt: skip
        field.editor.set_value(value)
    page.adder.on.editor.set_value(date(2025, 11, 6))
    with qtbot.waitSignal(joyces.said):
        page.adder.keep()
    qtbot.waitUntil(lambda: "Otis and Wren" in names(page.days[3]))
    made = ask(qtbot, joyces, lambda reader: reader.find(Slot, what="Drawing, group"))
    assert {one.weekday.value for one in made} == {"Thursday"}
    assert {one.at for one in made} == {"14:30"}


def test_without_a_child_it_is_a_time_of_ones_own_and_once_is_once(qtbot, joyces, page):
    page.write()
    page.adder.what.editor.set_value("Dentist")
    page.adder.at.editor.set_value("16:00")
    page.adder.every.editor.set_value("once")
    with qtbot.waitSignal(joyces.said):
        page.adder.keep()
    (own,) = ask(qtbot, joyces, lambda reader: reader.find(OwnSlot, what="Dentist"))
    assert (own.on, own.weekday) == (date(2025, 11, 4), None)
    turn(qtbot, page, page.after)
    with qtbot.waitSignal(joyces.said) as said:
        page.copy.click()
    assert said.args[0].startswith("Last week’s single dates")
    with qtbot.waitSignal(joyces.said) as said:
        page.copy.click()
    assert said.args[0].startswith("Nothing stood on single dates")
