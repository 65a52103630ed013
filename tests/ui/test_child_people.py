"""Who may be told what: one line of people, and somebody known already added to another child."""

import pytest

from linkworker.actions.people import people_round
from linkworker.records import Person
from tests.ui.child_hands import ask, child, press, shown, turn, words
from ui.screens.form_page import FormPage


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


def test_the_contact_time_stands_beside_the_name_only_where_ringing_is_safe(qtbot, page, joyces):
    said = words(turn(qtbot, page, joyces, "story").round)
    assert "after 3pm" in said
    assert "not safe to contact" in said
    assert "must not collect" in said


def test_telephones_that_were_open_are_closed_for_the_next_child(qtbot, page, joyces):
    story = turn(qtbot, page, joyces, "story")
    press(qtbot, story, "How to reach Dana Tidewater")
    assert any("01632 960 114" in one for one in words(story))
    turn(qtbot, page, joyces, "story", "Sarah")
    story = turn(qtbot, page, joyces, "story")
    assert not any("01632 960 114" in one for one in words(story))


def test_somebody_known_already_is_added_to_another_child(qtbot, page, joyces):
    story = turn(qtbot, page, joyces, "story", "Pip")
    with qtbot.waitSignal(joyces.went) as went:
        press(qtbot, story, "Add somebody known already, such as a sister’s mum, to Pip")
    place, about = went.args
    assert place == "form"
    form = FormPage(joyces)
    qtbot.addWidget(form)
    form.resize(1140, 702)
    form.show()
    form.show_about(about)
    qtbot.waitUntil(lambda: bool(form.forms))
    fields = form.forms[0].fields
    offered = [
        fields["person"].editor.itemText(at) for at in range(fields["person"].editor.count())
    ]
    assert "Dana Tidewater, Wren’s mum, Otis’s mum" in offered
    (dana,) = ask(qtbot, joyces, lambda reader: reader.find(Person, name="Dana Tidewater"))
    fields["person"].editor.set_value(dana.id)
    fields["role"].editor.set_value("neighbour")
    with qtbot.waitSignal(joyces.background.changed):
        form.save()
    pip = child(qtbot, joyces, "Pip")
    ((relation, person),) = ask(qtbot, joyces, lambda reader: people_round(reader, pip))
    assert (relation.role, person.name) == ("neighbour", "Dana Tidewater")
    qtbot.waitUntil(lambda: "Dana Tidewater" in words(story.round))


def test_the_grown_ups_a_child_named_stand_before_anybody_who_must_not_be_told(qtbot, page, joyces):
    said = words(turn(qtbot, page, joyces, "story").round)
    named = "Wren can go to: Mr Fenwick, Miss Hart in the blue room, gran."
    assert said.index(named) < said.index("Must not be told: address, times")
    said = words(turn(qtbot, page, joyces, "story", "Pip").round)
    assert "Which grown-ups can Pip go to?" in said
