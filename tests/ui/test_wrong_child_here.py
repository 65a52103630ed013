"""Whose an entry is: moved from the timeline, whatever it is; and what of a note is not hers."""

from linkworker.actions.passages import Mark, mark_passage
from linkworker.records import (
    AccessDecision,
    Contact,
    Linking,
    LinkingStep,
    MovedAway,
    Pass,
    Whom,
)
from tests.seeds import TODAY
from tests.ui.child_hands import choose, press, run, words
from tests.ui.tasks.hands import CTRL, Key
from tests.ui.test_rights_page import joyce, of, review

__all__ = ["joyce"]


def test_a_step_of_a_linking_is_moved_with_its_linking_from_the_timeline(joyce):
    sarah, john = joyce.child("Sarah"), joyce.child("John")
    joyce.window.go("child", f"{sarah.id}/timeline")
    part = joyce.window.page("child").part("timeline")
    joyce.settle()
    step = next(one for one in part._told if isinstance(one.record, LinkingStep))
    part.telling.show_told(part._about, step)
    joyce.settle()
    assert not part.telling._doing.isVisible()
    choose(part.telling, step.record.title.lower(), "This is about another child…")
    joyce.qtbot.waitUntil(lambda: part.telling._asked.count() == 1)
    joyce.settle()
    asked = part.telling._asked.itemAt(0).widget()
    assert "The linking goes whole. With it: step of a linking (" in " ".join(words(asked))
    picker = asked.fields["child"].editor
    at = next(i for i in range(picker.count()) if getattr(picker.itemData(i), "id", "") == john.id)
    picker.setCurrentIndex(at)
    asked.keep()
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, MovedAway, log=sarah.log)))
    linking = step.record.linking
    assert linking not in {one.id for one in of(joyce, Linking, log=sarah.log)}
    assert step.record.words in {one.words for one in of(joyce, LinkingStep, log=john.log)}


def test_a_marked_passage_is_proposed_left_out_and_the_note_is_handed_out_without_it(joyce):
    sarah = joyce.child("Sarah")
    note = next(one for one in of(joyce, Contact, log=sarah.log) if one.words)
    marks = [Mark(word, Whom.ELSE) for word in note.words.split()[:2]]
    for mark in marks:
        run(joyce.qtbot, joyce.desk, lambda s, mark=mark: mark_passage(
            s, note, mark, by="u", on=TODAY))  # fmt: skip
    page = review(joyce)
    page._at = next(i for i, one in enumerate(page.opened.items) if one.item.id == note.id)
    page._show(page.opened)
    said = " ".join(words(page.item))
    assert said.count("proposed: left out, somebody else’s data") == 2
    assert page.item.release.said == "Hand it out without these words"
    out = f"Hand these words out: {marks[0].words}"
    press(joyce.qtbot, page.item, out)
    joyce.qtbot.waitUntil(lambda: len(of(joyce, AccessDecision)) == 1)
    joyce.settle()
    assert "handed out" in words(page.item)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: len(of(joyce, AccessDecision)) == 3)
    passed = sorted(one.passed.value for one in of(joyce, AccessDecision))
    assert passed == sorted([Pass.RELEASE.value, Pass.RELEASE.value, Pass.WITHHOLD.value])
