"""A good word by keys, from wherever one is: kept, told on Today, and on Going well."""

import pytest

from linkworker.records import Contact, Means, Passage, ToDo
from tests.seeds import TODAY
from tests.ui.child_hands import ask
from tests.ui.tasks.hands import CTRL, SHIFT, Key, Worker
from tests.ui.test_marking import choose

BRILLIANT = "He was brilliant today"


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def begin(joyce):
    joyce.press(Key.Key_G, CTRL | SHIFT)
    page = joyce.window.page("good_word")
    joyce.qtbot.waitUntil(page.save_it.isEnabled)
    joyce.settle()
    return page


def test_about_the_child_who_shows_it_is_two_keys_besides_the_words(joyce):
    joyce.open_child("John", "story")
    joyce.steps = 0
    page = begin(joyce)
    joyce.write("Mr Adeyemi")
    joyce.press(Key.Key_Tab)
    joyce.write(BRILLIANT)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: not page.isVisible())
    john = joyce.child("John")
    (heard,) = ask(
        joyce.qtbot, joyce.desk, lambda r: r.find(Contact, child=john.id, means=Means.FROM_SCHOOL)
    )
    assert (heard.whom, heard.words, heard.by) == ("Mr Adeyemi", BRILLIANT, "joyce")
    joyce.done(17, promised=3)


def test_from_today_a_child_is_chosen_and_mum_is_told_tomorrow(joyce):
    joyce.window.go("today")
    joyce.settle()
    page = begin(joyce)
    joyce.write("John")
    joyce.press(Key.Key_Return)
    page.fields["whom"].setFocus()
    joyce.write("Mr Adeyemi")
    joyce.press(Key.Key_Tab)
    joyce.write(BRILLIANT)
    page.tell.editor.set_value("mum")
    joyce.press(Key.Key_Return, CTRL)
    joyce.settle()
    what = f"Tell mum: Mr Adeyemi said “{BRILLIANT}”"
    (to_do,) = ask(joyce.qtbot, joyce.desk, lambda r: r.find(ToDo, what=what))
    assert (to_do.due - TODAY).days == 1
    today = joyce.window.page("today")
    joyce.qtbot.waitUntil(lambda: any(BRILLIANT in one.words for one in today.today.well))


def test_what_is_missing_is_said_and_what_was_typed_comes_back(joyce):
    joyce.open_child("John", "story")
    page = begin(joyce)
    page.fields["words"].setFocus()
    joyce.write(BRILLIANT)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: page.fields["whom"].problem() == "Say who said it")
    joyce.press(Key.Key_Escape)
    (draft,) = ask(joyce.qtbot, joyce.desk, lambda r: r.drafts())
    joyce.window.go("good_word", f"draft/{draft.action}")
    joyce.qtbot.waitUntil(lambda: page.fields["words"].value() == BRILLIANT)


def test_a_word_that_names_another_child_is_warned_of(joyce):
    joyce.open_child("John", "story")
    page = begin(joyce)
    page.fields["words"].setFocus()
    joyce.write("He waited for Wren at the gate.")
    assert page.warning.isVisible()


def test_words_of_it_about_somebody_else_are_marked_in_it_and_in_what_is_to_be_told(joyce):
    joyce.open_child("John", "story")
    page = begin(joyce)
    joyce.write("Mr Adeyemi")
    joyce.press(Key.Key_Tab)
    joyce.write(BRILLIANT)
    choose(page.fields["words"].editor, "brilliant")
    joyce.press(Key.Key_M, CTRL)
    joyce.qtbot.waitUntil(lambda: page.marking.asking is not None)
    joyce.press(Key.Key_M, CTRL)
    page.tell.editor.set_value("mum")
    joyce.press(Key.Key_Return, CTRL)
    joyce.settle()
    marks = ask(joyce.qtbot, joyce.desk, lambda r: r.find(Passage, words="brilliant"))
    assert {one.about_kind for one in marks} == {"contact", "to_do"}
