"""A paper for one reader: what is withheld is in no form of it, and a person sees what was."""

from datetime import date

import pytest

from linkworker.actions import attendance, goals, places, plans
from linkworker.records import Party, School
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.conftest import add_child
from tests.ui.paper_hands import SCHOOL, STREET, begin_wren, choose, made_for, open_page, printed
from ui.desk import today
from ui.widgets.labels import Label


@pytest.fixture
def wren(desk):
    return begin_wren(desk)


@pytest.fixture
def page(desk, wren, qtbot):
    return open_page(desk, wren, qtbot)


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
    qtbot.waitUntil(lambda: "Left out for Rex" in told(page))
    assert all(one.what in told(page) for one in for_dad.left_out)


def test_a_paper_made_for_the_reader_before_never_shows_for_the_next(page, desk, qtbot):
    between = []
    choose(page, "Dana")
    desk.background.read(lambda _: True, then=lambda _: between.append(page.print.isEnabled()))
    choose(page, "Rex")
    qtbot.waitUntil(lambda: page.paper is not None)
    assert between == [False]
    assert "Rex" in page.paper.foot
    assert SCHOOL not in printed(page.paper)


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
    page.check.ticks["attendance_plan.harder_words"].click()
    qtbot.waitUntil(lambda: page.paper is not None and "Loud halls" in printed(page.paper))
    page.check.ticks["attendance_plan.harder_words"].click()
    qtbot.waitUntil(lambda: page.paper is not None and "Loud halls" not in printed(page.paper))


def test_another_childs_name_is_not_printed_unless_somebody_lets_it_stand(page, desk, wren, qtbot):
    do = desk.background.wait
    juniper = add_child(
        desk.background, name="Juniper", surname="Quill", school=wren.school, year=5
    )
    plan = do(lambda store: plans.plan_of(store, wren))
    do(lambda store: goals.add_goal(store, plan, words="Come in with Juniper"))
    paper = made_for(page, "Dana", qtbot)
    qtbot.waitUntil(lambda: "Juniper Quill is named, another child" in told(page))
    assert "In the child's own words: Come in with Juniper" in told(page)
    for form in (printed(paper), paper.html):
        assert "Juniper" not in form
        assert "Come in with [another child]" in form
    page.check.ticks[f"name.{juniper.id}"].click()
    qtbot.waitUntil(lambda: page.paper is not None and "with Juniper" in printed(page.paper))
    qtbot.waitUntil(lambda: "The name is printed." in told(page))


def test_everything_is_named_plain_and_whole(page, qtbot):
    made_for(page, "Rex", qtbot)
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    qtbot.waitUntil(lambda: cut_off(page) == [])


def test_each_paper_is_made_from_the_same_check_page(page, desk, wren, qtbot):
    made_for(page, "Rex", qtbot)
    for what, title in (
        ("attendance", "Wren's attendance"),
        ("story", "This is Wren"),
        ("chronology", "Wren, "),
        ("plan", "Wren's plan"),
    ):
        page.what.set_value(what)
        page.what.changed.emit()
        assert not page.save.isEnabled()
        qtbot.waitUntil(lambda t=title: page.paper is not None and page.paper.title.startswith(t))
        assert SCHOOL not in page.paper.html
        assert page.first.isVisible() == (what == "chronology")
        assert page.preview.count >= 1
        assert page.print.isEnabled()
    choose(page, "Otto")
    qtbot.waitUntil(lambda: "No paper is made" in told(page))
    assert page.paper is None


def test_the_paper_and_its_days_are_taken_from_where_one_comes_from(page, wren, qtbot):
    page._readers = {}
    page.show_about(f"{wren.id}/chronology/2025-09-08/2025-10-03")
    qtbot.waitUntil(lambda: bool(page._readers))
    choose(page, "Dana")
    qtbot.waitUntil(lambda: page.paper is not None)
    assert page.paper.title == "Wren, Mon 8 Sep 2025 to Fri 3 Oct 2025"
    page._readers = {}
    page.show_about(f"{wren.id}/chronology/2025-10-03/2025-09-08")
    qtbot.waitUntil(lambda: bool(page._readers))
    choose(page, "Dana")
    qtbot.waitUntil(lambda: "The last day is before the first" in told(page))


def test_a_reader_at_a_school_is_named(page, desk, wren, qtbot):
    do = desk.background.wait
    (school,) = do(lambda store: store.find(School))
    said = {"agreement": "DSA 1", "agreement_from": date(2024, 9, 1)}
    do(lambda store: places.edit_school(store, school, **said))
    page._readers = {}
    page.show_about(wren.id)
    qtbot.waitUntil(lambda: bool(page._readers))
    choose(page, SCHOOL)
    qtbot.waitUntil(lambda: page.there.isVisible() and page.paper is not None)
    page.there.editor.setFocus()
    qtbot.keyClicks(page.there.editor, "Mr Fenwick")
    page.there.editor.editingFinished.emit()
    qtbot.waitUntil(lambda: page.paper is not None and "For Mr Fenwick" in page.paper.html)
    assert f"For Mr Fenwick ({SCHOOL})." in page.paper.foot


def test_larger_print_makes_the_paper_again_with_larger_letters(page, qtbot):
    usual = made_for(page, "Dana", qtbot)
    page.larger.click()
    qtbot.waitUntil(lambda: page.paper is not None and page.paper.letters > usual.letters)
    assert printed(page.paper) == printed(usual)
    page.larger.click()
    qtbot.waitUntil(lambda: page.paper is not None and page.paper.letters == usual.letters)
