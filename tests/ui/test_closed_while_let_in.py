"""A laptop that was closed while somebody let it in."""

import pytest
from PySide6.QtCore import Qt

from tests.demo.hands import wait_until
from tests.demo.office import office
from tests.ui.first_day import Person, go_on


@pytest.fixture
def local(qapp, tmp_path):
    tmp_path.chmod(0o755)
    with office(tmp_path) as made:
        made.create("Brent")
        yield made
    go_on(qapp)


def join(person, file):
    person.click(person.window.join_button)
    page = person.window
    page.take_file(file)
    person.write("Maya Okoro")
    person.click(page.next)
    person.click(page.next)
    words = page.words.passphrase
    person.write(words)
    person.click(page.next)
    wait_until(lambda: person.app.session, "the laptop's lock")
    return words


def test_a_laptop_that_was_closed_while_it_was_let_in_goes_on_when_it_is_opened(
    qapp, tmp_path, local
):
    sam = Person(tmp_path / "sam-laptop")
    words = join(sam, local.invite("Sam", "--write", "Alderbrook"))
    sam.wait_to_see("Invitation handed in, today")
    sam.app.lock()
    assert "let in" in local.approve()
    sam.open_app()
    sam.write(words)
    sam.press(Qt.Key.Key_Return)
    wait_until(lambda: sam.app.session and sam.desk.standing.user, "being let in")
    sam.app.lock()
