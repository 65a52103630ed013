"""Team overview: how fresh it is, who needs somebody, by keyboard and aloud; nobody is ranked."""

from datetime import date, datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from linkworker.actions import contacts, goals
from linkworker.practice.caseload import NOW
from linkworker.records import Action, Child, Laptop, Means, Outcome
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.child_hands import run, settled, words
from tests.ui.seeded import lay_down
from tests.ui.teamed import team_desk
from ui import theme
from ui.desk import tell_time
from ui.models.team_reasons import Why
from ui.models.team_table import CELL, ROW, Column
from ui.screens.team_page import TeamPage
from ui.team.tile import Tile

SIZES = [(1140, 702), (1018, 548), (950, 534)]  # what the frame leaves a page of the three windows


@pytest.fixture
def desk(team_store, tmp_path, qapp):
    lay_down(team_store, tmp_path)
    tell_time(lambda: NOW)
    with team_desk(tmp_path / "tom.db") as desk:
        yield desk


@pytest.fixture
def page(qtbot, desk):
    page = TeamPage(desk)
    qtbot.show(page, 1140, 702)
    qtbot.waitUntil(lambda: page.table.rows.rowCount() > 0)
    settled(qtbot, desk)
    return page


def rows(page):
    model = page.table.rows
    return {model.index(at, 0).data(ROW).user: at for at in range(model.rowCount())}


def cell(page, user, column):
    return page.table.rows.index(rows(page)[user], column).data(CELL)


def aloud(page, user):
    index = page.table.rows.index(rows(page)[user], Column.WHO)
    return index.data(Qt.ItemDataRole.AccessibleTextRole)


def tile(page, name):
    return next(one for one in page.tiles.tiles if one.raised.child.name == name)


def test_one_row_a_link_worker_in_the_order_of_their_names_and_nobody_else(page):
    assert list(rows(page)) == ["ada", "joel", "joyce"]


def test_it_says_as_of_when_and_that_half_term_is_not_counted(page):
    said = words(page)
    assert (
        "As of the last sync, today 09:42 · 21 children · 21 seen in the last ten school days"
        in said
    )
    assert "School days only: half-term, Mon 27 October to Fri 31 October, is not counted." in said


def test_the_laptop_that_has_not_synced_is_found_by_reading_one_row(page):
    assert aloud(page, "joel").startswith(
        "Joel Bassey. laptop last heard from Thu 30 Oct, two school days ago: "
        "these figures may be older. oldest unsent: Fri 24 Oct 14:20."
    )
    assert "may be older" not in aloud(page, "joyce")
    assert "may be older" not in aloud(page, "ada")


def test_it_is_said_once_above_the_table_too(page):
    said = [line for line in words(page) if "was last heard from" in line]
    assert said == [
        "Joel Bassey’s laptop was last heard from Thu 30 Oct, two school days ago: "
        "the figures here may be older."
    ]


def test_figures_of_a_silent_laptop_are_hatched_and_say_so(page):
    assert cell(page, "joel", Column.SEEN).hatched
    assert "may be older" in cell(page, "joel", Column.SEEN).under
    assert not cell(page, "joyce", Column.SEEN).hatched
    assert cell(page, "joyce", Column.SEEN).words == "8 of 8"


def test_who_was_tried_is_counted_among_those_not_seen(qtbot, desk, page):
    def forget(store):
        otis = store.find(Child, name="Otis")[0]
        for contact in contacts.contacts_of(store, otis):
            if contact.at.date() > date(2025, 9, 30) and contacts.saw(contact, otis):
                changes = contacts.strike_contact(store, contact, reason="Another boy", by="joyce")
        return changes

    run(qtbot, desk, forget)
    qtbot.waitUntil(lambda: cell(page, "joyce", Column.SEEN).words == "7 of 8")
    assert cell(page, "joyce", Column.SEEN).under == "1 other, 1 tried"
    assert "tried twice" in tile(page, "Otis").raised.sentence


def test_promises_overdue_are_counted_with_the_day_of_the_oldest(page):
    assert cell(page, "joyce", Column.OVERDUE).words == "2"
    assert cell(page, "joyce", Column.OVERDUE).under == "since Fri 24 Oct"
    assert cell(page, "ada", Column.OVERDUE).words == "none"


def test_what_waits_on_a_laptop_and_an_older_version_are_told(page):
    assert cell(page, "ada", Column.UNSENT).words == "yesterday 15:10"
    assert cell(page, "ada", Column.UNSENT).under == "12 changes"
    assert cell(page, "joyce", Column.UNSENT).words == "nothing waits"
    assert cell(page, "joel", Column.VERSION).words == "0.1.0"
    assert cell(page, "joel", Column.VERSION).under == "older"


def test_a_laptop_heard_from_again_takes_the_hatch_away(qtbot, desk, page):
    def report(store):
        (laptop,) = store.find(Laptop, user="joel")
        with store.change() as (change, changes):
            change.update(laptop, "2025-11-04T09:41", synced=datetime(2025, 11, 4, 9, 41))
        return changes

    run(qtbot, desk, report)
    qtbot.waitUntil(lambda: not cell(page, "joel", Column.SEEN).hatched)
    assert cell(page, "joel", Column.HEARD).words == "today 09:41"


def test_only_children_with_a_reason_have_a_square_and_the_others_are_counted(page):
    names = [one.raised.child.name for one in page.tiles.tiles]
    assert sorted(names) == ["Callum", "Elias", "John", "Kofi", "Otis", "Wren"]
    assert "15 others: nothing waits" in words(page)


def test_squares_are_sorted_by_reason_across_the_team_the_oldest_first(page):
    shown = [(one.raised.reasons[0].why, one.raised.child.name) for one in page.tiles.tiles]
    assert shown == [
        (Why.DECIDE, "John"),
        (Why.PROMISE, "Wren"),
        (Why.PROMISE, "Kofi"),
        (Why.PROMISE, "Elias"),
        (Why.UNSEEN, "Otis"),
        (Why.REVIEW, "Callum"),
    ]


def test_a_square_says_who_whose_and_why_in_words(page):
    assert tile(page, "John").accessibleName() == (
        "John Ashgrove, with Joyce Addo. Two answers to decide"
    )
    assert "A promise was due Fri 24 Oct" in tile(page, "Wren").accessibleName()
    assert "Not seen for 7 school days, tried twice" in tile(page, "Otis").accessibleName()
    assert "The plan’s review was due yesterday" in tile(page, "Callum").accessibleName()


def test_arrow_keys_go_from_square_to_square_and_enter_opens_the_child(qtbot, desk, page):
    first = page.tiles.tiles[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Right)
    now = QApplication.focusWidget()
    assert (isinstance(now, Tile), now.raised.child.name) == (True, "Wren")
    QTest.keyClick(now, Qt.Key.Key_Down)
    assert QApplication.focusWidget().raised.child.name == "Otis"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_End)
    assert QApplication.focusWidget().raised.child.name == "Callum"
    assert "Callum Birdwhistle · Joel Bassey" in words(page)
    with qtbot.waitSignal(desk.went) as went:
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert went.args == ["child", tile(page, "Callum").raised.child.id]
    stops = [one for one in page.tiles.tiles if one.focusPolicy() is Qt.FocusPolicy.StrongFocus]
    assert stops == [tile(page, "Callum")]  # Tab goes on to what follows the squares


def test_enter_in_a_row_goes_to_her_children(qtbot, desk, page):
    page.table.setFocus()
    page.table.selectRow(rows(page)["joel"])
    with qtbot.waitSignal(desk.went) as went:
        QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert went.args == ["caseload", "Joel Bassey"]


def test_a_promise_kept_takes_its_child_away(qtbot, desk, page):
    def keep(store):
        kofi = store.find(Child, name="Kofi")[0]
        changes = contacts.record_contact(
            store, children=[kofi], at=NOW, whom="Kofi", means=Means.CHECK_IN,
            outcome=Outcome.REACHED, words="The library said yes.",
        )  # fmt: skip
        contact = contacts.contacts_of(store, kofi)[0]
        action = store.find(Action, log=kofi.log)[0]
        return changes, goals.finish_action(store, action, contact=contact)

    run(qtbot, desk, keep)
    qtbot.waitUntil(lambda: "Kofi" not in [one.raised.child.name for one in page.tiles.tiles])


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_square_is_red(page, scheme):
    theme.apply(theme.Look(scheme))
    red = theme.colour("bad"), theme.colour("bad_tint")
    for one in page.tiles.tiles:
        picture = one.grab().toImage()
        seen = {
            picture.pixel(x, y) for x in range(picture.width()) for y in range(picture.height())
        }
        assert not {colour.rgb() for colour in red} & seen


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", theme.TEXT_SIZES)
def test_nothing_is_unnamed_or_cut_off(qtbot, page, size, text):
    theme.apply(theme.Look("light", text=text))
    page.resize(*size)
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    qtbot.waitUntil(lambda: cut_off(page) == [])


def test_where_columns_are_few_nothing_is_lost(page):
    theme.apply(theme.Look("light", text=130))
    page.resize(950, 534)
    QApplication.processEvents()
    assert page.table.isColumnHidden(Column.UNSENT)
    assert cell(page, "joel", Column.HEARD).under == (
        "two school days ago · unsent since Fri 24 Oct 14:20 · 0.1.0"
    )


def test_a_person_without_a_team_is_told_so(qtbot, joyces):
    page = TeamPage(joyces)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(partial(page._nobody.isVisibleTo, page))
    assert not page._team.isVisibleTo(page)
