"""An ending by the keyboard: who stays is asked, the programme ends, six weeks on closes it."""

from datetime import date, datetime, timedelta

import pytest

from linkworker.actions import endings
from linkworker.actions.stages import stands
from linkworker.measures.stages import Stage
from linkworker.records import Ending, InTouch, OnwardCheck, Stays, TrustedAdult, Turn
from tests.seeds import TODAY
from tests.ui.child_hands import ask, choose, run, words
from tests.ui.tasks.hands import CTRL, SHIFT, Key, Worker
from ui.desk import tell_time
from ui.widgets.buttons import Button

BEGUN, LAST = date(2026, 4, 14), date(2026, 7, 10)
NEAR, SIX_ON = datetime(2026, 7, 10, 15, 40), datetime(2026, 9, 1, 15, 40)


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


@pytest.fixture
def page(joyce):
    return opened(joyce)


def press(joyce, widget, name):
    """Click a button that is there now: one asked before may not be gone yet."""
    found = (one for one in widget.findChildren(Button) if one.isVisible())
    next(one for one in found if one.accessibleName() == name).click()
    joyce.settle()


def opened(joyce, name="Sarah"):
    joyce.window.go("ending", joyce.child(name).id)
    page = joyce.window.page("ending")
    joyce.qtbot.waitUntil(lambda: page.opened.name == name)
    joyce.settle()
    return page


def of(joyce, kind):
    sarah = joyce.child("Sarah")
    return ask(joyce.qtbot, joyce.desk, lambda r: r.find(kind, log=sarah.log))


def stage(joyce, on):
    sarah = joyce.child("Sarah")
    return ask(joyce.qtbot, joyce.desk, lambda r: stands(r, sarah, on)).stage


def test_it_says_early_when_the_ending_begins_and_who_stays(page):
    said = " ".join(words(page))
    assert "The last term begins Mon 13 Apr 2026, and the ending with it" in said
    assert "stays, asked Tue 14 Oct" in said
    assert "not asked yet" in said
    assert "Goes on by itself: Citizens Advice Brent" in said
    assert "Boxing on Thursdays" in said


def test_somebody_named_is_kept_by_keys_and_then_asked(joyce, page):
    joyce.press(Key.Key_A, CTRL | SHIFT)
    joyce.write("Aunt Lise")
    for typed in ("mum’s sister", "Sundays"):
        joyce.press(Key.Key_Tab)
        joyce.write(typed)
    press(joyce, page.adults, "Keep")
    joyce.settle()
    (lise,) = [one for one in of(joyce, TrustedAdult) if one.name == "Aunt Lise"]
    assert (lise.role, lise.how, lise.by_child) == ("mum’s sister", "Sundays", True)
    assert (lise.named_on, lise.says) == (TODAY, None)
    joyce.qtbot.waitUntil(lambda: len(page.adults.rows) == 3)
    row = next(one for one in page.adults.rows if one.adult.name == "Aunt Lise")
    press(joyce, row, "What did Aunt Lise say?")
    joyce.settle()
    joyce.press(Key.Key_Space)
    press(joyce, row, "Keep")
    joyce.settle()
    (lise,) = [one for one in of(joyce, TrustedAdult) if one.name == "Aunt Lise"]
    assert (lise.says, lise.asked_on) == (Stays.YES, TODAY)


def test_what_is_asked_is_said_at_the_field_when_it_is_missing(joyce, page):
    joyce.press(Key.Key_A, CTRL | SHIFT)
    press(joyce, page.adults, "Keep")
    assert "Say who" in " ".join(words(page.adults))
    assert len(of(joyce, TrustedAdult)) == 2


def end(joyce, page):
    """Begin the ending and end the programme, by the one key."""
    tell_time(lambda: NEAR)
    joyce.press(Key.Key_Return, CTRL)
    assert stage(joyce, LAST) is Stage.ENDING
    assert page.next.text() == "End the programme"
    joyce.press(Key.Key_Return, CTRL)
    assert [*page.onward.asking.fields] == ["on"]  # Ms Okafor stays: no reason is asked for
    press(joyce, page.onward, "End the programme")
    joyce.settle()
    assert stage(joyce, LAST) is Stage.FOLLOW_UP


def test_ctrl_enter_begins_it_ends_the_programme_and_looks_six_weeks_on(joyce, page):
    end(joyce, page)
    tell_time(lambda: SIX_ON)
    page = opened(joyce)
    joyce.press(Key.Key_Return, CTRL)
    press(joyce, page.onward, "Keep, and close")
    assert "“could not find out” is an answer" in " ".join(words(page.onward))
    page.onward.asking.fields["found"].editor.set_value(InTouch.STILL)
    press(joyce, page.onward, "Keep, and close")
    joyce.settle()
    (check,) = of(joyce, OnwardCheck)
    assert check.found is InTouch.STILL
    assert stage(joyce, SIX_ON.date()) is Stage.CLOSED
    assert "Still in touch with Ms Okafor" in " ".join(words(page.onward))
    assert not page.next.isVisible()
    choose(page.onward, "six weeks on", "Strike it out")
    joyce.settle()
    joyce.write("of another child")
    press(joyce, page.onward, "Strike out")
    joyce.qtbot.waitUntil(lambda: page.next.isVisible())
    assert stage(joyce, SIX_ON.date()) is Stage.FOLLOW_UP


def test_ending_without_anybody_who_stays_asks_why(joyce):
    john = joyce.child("John")
    run(joyce.qtbot, joyce.desk, lambda s: endings.begin_ending(s, john, on=TODAY, by="joyce"))
    page = opened(joyce, "John")
    joyce.press(Key.Key_Return, CTRL)
    press(joyce, page.onward, "End the programme")
    assert "Say why nobody stays, or ask somebody first" in " ".join(words(page.onward))
    field = page.onward.asking.fields["nobody_because"]
    field.setFocus()
    joyce.write("They move to Leeds; his new school is told.")
    press(joyce, page.onward, "End the programme")
    joyce.settle()
    found = ask(joyce.qtbot, joyce.desk, lambda r: endings.ending_of(r, john, TODAY))
    assert found.ending.nobody_because == "They move to Leeds; his new school is told."
    assert found.way.turn is Turn.FOLLOW_UP


def test_what_goes_on_is_written_on_a_form_that_comes_back_here(joyce, page):
    page.planned.change.click()
    joyce.settle()
    form = joyce.window.page("form").forms[0]
    form.fields["school_does"].editor.set_value("Room 4 at lunch")
    form.fields["letter"].editor.set_value("Dear whoever sits here next")
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: joyce.window.here()[0] == "ending")
    (ending,) = of(joyce, Ending)
    assert (ending.school_does, ending.letter_by_child) == ("Room 4 at lunch", None)
    joyce.qtbot.waitUntil(lambda: "Dear whoever" in " ".join(words(page.letter)))


def test_the_goodbye_is_kept_by_one_button_once_the_ending_has_begun(joyce, page):
    assert not page.goodbye.held.isVisible()
    joyce.press(Key.Key_Return, CTRL)
    page.goodbye.held.click()
    joyce.settle()
    (ending,) = of(joyce, Ending)
    assert ending.held_on == TODAY
    assert "Said today" in " ".join(words(page.goodbye))


def test_from_today_the_ending_is_opened_and_the_letters_by_ctrl_p(joyce, page):
    tell_time(lambda: datetime.combine(BEGUN - timedelta(days=20), NEAR.time()))
    joyce.window.go("today")
    today = joyce.window.page("today")
    joyce.qtbot.waitUntil(lambda: today.today and today.today.day.year == 2026)
    joyce.settle()
    due = next(one for one in today.today.due if one.what == "Begin Sarah’s ending")
    line = today.due.lines[0]
    line.show_thing((due, ()))
    line.press()
    joyce.qtbot.waitUntil(lambda: joyce.window.here() == ("ending", joyce.child("Sarah").id))
    joyce.settle()
    joyce.press(Key.Key_P, CTRL)
    assert joyce.window.here() == ("print", f"{joyce.child('Sarah').id}/ending")


def test_who_reviews_reads_it_and_has_nothing_to_press(joyce):
    joyce.desk.stand(joyce.desk.standing.__class__("tom", "Tom", {"caseload": "review"}))
    page = opened(joyce)
    shown = [page.next, page.print, page.adults.add_one, page.planned.change, page.onward.look]
    assert not any(one.isVisible() for one in shown)
    joyce.press(Key.Key_Return, CTRL)
    assert stage(joyce, TODAY) is Stage.YEAR_2
