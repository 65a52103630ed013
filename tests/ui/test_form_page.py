"""The page that edits any record: saved, kept as a draft, offered back, told what is wrong."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel

from linkworker.actions import children, goals, places, plans
from linkworker.records import Action, Child, Goal, Person, Plan, Relation, Saying
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui.desk import Desk, Standing
from ui.forms.draft_keeper import PAUSE_MS
from ui.forms.form_kinds import FORM_KINDS, add_about, edit_about
from ui.screens.form_page import FormPage


@pytest.fixture
def page(desk, qtbot):
    return show(FormPage(desk), qtbot)


def show(page, qtbot):
    return qtbot.show(page, 1093, 614)


def open_at(page, about, qtbot):
    before = page._opened
    page.show_about(about)
    qtbot.waitUntil(lambda: page._opened is not before and bool(page.forms))
    qtbot.waitUntil(lambda: all(f.isVisible() for form in page.forms for f in form.fields.values()))


def drafts(background):
    return background.wait(lambda store: store.drafts())


def type_in(page, qtbot, name, words):
    field = next(f.fields[name] for f in page.forms if name in f.fields)
    qtbot.turn_to(page)
    field.editor.setFocus()
    qtbot.keyClicks(field.editor.focusProxy() or field.editor, words)
    return field


@pytest.fixture
def goal(background, wren):
    background.wait(lambda store: plans.make_plan(store, wren, started=wren.started or TODAY))
    plan = background.wait(lambda store: store.find(Plan)[0])
    background.wait(lambda store: goals.add_goal(store, plan, words="I want to walk in"))
    return background.wait(lambda store: store.find(Goal)[0])


TODAY = date(2025, 11, 4)


def test_while_the_next_record_is_read_nothing_can_be_kept_in_the_one_before(
    page, qtbot, wren, goal, background
):
    open_at(page, edit_about(goal), qtbot)
    type_in(page, qtbot, "words", "!")
    page.show_about(edit_about(wren))
    assert page.forms == []
    page.save()
    qtbot.waitUntil(lambda: bool(page.forms))
    assert background.wait(lambda store: store.find(Goal)[0]).words == "I want to walk in"
    assert len(drafts(background)) == 1


def test_every_form_opens_named_whole_and_plain(page, background, wren, goal, qtbot):
    parents = {Child: wren, Plan: background.wait(lambda store: store.find(Plan)[0]), Goal: goal}
    for form in FORM_KINDS.values():
        if form.add is None or (form.under and form.under not in parents):
            continue
        open_at(page, add_about(form.kind, parents.get(form.under)), qtbot)
        assert unnamed_controls(page) == []
        assert not_plain(page) == []
        assert cut_off(page) == []


def test_a_childs_words_begun_beside_her_open_again_from_what_is_not_finished(page, wren, qtbot):
    """Her window keeps them as a draft of this form."""
    open_at(page, add_about(Saying, wren), qtbot)
    assert {"words", "by_child"} <= page.forms[0].fields.keys()


def test_ctrl_enter_saves_what_was_changed_and_undo_takes_it_back(page, desk, wren, qtbot):
    open_at(page, edit_about(wren), qtbot)
    type_in(page, qtbot, "nickname", "Birdie")
    with qtbot.waitSignal(desk.said) as said, qtbot.waitSignal(desk.went) as went:
        qtbot.keyClick(
            QApplication.focusWidget(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier
        )
    assert went.args == ["child", wren.id]

    def read():
        return desk.background.wait(lambda store: store.get(Child, wren.id)).nickname

    assert read() == "Birdie"
    with qtbot.waitSignal(desk.said):
        said.args[1]()
    assert read() == ""
    assert drafts(desk.background) == []


def test_a_problem_is_shown_and_nothing_is_kept(page, desk, goal, qtbot):
    open_at(page, add_about(Action, goal), qtbot)
    type_in(page, qtbot, "what", "Ask about the bus pass")
    page.save()
    who = page.forms[0].fields["who"]
    qtbot.waitUntil(lambda: who.problem() == "Who is needed")
    assert desk.background.wait(lambda store: store.find(Action)) == []
    type_in(page, qtbot, "who", "Maya")
    assert who.problem() == ""
    with qtbot.waitSignal(desk.went) as went:
        page.save()
    assert went.args == ["child", f"{desk.background.wait(lambda s: s.find(Child)[0]).id}/plan"]
    (kept,) = desk.background.wait(lambda store: store.find(Action))
    assert (kept.what, kept.who) == ("Ask about the bus pass", "Maya")


def test_words_are_kept_within_a_second_and_offered_back_by_another_page(page, desk, wren, qtbot):
    open_at(page, edit_about(wren), qtbot)
    type_in(page, qtbot, "nickname", "Bird")
    assert PAUSE_MS < 1000
    qtbot.waitUntil(lambda: drafts(desk.background))
    (draft,) = drafts(desk.background)
    assert draft.typed["now"] == {"nickname": "Bird"}
    assert draft.seen == dict(wren.seen)
    after_kill = show(FormPage(desk), qtbot)
    open_at(after_kill, f"draft/{draft.action}", qtbot)
    assert after_kill.forms[0].edits() == {"nickname": "Bird"}
    with qtbot.waitSignal(desk.went):
        after_kill.save()
    assert drafts(desk.background) == []


def test_esc_leaves_and_keeps_the_draft(page, desk, wren, qtbot):
    open_at(page, edit_about(wren), qtbot)
    type_in(page, qtbot, "nickname", "B")
    with qtbot.waitSignal(desk.went):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert [draft.title for draft in drafts(desk.background)] == ["Child · Wren"]


def test_what_another_wrote_meanwhile_is_kept_beside_ours(page, desk, wren, qtbot):
    open_at(page, edit_about(wren), qtbot)
    type_in(page, qtbot, "nickname", "Birdie")
    desk.background.wait(partial(children.edit_child, child=wren, nickname="Wrennie"))
    with qtbot.waitSignal(desk.went):
        page.save()
    (asked,) = desk.background.wait(lambda store: store.decisions())
    assert {answer.value for answer in asked.answers} == {"Birdie", "Wrennie"}


def test_a_child_needs_preferred_name_school_and_year_only(page, desk, wren, qtbot):
    school = partial(places.add_school, place_log="place", name="Alderbrook Primary")
    desk.background.wait(school)
    open_at(page, add_about(Child, None), qtbot)
    fields = page.forms[0].fields
    labels = {name: [one.text() for one in f.findChildren(QLabel)] for name, f in fields.items()}
    needed = {name for name, words in labels.items() if "optional" not in words}
    assert needed == {"name", "school", "year"}
    type_in(page, qtbot, "name", "Juniper")
    type_in(page, qtbot, "year", "5")
    fields["school"].editor.setCurrentIndex(1)
    fields["school"].editor.activated.emit(1)
    with qtbot.waitSignal(desk.went):
        page.save()
    (child,) = desk.background.wait(lambda store: store.find(Child, name="Juniper"))
    assert (child.year, child.surname) == (5, "")


def test_a_person_is_written_with_what_she_is_to_the_child(page, desk, wren, qtbot):
    open_at(page, add_about(Person, wren), qtbot)
    type_in(page, qtbot, "name", "Dana Tidewater")
    type_in(page, qtbot, "role", "mum")
    with qtbot.waitSignal(desk.went):
        page.save()
    (person,) = desk.background.wait(lambda store: store.find(Person))
    (relation,) = desk.background.wait(lambda store: store.find(Relation))
    assert (person.name, relation.role, relation.person) == ("Dana Tidewater", "mum", person.id)


def test_a_reviewer_finds_no_form(background, wren, qtbot):
    page = show(FormPage(Desk(background, Standing("tom", "Tom", {"c": "review"}))), qtbot)
    page.show_about(edit_about(wren))
    qtbot.waitUntil(lambda: page._opened is not None)
    assert page.forms == []
    assert not page._save.isVisible()
