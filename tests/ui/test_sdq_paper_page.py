"""SDQ paper and time together: a list to work through by keys, hours to read."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from linkworker.records import SdqPaper
from tests.seeds import TODAY
from tests.ui.child_hands import ask, run, settled, words
from ui.desk import Desk
from ui.models.hours import cells as hour_cells
from ui.screens.hours_page import HoursPage
from ui.screens.sdq_paper_page import SdqPaperPage

Key = Qt.Key


@pytest.fixture
def page(qtbot, joyces):
    made = qtbot.show(SdqPaperPage(joyces), 1140, 702)
    qtbot.turn_to(made)
    settled(qtbot, joyces)
    return made


def rows(page):
    return [(one.child.name, one.stage) for one in page.table.lines.rows]


def pick(qtbot, page, desk, option):
    page.filters._chips[option].click()
    settled(qtbot, desk)


def test_what_waits_is_in_front_and_chips_narrow_it(qtbot, page, joyces):
    assert rows(page) == [
        *(("Nia", "given out"), ("Otis", "back"), ("Pip", "not asked"), ("Wren", "not asked")),
    ]
    pick(qtbot, page, joyces, "entered")
    assert {stage for _, stage in rows(page)} == {"entered"}
    pick(qtbot, page, joyces, "everybody")
    assert {"John", "Sarah"} <= {name for name, _ in rows(page)}


def test_space_takes_the_next_step_and_undo_takes_it_back(qtbot, page, joyces):
    undo = []
    joyces.said.connect(lambda _, back: undo.append(back))
    page.table.selectRow(2)
    QTest.keyClick(page.table, Key.Key_Space)
    settled(qtbot, joyces)
    assert ("Pip", "given out") in rows(page)
    QTest.keyClick(page.table, Key.Key_Space)
    settled(qtbot, joyces)
    assert ("Pip", "back") in rows(page)
    undo[-1]()
    settled(qtbot, joyces)
    assert ("Pip", "given out") in rows(page)


def test_all_that_are_not_asked_yet_are_given_out_in_one_action(qtbot, page, joyces):
    page.all_out.click()
    settled(qtbot, joyces)
    assert not [stage for _, stage in rows(page) if stage == "not asked"]
    papers = ask(qtbot, joyces, lambda reader: reader.find(SdqPaper))
    assert sum(paper.given_on == TODAY for paper in papers) == 2


def test_enter_and_what_has_come_back_go_to_the_scores(page):
    went = []
    page._desk.went.connect(lambda place, about: went.append((place, about)))
    page.table.selectRow(1)
    QTest.keyClick(page.table, Key.Key_Space)
    QTest.keyClick(page.table, Key.Key_Return)
    otis = page.table.lines.rows[1].child.id
    assert went == [("child", f"{otis}/sdq")] * 2


def test_permission_and_scales_are_a_step_from_their_forms(page):
    went = []
    page._desk.went.connect(lambda place, about: went.append((place, about)))
    said = " ".join(words(page.place))
    assert "Only scores are kept" in said
    assert "Alderbrook Primary, scales of marks: Teacher assessment." in said
    next(b for b in page.place.findChildren(type(page.open))
         if b.accessibleName() == "Record a permission").click()  # fmt: skip
    assert went == [("form", "sdq_permission/new/")]


def test_hours_are_said_child_by_child_and_summed(qtbot, joyces):
    page = qtbot.show(HoursPage(joyces), 1140, 702)
    settled(qtbot, joyces)
    shown = {one.child.name: hour_cells(one) for one in page.lines.rows}
    assert shown["Sarah"][1] == shown["Sarah"][2]  # all of it on pupil premium
    assert shown["Juniper"][2] == "–"
    minutes = sum(one.support.minutes for one in page.lines.rows)
    assert any(one.startswith(f"{minutes // 60} h") for one in words(page))
    assert any("rule 2026-1" in one for one in words(page))


def test_the_desk_is_asked_again_when_a_form_moves_elsewhere(qtbot, page, joyces):
    assert isinstance(page._desk, Desk)
    one = page.table.lines.rows[2]

    def give_out(store):
        with store.change() as (change, changes):
            paper = SdqPaper(child=one.child.id, filled_by=one.filled_by, term_starts=one.term,
                             given_on=TODAY)  # fmt: skip
            change.add(paper, one.child.log)
        return changes

    run(qtbot, joyces, give_out)
    settled(qtbot, joyces)
    assert ("Pip", "given out") in rows(page)
