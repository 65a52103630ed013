"""Today: the day by time, what is due and why, who was not seen, and what one does there."""

from dataclasses import replace
from datetime import datetime

import pytest

from linkworker.actions.holidays import agreements_of
from linkworker.actions.to_dos import own_to_dos
from linkworker.records import (
    Action,
    Child,
    Contact,
    DueAnswer,
    DueRule,
    HolidayAgreement,
    Slot,
    ToDo,
)
from linkworker.store import Draft, random_id
from tests.seeds import NOW, TODAY
from tests.ui.child_hands import ask, run
from tests.ui.seeded import seeded_desk
from ui.desk import tell_time
from ui.screens.today_page import TodayPage
from ui.widgets.labels import Label

HALF_TERM = datetime(2025, 10, 30, 10, 5)


def opened(qtbot, desk):
    page = TodayPage(desk)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitUntil(lambda: page.today is not None)
    return page


@pytest.fixture
def page(qtbot, joyces):
    return opened(qtbot, joyces)


def now(qtbot, desk, kind):
    return ask(qtbot, desk, lambda reader: reader.find(kind))


def line_of(card, name):
    return next(line for line in card.lines if name in line.due.why or name == line.due.child.name)


def press(qtbot, desk, button):
    with qtbot.waitSignal(desk.said) as said:
        button.click()
    return said.args[0]


def words(widget):
    return " ".join(label.text() for label in widget.findChildren(Label) if label.isVisible())


def test_the_day_stands_by_time_and_who_waits_for_somebody_is_marked(page):
    times = [line.visit.first.slot.at for line in page.see.lines]
    assert times == sorted(times)
    assert times[0] == "10:20"
    otis = next(line for line in page.see.lines if line.visit.names == "Otis Marblethorn")
    assert otis.visit.note == "not seen for 7 school days, tried twice"
    assert "never during maths" in words(page.see)
    assert "Week 9" in words(page.head)


def test_every_line_that_is_due_says_why(page):
    assert page.due.lines
    assert all(line.due.why for line in page.due.lines)
    days = [line.due.by for line in page.due.lines if line.due.by]
    assert days == sorted(days)
    assert [line.due.child.name for line in page.unseen.lines] == ["Otis"]
    assert "7 school days, tried twice" in words(page.unseen)


def test_going_well_says_what_a_child_did_and_no_score(page):
    said = words(page.well)
    assert "feels nearer: from 5 to 6" in said
    assert "SDQ" not in said


def test_what_passed_is_asked_once_and_one_key_writes_it_down(qtbot, joyces, page):
    asked = [line.visit.names for line in page.passed.lines]
    assert "Juniper Quill" in asked
    before = len(now(qtbot, joyces, Contact))
    line = next(line for line in page.passed.lines if line.visit.names == "Juniper Quill")
    assert press(qtbot, joyces, line.seen).startswith("Seen")
    qtbot.waitUntil(lambda: "Juniper Quill" not in [one.visit.names for one in page.passed.lines])
    contacts = now(qtbot, joyces, Contact)
    assert len(contacts) == before + 1
    assert (contacts[-1].at, contacts[-1].minutes) == (datetime(2025, 11, 4, 8), 40)
    assert contacts[-1].others == 13


def test_not_needed_and_moved_answer_it_too_and_are_taken_back(qtbot, joyces, page):
    line = page.passed.lines[0]
    with qtbot.waitSignal(joyces.said) as said:
        line._skip()
    number = len(page.passed.lines)
    undo = said.args[1]
    qtbot.waitUntil(lambda: len(page.passed.lines) < number or not page.passed.isVisible())
    with qtbot.waitSignal(joyces.said):
        undo()
    qtbot.waitUntil(lambda: len(page.passed.lines) == number)


def test_a_promise_is_ticked_by_todays_contact_and_else_asks_by_which(qtbot, joyces, page):
    wren = line_of(page.due, "Wren")
    about = wren.due.about
    assert press(qtbot, joyces, wren.tick).startswith("Done by today’s contact")
    done = ask(qtbot, joyces, lambda reader: reader.get(Action, about))
    assert done.done_on == TODAY
    qtbot.waitUntil(lambda: all(one.due.about != done.id for one in page.due.lines))
    kofi = line_of(page.due, "Kofi")
    kofi.tick.click()
    qtbot.waitUntil(lambda: kofi._under.count() == 1)
    asked = kofi._under.itemAt(0).widget()
    asked.reason.set_value("His uncle did it")
    with qtbot.waitSignal(joyces.said) as said:
        asked.let_go.emit("His uncle did it")
    assert said.args[0] == "Let go"


def test_what_a_rule_asks_is_put_aside_with_a_reason_and_waits_until_a_day(qtbot, joyces, page):
    otis = page.unseen.lines[0]
    with qtbot.waitSignal(joyces.said):
        otis._aside("At his gran’s")
    qtbot.waitUntil(lambda: page.unseen.lines == [])
    (answer,) = now(qtbot, joyces, DueAnswer)
    assert (answer.rule, answer.aside_because) == ("not_seen", "At his gran’s")


def test_a_to_do_in_one_line_finds_the_child_in_the_words(qtbot, joyces, page):
    page.show_about("new")
    adder = page.due.adder
    assert adder.line.hasFocus() or adder.isVisible()
    adder.line.setText("Ring Otis’s mum about drums fri")
    adder.line.changed.emit()
    assert adder.whom.currentText() == "Otis Marblethorn"
    with qtbot.waitSignal(joyces.said):
        adder.keep()
    (made,) = [one for one in now(qtbot, joyces, ToDo) if "drums" in one.what]
    assert made.what == "Ring Otis’s mum about drums"
    assert made.due.isoformat() == "2025-11-07"
    adder.line.setText("Order pens")
    adder.line.changed.emit()
    with qtbot.waitSignal(joyces.said):
        adder.keep()
    own = ask(qtbot, joyces, lambda reader: own_to_dos(reader, TODAY))
    assert "Order pens" in [one.what for one in own]


def test_a_to_do_without_words_says_so_and_nothing_is_kept(qtbot, joyces, page):
    before = len(now(qtbot, joyces, ToDo))
    page.write()
    page.due.adder.keep()
    assert "Say what is to be done" in words(page.due.adder)
    assert len(now(qtbot, joyces, ToDo)) == before


def test_a_rule_is_switched_by_the_place(qtbot, joyces):
    ((place, _),) = ask(qtbot, joyces, lambda reader: reader.logs("place"))
    joyces.stand(replace(joyces.standing, place_log=place))
    page = opened(qtbot, joyces)
    page.due.why.click()
    row = page.rules.rows[0]
    with qtbot.waitSignal(joyces.said):
        row.on.click()
    (rule,) = now(qtbot, joyces, DueRule)
    assert (rule.rule, rule.on) == ("not_seen", False)
    qtbot.waitUntil(lambda: page.unseen.lines == [])


def test_while_school_is_closed_it_is_holiday_check_ins(qtbot, joyces):
    tell_time(lambda: HALF_TERM)
    page = opened(qtbot, joyces)
    assert page.holiday.isVisible()
    assert not page.see.isVisible()
    assert not page.unseen.isVisible()
    assert "October half-term: day 6 of 9" in words(page.holiday)
    first = page.holiday.lines[0].held.check
    assert first.state.value == "now"


def test_an_agreement_is_made_where_the_child_stands(qtbot, joyces):
    tell_time(lambda: HALF_TERM)
    page = opened(qtbot, joyces)
    line = next(one for one in page.holiday.lines if one.held.agreement is None)
    child = line.held.child
    line.agree.click()
    asked = line._under.itemAt(0).widget()
    asked.fields["contact"].editor.set_value(HolidayAgreement._declared["contact"].options.WEEKLY)
    with qtbot.waitSignal(joyces.said):
        asked.keep()
    (made,) = ask(qtbot, joyces, lambda reader: agreements_of(reader, child))
    assert made.contact.value == "every week"
    assert made.who_calls == "Joyce"


def test_a_slot_moves_by_a_quarter_and_on_its_day_alone(qtbot, joyces, page):
    kofi = next(line for line in page.see.lines if line.visit.names == "Kofi Starling")
    with qtbot.waitSignal(joyces.said) as said:
        kofi.shift(0, 1)
    assert said.args[0] == "Moved to today, 10:35"
    moved = [one for one in now(qtbot, joyces, Slot) if one.on == TODAY and one.at == "10:35"]
    assert len(moved) == 1


def test_weeks_of_quiet_are_said_when_she_is_back(qtbot, joyces):
    tell_time(lambda: datetime(2025, 12, 9, 8, 30))
    page = opened(qtbot, joyces)
    assert "weeks quiet, nothing lost" in words(page)


def test_what_was_half_written_long_ago_stands_here(qtbot, joyces):
    wren = ask(qtbot, joyces, lambda reader: reader.find(Child, name="Wren")[0])
    typed = {"now": {"words": "Rang"}, "before": {}}
    draft = Draft(random_id(), f"note/{wren.id}", "Note · Wren", wren.log, "", {}, typed)
    run(qtbot, joyces, lambda store: store.keep_draft(draft))
    page = opened(qtbot, joyces)
    assert not page._unfinished.isVisible()
    tell_time(lambda: datetime(2099, 1, 5, 9, 0))
    page._read()
    qtbot.waitUntil(page._unfinished.isVisible)


def test_somebody_who_reviews_finds_nothing_to_write_with(qtbot, joyces):
    joyces.stand(replace(joyces.standing, caseloads={"caseload": "review"}))
    page = opened(qtbot, joyces)
    assert not page.due.add_one.isVisible()
    assert not any(line.tick.isVisible() or line._more.isVisible() for line in page.due.lines)
    assert not any(line.note.isVisible() for line in page.see.lines)


def test_nobody_on_the_caseload_and_trouble_reading_are_said(qtbot, tmp_path, qapp):
    tell_time(lambda: NOW)
    with seeded_desk(tmp_path, empty=True) as desk:
        page = opened(qtbot, desk)
        assert page._empty.isVisible()
        page._say_trouble(OSError("gone"))
        assert page._trouble.isVisible()
