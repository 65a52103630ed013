"""What a child needs, on the story: strengths first, a sentence each, what is being done."""

from datetime import date

from linkworker.actions.needs import needs_of
from linkworker.actions.plans import edit_plan, plan_of
from linkworker.measures.needs import Helped
from linkworker.records import HowMuch
from tests.seeds import TODAY
from tests.ui.child_hands import ask, child, choose, press, run, settled, shown, turn, words
from ui.models.needs import helped_words
from ui.widgets.inputs import LineEdit


def needs(qtbot, desk, name="Wren"):
    one = child(qtbot, desk, name)
    return {n.words: n for n in ask(qtbot, desk, lambda r: needs_of(r, one))}


def story(qtbot, desk, name="Wren"):
    return turn(qtbot, shown(qtbot, desk), desk, "story", name)


def test_each_is_a_sentence_with_who_said_it_and_what_is_being_done(qtbot, joyces):
    card = story(qtbot, joyces).needs
    said = " ".join(words(card))
    assert "Said by mum, Thu 11 Sep · Mr Fenwick noticed first · 20 of 70 half-days" in said
    assert "needs some now, a lot at the start" in said
    assert "Begun 3 school days after we were told." in said
    assert "Nothing is being done yet, 5 school days on" in said


def test_what_is_being_done_is_said_in_one_line_and_dates_the_first_help(qtbot, joyces):
    card = story(qtbot, joyces).needs
    row = next(one for one in card.rows if not one.need.doing)
    row.do.click()
    row.findChild(LineEdit).set_value("Lunch club in the blue room")
    press(qtbot, row, "Keep")
    settled(qtbot, joyces)
    found = needs(qtbot, joyces)[row.need.words]
    assert (found.doing, found.help_on) == ("Lunch club in the blue room", TODAY)


def test_how_much_it_needs_now_and_that_it_is_met_are_two_choices_away(qtbot, joyces):
    card = story(qtbot, joyces).needs
    row = next(one for one in card.rows if "maths" in one.need.words)
    choose(row, row.need.words, "No longer needed")
    settled(qtbot, joyces)
    found = needs(qtbot, joyces)["To stay in maths when it is loud"]
    assert (found.met_on, found.at_start) == (TODAY, HowMuch.A_LOT)
    said = " ".join(words(card))
    assert "No longer needed, since today: To stay in maths when it is loud" in said
    assert len(card.rows) == 2


def test_strengths_come_before_the_first_need(qtbot, joyces):
    wren = child(qtbot, joyces)
    plan = ask(qtbot, joyces, lambda r: plan_of(r, wren))
    run(qtbot, joyces, lambda s: edit_plan(s, plan, good_at=""))
    card = story(qtbot, joyces).needs
    assert card.add_one.text() == "What is Wren good at?"


def test_the_timeline_tells_when_it_was_told_and_when_help_began(qtbot, joyces):
    part = turn(qtbot, shown(qtbot, joyces), joyces, "timeline")
    told = {(one.at.date(), one.title) for one in part._told}
    assert (date(2025, 9, 11), "Need: coming to school") in told
    assert (date(2025, 9, 16), "First help: coming to school") in told


def test_how_long_first_help_took_is_said_over_everybody_here():
    assert helped_words(Helped(0, 0, None)) == ""
    assert helped_words(Helped(2, 0, None)) == "2 needs told, none with help yet"
    said = (
        "From told to first help: 5 school days for the middle one of 7 needs; 1 has no help yet."
    )
    assert helped_words(Helped(8, 7, 5)) == said
