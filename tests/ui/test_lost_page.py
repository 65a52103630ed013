"""The page on which a lost laptop is reported says of the laptop chosen, and of no other."""

import pytest

from tests.ui.child_hands import settled
from ui.models.office import Office, Person, Seen
from ui.screens.lost_page import LostPage, _Found

OFFICE = Office(
    people=(
        Person("m", "Maya Okoro", "", (Seen("d1", "m", "Dell"), Seen("d2", "m", "ThinkPad")), ()),
    ),
)


@pytest.fixture
def page(qtbot, joyces):
    made = LostPage(joyces)
    qtbot.addWidget(made)
    made.show_about("")
    settled(qtbot, joyces)
    made._offer(_Found(OFFICE, (), ""))
    yield made
    made.keeper.keep()


def choose(page, device):
    page.which.editor.set_value(device)
    page.which.editor.changed.emit()


def test_nothing_is_chosen_before_somebody_chooses(page):
    assert not page.which.value()
    assert page.form.fields["laptop"].value() == ""


def test_another_laptop_chosen_is_called_by_its_own_name(page):
    choose(page, "d1")
    assert page.form.fields["laptop"].value() == "Dell"
    choose(page, "d2")
    assert page.form.fields["laptop"].value() == "ThinkPad"


def test_what_was_typed_of_it_stays(page):
    page.form.fields["laptop"].editor.set_value("The one with the blue sticker")
    choose(page, "d1")
    assert page.form.fields["laptop"].value() == "The one with the blue sticker"
