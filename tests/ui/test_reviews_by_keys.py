"""A review by keys alone: opened on the board, voices gathered, the next version made."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from linkworker.actions import plans
from linkworker.records import Child, Helps, Review, ReviewVoice, Voice
from tests.ui.palette_hands import CTRL, Hands, Key
from ui.desk import Standing
from ui.places import furnish_desk

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def hands(qtbot, joyces):
    return Hands(qtbot, joyces)


def find(hands, kind, **said):
    return hands.desk.background.wait(lambda store: store.find(kind, **said))


def board(hands):
    hands.window.go("reviews")
    hands.settle()
    page = hands.window.page("reviews")
    hands.qtbot.waitUntil(lambda: len(page.table.lines.rows) > 0)
    page.table.setFocus()
    return page


def choose(page, name):
    names = [row.child.name for row in page.table.lines.rows]
    page.table.selectRow(names.index(name))


def to_wrens_review(hands):
    page = board(hands)
    choose(page, "Wren")
    hands.press(Key.Key_Return)
    hands.settle()
    hands.settle()
    review = hands.window.page("review")
    hands.qtbot.waitUntil(lambda: review.opened is not None and review.isVisible())
    return review


def keep_voice(hands, page, voice, words):
    """Type into a voice and keep it by Ctrl+Enter."""
    card = page.sheet.voices.cards[voice]
    card.words.setFocus()
    with hands.qtbot.waitSignal(hands.desk.said):
        QTest.keyClicks(card.words, words)
        QTest.keyClick(card.words, Key.Key_Return, CTRL)
    hands.settle()
    return card


def decide_a_change(hands, page):
    decision = page.sheet.decision
    chips = decision.decided
    chips.setFocus()
    chip = chips._chip(2)
    chip.setFocus()
    QTest.keyClick(chip, Key.Key_Space)
    QTest.keyClicks(decision.fields["what_changes"].editor, "One morning a week by herself")
    formal = decision.support["formal"]
    formal.selectAll()
    QTest.keyClicks(formal, "Every second Tuesday")
    formal.setFocus()
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        QTest.keyClick(formal, Key.Key_Return, CTRL)
    hands.settle()
    return said.args[0]


def gather_three(hands, page):
    child = page.sheet.voices.cards[Voice.CHILD]
    first = next(iter(child.points.values()))
    first.setFocus()
    first.selectAll()
    QTest.keyClicks(first, "7")
    keep_voice(hands, page, Voice.CHILD, "Mornings are better")
    keep_voice(hands, page, Voice.FAMILY, "She sleeps")
    ours = page.sheet.voices.cards[Voice.LINK_WORKER]
    ours.fields["helps"].editor.setFocus()
    QTest.keyClick(ours.fields["helps"].editor, Key.Key_Down)
    keep_voice(hands, page, Voice.LINK_WORKER, "She leads the way in")


def test_the_board_opens_reviews_by_space_and_goes_to_one_by_enter(hands):
    page = board(hands)
    choose(page, "Nia")
    hands.press(Key.Key_Up)
    assert page.table.now().child.name == "Kofi"
    hands.press(Key.Key_Down)
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        hands.press(Key.Key_Space)
    assert said.args[0] == "Review opened: Nia Foxglove"
    hands.settle()
    hands.press(Key.Key_P, CTRL)
    assert hands.window.here() == ("print", f"{page.table.now().child.id}/review")


def test_four_voices_are_gathered_and_a_change_makes_the_next_version_in_one_step(hands):
    page = to_wrens_review(hands)
    (wren,) = find(hands, Child, name="Wren")
    gather_three(hands, page)
    voices = {one.voice: one for one in find(hands, ReviewVoice, log=wren.log)}
    assert voices[Voice.CHILD].words == "Mornings are better"
    assert voices[Voice.LINK_WORKER].helps is Helps.YES
    assert len(voices) == 4
    before = hands.desk.background.wait(lambda s: plans.standing(s, plans.plan_of(s, wren)))
    said = decide_a_change(hands, page)
    assert said == "Wren’s review is kept, and the next one is set."
    hands.settle()
    (review,) = find(hands, Review, child=wren.id)
    after = hands.desk.background.wait(lambda s: plans.standing(s, plans.plan_of(s, wren)))
    assert after.number == before.number + 1
    assert (review.version, after.changed) == (after.version.id, False)
    assert not find(hands, Review, child=wren.id, held_on=None)
    assert page._settling.isHidden()


def test_no_change_is_one_key_and_asks_for_the_childs_voice_first(hands):
    page = to_wrens_review(hands)
    hands.press(Key.Key_N, ALT)
    words = page.sheet.voices.cards[Voice.CHILD].fields["words"]
    hands.qtbot.waitUntil(lambda: "Wren has not been heard" in words.problem())
    (wren,) = find(hands, Child, name="Wren")
    assert find(hands, Review, child=wren.id, held_on=None)
    keep_voice(hands, page, Voice.CHILD, "It is fine as it is")
    with hands.qtbot.waitSignal(hands.desk.said):
        hands.press(Key.Key_N, ALT)
    hands.settle()
    assert not find(hands, Review, child=wren.id, held_on=None)
    hands.press(Key.Key_P, CTRL)
    assert hands.window.here() == ("print", f"{wren.id}/review")


def test_what_is_typed_and_not_kept_waits_as_a_draft_and_comes_back(hands):
    page = to_wrens_review(hands)
    card = page.sheet.voices.cards[Voice.FAMILY]
    QTest.keyClicks(card.words, "She tells me")
    hands.window.go("caseload")
    hands.settle()
    (draft,) = hands.desk.background.wait(lambda store: store.drafts())
    assert draft.title == "Review · Wren Tidewater"
    hands.window.go("review", f"draft/{draft.action}")
    hands.settle()
    hands.settle()
    hands.qtbot.waitUntil(lambda: card.words.value() == "She tells me")
    assert not find(hands, ReviewVoice, words="She tells me")


def test_a_slip_is_typed_in_for_all_children_at_once(hands):
    hands.window.go("review_slips")
    hands.settle()
    page = hands.window.page("review_slips")
    hands.qtbot.waitUntil(lambda: page.slip is not None)
    names = [row.row.child.name for row in page.rows]
    kofi = page.rows[names.index("Kofi")]
    QTest.keyClicks(kofi.words, "Puts his hand up")
    QTest.keyClick(kofi.words, Key.Key_Return, CTRL)
    hands.qtbot.waitUntil(lambda: page.teacher.problem() == "Say who wrote it")
    QTest.keyClicks(page.teacher.editor, "Mr Fenwick")
    with hands.qtbot.waitSignal(hands.desk.said) as said:
        QTest.keyClick(page.teacher.editor, Key.Key_Return, CTRL)
    assert said.args[0].startswith("1 of 2 kept")
    (kept,) = find(hands, ReviewVoice, words="Puts his hand up")
    assert (kept.said_by, kept.log) == ("Mr Fenwick", kofi.row.child.log)


def test_a_reviewer_reads_a_review_and_finds_nothing_to_type_in(qtbot, joyces):
    caseload = joyces.standing.caseload
    joyces.stand(Standing("tom", "Tom", {caseload: "review"}, opened=True))
    window = qtbot.show(furnish_desk(joyces), 1366, 768)
    (wren,) = joyces.background.wait(lambda store: store.find(Child, name="Wren"))
    window.go("review", wren.id)
    page = window.page("review")
    qtbot.waitUntil(lambda: page.opened is not None)
    card = page.sheet.voices.cards[Voice.SCHOOL]
    assert "Draws the class into her foxes" in card._read.text()
    hidden = (card._editing, page._settling, page.begin, page.sheet.decision._editing)
    assert all(part.isHidden() for part in hidden)


def test_what_is_due_on_today_opens_the_review(hands):
    hands.window.go("today")
    hands.settle()
    due = hands.window.page("today").due
    due._more.click()
    lines = due.lines
    line = next(one for one in lines if one.due.source == "review")
    line.open()
    assert hands.window.here() == ("review", line.due.child.id)
