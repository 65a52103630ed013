"""One child's page: strengths first, two figures, versions, half-days, and what one can do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from linkworker.actions import contacts, plans
from linkworker.records import Action, Child, Contact, Goal, Means, Outcome, Party, Plan, Rating
from tests.seeds import NOW
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.seeded import lay_down, seeded_desk
from ui import theme
from ui.child.goal_card import GoalCard
from ui.child.settling import Settling
from ui.screens.child_page import ChildPage
from ui.widgets.buttons import Button
from ui.widgets.tags import Tag
from ui.widgets.timeline import TimelineRow

SIZES = [(1140, 702), (1018, 548), (950, 534)]
TABS = ["story", "timeline", "plan", "attendance"]


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


def shown(qtbot, desk):
    page = ChildPage(desk)
    qtbot.addWidget(page)
    page.resize(1140, 702)
    with qtbot.waitExposed(page):
        page.show()
    return page


def ask(qtbot, desk, question):
    found = []
    desk.background.read(question, then=found.append)
    qtbot.waitUntil(lambda: bool(found))
    return found[0]


def run(qtbot, desk, action):
    done = []
    desk.background.run(action, then=done.append)
    qtbot.waitUntil(lambda: bool(done))
    return done[0]


def child(qtbot, desk, name="Wren"):
    return ask(qtbot, desk, lambda reader: reader.find(Child, name=name)[0])


def turn(qtbot, page, desk, tab, name="Wren"):
    one = child(qtbot, desk, name)
    page.show_about(f"{one.id}/{tab}")
    settled(qtbot, desk)
    return page.part(tab)


def settled(qtbot, desk):
    for _ in range(2):  # the page asks, and a part of it may ask again
        run(qtbot, desk, lambda _: True)
        ask(qtbot, desk, lambda _: True)


def words(widget):
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    found = [*labels, *(tag for tag in widget.findChildren(Tag) if tag.isVisible())]
    return [getattr(one, "words", None) or one.text() for one in found]


def press(qtbot, widget, name):
    button = next(b for b in widget.findChildren(Button) if b.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def height_of(widget, text):
    label = next(one for one in widget.findChildren(QLabel) if one.text().startswith(text))
    return label.mapTo(widget, label.rect().topLeft()).y()


def test_her_words_come_first_and_strengths_before_what_is_hard(qtbot, page, joyces):
    story = turn(qtbot, page, joyces, "story")
    order = ["“I like drawing foxes", "Good at", "Hopes for", "What works", "What comes next"]
    tops = [height_of(story, text) for text in [*order, "What is hard just now", "Round Wren"]]
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
    assert "must not be told: address, times" in words(story)
    assert not any("01632 960 114" in one for one in words(story))
    press(qtbot, story, "How to reach Dana Tidewater")
    assert any("01632 960 114" in one for one in words(story))


def test_the_emergency_card_is_one_key_away(qtbot, page, joyces):
    turn(qtbot, page, joyces, "story")
    with qtbot.waitActive(page):
        page.activateWindow()
    qtbot.keyClick(page.tabs, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(page._card.isVisible)
    said = words(page._card)
    assert "Nuts: mild rash, no pen." in said
    assert unnamed_controls(page._card) == []
    qtbot.keyClick(page._card, Qt.Key.Key_Escape)
    assert not page._card.isVisible()


def test_the_timeline_tells_everything_newest_first_with_what_was_struck_out(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    times = [one.at for one in timeline._told]
    assert times == sorted(times, reverse=True)
    assert {one.sort for one in timeline._told} == {"contact", "plan", "agreed", "attendance"}
    assert "struck out: Written on the wrong day" in words(timeline)
    assert "Late, but calm." not in words(timeline)
    titles = [one.title for one in timeline._told]
    assert "Version 1 of the plan put to people" in titles
    assert "Mr Fenwick agreed to version 1" in titles


def test_filters_and_words_narrow_the_timeline(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    qtbot.mouseClick(timeline.filters._chips["agreed"], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(rows(timeline)) == 4)
    timeline.filters.choose("all")
    timeline.finder.setText("five foxes")
    qtbot.waitUntil(lambda: [row._title.words for row in rows(timeline)] == ["1:1, 15 min"])


def rows(timeline):
    return [row for row in timeline.findChildren(TimelineRow) if row.isVisible()]


def test_a_title_opens_the_history_without_ids(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    rows(timeline)[0].opened.emit()
    settled(qtbot, joyces)
    said = words(timeline.telling)
    assert "History" in said
    assert "With whom: Wren" in said
    wren = child(qtbot, joyces)
    assert not any(wren.id in one for one in said)


def test_a_contact_is_struck_out_only_with_a_reason_and_stays(qtbot, page, joyces):
    timeline = turn(qtbot, page, joyces, "timeline")
    rows(timeline)[0].opened.emit()
    press(qtbot, timeline.telling, "Strike out")
    asked = timeline.telling._asked.itemAt(0).widget()
    asked._keep()
    assert asked.fields["reason"].problem() == "Say why it is struck out"
    asked.fields["reason"].editor.setText("About somebody else")
    asked._keep()
    qtbot.waitUntil(lambda: "struck out: About somebody else" in words(timeline))
    struck = ask(qtbot, joyces, lambda r: r.find(Contact, struck_because="About somebody else"))
    assert struck[0].struck_by == "joyce"


def cards(plan):
    return [card for card in plan.findChildren(GoalCard) if card.isVisible()]


def test_goals_stand_in_her_words_with_how_near_they_feel(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan")
    first, second = cards(plan)
    assert "“I want to feel calm enough to stay in maths”" in words(first)
    assert "3 → 6 of 10" in words(first)
    assert "Goal 1 · Wren’s idea" in words(first)
    assert "2 → 5 of 10" in words(second)
    assert "was due Fri 24 Oct" in words(first)


def test_who_agreed_names_the_version_and_a_change_since_is_said(qtbot, page, joyces):
    said = words(turn(qtbot, page, joyces, "plan").versions)
    assert "changed since version 1" in said
    assert "Wren: version 1, Wed 15 Oct" in said
    said = words(turn(qtbot, page, joyces, "plan", "John").versions)
    assert "as agreed" in said
    assert "AllChild’s own plan, not the school’s SEND plan." in said


def test_put_to_people_then_agreed_one_by_one(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan")
    press(qtbot, plan.versions, "Fix version 2")
    qtbot.waitUntil(lambda: "waiting for agreement" in words(plan.versions))
    press(qtbot, plan.versions, "Record that the child agreed")
    plan.versions.findChildren(Button)  # the question is there now
    press(qtbot, plan.versions, "Keep")
    qtbot.waitUntil(lambda: "Wren: version 2, today" in words(plan.versions))
    wren = child(qtbot, joyces)
    standing = ask(qtbot, joyces, lambda r: plans.standing(r, plans.plan_of(r, wren)))
    assert standing.agreed_now(Party.CHILD)
    assert not standing.agreed_now(Party.SCHOOL)


def test_an_action_is_ticked_off_by_a_contact_and_reopens_nothing(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan", "John")
    what = "Go to the football trial with him"
    press(qtbot, plan, f"Tick off: {what}")
    settling = plan.findChildren(Settling)[0]
    settling._tick()
    assert ask(qtbot, joyces, lambda r: r.find(Action, what=what))[0].done_on is None
    settling.picker.setCurrentIndex(1)
    press(qtbot, settling, "Done by this contact")
    qtbot.waitUntil(lambda: "Done yesterday" in words(plan))
    assert "as agreed" in words(plan.versions)


def test_an_action_is_let_go_only_with_a_reason(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan")
    what = "Ask about a bus pass with mum"
    press(qtbot, plan, f"Tick off: {what}")
    settling = plan.findChildren(Settling)[0]
    press(qtbot, settling, "Let it go")
    assert settling._why.problem() == "Say why it is let go"
    settling.reason.setText("Mum has one")
    press(qtbot, settling, "Let it go")
    qtbot.waitUntil(lambda: any("Let go: Mum has one" in one for one in words(plan)))


def test_a_rating_is_kept_with_who_said_it(qtbot, page, joyces):
    plan = turn(qtbot, page, joyces, "plan")
    card = cards(plan)[1]
    press(qtbot, card, "Rate: I want to come in with a friend, not on my own")
    card.findChildren(Button)
    press(qtbot, card, "8")
    press(qtbot, card, "Keep rating")
    qtbot.waitUntil(lambda: "2 → 8 of 10" in words(plan))
    kept = ask(qtbot, joyces, lambda r: r.find(Rating, newest="rated_on"))
    assert (kept[0].points, kept[0].said_by, kept[0].rated_on) == (8, "Wren", NOW.date())


def test_attendance_is_said_with_what_it_is_taken_of_and_the_rule_in_words(qtbot, page, joyces):
    said = words(turn(qtbot, page, joyces, "attendance"))
    assert "84.9%" in said
    assert "62 of 73 half-days" in said
    assert (
        "If Wren comes to every half-day she passes 90% for the year on Mon 1 December. "
        "At or below 90% counts as persistent absence."
    ) in said
    assert any(one.startswith("5 of the 11 half-days missed were Monday mornings") for one in said)
    assert "This is a pattern." in said


def test_the_action_plan_says_where_it_began_and_who_agreed_to_what(qtbot, page, joyces):
    said = words(turn(qtbot, page, joyces, "attendance", "Sarah").action_plan)
    assert "At the start: 71.4%, 50 of 70 half-days" in said
    assert "mainly: housing" in said
    assert said.index("Sarah agreed") < said.index("Family agreed") < said.index("School agreed")
    assert "Review tomorrow" in said


def test_letters_show_only_when_asked_for_and_missed_half_days_as_a_list(qtbot, page, joyces):
    tab = turn(qtbot, page, joyces, "attendance")
    assert not tab.listed.isVisible()
    before = tab.grid.grab().toImage()
    qtbot.mouseClick(tab.letters, Qt.MouseButton.LeftButton)
    assert tab.grid.grab().toImage() != before
    qtbot.mouseClick(tab.as_list, Qt.MouseButton.LeftButton)
    assert tab.listed.isVisible()
    listed = tab.listed.text().splitlines()
    assert any(one.startswith("Mon 20 October, morning: ") for one in listed)
    assert len(listed) == 11 + 18 + 9 + 8  # missed this year and last, late this year and last


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
        qtbot.mouseClick(page.print_plan, Qt.MouseButton.LeftButton)
    assert went.args == ["print", child(qtbot, joyces).id]


def test_a_child_who_is_not_here_is_said_to_be_elsewhere(qtbot, page, joyces):
    page.show_about("nobody")
    qtbot.waitUntil(page._gone.isVisible)
    turn(qtbot, page, joyces, "story")
    assert not page._gone.isVisible()


@pytest.mark.parametrize("tab", TABS)
def test_a_reviewer_finds_nothing_to_write_with(qtbot, seeded_store, tmp_path, tab):
    lay_down(seeded_store, tmp_path)
    with seeded_desk(tmp_path, may="review") as desk:
        page = shown(qtbot, desk)
        part = turn(qtbot, page, desk, tab)
        assert page._review.isVisible()
        reads = ("Show ", "How to reach", "All contacts", "Find", "Clear")
        offered = {
            button.accessibleName()
            for button in part.findChildren(Button)
            if button.isVisible() and button.kind not in ("title", "chip")
        }
        assert {one for one in offered if not one.startswith(reads)} == set()
        assert not page.details.isVisible()


@pytest.mark.parametrize("tab", TABS)
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text", [100, 130])
def test_nothing_is_unnamed_or_cut_off(qtbot, page, joyces, tab, size, text):
    theme.apply(theme.Look("light", text=text))
    page.resize(*size)
    turn(qtbot, page, joyces, tab)
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []
