"""Packs of many reviews in one go: each looked at, in order, stopped between two, each kept."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest

from linkworker.actions import plans
from linkworker.actions.files import saved_files
from linkworker.actions.people import add_person
from linkworker.records import Child, PaperGiven, ReviewVoice, Voice, Way
from tests.ui import seeded
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.conftest import add_child
from ui.reviews.packs import CHILD, FAMILY, MEETING
from ui.screens.review_packs_page import ReviewPacksPage

MANY = 35


def open_page(desk, qtbot):
    page = ReviewPacksPage(desk)
    qtbot.show(page, 1029, 640)
    qtbot.waitUntil(lambda: page.making.packs and not page.making.left)
    return page


def for_whom(page, whom, qtbot):
    page.whom.set_value(whom)
    page.whom.changed.emit()
    qtbot.waitUntil(lambda: not page.making.left)


def given(desk, **said):
    return desk.background.wait(lambda store: store.find(PaperGiven, **said))


def names(page):
    return [one.child.name for one in page.making.packs]


def look_at_all(page):
    while to_look := [at for at, one in enumerate(page.making.packs) if one.to_look_at]:
        page.table.selectRow(to_look[0])
        page.side.may_go.click()


def test_packs_stand_in_the_order_of_the_board_and_those_who_are_left_are_chosen(joyces, qtbot):
    page = open_page(joyces, qtbot)
    assert names(page)[:2] == ["Wren", "Kofi"]
    held = {one.child.name for one in page.making.packs if not one.chosen}
    assert held == {one.child.name for one in page.making.packs if one.row.state == "held"}
    assert held


def test_a_pack_that_names_somebody_stays_until_it_was_looked_at(joyces, qtbot):
    page = open_page(joyces, qtbot)
    (wren,) = [one for one in page.making.packs if one.child.name == "Wren"]
    assert wren.to_look_at
    assert not wren.goes
    page.table.selectRow(names(page).index("Wren"))
    assert page.side.may_go.isEnabled()
    page.side.may_go.click()
    (wren,) = [one for one in page.making.packs if one.child.name == "Wren"]
    assert wren.goes
    assert not page.side.may_go.isEnabled() or page.table.now().child.name != "Wren"


def test_by_keys_a_pack_stays_is_looked_at_and_the_next_one_shows(joyces, qtbot):
    page = open_page(joyces, qtbot)
    for_whom(page, MEETING, qtbot)
    qtbot.turn_to(page)
    page.table.setFocus()
    page.table.selectRow(0)
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert not page.making.packs[0].chosen
    QTest.keyClick(page.table, Qt.Key.Key_Space)
    assert page.making.packs[0].chosen
    looked = [one for one in page.making.packs if one.chosen and one.to_look_at]
    QTest.keyClick(page.table, Qt.Key.Key_Return)
    assert page.making.packs[0].looked
    assert len(looked) == 1 or page.table.now().child.name == looked[1].child.name
    every = page.every
    every.click()
    assert not any(one.chosen for one in page.making.packs)
    assert every.said.startswith("Choose all")
    assert not page.print.isEnabled()


def test_what_a_reader_is_shown_more_is_made_again_and_looked_at_again(joyces, qtbot):
    page = open_page(joyces, qtbot)
    page.table.selectRow(names(page).index("Wren"))
    page.side.may_go.click()
    place = names(page).index("Wren")
    assert page.making.packs[place].looked
    page.table.selectRow(place)
    page.side.check.ticked.emit("name.nobody", True)
    qtbot.waitUntil(lambda: not page.making.left)
    assert not page.making.packs[place].looked
    assert "name.nobody" in page.making.packs[place].reader.ticked


def test_without_a_parent_known_to_be_safe_there_is_no_pack_and_it_says_why(joyces, qtbot):
    page = open_page(joyces, qtbot)
    (nia,) = [one for one in page.making.packs if one.child.name == "Nia"]
    assert nia.paper is None
    assert "safe to contact" in nia.why


def test_all_are_saved_in_order_with_a_sheet_that_lists_them_and_each_is_kept(
    joyces, qtbot, tmp_path
):
    page = open_page(joyces, qtbot)
    for_whom(page, MEETING, qtbot)
    look_at_all(page)
    going = [one.child.id for one in page.making.packs if one.goes]
    assert len(going) >= 4
    with qtbot.waitSignal(page.leaving.ended):
        page.save_in(tmp_path)
    files = sorted(tmp_path.glob("*.pdf"))
    assert len(files) == len(going) + 1
    assert any("Review packs" in file.name for file in files)
    kept = [one for one in given(joyces) if one.why == "termly review"]
    assert [one.child for one in sorted(kept, key=lambda one: going.index(one.child))] == going
    assert {one.way for one in kept} == {Way.SAVED}
    listed = joyces.background.wait(saved_files)
    assert {saved.path for saved in listed} >= {str(file) for file in files}
    assert not page.print.isEnabled()


def test_printed_packs_each_begin_on_a_new_sheet(joyces, qtbot, tmp_path):
    page = open_page(joyces, qtbot)
    for_whom(page, CHILD, qtbot)
    look_at_all(page)
    going = [one for one in page.making.packs if one.goes]
    path = tmp_path / "all.pdf"
    page.choose_printer = lambda _: printer(path)
    with qtbot.waitSignal(page.leaving.ended):
        page.print.click()
    pages = path.read_bytes().count(b"/Type /Page\n")
    assert pages == 2 * len(going) + 1  # one side each, and the list
    assert {one.way for one in given(joyces, paper="Wren’s own sheet")} == {Way.PRINTED}


def test_a_childs_sheet_that_went_out_says_that_she_is_asked(joyces, qtbot, tmp_path):
    page = open_page(joyces, qtbot)
    for_whom(page, CHILD, qtbot)
    with qtbot.waitSignal(page.leaving.ended):
        page.save_in(tmp_path)
    (wren,) = joyces.background.wait(lambda store: store.find(Child, name="Wren"))
    voices = joyces.background.wait(lambda store: store.find(ReviewVoice, log=wren.log))
    assert [one.asked_on is not None for one in voices if one.voice is Voice.CHILD] == [True]


def printer(path):
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setOutputFileName(str(path))
    return made


def test_what_is_stopped_ends_after_a_whole_pack(joyces, qtbot, tmp_path):
    page = open_page(joyces, qtbot)
    for_whom(page, MEETING, qtbot)
    look_at_all(page)
    page.leaving.gone.connect(lambda *_: page.cancel.click())
    with qtbot.waitSignal(page.leaving.ended) as ended:
        page.save_in(tmp_path)
    assert ended.args[0].startswith("Stopped. 1 went out")
    assert len(list(tmp_path.glob("*.pdf"))) == 1
    assert len([one for one in given(joyces) if one.why == "termly review"]) == 1
    assert page.print.isEnabled()


def test_a_folder_that_takes_nothing_is_said_and_nothing_is_kept(joyces, qtbot, tmp_path):
    page = open_page(joyces, qtbot)
    for_whom(page, MEETING, qtbot)
    look_at_all(page)
    with qtbot.waitSignal(page.leaving.ended) as ended:
        page.save_in(tmp_path / "not there")
    assert ended.args[0].startswith("It could not all be written. 0 went out")
    assert not [one for one in given(joyces) if one.why == "termly review"]


def test_who_reviews_makes_no_packs(joyces, qtbot):
    joyces.stand(replace(joyces.standing, caseloads={seeded.CASELOAD: "review"}))
    page = ReviewPacksPage(joyces)
    qtbot.show(page, 1029, 640)
    qtbot.waitUntil(lambda: page._review.isVisible())
    assert not page.print.isVisible()
    assert page.making.packs == []


def test_everything_is_named_plain_and_whole(joyces, qtbot):
    page = open_page(joyces, qtbot)
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    qtbot.waitUntil(lambda: cut_off(page) == [])


@pytest.fixture
def many(desk):
    """Give thirty-five children with a plan and a mum each."""
    for number in range(MANY):
        child = add_child(
            desk.background, name=f"Child{number:02}", surname="Vale", school="s", year=5
        )

        def begin(store, child=child, number=number):
            plans.make_plan(store, child, started=date(2025, 9, 8), my_words="I draw " * 30)
            said = {"responsibility": True, "safe": True}
            add_person(store, child=child, caseload="c", name=f"Mum{number:02}", role="mum", **said)

        desk.background.wait(begin)
    return desk


def test_thirty_five_packs_are_made_and_saved_while_the_window_answers(many, qtbot, tmp_path):
    page = open_page(many, qtbot)
    assert page.whom.value() == FAMILY
    assert len(page.making.packs) == MANY
    for at, one in enumerate(page.making.packs):
        page.making.put(at, replace(one, chosen=True))
    look_at_all(page)
    with qtbot.waitSignal(page.leaving.ended, timeout=60_000):
        page.save_in(tmp_path)
    files = list(tmp_path.glob("*.pdf"))
    assert len(files) == MANY + 1
    assert len(given(many)) == MANY
