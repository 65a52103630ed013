"""One child's page: strengths first, two figures, one key, and what a reviewer meets."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from linkworker.actions import contacts, plans
from linkworker.records import Goal, Means, Outcome, Plan
from tests.seeds import NOW
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.child_hands import ask, child, press, run, shown, turn, words
from tests.ui.seeded import lay_down, seeded_desk
from ui import theme
from ui.widgets.buttons import Button

SIZES = [(1140, 702), (1018, 548), (950, 534)]
TABS = ["story", "timeline", "plan", "attendance", "sdq"]


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


def height_of(widget, text):
    label = next(one for one in widget.findChildren(QLabel) if one.text().startswith(text))
    return label.mapTo(widget, label.rect().topLeft()).y()


def test_her_words_come_first_and_strengths_before_what_is_hard(qtbot, page, joyces):
    story = turn(qtbot, page, joyces, "story")
    order = ["“I like drawing foxes", "Good at", "Hopes for", "Wren’s goals", "What works"]
    last = ["What comes next", "What is hard just now"]
    tops = [height_of(story, text) for text in [*order, *last]]
    assert tops == sorted(tops)


def test_the_story_says_seen_and_tried_and_what_was_promised(qtbot, page, joyces):
    said = words(turn(qtbot, page, joyces, "story"))
    assert said[said.index("Last seen") + 1] == "today"
    assert said[said.index("Last tried") + 1] == "2 school days ago"
    assert "was due Fri 24 Oct" in said
    assert "Share the calm plan with lunchtime staff" in said


def test_who_must_not_be_told_stands_beside_the_name_and_the_telephone_is_asked_for(
    qtbot, page, joyces
):
    story = turn(qtbot, page, joyces, "story")
    assert "Must not be told: address, times" in words(story)
    assert "May be told everything" in words(story)
    assert not any("01632 960 114" in one for one in words(story))
    press(qtbot, story, "How to reach Dana Tidewater")
    assert any("01632 960 114" in one for one in words(story))


@pytest.mark.parametrize("tab", TABS)
def test_the_emergency_card_is_one_key_away_from_every_tab(qtbot, page, joyces, tab):
    turn(qtbot, page, joyces, tab)
    qtbot.turn_to(page)
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page._card.isVisible)
    said = words(page._card)
    assert {"Nuts: mild rash, no pen.", "None in school.", "01632 960 114"} <= set(said)
    assert {"Mum or gran. Nobody else.", "English", "Checked with family on Wed 10 Sep"} <= set(
        said
    )
    assert {"Dana Tidewater may collect", "Gareth Pell must not collect"} <= set(said)
    assert unnamed_controls(page._card) == []
    qtbot.keyClick(page._card, Qt.Key.Key_Escape)
    assert not page._card.isVisible()


def test_the_next_child_by_name_is_one_key_away_on_the_same_tab(qtbot, page, joyces):
    turn(qtbot, page, joyces, "plan", "Wren")
    qtbot.turn_to(page)
    with qtbot.waitSignal(joyces.went) as went:
        qtbot.keyClick(page, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert went.args == ["child", f"{child(qtbot, joyces, 'Sarah').id}/plan"]


def test_another_child_takes_the_same_widgets_and_leaves_no_word_behind(qtbot, page, joyces):
    kept = {tab: turn(qtbot, page, joyces, tab) for tab in TABS}
    for tab in TABS:
        part = turn(qtbot, page, joyces, tab, "Pip")
        assert part is kept[tab]
        assert page.strip._name.text() == "Pip Larkspur"
        assert not [one for one in words(part) if "Wren" in one or "fox" in one]


def test_what_is_saved_elsewhere_shows_at_once(qtbot, page, joyces):
    story = turn(qtbot, page, joyces, "story")
    wren = child(qtbot, joyces)
    plan = ask(qtbot, joyces, lambda reader: reader.find(Plan, child=wren.id)[0])
    run(qtbot, joyces, lambda s: plans.edit_plan(s, plan, my_words="Foxes and owls."))
    qtbot.waitUntil(lambda: "“Foxes and owls.”" in words(story))
    run(qtbot, joyces, lambda s: note(s, wren))
    qtbot.waitUntil(lambda: any("Showed him the fox" in one for one in words(story)))


def note(store, wren):
    return contacts.record_contact(
        store, children=[wren], at=NOW, whom="Wren", means=Means.CHECK_IN,
        outcome=Outcome.REACHED, words="Showed him the fox.",
    )  # fmt: skip


def test_a_child_without_anything_yet_is_asked_about_kindly(qtbot, page, joyces):
    said = words(turn(qtbot, page, joyces, "story", "Pip"))
    assert "What is Pip good at, and glad to do?" in said
    assert "Who matters to Pip, at home and at school?" in said
    juniper = turn(qtbot, page, joyces, "plan", "Juniper")
    assert "No plan yet" in words(juniper)


def test_buttons_lead_to_the_forms(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan")
    goal = ask(qtbot, joyces, lambda r: r.find(Goal, words="What Pip asked for"))
    assert goal
    with qtbot.waitSignal(joyces.went) as went:
        qtbot.mouseClick(plan.add_goal, Qt.MouseButton.LeftButton)
    place, about = went.args
    assert place == "form"
    assert about.startswith("goal/new/")
    with qtbot.waitSignal(joyces.went) as went:
        qtbot.mouseClick(page.strip.print_plan, Qt.MouseButton.LeftButton)
    assert went.args == ["print", f"{child(qtbot, joyces).id}/plan"]


def test_a_child_who_is_not_here_is_said_to_be_elsewhere(qtbot, page, joyces):
    page.show_about("nobody")
    qtbot.waitUntil(page.notices.gone.isVisible)
    turn(qtbot, page, joyces, "story")
    assert not page.notices.gone.isVisible()


@pytest.mark.parametrize("tab", TABS)
def test_a_reviewer_finds_nothing_to_write_with_but_comments(qtbot, seeded_store, tmp_path, tab):
    lay_down(seeded_store, tmp_path)
    with seeded_desk(tmp_path, may="review") as desk:
        page = shown(qtbot, desk)
        part = turn(qtbot, page, desk, tab)
        assert page.notices.review.isVisible()
        reads = ("Show ", "How to reach", "All contacts", "Find", "Clear", "Copy", "Comment: ")
        reads += ("Keep this filter",)  # in her own settings
        offered = {
            button.accessibleName()
            for button in part.findChildren(Button)
            if button.isVisible() and button.kind not in ("title", "chip")
        }
        assert {one for one in offered if not one.startswith(reads)} == set()
        more = [words for words, _ in page.strip.details._entries]
        assert more == ["Rights: a copy, a complaint, erasing"]


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 130])
def test_nothing_is_unnamed_or_cut_off(qtbot, page, joyces, tab, size, text):
    theme.apply(theme.Look("light", text=text))
    page.resize(*size)
    turn(qtbot, page, joyces, tab)
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    qtbot.waitUntil(lambda: cut_off(page) == [])
