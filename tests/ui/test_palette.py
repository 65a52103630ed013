"""What a few letters find: children, words in their records, and what to say when nothing does."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QLabel

from linkworker.actions import children, contacts
from linkworker.records import AttendancePlan, Means, Outcome
from tests.seeds import NOW
from tests.ui.palette_hands import CTRL, Hands, Key
from ui import names
from ui.models.doings import DO, OPENED
from ui.models.found import CHILDREN, NEARLY, WRITTEN
from ui.models.found_people import PEOPLE


@pytest.fixture
def hands(qtbot, joyces):
    return Hands(qtbot, joyces)


@pytest.mark.parametrize(
    "typed", ["wr", "WREN", "tide", "wren tide", "tidewater wren", "ti wr", "wrën"]
)
def test_a_child_is_found_by_half_words_in_either_order_and_with_accents(hands, typed):
    assert hands.names(typed) == ["Wren Tidewater"]
    assert hands.chosen().words == "Wren Tidewater"
    assert hands.chosen().about == "5F · Alderbrook Primary"


def test_an_accent_in_a_name_need_not_be_typed(hands):
    wren = hands.child("Wren")
    hands.write(lambda store: children.edit_child(store, wren, name="Zoë", surname="Élan"))
    assert hands.names("zoe ela") == ["Zoë Élan"]


@pytest.mark.parametrize(
    ("name", "surname", "typed"),
    [("محمد", "علي", "محم"), ("Zuri 🦊", "Hale", "🦊"), ("Zuri 🦊", "Hale", "zuri")],
)
def test_a_name_from_right_to_left_or_with_a_picture_is_shown_and_found(
    hands, name, surname, typed
):
    pip = hands.child("Pip")
    hands.write(lambda store: children.edit_child(store, pip, name=name, surname=surname))
    hands.look_for("")
    found = hands.look_for(typed)
    assert found[0].words == f"{name} {surname}"
    hands.window.go("child", f"{pip.id}/story")
    hands.settle()
    assert f"{name} {surname}" in hands.window.page("child").strip.accessibleName() or any(
        f"{name} {surname}" in label.text()
        for label in hands.window.page("child").strip.findChildren(QLabel)
    )


def test_a_nickname_finds_and_is_said(hands):
    assert hands.names("junie") == ["Juniper Quill"]
    assert "“Junie”" in hands.chosen().about


def test_who_is_called_so_comes_before_whose_surname_begins_so(hands):
    kofi = hands.child("Kofi")
    hands.write(lambda store: children.edit_child(store, kofi, surname="Wrenshaw"))
    assert hands.names("wren") == ["Wren Tidewater", "Kofi Wrenshaw"]


def test_a_name_and_a_word_look_in_that_childs_record_alone(hands):
    nia, otis = hands.child("Nia"), hands.child("Otis")

    def ring(store):
        for child in (nia, otis):
            contacts.record_contact(
                store, children=[child], at=NOW - timedelta(days=5), whom="dad", means=Means.CALL,
                outcome=Outcome.REACHED, words="Glad to hear about the swimming.",
            )  # fmt: skip

    hands.write(ring)
    hands.look_for("nia dad")
    (line,) = hands.found(WRITTEN)
    assert (line.words, line.about) == ("With dad", "Nia Foxglove · call · Thu 30 Oct")
    hands.press(Key.Key_Return)
    place, about = hands.window.here()
    assert (place, about.rpartition("/")[0]) == ("child", f"{nia.id}/timeline")


def test_words_in_a_record_are_shown_with_whose_they_are_and_open_there(hands):
    hands.look_for("calm card")
    (line, *_) = hands.found(WRITTEN)
    assert "calm card" in line.words
    assert line.about.startswith("Wren Tidewater · ")
    hands.press(Key.Key_Return)
    assert hands.window.here()[0] == "child"
    assert hands.window.here()[1].startswith(hands.child("Wren").id)


def test_words_about_health_are_found_and_not_shown(hands):
    def write_down(store):
        with store.change() as (change, changes):
            plan = store.find(AttendancePlan)[0]
            change.update(plan, harder_words="Wakes with epilepsy")
        return changes

    hands.write(write_down)
    hands.look_for("epilep")
    (line,) = hands.found(WRITTEN)
    assert line.words == "Attendance Action Plan"
    assert "epilep" not in line.sentence


def test_nothing_typed_offers_what_can_be_done(hands):
    found = hands.look_for("")
    assert {one.group for one in found} == {DO}
    assert [one.words for one in found][:3] == ["New note", "Today", "Write up the day"]


def test_nothing_typed_begins_with_the_children_opened_last(hands):
    for name in ("Otis", "Wren"):
        hands.window.go("child", hands.child(name).id)
    hands.settle()
    found = hands.look_for("")
    assert [one.words for one in found if one.group == OPENED][:2] == [
        "Wren Tidewater",
        "Otis Marblethorn",
    ]
    hands.press(Key.Key_Down)
    hands.press(Key.Key_Return)
    assert hands.window.here() == ("child", hands.child("Otis").id)


def test_names_are_hidden_and_papers_begun_by_saying_so(hands):
    hands.look_for("hide")
    hands.press(Key.Key_Return)
    assert names.hidden()
    names.hide(False)
    hands.look_for("print wren")
    hands.press(Key.Key_Return)
    assert hands.window.here() == ("print", hands.child("Wren").id)


def test_a_name_typed_wrong_is_asked_about(hands):
    assert hands.names("wrn") == ["Wren Tidewater"]
    words = "No child or note matches “wrn”. Did you mean Wren?"
    assert hands.palette._nothing.text() == words
    hands.press(Key.Key_Return)
    assert hands.window.here() == ("child", hands.child("Wren").id)


@pytest.mark.parametrize("typed", ["cofi", "kfoi", "koffi", "KOFFI", "marblethron"])
def test_a_slip_of_the_hand_still_finds_the_child(hands, typed):
    meant = "Otis" if typed.startswith("m") else "Kofi"
    hands.look_for(typed)
    assert hands.chosen().words.startswith(meant)


def test_what_is_spelt_nearly_so_stands_after_what_is_spelt_just_so(hands):
    pip = hands.child("Pip")
    hands.write(lambda store: children.edit_child(store, pip, name="Cofie"))
    hands.look_for("cofi")
    groups = [(one.group, one.words.split()[0]) for one in hands.found()]
    assert groups[0] == (CHILDREN, "Cofie")
    assert (NEARLY, "Kofi") in groups


def test_a_deed_is_never_overtaken_by_a_name_spelt_nearly_so(hands):
    pip = hands.child("Pip")
    hands.write(lambda store: children.edit_child(store, pip, name="Heide"))
    hands.look_for("hide")
    assert hands.chosen().words == "Hide names"


def test_a_carer_is_found_by_name_and_by_whose_she_is(hands):
    wren = hands.child("Wren")
    hands.look_for("dana")
    line = next(one for one in hands.found(PEOPLE) if one.words.startswith("Dana"))
    assert "Wren’s mum" in line.about
    assert hands.look_for("wren mum")[0].words.startswith("Dana")
    assert not [one for one in hands.look_for("wren") if one.group == PEOPLE]
    hands.look_for("danna")  # nobody is called so
    assert hands.chosen().words.startswith("Dana")
    hands.press(Key.Key_Return)
    assert hands.window.here() == ("child", f"{wren.id}/family")


def test_a_word_of_a_note_typed_wrong_finds_what_was_meant(hands):
    kofi = hands.child("Kofi")
    hands.write(
        lambda store: contacts.record_contact(
            store, children=[kofi], at=NOW, whom="Kofi", means=Means.CHECK_IN,
            outcome=Outcome.REACHED, words="He talked of snorkelling.",
        )
    )  # fmt: skip
    hands.look_for("snorkeling")
    assert hands.found(WRITTEN)[0].words == "He talked of snorkelling."
    assert "spelt nearly so" in hands.palette._nothing.text()


def test_nothing_like_it_says_so_and_enter_does_nothing(hands):
    assert hands.look_for("xylophone") == []
    assert hands.palette._nothing.text() == "No child or note matches “xylophone”."
    hands.press(Key.Key_Return)
    hands.press(Key.Key_Return, CTRL)
    assert hands.palette.isVisible()


def test_another_name_is_found_as_soon_as_it_is_kept(hands):
    assert hands.names("quillon") == ["Juniper Quill"]  # the nearest there is
    pip = hands.child("Pip")
    hands.write(lambda store: children.edit_child(store, pip, name="Quillon"))
    assert hands.names("quillon") == [f"Quillon {pip.surname}"]
