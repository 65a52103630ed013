"""Surveys: a paper is typed in by its numbers; the board counts; nothing of under five shows."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from linkworker.measures.surveys import read
from linkworker.records import Feedback, SurveyAsked, SurveyResponse, SurveyRound
from tests.ui.child_hands import ask, choose, settled, words
from tests.ui.seeded import PLACE
from tests.ui.tasks.hands import CTRL, Key, Worker
from ui.screens.survey_page import SurveyPage
from ui.screens.surveys_page import SurveysPage


@pytest.fixture
def reviewers(joyces):
    """The same store, for somebody who only reads."""
    joyces.stand(replace(joyces.standing, caseloads={"caseload": "review"}))
    return joyces


@pytest.fixture
def joyce(qtbot, placed):
    return Worker(qtbot, placed)


@pytest.fixture
def placed(joyces):
    """Joyce, who writes in the place's log too."""
    logs = joyces.background.wait(lambda store: store.logs("place"))
    log = next(log for log, place in logs if place == PLACE)
    joyces.stand(replace(joyces.standing, place_log=log))
    return joyces


def find(joyce, kind, **said):
    return ask(joyce.qtbot, joyce.desk, lambda r: r.find(kind, **said))


def entry(joyce, pack):
    round = next(one for one in find(joyce, SurveyRound) if one.pack == pack)
    joyce.window.go("survey", round.id)
    page = joyce.window.page("survey")
    joyce.qtbot.waitUntil(lambda: page.entry is not None and page.isVisible())
    settled(joyce.qtbot, joyce.desk)
    page.rows.come()
    return page, round


def test_a_paper_is_in_with_a_digit_a_question_and_one_key(joyce):
    page, round = entry(joyce, "leader")
    before = len(find(joyce, SurveyResponse, round=round.id))
    joyce.steps = 0
    for key in (Key.Key_5, Key.Key_4, Key.Key_0, Key.Key_2, Key.Key_5, Key.Key_5, Key.Key_1):
        joyce.press(key)
    assert QApplication.focusWidget() is page.words.editor
    joyce.press(Key.Key_Return, CTRL)
    joyce.done("one paper of a survey", 8)
    kept = find(joyce, SurveyResponse, round=round.id)
    assert len(kept) == before + 1
    codes = [one.code for one in page.entry.round.pack.questions]
    points = (5, 4, None, 2, 5, 5, 1)
    want = {code: one for code, one in zip(codes, points, strict=True) if one}
    assert want in [read(one.answers) for one in kept]
    assert page.rows.answers() == dict.fromkeys(codes)  # the next paper


def test_who_gave_a_paper_back_is_known_and_not_which_it_is(joyce):
    page, round = entry(joyce, "leader")
    late = next(one for one in page.entry.waiting if "Okafor" in one.whom)
    page.which.editor.set_value(late.id)
    page.rows.set_answers({"engagement": 4})
    page.keep_paper()
    settled(joyce.qtbot, joyce.desk)
    (asked,) = [one for one in find(joyce, SurveyAsked, round=round.id) if one.id == late.id]
    assert asked.came_on
    assert not any("Okafor" in repr(one) for one in find(joyce, SurveyResponse, round=round.id))


def test_in_a_childs_record_only_with_an_agreement_to_evaluation(joyce):
    page, round = entry(joyce, "young_person")
    for name, kept in (("Wren", 0), ("John", 1)):
        page.rows.set_answers({"trust": 5})
        page.child.editor.set_value(joyce.child(name).id)
        page.keep_paper()
        settled(joyce.qtbot, joyce.desk)
        assert len(find(joyce, Feedback, round=round.id)) == kept
        if not kept:
            assert "Keep it without a name" in page.child.problem()
            assert page.rows.answers()["trust"] == 5


def test_an_empty_paper_is_not_kept_and_says_why(joyce):
    page, _ = entry(joyce, "family")
    page.keep_paper()
    settled(joyce.qtbot, joyce.desk)
    assert "Answer one question at least" in " ".join(words(page))


def test_what_is_typed_is_a_draft_and_comes_back(joyce):
    page, round = entry(joyce, "family")
    page.rows.set_answers({"aware": 3})
    page.rows.changed.emit()
    joyce.window.go("surveys")
    settled(joyce.qtbot, joyce.desk)
    (draft,) = [d for d in joyce.desk.background.wait(lambda s: s.drafts())
                if d.form == f"survey/{round.id}"]  # fmt: skip
    joyce.window.go("survey", f"draft/{draft.action}")
    joyce.qtbot.waitUntil(lambda: page.entry is not None and page.isVisible())
    settled(joyce.qtbot, joyce.desk)
    assert page.rows.answers()["aware"] == 3


def test_the_board_says_asked_back_missing_and_shows_nothing_of_under_five(joyce):
    joyce.window.go("surveys")
    settled(joyce.qtbot, joyce.desk)
    page = joyce.window.page("surveys")
    joyce.qtbot.waitUntil(lambda: len(page.cards) == 3)
    leaders, families, young = page.cards
    assert "7 given out, 6 back" in " ".join(words(leaders))
    assert "1 missing" in " ".join(words(leaders))
    assert "8 of 9 (89%)" in " ".join(words(families))
    said = " ".join(words(young))
    assert "Fewer than five answers so far" in said
    assert "%" not in said
    late = next(one for one in leaders.rows if "Okafor" in one._asked.whom)
    choose(late, late._asked.whom, "Not given, and why")
    late._why.itemAt(0).widget().fields["because"].editor.set_value("on leave")
    late._why.itemAt(0).widget().keep()
    settled(joyce.qtbot, joyce.desk)
    joyce.qtbot.waitUntil(lambda: "all back" in " ".join(words(page.cards[0])))


def test_a_survey_is_begun_and_somebody_asked(joyce):
    joyce.window.go("surveys")
    settled(joyce.qtbot, joyce.desk)
    page = joyce.window.page("surveys")
    page.begin()
    question = page._asked.itemAt(0).widget()
    question.keep()
    assert question.fields["pack"].problem() == "Choose who is asked"
    question.fields["pack"].editor.set_value("partner")
    question.fields["name"].editor.set_value("Spring 2026")
    question.keep()
    joyce.qtbot.waitUntil(lambda: len(page.cards) == 4)
    card = next(one for one in page.cards if one.round.round.pack == "partner")
    card.begin()
    asked = card._asked.itemAt(0).widget()
    asked.fields["whom"].editor.set_value("Rosa, Kiln Lane")
    asked.keep()
    joyce.qtbot.waitUntil(lambda: [one for one in find(joyce, SurveyAsked) if "Rosa" in one.whom])


def test_somebody_who_reviews_reads_and_types_nothing(qtbot, reviewers):
    page = qtbot.show(SurveysPage(reviewers), 1100, 700)
    settled(qtbot, reviewers)
    assert page.cards
    assert not page.new.isVisible()
    assert not any(one.type_in.isVisible() for one in page.cards)
    typing = qtbot.show(SurveyPage(reviewers), 1100, 700)
    typing.show_about("")
    settled(qtbot, reviewers)
    settled(qtbot, reviewers)
    assert not typing.keep.isVisible()
    assert "you only read here" in " ".join(words(typing))


def test_a_paper_typed_in_twice_is_struck_out_with_a_reason_and_not_counted(joyce):
    _, round = entry(joyce, "leader")
    for _ in range(2):
        for key in (Key.Key_5, Key.Key_4, Key.Key_0, Key.Key_2, Key.Key_5, Key.Key_5, Key.Key_1):
            joyce.press(key)
        joyce.press(Key.Key_Return, CTRL)
        settled(joyce.qtbot, joyce.desk)
    before = {one.id for one in find(joyce, SurveyResponse, round=round.id)}
    joyce.window.go("surveys")
    board = joyce.window.page("surveys")
    joyce.qtbot.waitUntil(lambda: any(one.round.round.id == round.id for one in board.cards))
    card = next(one for one in board.cards if one.round.round.id == round.id)
    have = card.round.have
    choose(card, card.heading.text(), "Strike out the paper I typed in last")
    asked = card._asked.itemAt(0).widget()
    asked.fields["reason"].editor.set_value("typed in twice")
    asked.keep()
    joyce.qtbot.waitUntil(lambda: card.round.have == have - 1)
    (struck,) = [one for one in find(joyce, SurveyResponse, round=round.id) if one.struck_because]
    assert (struck.struck_because, struck.id in before) == ("typed in twice", True)
