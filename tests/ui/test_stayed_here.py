"""A removed record that stayed is told where she is shown, and removed again or kept."""

from dataclasses import replace
from datetime import datetime
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from linkworker.actions.goals import actions_of, add_goal, edit_goal, remove_goal
from linkworker.records import Action, Contact, Goal, Plan
from linkworker.store import Line, Stayed, Wrote
from tests.ui.accessibility import cut_off
from tests.ui.child_hands import press, settled, words
from tests.ui.disagreement import now
from ui.desk import Desk, Standing
from ui.forms.form_kinds import edit_about
from ui.models.stayed import stayed_title, stayed_words
from ui.screens.child_page import ChildPage
from ui.screens.form_page import FormPage
from ui.widgets.buttons import Button
from ui.widgets.notices import InfoStrip

WALK, SWIM = "the goal “I want to walk in”", "the goal “Swim”"
KEEP, AGAIN = f"Keep it: {WALK}", f"Remove it again: {WALK}"


@pytest.fixture
def goal(desk, action, post):
    """A goal that Sam removed while Maya wrote in it."""
    del action
    desk.stand(standing("maya", "lead"))
    made = desk.background.wait(lambda store: store.find(Goal)[0])
    apart(desk, post, made, looks_like="Three days a week")
    return made


@pytest.fixture
def page(qtbot, desk, wren, goal):
    del goal
    return shown(qtbot, desk, wren)


def standing(user, may):
    """Stand as somebody to her log: what came by post is in the caseload it was posted in."""
    return Standing(user, user.title(), {"caseload": may}, place_log="place")


def apart(desk, post, goal, **edits):
    """Maya writes in a goal, and Sam removes it with all under it, unseen by each other."""

    def remove(store):
        theirs = store.get(Goal, goal.id)
        remove_goal(store, theirs, under=actions_of(store, theirs))

    desk.background.wait(partial(edit_goal, goal=goal, **edits))
    post(remove)


def shown(qtbot, desk, wren):
    page = qtbot.show(ChildPage(desk), 1140, 702)
    page.show_about(f"{wren.id}/plan")
    settled(qtbot, desk)
    return page


def strips(page):
    return [one for one in page.notices.stayed.findChildren(InfoStrip) if one.isVisible()]


def buttons(widget):
    return [one.accessibleName() for one in widget.findChildren(Button) if one.isVisible()]


def marked(page):
    return "removed, and written in" in words(page.part("plan").cards[0].head)


def test_it_says_who_removed_it_and_who_wrote_what(page):
    (strip,) = strips(page)
    said = " ".join(words(strip))
    assert f"Sam Ferrow removed {WALK} while you wrote in it" in said
    assert "“Three days a week”. It stays until somebody decides." in said
    assert buttons(strip) == [KEEP, AGAIN]
    assert marked(page)


def test_kept_by_a_key_it_is_asked_no_more_and_that_can_be_taken_back(qtbot, page, desk, goal):
    keep = next(one for one in page.findChildren(Button) if one.accessibleName() == KEEP)
    keep.setFocus()
    with qtbot.waitSignal(desk.said) as said:
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    settled(qtbot, desk)
    assert (strips(page), marked(page), now(desk, goal).flagged) == ([], False, False)
    said.args[1]()
    settled(qtbot, desk)
    assert (len(strips(page)), marked(page)) == (1, True)


def test_removed_again_it_is_gone_whatever_tab_is_on(qtbot, page, desk, wren):
    page.show_about(f"{wren.id}/sdq")
    settled(qtbot, desk)
    press(qtbot, page, AGAIN)
    settled(qtbot, desk)
    assert strips(page) == []
    assert desk.background.wait(lambda store: [store.find(Goal), store.find(Action)]) == [[], []]


def test_two_are_two_strips_and_each_is_settled_by_itself(qtbot, desk, wren, goal, post):
    del goal
    desk.background.wait(lambda store: add_goal(store, store.find(Plan)[0], words="Swim"))
    post()
    swim = desk.background.wait(lambda store: store.find(Goal, words="Swim")[0])
    apart(desk, post, swim, looks_like="A length")
    page = shown(qtbot, desk, wren)
    first, second = strips(page)
    assert [WALK in " ".join(words(one)) for one in (first, second)] == [True, False]
    press(qtbot, second, f"Keep it: {SWIM}")
    settled(qtbot, desk)
    (left,) = strips(page)
    assert WALK in " ".join(words(left))


def test_whoever_reviews_is_told_and_not_asked(qtbot, desk, wren, goal):
    del goal
    tom = Desk(desk.background, standing("tom", "review"))
    (strip,) = strips(shown(qtbot, tom, wren))
    assert "Sam Ferrow removed the goal" in strip.accessibleName()
    assert buttons(strip) == []


def test_the_strip_is_whole_on_a_small_screen(qtbot, page):
    page.resize(867, 548)
    qtbot.waitUntil(lambda: page.width() == 867)
    qtbot.waitUntil(lambda: cut_off(page.notices) == [])
    assert words(strips(page)[0])


def form_of(qtbot, desk, goal):
    page = qtbot.show(FormPage(desk), 867, 548)
    page.show_about(edit_about(goal))
    settled(qtbot, desk)
    return page


def test_its_form_says_so_above_what_is_typed_which_is_kept(qtbot, desk, goal):
    page = form_of(qtbot, desk, goal)
    (strip,) = page.findChildren(InfoStrip)
    assert strip.isVisible()
    assert f"Sam Ferrow removed {WALK} while you wrote in it" in " ".join(words(strip))
    page.forms[0].fields["words"].editor.set_value("I want to walk in with Kim")
    press(qtbot, page, KEEP)
    settled(qtbot, desk)
    assert not strip.isVisible()
    assert page.forms[0].edits() == {"words": "I want to walk in with Kim"}
    assert not now(desk, goal).flagged


def test_a_form_of_what_is_removed_again_is_left(qtbot, desk, goal):
    page = form_of(qtbot, desk, goal)
    with qtbot.waitSignal(desk.went):
        press(qtbot, page, AGAIN)
    assert desk.background.wait(lambda store: store.find(Goal)) == []


def test_the_form_of_what_was_never_removed_says_nothing(qtbot, desk, action):
    page = form_of(qtbot, desk, desk.background.wait(lambda store: store.find(Goal)[0]))
    assert page.forms
    assert not page.findChildren(InfoStrip)


def test_what_is_private_is_told_by_its_label_alone():
    at, private = datetime(2025, 11, 4, 8, 52), Contact(id="c", words="quincewood", private=True)
    line = Line(0, "sam", "", "words", "What happened", "", "quincewood", "", "", stands=True)
    said = {}
    for one in (private, replace(private, private=False)):
        stayed = Stayed(one, (), (), (Wrote(one, line),))
        said[one.private] = f"{stayed_title(stayed, {}, '')} {stayed_words(stayed, at.date())}"
    assert "quincewood" in said[False]
    assert "quincewood" not in said[True]
    assert "Written: what happened." in said[True]
