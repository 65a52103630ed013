"""The page about a worry: whom to tell, words that are offered here alone, handing over by keys."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QPdfWriter
from PySide6.QtWidgets import QApplication

from linkworker.actions.children import add_child
from linkworker.actions.concerns import FORM, concerns_of
from linkworker.actions.due import due_now
from linkworker.actions.files import saved_files
from linkworker.actions.places import keep_place
from linkworker.measures.concerns import CONCERN
from linkworker.records import (
    ConcernPassed,
    ConcernWords,
    PaperGiven,
    PassedHow,
    PassedTo,
    Place,
    WordsThen,
)
from linkworker.store import sealed
from tests.linkworker.pages import plain_pages
from tests.seeds import TODAY
from tests.ui.accessibility import cut_off, unnamed_controls
from tests.ui.child_hands import ask, run, words
from tests.ui.seeded import CASELOAD, KEY
from tests.ui.tasks.hands import CTRL, Key, Worker
from ui.happened.everything import happened
from ui.safety import SafetyCard
from ui.widgets.asking import Asking
from ui.widgets.buttons import Button

NEEDLE = "quokkas under the stairs"


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def open_page(joyce, name="Pip"):
    joyce.window.go("concern", joyce.child(name).id if name else "")
    joyce.settle()
    page = joyce.window.page("concern")
    joyce.qtbot.waitUntil(lambda: page.said.fields["said"].editor.hasFocus())
    return page


def passed_on(joyce, name="Pip"):
    one = joyce.child(name)
    return ask(joyce.qtbot, joyce.desk, lambda reader: concerns_of(reader, one))


def drafts(joyce, apart=""):
    return ask(joyce.qtbot, joyce.desk, lambda reader: reader.drafts(apart))


def type_and_leave(joyce):
    page = open_page(joyce)
    joyce.write(NEEDLE)
    joyce.window.go("today")
    joyce.settle()
    return page


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
    page.handing.fields["handed"].editor.setFocus()
    joyce.press(Key.Key_Space)
    joyce.press(Key.Key_Return, CTRL)
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


def test_today_asks_until_they_came_back_and_leads_here(joyce):
    (before,) = passed_on(joyce, "Nia")
    due = ask(joyce.qtbot, joyce.desk, lambda r: due_now(r, TODAY, user="joyce").due)
    (asks,) = [one for one in due if one.source == CONCERN]
    assert (asks.child.name, asks.what) == ("Nia", "Did Mrs Dale come back to you?")
    joyce.window.go("today")
    joyce.settle()
    today = joyce.window.page("today")
    line = next(one for one in today.due.lines if one.due.source == CONCERN)
    line.press()
    joyce.settle()
    assert joyce.window.here() == ("concern", f"{before.concern.child}/answer")
    page = joyce.window.page("concern")
    (question,) = page.passed.findChildren(Asking)
    question.fields["came_back"].editor._group.button(0).click()
    question.fields["words"].editor.set_value("She has it.")
    question.keep()
    joyce.settle()
    (after,) = passed_on(joyce, "Nia")
    assert after.answered.words == "She has it."
    due = ask(joyce.qtbot, joyce.desk, lambda r: due_now(r, TODAY, user="joyce").due)
    assert [one for one in due if one.source == CONCERN] == []


def test_the_timeline_says_that_it_was_passed_on_and_no_more(joyce):
    nia = joyce.child("Nia")
    told = ask(joyce.qtbot, joyce.desk, lambda r: happened(r, nia, {"joyce": "Joyce"}))
    one = next(each for each in told if isinstance(each.record, ConcernPassed))
    assert one.title == "A concern was passed to the school’s safeguarding lead"
    assert one.words == "They have not come back yet."
    assert "Dale" not in f"{one.title} {one.words} {one.who}"


def test_sealed_words_are_read_on_the_leads_laptop_and_put_away_with_the_page(joyce):
    private = sealed.new_private()

    def be_lead(store):
        store.mailbox.keep_secret("concern", private)
        public = sealed.public_of(private)
        store.keep_setting("concern", public)
        with store.change() as (change, changes):
            change.update(store.find(Place)[0], lead_key=public, lead_key_of="Tom Arkwright")
        return changes

    run(joyce.qtbot, joyce.desk, be_lead)
    page = open_page(joyce)
    joyce.write(NEEDLE)
    page.handing.fields["handed"].editor.setFocus()
    joyce.press(Key.Key_Space)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: not page.said.has_work())
    press_named(page, "Read the words")
    joyce.settle()
    joyce.qtbot.waitUntil(page.passed.words.isVisible)
    assert NEEDLE in page.passed.words._words.value()
    joyce.window.go("today")
    assert page.passed.words._words.value() == ""


def test_the_lead_takes_the_key_in_settings_under_their_own_name_alone(joyce):
    joyce.window.go("settings")
    joyce.settle()
    card = joyce.window.page("settings").lead
    assert not card.mine.isVisible()

    def rename(store):
        place = store.find(Place)[0]
        return keep_place(store, place.log, place, safeguarding_lead="Joyce")

    run(joyce.qtbot, joyce.desk, rename)
    log = ask(joyce.qtbot, joyce.desk, lambda r: r.find(Place)[0].log)
    joyce.desk.stand(replace(joyce.desk.standing, place_log=log))
    joyce.settle()
    joyce.qtbot.waitUntil(card.mine.isVisible)
    card.mine.click()
    card.mine.click()
    joyce.settle()
    joyce.qtbot.waitUntil(lambda: "sealed to this laptop" in " ".join(words(card)))
    place = ask(joyce.qtbot, joyce.desk, lambda r: r.find(Place)[0])
    assert place.lead_key_of == "Joyce"


def test_a_place_that_wipes_says_so_before(joyce):
    def wipe(store):
        place = store.find(Place)[0]
        return keep_place(store, place.log, place, concern_words=WordsThen.WIPED)

    run(joyce.qtbot, joyce.desk, wipe)
    page = open_page(joyce)
    joyce.write(NEEDLE)
    joyce.settle()
    assert "then wiped from this laptop: so this place has chosen" in " ".join(words(page.handing))
    page.handing.fields["handed"].editor.setFocus()
    joyce.press(Key.Key_Space)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: not page.said.has_work())
    assert ask(joyce.qtbot, joyce.desk, lambda r: r.find(ConcernWords)) == []


def test_before_a_family_was_ever_asked_it_can_be_handed_over(joyce):
    school = joyce.child("Pip").school
    joyce.change(
        lambda store: add_child(store, caseload=CASELOAD, name="Ada", school=school, year=5)
    )
    page = open_page(joyce, "Ada")
    page.handing.fields["handed"].editor.setFocus()
    joyce.press(Key.Key_Space)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: len(passed_on(joyce, "Ada")) == 1)


def test_figures_stand_without_a_name(joyce):
    joyce.window.go("stepping_up")
    joyce.settle()
    page = joyce.window.page("stepping_up")
    said = " ".join(words(page))
    assert page.figures[0].text() == "1 of 3"
    assert "5 not written down yet" in said
    for name in ("John", "Sarah", "Wren"):
        assert name not in said


def test_all_of_it_is_named_and_nothing_is_cut_off(joyce):
    page = open_page(joyce, "Nia")
    QApplication.processEvents()
    assert unnamed_controls(page) == []
    assert cut_off(page) == []


def press_named(page, name):
    next(one for one in page.findChildren(Button) if one.said == name and one.isVisible()).click()
