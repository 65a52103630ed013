"""Forms made from declarations: every kind of field, only what was changed, drafts, newer words."""

from datetime import date, datetime
from functools import partial

import pytest

from linkworker.actions.children import edit_child
from linkworker.fields import declared
from linkworker.records import (
    RECORDS,
    Action,
    AttendanceWeek,
    Child,
    Contact,
    Goal,
    Means,
    Person,
    Relation,
    Sen,
    Term,
    Withhold,
)
from linkworker.store import Draft
from tests.ui.accessibility import not_plain, unnamed_controls
from ui.forms.editors import EDITORS
from ui.forms.record_form import RecordForm


@pytest.fixture
def form(qtbot):
    def make(kind, names=(), choices=None):
        made = RecordForm(kind, names, choices)
        qtbot.addWidget(made)
        return made

    return make


@pytest.mark.parametrize("kind", RECORDS)
def test_every_kind_of_record_has_a_form_with_every_control_named(form, kind):
    assert {type(field) for field in declared(kind).values()} <= set(EDITORS)
    made = form(kind)
    assert made.fields
    assert unnamed_controls(made) == []
    assert not_plain(made) == []
    assert made.edits() == {}


VALUES = [
    (Child, "name", "Wren"),
    (Child, "school", "school-id"),
    (Child, "year", 0),
    (Child, "born", date(2016, 5, 4)),
    (Child, "sen", Sen.SUPPORT),
    (Contact, "at", datetime(2025, 11, 4, 8, 52)),
    (Contact, "means", Means.ONE_TO_ONE),
    (Contact, "words", "One.\n\nTwo & <b>three</b>."),
    (Goal, "words", "I can walk in"),
    (Relation, "safe", False),
    (Relation, "safe", True),
    (Relation, "withhold", frozenset({Withhold.ADDRESS.value, "something newer"})),
    (Term, "inset", frozenset({"2025-10-24", "2025-12-01"})),
    (AttendanceWeek, "codes", ("/", "\\", "L", "\\", "/", "\\", "I", "I", "", "")),
]


@pytest.mark.parametrize(("kind", "name", "value"), VALUES)
def test_a_value_shown_is_given_back_unchanged_and_one_put_in_is_an_edit(form, kind, name, value):
    made = form(kind)
    made.show_record(kind(**{name: value}))
    assert made.fields[name].value() == value
    assert made.edits() == {}
    made.show_record(None)
    made.fields[name].editor.set_value(value)
    assert made.edits() == {name: value}


@pytest.mark.parametrize(("kind", "name", "value"), VALUES)
def test_a_draft_gives_back_what_was_typed_of_every_kind(form, kind, name, value):
    made, again = form(kind), form(kind)
    made.fields[name].editor.set_value(value)
    again.take_draft(Draft("a", "form", "", "", "", {}, made.draft_typed()))
    assert again.edits() == {name: value}


def test_what_a_newer_version_wrote_is_words_and_its_whole_group_is_never_written(form):
    made = form(Person)
    made.show_record(Person(name="Dana", address="1 Elm Row", newer=frozenset({"postcode"})))
    assert "name" in made.fields
    assert {"address", "postcode"}.isdisjoint(made.fields)


def test_a_problem_stands_at_its_field_and_above_and_the_first_takes_the_focus(form, qtbot):
    made = form(Action, ("what", "who", "due"))
    with qtbot.waitExposed(made):
        made.show()
    qtbot.turn_to(made)
    first = made.show_problems({"who": "Who is needed", "due": "By when must be a real date"})
    assert first is made.fields["who"]
    assert made.fields["who"].problem() == "Who is needed"
    assert made.fields["what"].problem() == ""
    assert made.fields["who"].editor.hasFocus()


def test_a_date_that_cannot_be_read_is_said_and_not_taken_for_no_date(form, qtbot):
    made = form(Action, ("what", "due"))
    line = made.fields["due"].editor.focusProxy()
    qtbot.keyClicks(line, "31/02/2026")
    assert not made.check()
    assert made.fields["due"].problem() == "By when must be a real date"


def test_an_undecided_answer_says_so(form):
    made = form(Relation)
    made.show_record(Relation(safe=True, undecided=frozenset({"safe"})))
    assert "To decide" in made.fields["safe"].hint


def test_a_draft_keeps_the_heads_it_was_typed_over_and_only_for_what_it_changed(
    form, background, wren
):
    names = ("name", "surname", "nickname", "school_class")
    made, again = form(Child, names), form(Child, names)
    made.show_record(wren)
    made.fields["nickname"].editor.set_value("Birdie")
    draft = Draft("a", "form", "Wren", wren.log, wren.id, wren.seen, made.draft_typed())
    background.wait(partial(edit_child, child=wren, nickname="Wrennie", school_class="5F"))
    again.show_record(background.wait(lambda store: store.get(Child, wren.id)))
    again.take_draft(draft)
    assert again.edits() == {"nickname": "Birdie"}
    assert again.fields["school_class"].value() == "5F"
    background.wait(partial(edit_child, child=again.shown, **again.edits()))
    (asked,) = background.wait(lambda store: store.decisions())
    assert asked.slot == "nickname"
    assert {answer.value for answer in asked.answers} == {"Birdie", "Wrennie"}
