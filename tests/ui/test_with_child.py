"""The window turned to a child: nothing but what is hers can be seen, heard, or reached from it."""

from datetime import date
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from linkworker.actions import goals, plans
from linkworker.actions.with_child import read_hers
from linkworker.records import Action, Agreement, Child, Contact, Person, Plan, Rating, Relation
from tests.ui.accessibility import cut_off, nodes, not_plain, unnamed_controls
from tests.ui.child_hands import ask, child, press, run, settled, words
from ui import names, theme
from ui.places import furnish_desk
from ui.with_child.view import ChildView

SIZES = [(1366, 768), (1093, 614), (1024, 600)]
HER_WORDS = "I like drawing foxes"


@pytest.fixture
def window(qtbot, joyces):
    made = furnish_desk(joyces)
    qtbot.show(made, 1366, 768)
    made.go("child", f"{child(qtbot, joyces).id}/plan")
    settled(qtbot, joyces)
    return made


def beside(qtbot, window, name="Wren"):
    """Sit beside a child, from her page by its one key."""
    page = window.page("child")
    qtbot.turn_to(window)
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(page, Qt.Key.Key_W, keys)
    qtbot.waitUntil(lambda: view() is not None)
    return view()


def view():
    shown = [one for one in QApplication.topLevelWidgets() if isinstance(one, ChildView)]
    return next((one for one in shown if one.isVisible()), None)


def heard(widget):
    """Everything a screen reader could meet under a widget, shown or hidden."""
    kinds = (QAccessible.Text.Name, QAccessible.Text.Description, QAccessible.Text.Value)
    return " | ".join(node.text(kind) for node in nodes(widget) for kind in kinds)


def adults_words(reader):
    """Find words of every adult field of Wren's record, and the names of everybody else."""
    (wren,) = reader.find(Child, name="Wren")
    plan = reader.find(Plan, child=wren.id)[0]
    found = [plan.needs, plan.family_voice, plan.school_voice, plan.works]
    found += [plan.informal, plan.formal, plan.specialist]
    found += [one.words for one in reader.find(Contact, child=wren.id)]
    found += [one.what_to_say for one in reader.find(Relation, child=wren.id)]
    found += [part for one in reader.find(Person) for part in (one.name.split()[0], one.phone)]
    found += [one.name for one in reader.find(Child) if one.id != wren.id]
    shown = {one.what for one in reader.find(Action, log=wren.log) if one.shown}
    found += [one.what for one in reader.find(Action, log=wren.log) if one.what not in shown]
    found += [one.how for one in reader.find(Agreement, plan=plan.id)]
    return {one for one in found if one}


def test_no_word_of_an_adult_s_is_in_the_window_shown_or_hidden(qtbot, window, joyces):
    sitting = beside(qtbot, window)
    said = heard(sitting)
    assert HER_WORDS in said
    assert "I want to come in with a friend" in said
    needles = ask(qtbot, joyces, adults_words)
    assert len(needles) > 30
    assert {one for one in needles if one in said} == set()
    frame = ("SEN", "Tell Mrs Dale", "To decide", "waiting to sync", "Caseload", "Worried", "Joyce")
    assert [one for one in frame if one in said] == []


def test_the_window_itself_is_gone_meanwhile_and_the_title_says_nothing(qtbot, window, joyces):
    sitting = beside(qtbot, window)
    assert not window.isVisible()
    assert sitting.windowTitle() == "Linkworker"
    joyces.said.emit("A note about Sarah is saved", None)
    assert "Sarah" not in heard(sitting)


def test_no_key_of_the_window_leads_out_of_it_or_does_anything(qtbot, window, joyces):
    sitting, before = beside(qtbot, window), window.here()
    opened = []
    window.went.connect(lambda *place: opened.append(place))
    keys = ["F6", "Shift+F6", "Alt+Left", "Ctrl+K", "Ctrl+N", "Ctrl+F", "Ctrl+?", "F1", "Ctrl+Z"]
    keys += [f"Ctrl+Alt+{number}" for number in range(1, 5)]
    keys += [f"Ctrl+{number}" for number in range(1, 5)]
    keys += ["Ctrl+P", "Ctrl+E", "Alt+Up", "Alt+Down", "Ctrl+Shift+A", "Ctrl+Shift+H", "F5"]
    for pressed in keys:
        qtbot.turn_to(sitting)
        QTest.keySequence(QApplication.focusWidget() or sitting, QKeySequence(pressed))
        settled(qtbot, joyces)
        assert view() is sitting, pressed
        assert not window.isVisible(), pressed
    assert (opened, window.here()) == ([], before)
    assert not names.hidden()
    others = [one for one in QApplication.topLevelWidgets() if one.isVisible()]
    assert others == [sitting]


def test_escape_comes_back_to_the_same_tab(qtbot, window, joyces):
    sitting = beside(qtbot, window)
    with qtbot.waitSignal(joyces.beside_child) as told:
        qtbot.keyClick(sitting, Qt.Key.Key_Escape)
    assert told.args == [False]
    assert view() is None
    assert window.isVisible()
    assert window.page("child").tabs.now() == "plan"


def test_she_chooses_a_face_and_the_number_is_marked_as_hers(qtbot, window, joyces):
    sitting = beside(qtbot, window)
    panel = sitting._panels.take(2)[1]
    assert "At the start 2. Last time 5." in words(panel)
    qtbot.mouseClick(panel.scale.faces[8], Qt.MouseButton.LeftButton)
    press(qtbot, panel, "Keep 8")
    qtbot.waitUntil(lambda: "At the start 2. Today 8." in words(panel))
    (kept,) = ask(qtbot, joyces, lambda reader: reader.find(Rating, points=8, by_child=True))
    assert (kept.said_by, kept.by_child) == ("Wren", True)
    qtbot.keyClick(sitting, Qt.Key.Key_Escape)
    plan = window.page("child").part("plan")
    qtbot.waitUntil(lambda: "2 → 8 of 10" in words(plan))


def test_faces_are_chosen_by_the_keyboard_alone(qtbot, window, joyces):
    panel = beside(qtbot, window)._panels.take(2)[0]
    panel.scale.faces[6].setFocus()
    qtbot.keyClick(panel.scale.faces[6], Qt.Key.Key_Right)
    qtbot.keyClick(panel.scale.faces[7], Qt.Key.Key_Space)
    assert panel.scale.faces[7].isChecked()
    assert panel.keep.isVisible()


def test_words_she_types_are_kept_as_hers_and_read_so_on_her_story(qtbot, window, joyces):
    sitting = beside(qtbot, window)
    press(qtbot, sitting, "Change my words")
    sitting.words.box.selectAll()
    qtbot.keyClicks(sitting.words.box, "I like owls too.")
    press(qtbot, sitting, "Keep my words")
    qtbot.waitUntil(lambda: "“I like owls too.”" in words(sitting))
    qtbot.keyClick(sitting, Qt.Key.Key_Escape)
    window.page("child").tabs.choose("story")
    story = window.page("child").part("story")
    qtbot.waitUntil(lambda: "“I like owls too.”" in words(story))
    assert "typed by Wren" in words(story)


def test_words_half_typed_are_not_lost_when_the_window_goes(qtbot, window, joyces):
    sitting = beside(qtbot, window)
    press(qtbot, sitting, "Change my words")
    qtbot.keyClicks(sitting.words.box, " And owls.")
    window.close()
    drafts = ask(qtbot, joyces, lambda reader: reader.drafts())
    settled(qtbot, joyces)
    drafts = ask(qtbot, joyces, lambda reader: reader.drafts())
    assert drafts[0].typed["now"]["my_words"].endswith("I’m OK. And owls.")
    assert view() is None


def test_a_child_without_a_plan_is_asked_and_her_words_begin_it(qtbot, window, joyces):
    juniper = child(qtbot, joyces, "Juniper")
    joyces.go("with_child", juniper.id)
    qtbot.waitUntil(lambda: view() is not None)
    sitting = view()
    assert "What would you like people to know about you?" in words(sitting)
    press(qtbot, sitting, "Write my words")
    qtbot.keyClicks(sitting.words.box, "I sing.")
    press(qtbot, sitting, "Keep my words")
    qtbot.waitUntil(lambda: "“I sing.”" in words(sitting))
    begun = ask(qtbot, joyces, lambda reader: plans.plan_of(reader, juniper))
    assert begun.typed_by_child is True


def test_of_the_child_before_not_even_a_hidden_word_is_left(qtbot, window, joyces):
    qtbot.keyClick(beside(qtbot, window), Qt.Key.Key_Escape)
    joyces.go("with_child", child(qtbot, joyces, "Sarah").id)
    qtbot.waitUntil(lambda: view() is not None)
    assert HER_WORDS not in heard(view())


def test_a_reviewer_does_not_sit_beside_her(qtbot, window, joyces):
    page = window.page("child")
    page._about = type(page._about)(**{**vars(page._about), "may_write": False})
    page.sit_with_child()
    settled(qtbot, joyces)
    assert view() is None


def test_a_promise_that_is_late_is_not_hers_to_carry(qtbot, window, joyces):
    wren = child(qtbot, joyces)
    hers = ask(qtbot, joyces, lambda reader: read_hers(reader, wren.id))
    goal = hers.goals[1].goal
    late = partial(
        goals.add_action, goal=goal, what="Find a peg", who="Joyce",
        due=date(2025, 10, 1), shown=True,
    )  # fmt: skip
    run(qtbot, joyces, late)
    sitting = beside(qtbot, window)
    assert "Find a peg" in words(sitting)
    assert not any("was due" in one for one in words(sitting))


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 130])
def test_nothing_is_unnamed_or_cut_off(qtbot, window, joyces, size, text):
    theme.apply(theme.Look("light", text=text))
    sitting = beside(qtbot, window)
    sitting.resize(*size)
    assert unnamed_controls(sitting) == []
    assert not_plain(sitting) == []
    qtbot.waitUntil(lambda: cut_off(sitting) == [])
