"""Everybody sees who changed what in a record, and can take it back from there."""

from dataclasses import replace
from datetime import date, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt

from linkworker.actions import children, contacts
from linkworker.records import Child, Contact, Means, Outcome
from tests.ui.child_hands import ask, run, words
from tests.ui.test_form_page import open_at, show, type_in
from ui.forms.form_kinds import edit_about
from ui.forms.history import HistoryList, history_of
from ui.screens.form_page import FormPage
from ui.widgets.buttons import Button

WHEN = datetime(2025, 11, 4, 9, 0)


@pytest.fixture
def page(desk, qtbot):
    return show(FormPage(desk), qtbot)


def read_child(background):
    return background.wait(lambda store: store.find(Child)[0])


def change(background, **edits):
    background.wait(partial(children.edit_child, child=read_child(background), **edits))


def take_back_buttons(page):
    return [one for one in page.findChildren(Button) if one.accessibleName().startswith("Take")]


def test_a_change_is_told_with_who_and_when_and_can_be_taken_back(qtbot, page, desk, wren):
    change(desk.background, pronouns="she/her")
    change(desk.background, year=6)
    open_at(page, edit_about(wren), qtbot)
    said = words(page)
    assert "Year: 5 → 6" in said
    assert any(one.startswith("Maya Okoro, ") for one in said)
    with qtbot.waitSignal(desk.said) as told:
        qtbot.mouseClick(take_back_buttons(page)[0], Qt.MouseButton.LeftButton)
    assert told.args[0] == "Taken back. It stays in the history."
    qtbot.waitUntil(lambda: bool(page.forms) and page.forms[0].fields["year"].value() == 5)
    again = read_child(desk.background)
    assert (again.year, again.pronouns) == (5, "she/her")
    qtbot.waitUntil(lambda: "Year: 6 → 5" in words(page))


def test_what_was_changed_since_is_left_alone_and_named(qtbot, page, desk, wren):
    change(desk.background, year=6, pronouns="she/her")
    change(desk.background, year=7)
    open_at(page, edit_about(wren), qtbot)
    with qtbot.waitSignal(desk.said) as told:
        qtbot.mouseClick(take_back_buttons(page)[1], Qt.MouseButton.LeftButton)
    assert told.args[0] == "Taken back, but for what was changed since: Year."
    again = read_child(desk.background)
    assert (again.year, again.pronouns) == (7, "")


def test_what_is_typed_stays_when_the_record_changes_underneath(qtbot, page, desk, wren):
    open_at(page, edit_about(wren), qtbot)
    typed = type_in(page, qtbot, "pronouns", "they/them")
    run(qtbot, desk, partial(children.edit_child, child=wren, year=6))
    qtbot.waitUntil(lambda: "This was changed just now" in words(page))
    assert typed.value() == "they/them"


def test_the_making_of_a_contact_is_not_taken_back_from_its_history(qtbot, desk, wren):
    background = desk.background
    background.wait(
        lambda store: contacts.record_contact(
            store, children=[wren], at=WHEN, whom="Wren", means=Means.CALL,
            outcome=Outcome.REACHED, words="Rang about the trip.",
        )
    )  # fmt: skip
    contact = background.wait(lambda store: store.find(Contact)[0])
    background.wait(
        lambda store: contacts.strike_contact(store, contact, reason="another day", by="maya")
    )
    told = HistoryList()
    qtbot.addWidget(told)
    lines = ask(qtbot, desk, lambda reader: history_of(reader, contact))
    told.show_lines(lines, {}, date(2025, 11, 4), may_undo=True)
    told.show()
    (unstrike,) = take_back_buttons(told)
    with qtbot.waitSignal(told.undo_wanted) as wanted:
        unstrike.click()
    background.wait(lambda store: store.undo(wanted.args[0]))
    assert background.wait(lambda store: store.find(Contact)[0]).struck_because == ""


def test_somebody_who_only_reviews_reads_the_history_and_takes_nothing_back(qtbot, joyces):
    joyces.stand(replace(joyces.standing, caseloads={"caseload": "review"}))
    page = show(FormPage(joyces), qtbot)
    child = ask(qtbot, joyces, lambda reader: reader.find(Child)[0])
    page.show_about(edit_about(child))
    qtbot.waitUntil(lambda: "History" in words(page))
    assert take_back_buttons(page) == []
