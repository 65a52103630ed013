"""A child's SDQ tab: scores in a named scheme, entering, striking out, paper, marks, hours."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from linkworker.actions import attainment, sdq
from linkworker.records import (
    Attainment,
    FilledInBy,
    PupilPremium,
    SdqForm,
    SdqPaper,
    Subject,
    WhichForm,
)
from tests.seeds import TODAY
from tests.ui.child_hands import ask, child, choose, press, run, settled, shown, turn, words
from tests.ui.seeded import PLACE, lay_down, seeded_desk
from ui.sdq.entering import Entering
from ui.sdq.track import Track
from ui.widgets.asking import Asking

CTRL, Key = Qt.KeyboardModifier.ControlModifier, Qt.Key
SCORES = {"emotional": 4, "conduct": 2, "hyperactivity": 5, "peer": 3, "prosocial": 9}
ANSWERS = "2012-0012021020021022-0-2"


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


@pytest.fixture
def tab(qtbot, page, joyces):
    made = turn(qtbot, page, joyces, "sdq")
    qtbot.turn_to(page)
    return made


def entering(qtbot, joyces, tab, filled_by=FilledInBy.TEACHER, **scores):
    tab.enter(filled_by)
    settled(qtbot, joyces)
    (card,) = tab.findChildren(Entering)
    for scale, number in scores.items():
        card.scores[scale].setFocus()
        QTest.keyClicks(card.scores[scale], str(number))
    return card


def forms(qtbot, joyces, name="Wren"):
    one = child(qtbot, joyces, name)
    return ask(qtbot, joyces, lambda reader: sdq.forms_of(reader, one))


def save(qtbot, joyces, card):
    QTest.keyClick(card, Key.Key_Return, CTRL)
    settled(qtbot, joyces)


def say_why(qtbot, joyces, tab, reason):
    (asking,) = tab.findChildren(Asking)
    QTest.keyClicks(asking.fields["struck_because"].editor, reason)
    press(qtbot, asking, "Strike it out")
    settled(qtbot, joyces)


def test_bands_stand_with_their_scheme_their_table_and_what_they_are_not(tab):
    said = " ".join(words(tab))
    assert "Four bands, table 2026-1." in said
    assert "Total difficulties 21 on Tue 24 September 2024, 17 now: 4 lower" in said
    assert "not a diagnosis" in said
    tab.profile.schemes["three"].click()
    said = " ".join(words(tab))
    assert "Three bands, the older scheme" in said
    assert "from abnormal to abnormal" not in said
    assert "still abnormal" in said


def test_only_forms_of_one_person_are_set_against_each_other(tab):
    tab.profile.people["parent"].click()
    said = " ".join(words(tab.profile))
    assert "the first form here" in said
    assert "lower" not in said
    tab.table.selectRow(2)
    assert "Teacher, Tue 24 September 2024" in " ".join(words(tab.profile))


def test_the_drawing_the_table_and_the_copy_say_the_same(tab):
    tracks = [one.accessibleName() for one in tab.findChildren(Track)]
    assert "Emotional: 6 of 10, very high, 2 lower" in tracks
    tab.profile.copy.click()
    text = QGuiApplication.clipboard().text()
    assert all(name in text for name in tracks)
    model = tab.table.model()
    row = [model.index(0, column).data() for column in range(model.columnCount())]
    assert row == ["Teacher, 1 Jul 2025", "17", "6", "2", "5", "4", "8", "2"]


def test_a_score_that_cannot_be_is_said_twice_and_nothing_typed_is_lost(qtbot, joyces, tab):
    card = entering(qtbot, joyces, tab, **{**SCORES, "peer": 33})
    before = len(forms(qtbot, joyces))
    save(qtbot, joyces, card)
    said = words(card)
    assert said.count("Peer must be from 0 to 10") == 2
    assert card.scores["peer"].hasFocus()
    assert card.scores["emotional"].value() == 4
    assert len(forms(qtbot, joyces)) == before
    card.scores["peer"].set_value(3)
    save(qtbot, joyces, card)
    assert len(forms(qtbot, joyces)) == before + 1
    assert tab.findChildren(Entering) == [] or not card.isVisible()


def test_half_a_form_is_not_one(qtbot, joyces, tab):
    card = entering(qtbot, joyces, tab, emotional=3)
    save(qtbot, joyces, card)
    assert "Conduct is needed: a part of a form is not an SDQ" in words(card)
    assert card.scores["conduct"].hasFocus()


def test_a_young_persons_own_form_under_eleven_is_warned_of_and_kept(qtbot, joyces, tab):
    card = entering(qtbot, joyces, tab, FilledInBy.SELF, **SCORES)
    assert any("made for ages 11 to 17" in one for one in words(card))
    save(qtbot, joyces, card)
    assert forms(qtbot, joyces)[0].filled_by is FilledInBy.SELF


def test_what_is_left_waits_as_a_draft_and_opens_again(qtbot, joyces, tab):
    card = entering(qtbot, joyces, tab, **SCORES)
    QTest.keyClick(card, Key.Key_Escape)
    (draft,) = ask(qtbot, joyces, lambda reader: reader.drafts())
    assert draft.title == "SDQ · Wren"
    assert draft.typed["now"]["emotional"] == 4
    assert draft.form.startswith("form/sdq_form/new/")


def test_answers_are_offered_only_under_a_permission(qtbot, joyces, page, tab):
    card = entering(qtbot, joyces, tab)
    assert not card.turn.isVisible()
    place = ask(qtbot, joyces, lambda reader: reader.logs("place"))
    log = next(id_ for id_, held_by in place if held_by == PLACE)
    said = {"reference": "Y-7", "given_by": "Youthinmind", "given_on": date(2025, 9, 1),
            "recorded_by": "Priya, administrator"}  # fmt: skip
    QTest.keyClick(card, Key.Key_Escape)
    run(qtbot, joyces, lambda store: sdq.record_permission(store, log, **said))
    settled(qtbot, joyces)
    card = entering(qtbot, joyces, tab, FilledInBy.PARENT)
    card.turn.click()
    QTest.keyClicks(card.answers, ANSWERS[:-1] + "7")
    save(qtbot, joyces, card)
    assert any("look at item 25" in one for one in words(card))
    card.answers.set_value(ANSWERS)
    save(qtbot, joyces, card)
    kept = forms(qtbot, joyces)[0]
    assert (kept.answers, kept.conduct, kept.prosocial) == (ANSWERS, 7, 10)
    assert "close to average (pro-rated, 4 of 5)" in words(tab.profile)


def test_a_wrong_form_is_struck_out_with_a_reason(qtbot, joyces, tab):
    choose(tab, "this SDQ", "Strike it out")
    say_why(qtbot, joyces, tab, "Typed for another child")
    struck = [one for one in forms(qtbot, joyces) if one.struck_because]
    assert [one.struck_because for one in struck] == ["Typed for another child"]
    assert struck[0].filled_on == date(2025, 7, 1)
    assert tab.table.model().rowCount() == 2


def test_paper_goes_out_and_comes_back_by_one_key_each(qtbot, joyces, tab):
    press(qtbot, tab, "Given out: the form for Parent or carer")
    settled(qtbot, joyces)
    press(qtbot, tab, "Back: the form of Parent or carer")
    settled(qtbot, joyces)
    wren = child(qtbot, joyces)
    (paper,) = ask(qtbot, joyces, lambda reader: reader.find(SdqPaper, child=wren.id))
    assert (paper.given_on, paper.back_on, paper.filled_by) == (TODAY, TODAY, FilledInBy.PARENT)
    assert "This term: back today" in words(tab)


def test_a_scale_that_nobody_described_gives_no_level_and_says_so(qtbot, joyces, page, tab):
    wren = child(qtbot, joyces)
    said = {"subject": Subject.SCIENCE, "raw": "7b", "scale": "Steps", "given_on": TODAY}
    run(qtbot, joyces, lambda s: attainment.add_mark(s, wren, today=TODAY, **said))
    settled(qtbot, joyces)
    assert "7b, no level: nobody has said what this scale means here" in words(tab)
    assert "Maths: the level is higher than at first." in words(tab)
    choose(tab, "Science, 7b", "Strike it out")
    say_why(qtbot, joyces, tab, "Given for another child")
    (mark,) = ask(qtbot, joyces, lambda r: r.find(Attainment, child=wren.id, scale="Steps"))
    assert mark.struck_because == "Given for another child"


def test_hours_are_said_with_the_pupil_premium_of_their_days(qtbot, joyces, tab):
    assert any(one.startswith("Pupil premium since Wed 4 Sep 2024: ") for one in words(tab))
    wren = child(qtbot, joyces)
    (span,) = ask(qtbot, joyces, lambda reader: reader.find(PupilPremium, child=wren.id))
    run(qtbot, joyces, lambda s: attainment.edit_premium(s, span, ends=date(2025, 8, 31)))
    settled(qtbot, joyces)
    assert "While on pupil premium: 0 min of it" in words(tab)


def test_a_child_without_a_form_is_told_when_the_first_is_due(qtbot, joyces, page):
    tab = turn(qtbot, page, joyces, "sdq", "Pip")
    assert "No SDQ yet" in words(tab)
    assert "For the start: was due Mon 6 Oct" in words(tab)
    tab.begin_first.click()
    (card,) = tab.findChildren(Entering)
    assert card.which.value() is WhichForm.START


def test_somebody_who_reviews_reads_and_has_nothing_to_enter_with(qtbot, seeded_store, tmp_path):
    lay_down(seeded_store, tmp_path)
    with seeded_desk(tmp_path, "review") as desk:
        page = shown(qtbot, desk)
        tab = turn(qtbot, page, desk, "sdq")
        tab.enter()
        assert tab.findChildren(Entering) == []
        named = {one.accessibleName() for one in tab.findChildren(type(tab.profile.copy))
                 if one.isVisible()}  # fmt: skip
        assert "Copy SDQ as text" in named
        assert not {"New SDQ", "Add a mark", "Change pupil premium"} & named
        kept = ask(qtbot, desk, lambda reader: reader.find(SdqForm))
        assert kept
