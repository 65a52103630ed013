"""The directory: rung today it is dated for everybody; a linking begins from a service."""

import pytest

from linkworker.actions.services import directory
from linkworker.records import Linking
from tests.seeds import TODAY
from tests.ui.child_hands import ask, child, choose, press, settled, words
from ui.desk import Desk, Standing
from ui.screens.directory_page import DirectoryPage
from ui.widgets.buttons import Button


@pytest.fixture
def page(qtbot, joyces):
    made = DirectoryPage(joyces)
    qtbot.addWidget(made)
    made.resize(1140, 702)
    with qtbot.waitExposed(made):
        made.show()
    settled(qtbot, joyces)
    return made


def card(page, name):
    return next(one for one in page.cards if one.service.name == name)


def test_ringing_a_service_is_one_line_and_dates_it_for_everybody(qtbot, joyces, page):
    dahab = card(page, "Dahab family advice")
    assert "Nobody has looked at it for 8 months" in " ".join(words(dahab))
    press(qtbot, dahab, "Rang Dahab family advice today")
    asked = dahab.opened
    asked.keep()
    assert asked.fields["learned"].problem().startswith("Say what you learned")
    asked.fields["learned"].editor.insert("Hodan is back on Mondays")
    asked.fields["weeks"].editor.set_value(2)
    asked.keep()
    settled(qtbot, joyces)
    known = {one.service.name: one for one in ask(qtbot, joyces, directory)}
    last = known["Dahab family advice"].last
    assert (last.on, last.by, last.learned, last.weeks) == (
        TODAY, "joyce", "Hodan is back on Mondays", 2,
    )  # fmt: skip
    said = " ".join(words(card(page, "Dahab family advice")))
    assert "Looked at Tue 4 November 2025 by Joyce" in said
    assert "“Hodan is back on Mondays” Wait: 2 weeks." in said


def test_what_was_learned_of_another_service_is_struck_out(qtbot, joyces, page):
    advice = card(page, "Citizens Advice Brent")
    choose(advice, "Citizens Advice Brent", "Strike out what was learned last")
    advice.opened.fields["reason"].editor.insert("that was the Family Hub")
    press(qtbot, advice.opened, "Strike out")
    settled(qtbot, joyces)
    said = " ".join(words(card(page, "Citizens Advice Brent")))
    assert "Nobody has looked at it for 6 months (Mon 28 April 2025 by Joyce)" in said


def test_what_is_being_typed_stays_under_the_hand_while_the_list_changes(qtbot, joyces, page):
    dahab = card(page, "Dahab family advice")
    press(qtbot, dahab, "Rang Dahab family advice today")
    dahab.opened.fields["learned"].editor.insert("half a sentence")
    page.looking.line.setText("somali")
    settled(qtbot, joyces)
    assert card(page, "Dahab family advice") is dahab
    assert dahab.opened.fields["learned"].value() == "half a sentence"


def test_a_family_that_was_asked_already_is_said_to_be(qtbot, joyces, page):
    page.show_about(child(qtbot, joyces, "Sarah").id)
    settled(qtbot, joyces)
    young = card(page, "Young carers on Saturdays")
    young.start()
    settled(qtbot, joyces)
    said = " ".join(words(young.opened))
    assert "asked about this already, for Sarah" in said
    assert "Joyce asks again on Mon 5 January 2026" in said
    before = len(ask(qtbot, joyces, lambda r: r.find(Linking)))
    young.opened.keep()
    settled(qtbot, joyces)
    assert "go on with that one" in " ".join(words(young.opened))
    assert len(ask(qtbot, joyces, lambda r: r.find(Linking))) == before


def test_a_child_is_asked_for_where_none_is_looked_for(qtbot, joyces, page):
    hub = card(page, "Willow Green Family Hub")
    hub.start()
    hub.opened.keep()
    assert hub.opened.child.problem() == "Choose a child"


def test_who_only_reads_is_offered_nothing_to_write_with(qtbot, joyces, page):
    reads = Standing("tom", "Tom", {"caseload": "review"}, places=frozenset({"brent"}))
    joyces.stand(reads)
    settled(qtbot, joyces)
    shown = [one.accessibleName() for one in page.findChildren(Button) if one.isVisible()]
    assert not [name for name in shown if name.startswith(("Begin", "Rang", "More", "Add"))]
    assert isinstance(page._desk, Desk)


def test_the_school_years_linkings_are_counted_above(qtbot, joyces, page):
    assert "1 linking this school year" in " ".join(words(page))
