"""A plan on paper for one reader: what is withheld is in no form of it, and the file is listed."""

from datetime import date

import pytest
from PySide6.QtCore import QSizeF

from linkworker.actions import attendance, goals, people, places, plans
from linkworker.actions.files import saved_files
from linkworker.records import Child, Party, School, Withhold
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.conftest import add_child
from ui.desk import today
from ui.printing import document_of
from ui.screens.print_page import PrintPage
from ui.widgets.labels import Label

A4 = QSizeF(680, 980)
SCHOOL, STREET = "Alderbrook Primary", "12 Mill Lane"


@pytest.fixture
def wren(desk):
    """Wren has a plan that names her school, a mum, and a dad who must not know the school."""
    do = desk.background.wait
    do(lambda store: places.add_school(store, "place", name=SCHOOL))
    school = do(lambda store: store.find(School)[0])
    wren = add_child(desk.background, name="Wren", surname="Tidewater", school=school.id, year=5)
    said = {"my_words": "I want to draw & <b>not shout</b>", "needs": f"{SCHOOL} feels loud"}
    do(lambda store: plans.make_plan(store, wren, started=date(2025, 9, 8), **said))
    plan = do(lambda store: plans.plan_of(store, wren))
    do(lambda store: goals.add_goal(store, plan, words="Get through the door"))
    for name, role, withhold in (
        ("Dana", "mum", ()),
        ("Rex", "dad", (Withhold.SCHOOL.value,)),
        ("Otto", "uncle", (Withhold.US.value,)),
    ):
        do(
            lambda store, name=name, role=role, withhold=withhold: people.add_person(
                store, child=wren, caseload="c", name=name, role=role, address=STREET,
                withhold=frozenset(withhold),
            )
        )  # fmt: skip
    return do(lambda store: store.get(Child, wren.id))


@pytest.fixture
def page(desk, wren, qtbot):
    page = PrintPage(desk)
    qtbot.addWidget(page)
    page.resize(1029, 556)
    with qtbot.waitExposed(page):
        page.show()
    page.show_about(wren.id)
    qtbot.waitUntil(lambda: page.reader.count() > 1)
    return page


def choose(page, name):
    found = (row for row in range(page.reader.count()) if name in page.reader.itemText(row))
    row = next(found)
    page.reader.setCurrentIndex(row)
    page.reader.activated.emit(row)


def made_for(page, name, qtbot):
    page._show_paper(None)
    choose(page, name)
    qtbot.waitUntil(lambda: page.paper is not None)
    return page.paper


def printed(paper):
    return document_of(paper.html, A4).toPlainText()


def told(page):
    return "\n".join(label.text() for label in page.findChildren(Label) if label.isVisible())


def test_without_a_reader_there_is_no_paper(page):
    assert not page.save.isEnabled()
    assert not page.print.isEnabled()
    assert "Choose a reader" in told(page)


def test_the_readers_are_the_child_the_people_round_it_and_the_school(page):
    offered = [page.reader.itemText(row) for row in range(1, page.reader.count())]
    assert offered[0] == "Wren, child"
    assert {"Dana, mum", "Rex, dad", f"{SCHOOL}, school"} <= set(offered)


def test_what_a_reader_must_not_be_told_is_in_no_form_of_the_paper(page, qtbot):
    for_mum = made_for(page, "Dana", qtbot)
    assert SCHOOL in printed(for_mum)
    for_dad = made_for(page, "Rex", qtbot)
    assert "draw" in printed(for_dad)
    for form in (printed(for_dad), for_dad.html, for_dad.title):
        assert SCHOOL not in form
        assert "Alderbrook" not in form
        assert STREET not in form
    qtbot.waitUntil(lambda: "Left out for this reader" in told(page))
    assert all(one.what in told(page) for one in for_dad.left_out)


def test_typed_words_are_printed_as_typed_and_carry_no_markup(page, qtbot):
    paper = made_for(page, "Dana", qtbot)
    assert "I want to draw & <b>not shout</b>" in printed(paper)


def test_a_plan_that_is_not_agreed_says_draft_on_screen_and_on_paper(page, desk, wren, qtbot):
    paper = made_for(page, "Dana", qtbot)
    assert "DRAFT" in printed(paper)
    qtbot.waitUntil(lambda: "DRAFT" in told(page))
    agree(desk, wren)
    agreed = made_for(page, "Dana", qtbot)
    assert "DRAFT" not in printed(agreed)
    qtbot.waitUntil(lambda: "DRAFT" not in told(page))


def agree(desk, wren):
    do = desk.background.wait
    plan = do(lambda store: plans.plan_of(store, wren))
    do(lambda store: plans.fix_version(store, plan, on=today()))
    version = do(lambda store: plans.standing(store, plan).version)
    for party in Party:
        said = {"party": party, "who": "Them", "agreed_on": today(), "how": "in person"}
        do(lambda store, said=said: plans.record_agreement(store, version, **said))


def test_nobody_who_must_not_know_of_us_and_no_school_without_agreement_gets_one(page, qtbot):
    for name in ("Otto", SCHOOL):
        choose(page, name)
        qtbot.waitUntil(lambda: "No paper is made" in told(page))
        assert page.paper is None
        assert not page.save.isEnabled()
        page._show_paper(None)


def test_what_is_sensitive_stands_there_only_for_a_reader_for_whom_it_was_ticked(
    page, desk, wren, qtbot
):
    do = desk.background.wait
    plan = do(lambda store: plans.plan_of(store, wren))
    said = {"baseline_from": date(2025, 9, 8), "baseline_to": date(2025, 10, 24)}
    said |= {"started": date(2025, 11, 4), "target": "In by nine", "harder_words": "Loud halls"}
    do(lambda store: attendance.start_attendance_plan(store, wren, plan, **said))
    assert "Loud halls" not in printed(made_for(page, "Dana", qtbot))
    tick = page.ticks["attendance_plan.harder_words"]
    tick.click()
    qtbot.waitUntil(lambda: page.paper is not None and "Loud halls" in printed(page.paper))
    page.ticks["attendance_plan.harder_words"].click()
    qtbot.waitUntil(lambda: page.paper is not None and "Loud halls" not in printed(page.paper))


def test_another_childs_name_goes_nowhere_before_somebody_let_it_stand(page, desk, wren, qtbot):
    do = desk.background.wait
    add_child(desk.background, name="Juniper", surname="Quill", school=wren.school, year=5)
    plan = do(lambda store: plans.plan_of(store, wren))
    do(lambda store: goals.add_goal(store, plan, words="Come in with Juniper"))
    made_for(page, "Dana", qtbot)
    qtbot.waitUntil(lambda: "Another child is named" in told(page))
    assert not page.save.isEnabled()
    assert not page.print.isEnabled()
    page.names_stand.click()
    assert page.save.isEnabled()


@pytest.mark.parametrize("form", ["pdf", "html"])
def test_a_saved_paper_is_there_and_listed(page, desk, tmp_path, form, qtbot):
    made_for(page, "Dana", qtbot)
    path = tmp_path / f"Plan WT.{form}"
    with qtbot.waitSignal(desk.said) as said:
        page.write(path)
    assert "not locked" in said.args[0]
    assert path.stat().st_size > 1000
    (saved,) = desk.background.wait(saved_files)
    assert (saved.path, saved.reader, saved.saved_on) == (str(path), "Dana", today())


def test_a_paper_that_cannot_be_written_is_said_and_not_listed(page, desk, tmp_path, qtbot):
    made_for(page, "Dana", qtbot)
    for name in ("gone/plan.html", "gone/plan.pdf"):
        with qtbot.waitSignal(desk.said) as said:
            page.write(tmp_path / name)
        assert "could not be written" in said.args[0]
    assert desk.background.wait(saved_files) == []


def test_everything_is_named_plain_and_whole(page, qtbot):
    made_for(page, "Rex", qtbot)
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []


def test_attendance_is_printed_from_the_same_check_page(page, desk, wren, qtbot):
    made_for(page, "Rex", qtbot)
    page.what.set_value("attendance")
    page.what.changed.emit()
    assert not page.save.isEnabled()
    qtbot.waitUntil(lambda: page.paper is not None and page.paper.title == "Wren's attendance")
    assert "This school year" in printed(page.paper)
    assert SCHOOL not in page.paper.html
    qtbot.waitUntil(lambda: "Nobody besides the child." in told(page))
    assert page.print.isEnabled()
    choose(page, "Otto")
    qtbot.waitUntil(lambda: "No paper is made" in told(page))
    assert page.paper is None


def test_larger_print_makes_the_paper_again_with_larger_letters(page, qtbot):
    usual = made_for(page, "Dana", qtbot)
    page.larger.click()
    qtbot.waitUntil(lambda: page.paper is not None and page.paper.letters > usual.letters)
    assert printed(page.paper) == printed(usual)
    page.larger.click()
    qtbot.waitUntil(lambda: page.paper is not None and page.paper.letters == usual.letters)
