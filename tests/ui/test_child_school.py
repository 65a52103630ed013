"""A child’s School: sent away in one form, the way back ticked off, taught elsewhere, by keys."""

from dataclasses import replace
from datetime import date, timedelta
from functools import partial

import pytest
from PySide6.QtWidgets import QLabel

from linkworker.actions import coming_back, placements, suspensions
from linkworker.actions.coming_back import ways_back
from linkworker.records import (
    Child,
    ComingBack,
    FromHalf,
    OurPlace,
    Placement,
    PlacementWeek,
    Sent,
    Setting,
    Suspension,
    Touch,
)
from tests.seeds import NOW, TODAY
from tests.ui.child_hands import ask, child, choose, press, run, settled, shown, turn, words
from tests.ui.tasks.hands import ALT, CTRL, SHIFT, Key, Worker
from ui.school.step_row import StepRow
from ui.widgets.buttons import Button

REASON = "PP in the letter"
SAID = {
    "sent": Sent.SUSPENDED, "told_at": NOW, "told_by": "Mr Fenwick", "on": TODAY,
    "half": FromHalf.AFTERNOON, "half_days": 5, "school_reason": REASON,
    "account": "They were on at my cousin.", "our_place": OurPlace.COMING,
}  # fmt: skip


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def send(qtbot, desk, name, **said):
    who = child(qtbot, desk, name)
    run(qtbot, desk, lambda s: suspensions.keep_suspension(s, who, by="joyce", now=NOW,
                                                           **(SAID | said)))  # fmt: skip
    return who


def all_words(window):
    return " ".join(label.text() for label in window.findChildren(QLabel)).casefold()


def test_the_bad_day_is_one_form_and_what_it_means_stands_beside_it(joyce):
    john = joyce.child("John")
    joyce.open_child("John", "school")
    joyce.press(Key.Key_A, CTRL | SHIFT)
    page = joyce.window.page("form")
    away, back = page.forms
    assert away.fields["sent"].value() is Sent.SUSPENDED
    assert (away.fields["on"].value(), away.fields["half"].value()) == (TODAY, FromHalf.AFTERNOON)
    away.fields["told_by"].editor.setFocus()
    joyce.write("Mr Fenwick")
    away.fields["half_days"].editor.setFocus()
    joyce.write("4")
    joyce.settle()
    said = " ".join(words(page))
    assert "back Thu 6 Nov, afternoon" in said
    assert "4 of 90 half-days this school year" in said
    assert "today, 15:30: Homework club" in said
    back.fields["our_place"].editor.set_value(OurPlace.COMING)
    joyce.press(Key.Key_Return, CTRL)
    joyce.qtbot.waitUntil(lambda: joyce.window.here()[0] == "child")
    assert joyce.window.here() == ("child", f"{john.id}/school")
    one = max(ask(joyce.qtbot, joyce.desk, lambda r: r.find(Suspension)), key=lambda s: s.on)
    assert (one.told_by, one.half_days, one.by) == ("Mr Fenwick", 4, "joyce")
    found = ask(joyce.qtbot, joyce.desk, lambda r: r.find(ComingBack, suspension=one.id))
    assert [(b.expected, b.our_place) for b in found] == [(date(2025, 11, 6), OurPlace.COMING)]


def test_what_is_missing_is_said_at_its_place_all_at_once_and_nothing_typed_is_lost(joyce):
    joyce.open_child("John", "school")
    joyce.press(Key.Key_A, CTRL | SHIFT)
    (away, _) = joyce.window.page("form").forms
    away.fields["account"].editor.set_value("He began.")
    away.fields["touch"].editor.set_value(Touch.VISIT)
    joyce.press(Key.Key_Return, CTRL)

    def wrong(name):
        return away.fields[name]._problem.text()

    joyce.qtbot.waitUntil(lambda: bool(wrong("told_by")))
    assert wrong("half_days").startswith("Say how many half-days")
    assert wrong("touch_on") == "Say on which day"
    assert away.fields["account"].value() == "He began."
    assert joyce.window.focusWidget() is away.fields["told_by"].editor


def test_what_goes_on_stands_first_and_neither_reason_nor_account_is_shown(qtbot, joyces):
    send(qtbot, joyces, "John", touch=Touch.VISIT, touch_on=TODAY + timedelta(1))
    part = turn(qtbot, shown(qtbot, joyces), joyces, "school", "John")
    said = " ".join(words(part))
    assert "Away from school, back Fri 7 Nov" in said
    assert "visit tomorrow" in said
    assert "Work for days 1 to 5" in said
    assert "What John says happened is written down." in said
    assert REASON not in said
    assert "cousin" not in said


def test_a_visit_on_its_day_is_one_press(qtbot, joyces):
    who = send(qtbot, joyces, "John", touch=Touch.CALL, touch_on=TODAY)
    part = turn(qtbot, shown(qtbot, joyces), joyces, "school", "John")
    press(qtbot, part.away, "Called John today")
    settled(qtbot, joyces)
    (one, *_) = ask(qtbot, joyces, lambda r: suspensions.suspensions_of(r, who))
    assert one.touched_on == TODAY
    assert not part.away.touched.isVisible()


def test_on_lists_she_is_away_from_school_and_nothing_says_why(qtbot, joyces):
    send(qtbot, joyces, "John")
    hands = Worker(qtbot, joyces)
    for place in ("today", "caseload", "week"):
        hands.window.go(place)
        hands.settle()
        said = all_words(hands.window.page(place))
        for word in ("suspended", "exclu", "pp in the letter", "cousin", "fenwick, "):
            assert word not in said, (place, word)
    found = [one.words for one in hands.look_for("cousin") + hands.look_for("letter")]
    assert not [line for line in found if "at my cousin" in line or REASON in line]


def test_the_way_back_is_ticked_off_and_then_she_is_back(qtbot, joyces):
    who = send(qtbot, joyces, "John")
    part = turn(qtbot, shown(qtbot, joyces), joyces, "school", "John")
    press(qtbot, part.way, "Put down the usual steps")
    settled(qtbot, joyces)
    rows = [row for row in part.findChildren(StepRow) if row.isVisible()]
    assert len(rows) == 5
    rows[0].tick.click()
    settled(qtbot, joyces)
    (way, *_) = ask(qtbot, joyces, lambda r: ways_back(r, who))
    assert [bool(step.done_on) for step in way.steps] == [True, False, False, False, False]
    press(qtbot, part.way, "Is back")
    settled(qtbot, joyces)
    (way, *_) = ask(qtbot, joyces, lambda r: ways_back(r, who))
    assert way.back.back_on == TODAY
    assert not part.away.isVisible()
    assert part.way.isVisible()  # four steps are still open


def test_her_words_for_teachers_are_kept_by_a_key_and_stand_on_the_card(joyce):
    send(joyce.qtbot, joyce.desk, "John")
    part = joyce.open_child("John", "school")
    joyce.steps = 0
    joyce.press(Key.Key_1, ALT)
    assert joyce.window.focusWidget() is part.way._asked.itemAt(0).widget().fields["words"].editor
    joyce.write("Let me sit by the door")
    press(joyce.qtbot, part.way, "Keep")
    settled(joyce.qtbot, joyce.desk)
    assert "“Let me sit by the door”" in words(part.way)
    assert joyce.steps <= 2


def test_what_was_kept_by_mistake_is_struck_out_with_a_reason(qtbot, joyces):
    send(qtbot, joyces, "John")
    part = turn(qtbot, shown(qtbot, joyces), joyces, "school", "John")
    choose(part.away, "this time away", "Strike out")
    asked = part.away._asked.itemAt(0).widget()
    settled(qtbot, joyces)
    press(qtbot, asked, "Strike out")
    assert "Say why" in words(asked)
    asked.fields["reason"].editor.insert("another child")
    press(qtbot, asked, "Strike out")
    settled(qtbot, joyces)
    assert not part.away.isVisible()
    assert not part.way.isVisible()
    told = turn(qtbot, part.window(), joyces, "timeline", "John")
    said = " ".join(words(told))
    assert "another child" in said
    names = [one.accessibleName() for one in told.findChildren(Button)]
    assert any(one.startswith("Suspended, 5 half-days, from the afternoon") for one in names)
    assert not any("cousin" in one or REASON in one for one in (*names, said))


def test_where_she_is_taught_shows_its_hours_and_its_own_weeks(qtbot, joyces):
    sarah = child(qtbot, joyces, "Sarah")
    said = {"setting": Setting.AP, "where": "Kingsway", "starts": TODAY - timedelta(8)}
    run(qtbot, joyces, lambda s: placements.add_placement(s, sarah, tuesday="10:00", **said))
    (place,) = ask(qtbot, joyces, lambda r: r.find(Placement, child=sarah.id))
    codes = ("", "", "/", "O", *[""] * 6)
    keep = {"monday": date(2025, 10, 27), "codes": codes, "source": "Dee", "at": NOW}
    run(qtbot, joyces, lambda s: placements.keep_week(s, place, **keep))
    part = turn(qtbot, shown(qtbot, joyces), joyces, "school", "Sarah")
    told = " ".join(words(part.placement))
    assert "Came there: 1 of 2 half-days" in told
    assert "School’s register meanwhile:" in told
    assert "No visit yet" in told
    assert ask(qtbot, joyces, lambda r: r.find(PlacementWeek))
    assert not part.elsewhere.isVisible()


def test_who_reviews_reads_it_and_finds_nothing_to_press(qtbot, joyces):
    who = send(qtbot, joyces, "John")
    (way, *_) = ask(qtbot, joyces, lambda r: ways_back(r, who))
    run(qtbot, joyces, partial(coming_back.add_usual_steps, back=way.back))
    may = {one: "review" for one in joyces.standing.caseloads}
    joyces.stand(replace(joyces.standing, caseloads=may))
    part = turn(qtbot, shown(qtbot, joyces), joyces, "school", "John")
    assert part.away.isVisible()
    assert not part.times.add_one.isVisible()
    assert not part.counts.take.isVisible()
    assert not part.way.back.isVisible()
    assert not any(row.tick.isVisible() for row in part.findChildren(StepRow))
    part.keys["Ctrl+Shift+A"]()
    part.keys["Alt+1"]()
    part.keys["Alt+2"]()
    assert part.counts._asked.count() == 0
    assert part.way._asked.count() == 0
    assert ask(qtbot, joyces, lambda r: r.find(Child, name="John"))
