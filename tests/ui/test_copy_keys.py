"""A copy is reviewed by keys that do what is asked at that place, and by who may do it."""

from dataclasses import replace
from datetime import date
from functools import partial

import pytest

from linkworker.actions import complaints, subject_access
from linkworker.records import AccessDecision, AccessRequest, Asker, PaperGiven, Pass, Understands
from tests.seeds import TODAY
from tests.ui.child_hands import ask, run, settled, words
from tests.ui.tasks.hands import CTRL, Key, Worker
from ui.rights.copy_out import folder_name


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def of(joyce, kind):
    return ask(joyce.qtbot, joyce.desk, lambda r: r.find(kind))


def reviewing(joyce):
    """Return the page of a copy that Tom was asked for, as Joyce reviews it."""
    said = {"asked_on": date(2025, 10, 20), "asker": Asker.PARENT, "who": "Hodan, mum",
            "understands": Understands.NOT_YET}  # fmt: skip
    sarah = joyce.child("Sarah")
    run(joyce.qtbot, joyce.desk,
        lambda s: subject_access.ask_for_copy(s, sarah, by="tom", **said))  # fmt: skip
    joyce.window.go("copy", f"{sarah.id}/{of(joyce, AccessRequest)[0].id}")
    page = joyce.window.page("copy")
    joyce.qtbot.waitUntil(lambda: page.opened is not None)
    joyce.settle()
    return page


def test_ctrl_enter_in_a_question_keeps_its_answer_and_hands_out_nothing_else(joyce):
    page = reviewing(joyce)
    page.standing.asking.fields["words"].editor.set_value("Birth certificate seen")
    page.standing.asking.setFocus()
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, AccessRequest)[0].standing))
    joyce.settle()
    assert not of(joyce, AccessDecision)
    page.item.part.click()
    joyce.settle()
    asked = page.item._asked.itemAt(0).widget()
    asked.fields["words"].editor.set_value("What she said herself")
    because = asked.fields["because"].editor
    because.setCurrentIndex(1)
    asked.fields["words"].editor.setFocus()
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: bool(of(joyce, AccessDecision)))
    (kept,) = of(joyce, AccessDecision)
    assert (kept.passed, kept.words) == (Pass.PART, "What she said herself")


def test_what_is_typed_about_an_item_stays_while_it_is_read_again(joyce):
    page = reviewing(joyce)
    page.item.part.click()
    asked = page.item._asked.itemAt(0).widget()
    asked.fields["words"].editor.set_value("Half of it")
    page._read()
    joyce.settle()
    assert page.item._asked.itemAt(0).widget() is asked
    page.after.click()
    joyce.settle()
    assert page.item._asked.count() == 0


def test_the_review_ends_once_all_is_decided_and_not_before(joyce):
    page = reviewing(joyce)
    left = len(page.opened.items)
    assert not page.finish.isVisible()
    assert page.undecided.words == f"{left} to decide: the next"
    page.undecided.click()
    joyce.settle()
    assert page._at == 1
    decide_all(joyce, page)
    joyce.qtbot.waitUntil(page.finish.isVisible)
    assert not page.undecided.isVisible()
    page.finish.click()
    joyce.settle()
    assert "Write what you looked at" in " ".join(words(page))
    assert not of(joyce, AccessRequest)[0].reviewer


def decide_all(joyce, page):
    request, opened = page.opened.request, page.opened
    because = next(iter(AccessDecision._declared["because"].options))
    kept = partial(subject_access.decide, request=request, items=opened.items, by="u", on=TODAY,
                   passed=Pass.WITHHOLD, because=because)  # fmt: skip
    run(joyce.qtbot, joyce.desk, kept)
    settled(joyce.qtbot, joyce.desk)


def test_who_only_reviews_saves_no_copy_and_nothing_lies_in_the_open(joyce, tmp_path):
    """Once it is reviewed whoever writes there saves it; a folder never stays without its line."""
    page = reviewing(joyce)
    decide_all(joyce, page)
    request = of(joyce, AccessRequest)[0]
    run(joyce.qtbot, joyce.desk, lambda s: subject_access.take_standing(
        s, request, words="Seen", by="u", on=TODAY))  # fmt: skip
    joyce.qtbot.waitUntil(lambda: bool(page.opened.request.standing))
    page.finish.click()
    joyce.qtbot.waitUntil(page.save.isVisible)
    reads = {one: "review" for one in joyce.desk.standing.caseloads}
    joyce.desk.stand(replace(joyce.desk.standing, caseloads=reads))
    page._read()
    joyce.qtbot.waitUntil(page._reads.isVisible)
    assert not page.save.isVisible()
    assert not page.hand.isVisible()
    sarah = joyce.child("Sarah")
    run(joyce.qtbot, joyce.desk, partial(only_review, log=sarah.log))
    given = len(of(joyce, PaperGiven))
    page.out.write(page.opened, tmp_path)
    joyce.settle()
    folder = tmp_path / folder_name(request.id, TODAY)
    joyce.qtbot.waitUntil(lambda: not folder.exists() and "tell your supervisor" in told(joyce))
    assert len(of(joyce, PaperGiven)) == given


def only_review(store, log):
    """Let the store know that its person reads there, as a synced laptop's does."""
    store.only_reviews = lambda asked, _: asked == log


def told(joyce):
    return " ".join(words(joyce.window))


def test_who_only_reviews_is_asked_for_nothing_on_the_rights_page(joyce):
    sarah = joyce.child("Sarah")
    said = {"who": "Hodan, mum", "words": "Nobody rang", "received_on": TODAY}
    run(joyce.qtbot, joyce.desk, lambda s: complaints.keep_complaint(s, sarah, by="u", **said))
    joyce.window.go("rights", sarah.id)
    page = joyce.window.page("rights")
    joyce.qtbot.waitUntil(lambda: bool(page.said.lines))
    assert page.said.lines[0].buttons[0].isVisible()
    reads = {one: "review" for one in joyce.desk.standing.caseloads}
    joyce.desk.stand(replace(joyce.desk.standing, caseloads=reads))
    page._read()
    joyce.qtbot.waitUntil(lambda: not page.said.complain.isVisible())
    for button in (page.said.object, page.holds.hold, page.copies.ask):
        assert not button.isVisible()
    assert not any(one.isVisible() for line in page.said.lines for one in line.buttons)
