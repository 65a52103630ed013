"""The page about a worry: whom to tell, words that are offered here alone, handing over by keys."""

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

from linkworker.actions.children import add_child
from linkworker.actions.concerns import FORM
from linkworker.actions.files import saved_files
from linkworker.records import (
    ConcernPassed,
    PaperGiven,
    PassedHow,
    PassedTo,
)
from tests.linkworker.pages import plain_pages
from tests.ui.accessibility import cut_off, unnamed_controls
from tests.ui.child_hands import ask, words
from tests.ui.concern_hands import NEEDLE, drafts, hand_over, open_page, passed_on, type_and_leave
from tests.ui.seeded import CASELOAD, KEY
from tests.ui.tasks.hands import CTRL, Key, Worker
from ui.safety import SafetyCard


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def test_it_is_handed_over_by_keys_and_the_words_are_gone_from_every_page(joyce, tmp_path):
    page = open_page(joyce)
    assert page.handing.fields["to"].value() is PassedTo.LEAD
    assert page.handing.fields["name"].value() == "Mrs Dale"
    joyce.write(NEEDLE)
    page.keeper.keep()
    assert len(drafts(joyce, FORM)) == 1
    assert NEEDLE.encode() in plain_pages(tmp_path, KEY)
    page.handing.fields["handed"].editor.setFocus()
    joyce.press(Key.Key_Space)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: not page.said.has_work())
    assert drafts(joyce, FORM) == []
    assert NEEDLE.encode() not in plain_pages(tmp_path, KEY)
    (passed,) = passed_on(joyce)
    said = passed.concern
    assert (said.to, said.name, said.how) == (PassedTo.LEAD, "Mrs Dale", PassedHow.IN_PERSON)
    assert passed.words.reader == "Tom Arkwright"
    assert any("Words sealed to Tom Arkwright" in one for one in words(page.passed))
    assert NEEDLE not in " ".join(words(page))


def test_what_was_typed_is_offered_back_here_and_in_no_list(joyce):
    page = type_and_leave(joyce)
    assert drafts(joyce) == []
    assert len(drafts(joyce, FORM)) == 1
    joyce.window.go("drafts")
    joyce.settle()
    assert NEEDLE not in " ".join(words(joyce.window.page("drafts")))
    joyce.window.safety.emit()
    card = joyce.window.findChild(SafetyCard)
    joyce.qtbot.waitUntil(lambda: card.write.said == "Go on with what you began")
    card.write.click()
    joyce.settle()
    assert "You began" in " ".join(words(page))
    assert NEEDLE not in " ".join(words(page))
    page._notices.itemAt(0).widget().wanted.emit(drafts(joyce, FORM)[0])
    joyce.settle()
    assert page.said.fields["said"].value() == NEEDLE
    assert page.said.child.name == "Pip"


def test_what_was_begun_is_wiped_when_it_is_asked_for_twice(joyce, tmp_path):
    page = type_and_leave(joyce)
    assert NEEDLE.encode() in plain_pages(tmp_path, KEY)
    joyce.window.go("concern", "")
    joyce.settle()
    strip = page._notices.itemAt(0).widget()
    strip._throw.click()
    joyce.settle()
    assert len(drafts(joyce, FORM)) == 1
    strip._throw.click()
    joyce.settle()
    assert drafts(joyce, FORM) == []
    assert NEEDLE.encode() not in plain_pages(tmp_path, KEY)


def test_what_is_missing_is_said_at_its_field_and_nothing_is_lost(joyce):
    page = open_page(joyce)
    joyce.write(NEEDLE)
    page.handing.fields["name"].editor.set_value("")
    joyce.press(Key.Key_Return, CTRL)
    assert page.handing.fields["handed"].problem().startswith("Tick it")
    assert page.handing.fields["handed"].editor.hasFocus()
    joyce.press(Key.Key_Space)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: page.handing.fields["name"].problem() == "Their name is needed")
    assert page.said.fields["said"].value() == NEEDLE
    assert passed_on(joyce) == []


def test_about_staff_another_is_to_be_told_and_is_filled_in(joyce):
    page = open_page(joyce)
    page.whom.staff.click()
    assert page.whom.people[0].name == "Mrs Lindgren"
    assert "Mrs Dale" not in " ".join(words(page.whom))
    assert page.handing.fields["to"].value() is PassedTo.HEAD
    assert page.handing.fields["name"].value() == "Mrs Lindgren"


def test_of_a_child_who_is_not_here_only_the_sheet_remains(joyce, tmp_path):
    page = open_page(joyce, "")
    joyce.write(NEEDLE)
    page.said.fields["who"].editor.set_value("Ada, class 3B")
    page.keeper.keep()
    before = ask(joyce.qtbot, joyce.desk, lambda r: len(r.find(ConcernPassed)))
    assert "no record is kept" in " ".join(words(page.handing))
    hand_over(joyce, page)
    joyce.qtbot.waitUntil(lambda: not page.said.has_work())
    assert ask(joyce.qtbot, joyce.desk, lambda r: len(r.find(ConcernPassed))) == before
    pages = plain_pages(tmp_path, KEY)
    assert NEEDLE.encode() not in pages
    assert b"Ada, class 3B" not in pages


def test_the_sheet_is_printed_offline_and_no_list_of_papers_knows_it(joyce, tmp_path):
    page = open_page(joyce)
    joyce.write(NEEDLE)
    given = ask(joyce.qtbot, joyce.desk, lambda r: len(r.find(PaperGiven)))
    page.sheet.out.choose_printer = lambda _: QPdfWriter(str(tmp_path / "sheet.pdf"))
    joyce.press(Key.Key_P, CTRL)
    paper = page.sheet.out.paper
    for said in (NEEDLE, "Pip Larkspur", "Alderbrook Primary", "Mrs Dale", "Taken by", "999"):
        assert said in paper.html
    assert (tmp_path / "sheet.pdf").stat().st_size > 2_000
    assert ask(joyce.qtbot, joyce.desk, lambda r: len(r.find(PaperGiven))) == given
    page.sheet.out.write(tmp_path / "saved.pdf")
    joyce.settle()
    (saved,) = ask(joyce.qtbot, joyce.desk, saved_files)
    assert (saved.title, saved.path) == ("Concern sheet", str(tmp_path / "saved.pdf"))


def test_before_a_family_was_ever_asked_it_can_be_handed_over(joyce):
    school = joyce.child("Pip").school
    joyce.change(
        lambda store: add_child(store, caseload=CASELOAD, name="Ada", school=school, year=5)
    )
    page = open_page(joyce, "Ada")
    hand_over(joyce, page)
    joyce.qtbot.waitUntil(lambda: len(passed_on(joyce, "Ada")) == 1)


def test_all_of_it_is_named_and_nothing_is_cut_off(joyce):
    page = open_page(joyce, "Nia")
    QApplication.processEvents()
    assert unnamed_controls(page) == []
    assert cut_off(page) == []
