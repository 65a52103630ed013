"""To decide: both sides in sight with who and when, settled by keys, never asked again."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from linkworker.actions import people
from linkworker.records import Action, Relation
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.disagreement import disagree, now, press, show, to_decide
from ui.desk import Desk, Standing
from ui.screens.decide_page import DecidePage
from ui.widgets.changed_words import ChangedWords


def test_both_sides_are_shown_with_who_when_and_what_stood_before(asked):
    words = {label.text() for label in asked.view.findChildren(QLabel)}
    assert {"You", "Sam Ferrow"} <= words
    assert any(
        text.startswith("Before, on ") and text.endswith(": Share calm plan") for text in words
    )
    sides = {side.words for side in asked.parts[0].findChildren(ChangedWords)}
    assert sides == {"Share calm plan with Mrs Dale", "Share calm plan with all"}
    assert any(text.endswith("this laptop") for text in words)
    assert any("Sam's laptop" in text for text in words)


def test_two_keys_and_ctrl_enter_settle_two_parts_and_both_words_are_joined(
    asked, desk, action, qtbot
):
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_B)
    with qtbot.waitSignal(desk.said) as said:
        press(qtbot, Qt.Key.Key_Return)
    kept = now(desk, action)
    assert kept.what == "Share calm plan with Mrs Dale"
    assert kept.notes in (
        "Wren wants to. She chose a fox. Mr Fenwick comes.",
        "Wren wants to. Mr Fenwick comes. She chose a fox.",
    )
    assert to_decide(desk) == []
    qtbot.waitUntil(lambda: asked.parts == [])
    with qtbot.waitSignal(desk.said):
        said.args[1]()
    assert len(to_decide(desk)) == 2


def test_ctrl_right_takes_theirs_and_the_words_can_be_changed(asked, desk, action, qtbot):
    press(qtbot, Qt.Key.Key_Right)
    part = asked.parts[0]
    assert part.value() == "Share calm plan with all"
    part.result.editor.setFocus()
    qtbot.keyClicks(part.result.editor, "Please: ")
    asked.parts[1].take(0)
    with qtbot.waitSignal(desk.said):
        asked.save()
    assert now(desk, action).what == "Please: Share calm plan with all"


def test_a_saved_decision_stays_saved_and_is_never_asked_again_anywhere(asked, desk, post, qtbot):
    for part in asked.parts:
        part.take(0)
    with qtbot.waitSignal(desk.said):
        asked.save()
    post()
    post()
    assert to_decide(desk) == []


def test_nothing_is_saved_until_every_part_is_chosen(asked, desk):
    asked.parts[0].take(0)
    asked.save()
    assert len(to_decide(desk)) == 2
    assert asked.parts[1].cards[0].take.hasFocus()


def test_by_keys_alone_half_a_decision_is_not_kept_either(asked, desk, action, qtbot):
    press(qtbot, Qt.Key.Key_Left)
    press(qtbot, Qt.Key.Key_Return)
    press(qtbot, Qt.Key.Key_Return)
    assert len(to_decide(desk)) == 2
    assert asked.parts[0].decided
    assert not asked.parts[1].decided
    assert asked.parts[1].cards[0].take.hasFocus()
    said = " ".join(label.text() for label in asked.findChildren(QLabel))
    assert "Choose for “Notes” first" in said


def test_put_off_it_stays_and_says_whose_version_is_shown(asked, desk, qtbot):
    with qtbot.waitSignal(desk.said) as said:
        asked.put_off()
    assert said.args[0].startswith("Kept for later.")
    assert len(to_decide(desk)) == 2


def test_two_actions_may_both_be_right_and_are_kept_as_two(desk, post, action, qtbot):
    disagree(desk, post, action, {"what": "Ask about the bus"}, {"what": "Ask about the taxi"})
    page = show(DecidePage(desk), qtbot)
    with qtbot.waitSignal(desk.said):
        page.keep_both()
    found = desk.background.wait(lambda store: store.find(Action))
    assert {one.what for one in found} == {"Ask about the bus", "Ask about the taxi"}


def test_of_two_actions_kept_each_has_all_that_its_person_wrote(desk, post, action, qtbot):
    mine = {"what": "Ask about the bus", "due": date(2025, 11, 6)}
    hers = {"what": "Ask about the taxi", "due": date(2025, 11, 7)}
    disagree(desk, post, action, mine, hers)
    page = show(DecidePage(desk), qtbot)
    with qtbot.waitSignal(desk.said):
        page.keep_both()
    found = desk.background.wait(lambda store: store.find(Action))
    assert {(one.what, one.due) for one in found} == {tuple(mine.values()), tuple(hers.values())}
    assert to_decide(desk) == []


def test_what_is_not_words_is_one_or_the_other(desk, post, wren, qtbot):
    desk.background.wait(
        lambda s: people.add_person(s, child=wren, caseload="c", name="Dana", role="mum")
    )
    post()
    relation = desk.background.wait(lambda store: store.find(Relation)[0])
    disagree(desk, post, relation, {"safe": True}, {"safe": False})
    page = show(DecidePage(desk), qtbot)
    (part,) = page.parts
    qtbot.mouseClick(part.cards[0].take, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(part.cards[1].take, Qt.MouseButton.LeftButton)
    assert [card.take.isChecked() for card in part.cards] == [False, True]
    with qtbot.waitSignal(desk.said):
        page.save()
    assert now(desk, relation).safe is False


def test_a_click_anywhere_on_the_words_takes_them(asked, qtbot):
    qtbot.mouseClick(asked.parts[0].cards[1], Qt.MouseButton.LeftButton)
    assert asked.parts[0].value() == "Share calm plan with all"


def test_a_reviewer_sees_both_sides_and_no_button(asked, background, qtbot):
    page = show(DecidePage(Desk(background, Standing("tom", "Tom", {"c": "review"}))), qtbot)
    assert not page._foot.isVisible()
    assert not any(card.take.isVisible() for part in page.parts for card in part.cards)
    said = " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())
    assert "The Link Workers of this caseload decide." in said
    assert "Pick" not in said
    page.save()
    assert len(background.wait(lambda store: store.decisions())) == 2


def test_everything_is_named_plain_and_whole(asked):
    asked.parts[1].take_both()
    assert unnamed_controls(asked) == []
    assert not_plain(asked) == []
    assert cut_off(asked) == []
