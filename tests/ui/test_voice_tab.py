"""A child's Voice by keys: what was said, what came of it, seen beside her; what was shared."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from linkworker.actions.sayings import said_by
from linkworker.records import (
    CameOf,
    Feedback,
    Ground,
    InformationShared,
    Saying,
    SayingAnswer,
    ToldWhom,
)
from tests.seeds import TODAY
from tests.ui.child_hands import ask, child, choose, settled, words
from tests.ui.tasks.hands import ALT, CTRL, SHIFT, Key, Worker
from ui.family.telling_adder import TellingAdder
from ui.happened.everything import happened
from ui.screens.child_page import ChildPage
from ui.voice.saying_adders import CameAdder, SayingAdder, heard_came
from ui.with_child.view import ChildView


@pytest.fixture
def reviewers(joyces):
    """The same store, for somebody who only reads."""
    joyces.stand(replace(joyces.standing, caseloads={"caseload": "review"}))
    return joyces


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def find(joyce, kind, **said):
    return ask(joyce.qtbot, joyce.desk, lambda r: r.find(kind, **said))


def beside(joyce):
    page = joyce.window.page("child")
    page.sit_with_child()
    found = lambda: next((w for w in QApplication.topLevelWidgets()  # noqa: E731
                          if isinstance(w, ChildView) and w.isVisible()), None)  # fmt: skip
    joyce.qtbot.waitUntil(lambda: found() is not None)
    return found()


def test_what_was_said_is_written_in_one_line(joyce):
    part = joyce.open_child("Wren", "voice")
    joyce.steps = 0
    joyce.press(Key.Key_A, CTRL | SHIFT)
    joyce.write("The bell is too loud")
    joyce.press(Key.Key_Return)
    joyce.done("what a child said", 2)
    (said,) = find(joyce, Saying, words="The bell is too loud")
    assert (said.on, said.by_child) == (TODAY, None)
    assert not part.findChildren(SayingAdder)
    assert "“The bell is too loud”" in words(part.sayings.rows[0])


def test_what_came_of_it_is_read_first_beside_her_and_seen_by_one_button(joyce):
    part = joyce.open_child("Wren", "voice")
    joyce.press(Key.Key_1, ALT)
    joyce.write("We asked for a wall for foxes")
    joyce.press(Key.Key_Return)
    (came,) = find(joyce, SayingAnswer, words="We asked for a wall for foxes")
    assert (came.came, came.read_on) == (CameOf.DOING, None)
    assert not part.findChildren(CameAdder)
    view = beside(joyce)
    said = words(view)
    assert said.index("You said, we did") < said.index("My goals")
    assert "We asked for a wall for foxes" in said
    view.said.seen.click()
    settled(joyce.qtbot, joyce.desk)
    settled(joyce.qtbot, joyce.desk)
    kept = next(one for one in find(joyce, SayingAnswer) if one.id == came.id)
    assert kept.read_on == TODAY
    joyce.qtbot.waitUntil(lambda: not view.said.seen.isVisible())
    view.leave()


def test_she_says_something_herself_and_it_is_marked_as_hers(joyce):
    joyce.open_child("Wren", "voice")
    view = beside(joyce)
    view.said.say.click()
    view.said.box.set_value("I want to draw at lunch.")
    view.said.keep.click()
    settled(joyce.qtbot, joyce.desk)
    (said,) = find(joyce, Saying, words="I want to draw at lunch.")
    assert said.by_child is True
    view.leave()


def test_half_a_sentence_of_hers_is_a_draft_to_be_found_again(joyce):
    joyce.open_child("Wren", "voice")
    view = beside(joyce)
    view.said.say.click()
    view.said.box.set_value("I want")
    view.said.typed.emit()
    view.keep_typed()
    view.leave()
    settled(joyce.qtbot, joyce.desk)
    forms = [d.form for d in joyce.desk.background.wait(lambda s: s.drafts())]
    assert any(one.startswith("form/saying/new/") for one in forms)


def test_what_names_somebody_is_not_told_beside_her_and_the_tab_says_so(joyce):
    part = joyce.open_child("Wren", "voice")
    joyce.press(Key.Key_1, ALT)
    joyce.write("You can show Juniper")
    joyce.press(Key.Key_Return)
    settled(joyce.qtbot, joyce.desk)
    assert "leaves it out" in " ".join(words(part.sayings.rows[0]))
    view = beside(joyce)
    assert "Juniper" not in " ".join(words(view))
    view.leave()


def test_what_a_child_said_can_be_asked_about_as_words_to_use(joyce):
    part = joyce.open_child("John", "voice")
    before = len(part.quotes.rows)
    choose(part.sayings.rows[0], part.sayings.rows[0].said.saying.words, "Words we may ask to use")
    settled(joyce.qtbot, joyce.desk)
    joyce.qtbot.waitUntil(lambda: len(part.quotes.rows) == before + 1)


def test_the_two_questions_take_two_digits_and_enter(joyce):
    part = joyce.open_child("Wren", "voice")
    part.feedback.begin()
    joyce.steps = 0
    for key in (Key.Key_4, Key.Key_5, Key.Key_Return):
        joyce.press(key)
    joyce.done("two questions to a family", 3)
    (kept,) = find(joyce, Feedback, child=joyce.child("Wren").id)
    assert kept.answers == "aware=4 school=5"
    assert "Do you get on better with your child’s school? Yes, very much" in "\n".join(
        words(part.feedback)
    )


def test_nothing_answered_is_not_kept_and_is_said(joyce):
    part = joyce.open_child("Wren", "voice")
    part.feedback.begin()
    part.feedback.asked.keep()
    settled(joyce.qtbot, joyce.desk)
    assert "Answer one question" in " ".join(words(part.feedback))


@pytest.mark.parametrize(
    ("line", "came"),
    [
        ("You eat in room 4", CameOf.DID),
        ("We asked the school", CameOf.DOING),
        ("The school can’t open it", CameOf.COULD_NOT),
    ],
)
def test_which_of_the_three_it_is_is_read_from_the_line(line, came):
    assert heard_came(line) is came


def test_telling_the_safeguarding_lead_is_one_line_and_go(joyce):
    joyce.open_child("Sarah", "family")
    joyce.steps = 0
    joyce.press(Key.Key_T, CTRL | SHIFT)
    joyce.write("told Ms Okafor (DSL) that she sleeps at friends’")
    joyce.press(Key.Key_Return)
    joyce.done("told the safeguarding lead", 2)
    kept = find(joyce, InformationShared, newest="at")[0]
    assert (kept.told, kept.ground) == (ToldWhom.SAFEGUARDING, Ground.SAFETY)
    assert (kept.whom, kept.what) == ("Ms Okafor (DSL)", "she sleeps at friends’")
    assert kept.private


def test_what_is_missing_of_another_telling_is_said_and_nothing_is_lost(joyce):
    part = joyce.open_child("Sarah", "family")
    joyce.press(Key.Key_T, CTRL | SHIFT)
    joyce.write("told a neighbour that they moved")
    joyce.press(Key.Key_Return)
    settled(joyce.qtbot, joyce.desk)
    adder = part.findChildren(TellingAdder)[0]
    assert adder.fields["why"].problem()
    assert adder.line.value() == "told a neighbour that they moved"
    adder.fields["why"].editor.set_value("to forward letters")
    adder.keep()
    settled(joyce.qtbot, joyce.desk)
    assert find(joyce, InformationShared, newest="at")[0].ground is Ground.OTHER


def test_the_family_page_lists_what_was_shared_and_the_timeline_tells_it(joyce):
    part = joyce.open_child("Sarah", "family")
    said = " ".join(words(part.shared))
    assert "All her teachers, with Ms Okafor: They have no home" in said
    assert "They sleep at friends’ since Monday" not in said  # told to keep her safe: private
    assert "Tom Arkwright" in said
    one = child(joyce.qtbot, joyce.desk, "Sarah")
    told = ask(joyce.qtbot, joyce.desk, lambda r: happened(r, one, {}))
    titles = [each.title for each in told]
    assert "Told all her teachers, with Ms Okafor" in titles
    assert "We did: Late marks are excused, and the gate knows." in titles


def test_somebody_who_reviews_reads_it_and_writes_nothing(qtbot, reviewers):
    page = qtbot.show(ChildPage(reviewers), 1140, 702)
    one = child(qtbot, reviewers, "Wren")
    page.show_about(f"{one.id}/voice")
    settled(qtbot, reviewers)
    part = page.part("voice")
    assert len(part.sayings.rows) == len(ask(qtbot, reviewers, lambda r: said_by(r, one)))
    for button in (part.sayings.write, part.sayings.sit, part.quotes.add_it, part.feedback.ask):
        assert not button.isVisible()
    page.show_about(f"{one.id}/family")
    settled(qtbot, reviewers)
    assert not page.part("family").shared.tell.isVisible()
