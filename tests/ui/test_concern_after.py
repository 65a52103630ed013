"""After a worry was handed over: who may read the words, whether they came back, figures."""

from dataclasses import replace

import pytest

from linkworker.actions.concerns import FORM
from linkworker.actions.due import due_now
from linkworker.actions.places import keep_place
from linkworker.measures.concerns import CONCERN
from linkworker.records import (
    ConcernPassed,
    ConcernWords,
    Place,
    WordsThen,
)
from linkworker.store import sealed
from tests.seeds import NOW, TODAY
from tests.ui import seeded
from tests.ui.child_hands import ask, run, words
from tests.ui.concern_hands import (
    NEEDLE,
    drafts,
    hand_over,
    open_page,
    passed_on,
    press_named,
)
from tests.ui.tasks.hands import Worker
from ui.desk import tell_time
from ui.happened.everything import happened
from ui.widgets.asking import Asking
from ui.widgets.buttons import Button


@pytest.fixture
def reviewing(seeded_store, tmp_path, qapp):
    seeded.lay_down(seeded_store, tmp_path)
    tell_time(lambda: NOW)
    with seeded.seeded_desk(tmp_path, "review") as desk:
        yield desk


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


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
    hand_over(joyce, page)
    joyce.qtbot.waitUntil(lambda: not page.said.has_work())
    press_named(joyce, page, "Read the words")
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
    hand_over(joyce, page)
    joyce.qtbot.waitUntil(lambda: not page.said.has_work())
    assert ask(joyce.qtbot, joyce.desk, lambda r: r.find(ConcernWords)) == []


def test_who_reviews_prints_the_sheet_and_keeps_no_record(qtbot, reviewing):
    tom = Worker(qtbot, reviewing)
    page = open_page(tom, "Nia")
    before = len(passed_on(tom, "Nia"))
    tom.write(NEEDLE)
    tom.settle()
    assert "You are reviewing: no record is kept by you" in " ".join(words(page.handing))
    shown = [one.said for one in page.passed.findChildren(Button) if one.isVisible()]
    assert shown == []
    hand_over(tom, page)
    tom.qtbot.waitUntil(lambda: not page.said.has_work())
    assert len(passed_on(tom, "Nia")) == before
    assert drafts(tom, FORM) == []


def test_figures_stand_without_a_name(joyce):
    joyce.window.go("stepping_up")
    joyce.settle()
    page = joyce.window.page("stepping_up")
    said = " ".join(words(page))
    assert page.figures[0].text() == "1 of 3"
    assert "5 not written down yet" in said
    for name in ("John", "Sarah", "Wren"):
        assert name not in said
