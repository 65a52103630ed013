"""What cannot be: clear words at the field and above, the focus there, nothing typed lost."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication, QLabel

import linkworker.records as of
from linkworker.actions.activities import begin_support, end_support
from linkworker.actions.sessions import Mark, keep_register, register_of
from linkworker.errors import Invalid
from tests.stories.conftest import story  # noqa: F401
from tests.stories.telling import day
from ui.forms.form_kinds import add_about
from ui.widgets.date_edit import DateEdit
from ui.widgets.notices import ErrorBox


@pytest.fixture
def joyce(story):  # noqa: F811
    """Joyce with one child of Year 5 who began in September 2025."""
    story.on("2025-11-04")
    story.begin(name="Wren", surname="Tidewater", school=story.schools["p"].id, year=5)
    for scope in (of.Scope.TAKING_PART, of.Scope.SCHOOL):
        story.about(of.FamilyAnswer, scope=scope, answer=of.Answer.SIGNED, who="mum",
                    on=day("2025-09-01"))  # fmt: skip
    story.about(of.StageStep, turn=of.Turn.BEGAN, on=day("2025-09-15"))
    story.child = story.change(story.child, started=day("2025-09-15"), born=day("2015-10-01"))
    return story


def refused(joyce, kind, under, about, words, **typed):
    """Save a new form: its words stand at the field and above, and the focus is there."""
    joyce.window.go("form", add_about(kind, under))
    joyce.settle()
    page = joyce.window.page("form")
    fields = {name: field for form in page.forms for name, field in form.fields.items()}
    for name, value in typed.items():
        if isinstance(value, str) and isinstance(fields[name].editor, DateEdit):
            fields[name].editor._line.setText(value)
        else:
            fields[name].editor.set_value(value)
        fields[name].editor.changed.emit()
    page.save()
    joyce.settle()
    assert words in fields[about].problem()
    above = " ".join(
        one.text() for box in page.findChildren(ErrorBox) for one in box.findChildren(QLabel)
    )
    assert words in above
    focus = QApplication.focusWidget()
    assert focus is not None
    alone = len([one for one in fields.values() if one.problem()]) == 1
    assert fields[about].isAncestorOf(focus) if alone else isinstance(focus, ErrorBox)
    assert not joyce.find(kind)
    return page


def test_a_day_that_is_none_is_said_to_be(joyce):
    wrong = "must be a real date"
    page = refused(joyce, of.Plan, joyce.child, "review_on", wrong, review_on="31 february",
                   my_words="Words that stay")  # fmt: skip
    typed = {name: field for form in page.forms for name, field in form.fields.items()}
    assert typed["my_words"].value() == "Words that stay"
    assert typed["review_on"].editor._line.text() == "31 february"


def test_a_review_before_the_programme_is_asked_about(joyce):
    early = {"started": day("2025-09-15"), "review_on": day("2025-09-01")}
    refused(joyce, of.Plan, joyce.child, "review_on", "nothing has begun by then", **early)


def test_all_that_is_wrong_is_said_at_once(joyce):
    early = {"started": "soon", "review_on": "the 41st"}
    page = refused(joyce, of.Plan, joyce.child, "started", "must be", **early)
    assert len([field for field in page.forms[0].fields.values() if field.problem()]) == 2


def test_a_mark_on_a_scale_that_says_nothing_of_it_is_kept_as_it_came(joyce):
    scale = joyce.fill(of.AttainmentScale, joyce.schools["p"], name="Our own ladder", at="S2")
    joyce.about(of.Attainment, subject=of.Subject.MATHS, raw="X9", scale=scale.id,
                given_on=day("2025-10-20"))  # fmt: skip
    assert "X9" in joyce.said_on("sdq")


def test_a_register_names_who_has_left_and_keeps_nothing(joyce):
    club = joyce.fill(of.Activity, what="Homework club", school=joyce.schools["p"].id, at="15:30",
                      weekday=of.Weekday.TUESDAY, starts=day("2025-09-16"))  # fmt: skip
    support = joyce.about(of.Enrolment, activity=club.id)
    joyce.do(begin_support, support, on=day("2025-09-16"))
    joyce.do(end_support, joyce.again(support), on=day("2025-10-21"), because="Moved house")
    found = joyce.ask(lambda reader: register_of(reader, club, date(2025, 11, 4)))
    marks = {joyce.child.id: Mark(of.Came.PRESENT)}
    refused_by = []
    joyce.desk.background.run(
        lambda store: keep_register(store, found, marks, by="joyce", today=joyce.today),
        otherwise=refused_by.append,
    )
    joyce.settle()
    assert isinstance(refused_by[0], Invalid)
    assert joyce.child.id in refused_by[0].problems
    assert not joyce.find(of.SessionAttendance)


def test_who_is_part_of_no_place_yet_is_told_so_and_keeps_what_was_typed(joyce):
    joyce.desk.stand(replace(joyce.desk.standing, place_log=""))
    joyce.window.go("form", add_about(of.Partner, None))
    joyce.settle()
    page = joyce.window.page("form")
    page.forms[0].fields["name"].editor.set_value("Harbour Arts")
    page.forms[0].fields["name"].editor.changed.emit()
    page.save()
    joyce.settle()
    (box,) = page.findChildren(ErrorBox)
    assert "you are not part of one yet" in " ".join(one.text() for one in box.findChildren(QLabel))
    assert page.forms[0].fields["name"].value() == "Harbour Arts"
