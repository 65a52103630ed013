"""A child's Help: what stands there, what is said in a line, what is wrong and where."""

from datetime import date

import pytest

from linkworker.records import (
    Contact,
    DirectWork,
    Enrichment,
    EnrichmentTime,
    PracticalSupport,
    SchoolAdjustment,
)
from tests.seeds import TODAY
from tests.ui import seeded
from tests.ui.child_hands import ask, child, choose, press, settled, shown, turn, words
from tests.ui.tasks.hands import ALT, CTRL, SHIFT, Key, Worker
from ui.widgets.buttons import Button


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


def row(card, title):
    return next(one for one in card.rows if one.shown.title == title)


def asked(one):
    return one._asked.itemAt(0).widget()


def one_of(qtbot, desk, kind, **said):
    return ask(qtbot, desk, lambda reader: reader.find(kind, **said))[-1]


def test_her_own_words_stand_there_and_what_helps_says_how_it_stands(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "help", "Sarah")
    said = " ".join(words(part))
    for expected in (
        "“I walked in late and nobody turned round.”", "Before that: what I am proud of",
        "4 times\u00a0· 1 h 55 min", "look again tomorrow",
        "Explains 12 late marks this school year",
        "until Fri 19 Dec", "back by Fri 17 Jul 2026", "By Brent school-wear bank",
    ):  # fmt: skip
        assert expected.casefold() in said.casefold(), expected
    for word in ("refused", "barrier", "risk", "attempts"):
        assert word not in said.casefold()


def test_a_review_in_the_holidays_is_said_at_its_field_and_nothing_typed_is_lost(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "help", "Sarah")
    late = row(part.adjusted, "Late marks excused")
    late.ask_first()
    question = asked(late)
    question.fields["came_of"].editor.set_value("In class each time.")
    when = question.fields["review_on"]
    question.keep()
    assert when.problem() == "Say when, or end it"
    when.editor.set_value(date(2025, 12, 24))
    question.keep()
    settled(qtbot, joyces)
    assert when.problem().endswith("the next school day is Mon 5 January 2026")
    assert "This is not kept yet" in words(question)
    assert question.fields["came_of"].value() == "In class each time."
    when.editor.set_value(date(2026, 1, 5))
    with qtbot.waitSignal(joyces.said):
        question.keep()
    kept = one_of(qtbot, joyces, SchoolAdjustment, what="Late marks excused")
    assert (kept.review_on, kept.came_of) == (date(2026, 1, 5), "In class each time.")
    assert kept.until is None  # it outlives its old end


def test_a_lent_thing_is_back_on_a_day_that_can_be(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "help", "Sarah")
    laptop = row(part.handed, "Laptop")
    laptop.ask_first()
    question = asked(laptop)
    on = question.fields["returned_on"]
    on.editor.set_value(date(2025, 9, 1))
    question.keep()
    settled(qtbot, joyces)
    assert on.problem() == "It cannot come back before it was lent"
    on.editor.set_value(TODAY)
    with qtbot.waitSignal(joyces.said):
        question.keep()
    assert one_of(qtbot, joyces, PracticalSupport, what="Laptop").returned_on == TODAY
    settled(qtbot, joyces)
    assert "came back today" in words(part)


def test_another_time_with_the_journal_is_a_1_to_1_too(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "help", "Sarah")
    sarah = child(qtbot, joyces, "Sarah")
    journal = part.worked.rows[0]
    journal.ask_first()
    question = asked(journal)
    question.fields["topics"].editor.insert("what I want next year")
    question.fields["words"].editor.set_value("A door.")
    with qtbot.waitSignal(joyces.said):
        question.keep()
    work = one_of(qtbot, joyces, DirectWork, child=sarah.id)
    assert (work.topics, work.words, work.minutes) == ("what I want next year", "A door.", 30)
    assert work.goal
    contact = one_of(qtbot, joyces, Contact, child=sarah.id)
    assert (contact.at, contact.minutes) == (work.at, 30)
    settled(qtbot, joyces)
    choose(part, journal.shown.title, "Strike out the last session")
    question = asked(journal)
    question.keep()
    assert question.fields["struck_because"].problem() == "Say why"
    question.fields["struck_because"].editor.insert("of another child")
    press(qtbot, question, "Strike out")
    settled(qtbot, joyces)
    assert one_of(qtbot, joyces, DirectWork, child=sarah.id).struck_because == "of another child"
    assert one_of(qtbot, joyces, Contact, child=sarah.id).struck_because == "of another child"


def test_what_an_opportunity_did_and_each_time_at_it_stay_readable(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "help", "John")
    play = row(part.taken, "The Christmas play: the innkeeper")
    play.ask_first()
    question = asked(play)
    question.fields["minutes"].editor.set_value(60)
    question.fields["words"].editor.insert("Dress rehearsal.")
    with qtbot.waitSignal(joyces.said):
        question.keep()
    time = one_of(qtbot, joyces, EnrichmentTime)
    assert (time.on, time.minutes) == (TODAY, 60)
    settled(qtbot, joyces)
    assert "3 times, 2 h 30 min" in " ".join(words(part))
    choose(part, play.shown.title, "It has ended")
    question = asked(play)
    question.fields["ended_on"].editor.set_value(date(2025, 10, 1))
    question.fields["ended_because"].editor.insert("It was sung")
    question.keep()
    settled(qtbot, joyces)
    assert question.fields["ended_on"].problem() == "It ends before it starts"
    assert one_of(qtbot, joyces, Enrichment, what=play.shown.title).ended_on is None


def test_one_more_of_each_is_a_key_away_and_comes_back_here(joyce):
    part = joyce.open_child("Sarah", "help")
    sarah = joyce.child("Sarah").id
    opened = {Key.Key_1: "enrichment", Key.Key_2: "direct_work", Key.Key_3: "school_adjustment",
              Key.Key_4: "practical_support"}  # fmt: skip
    for key, kind in opened.items():
        joyce.window.go("child", f"{sarah}/help")
        joyce.settle()
        joyce.window.page("child").setFocus()
        joyce.press(key, ALT)
        assert joyce.window.here() == ("form", f"{kind}/new/{sarah}")
    form = joyce.window.page("form").forms[0]
    joyce.write("Bus pass")
    form.fields["handed"].editor.set_value(form.fields["handed"].editor.value())
    joyce.press(Key.Key_Return, CTRL)
    assert form.fields["handed"].problem()
    assert form.fields["what"].value() == "Bus pass"
    joyce.window.go("child", f"{sarah}/help")
    joyce.settle()
    joyce.window.page("child").setFocus()
    joyce.press(Key.Key_A, CTRL | SHIFT)
    assert joyce.window.here()[1].startswith("direct_work/new")
    assert part.adjusted.slip.isVisibleTo(part)


def test_late_marks_that_were_agreed_are_said_so_and_no_figure_changes(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "attendance", "Sarah")
    said = " ".join(words(part))
    assert "12 agreed with school" in said
    assert "60 of 73 half-days" in said
    part.chart.as_list.click()
    lines = part.chart.listed.text().splitlines()
    agreed = [line for line in lines if "Late, agreed with school" in line]
    assert len(agreed) == 12
    assert all("Late marks excused (Ms Okafor and the head of year" in line for line in agreed)
    assert any("(L)" in line or "ate" in line for line in lines if line not in agreed)
    row_of = part.chart.table.model()
    cells = [row_of.index(at, 3).data() for at in range(row_of.rowCount())]
    assert any("agreed)" in cell for cell in cells)


def test_help_is_named_on_its_goal_and_lies_over_the_two_years(qtbot, joyces):
    page = shown(qtbot, joyces)
    part = turn(qtbot, page, joyces, "plan", "Sarah")
    said = " ".join(words(part.cards[0]))
    assert "Help: “You Are Awesome” journal · Late marks excused · Homework pardoned" in said
    part = turn(qtbot, page, joyces, "sessions", "John")
    years = next(one for one in part.findChildren(type(part.years)) if one is part.years)
    assert "The Christmas play: the innkeeper" in years.picture.accessibleName()
    bar = years._facts.taken[0]
    years.picture.at = bar.id
    years._move(bar.id, 1)
    assert "nothing moves it here" in years.reading.text()


def test_the_timeline_tells_of_help_and_of_what_was_struck_out(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "help", "Sarah")
    choose(part, "Food for a week", "Strike out “Food for a week”")
    question = asked(row(part.handed, "Food for a week"))
    question.fields["struck_because"].editor.insert("of another family")
    with qtbot.waitSignal(joyces.said):
        question.keep()
    part = turn(qtbot, part.window(), joyces, "timeline", "Sarah")
    part.bar.pick("help")
    settled(qtbot, joyces)
    titles = [one.said for one in part.findChildren(Button) if one.isVisible()]
    assert {"Lent to Sarah: Laptop", "The school agreed: Late marks excused"} <= set(titles)
    assert not [one for one in titles if "Last day of" in one]  # it is still to come
    assert "struck out: of another family" in words(part)


def test_nothing_yet_says_what_goes_here(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "help", "Pip")
    said = " ".join(words(part))
    assert "A part in the play" in said
    assert "Late marks excused, homework pardoned" in said


def test_who_reviews_reads_all_of_it_and_is_offered_nothing_to_write(qtbot, seeded_store, tmp_path):
    seeded.lay_down(seeded_store, tmp_path)
    with seeded.seeded_desk(tmp_path, may="review") as desk:
        _reads_only(turn(qtbot, shown(qtbot, desk), desk, "help", "Sarah"))


def _reads_only(part):
    for card in (part.taken, part.worked, part.adjusted, part.handed):
        assert not card.add_one.isVisible()
        assert not any(one.act.isVisible() or one.more.isVisible() for one in card.rows)
    assert not part.adjusted.slip.isVisible()
    assert "Late marks excused" in " ".join(words(part))
