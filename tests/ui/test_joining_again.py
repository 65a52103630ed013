"""An invitation that is over, used or mistyped is not the end: another one is handed in."""

import pytest
from PySide6.QtCore import Qt

from sync.joining import read_invitation
from tests.demo.hands import wait_until
from tests.demo.office import office
from tests.ui.first_day import Person, clear_away, go_on


@pytest.fixture
def local(qapp, tmp_path):
    tmp_path.chmod(0o755)
    with office(tmp_path) as made:
        made.create("Brent")
        yield made
    go_on(qapp)
    clear_away()


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


def test_a_used_invitation_is_said_to_be_and_another_lets_the_laptop_in(qapp, tmp_path, local):
    first = local.invite("Sam", "--write", "Alderbrook")
    sam, maya = Person(tmp_path / "sam-laptop"), Person(tmp_path / "maya-laptop")
    join(sam, first)
    sam.wait_to_see("Invitation handed in, today")
    join(maya, first)
    maya.wait_to_see("over or was used on another laptop")
    page = maya.page("waiting")
    maya.click(page.other)
    server, code = read_invitation(local.invite("Maya", "--write", "Alderbrook").read_text())
    page.invitation.boxes.set_value(code)
    page.invitation.server.set_value(server)
    maya.click(page.hand_in)
    maya.wait_to_see("Invitation handed in, today")
    local.approve()
    maya.app.session.sync_now()
    wait_until(lambda: maya.desk.standing.user, "being let in")
    for one in (sam, maya):
        one.app.lock()


def begin_anew(sam):
    """Say that a new invitation is in the hand."""
    sam.click(sam.window.begin_anew)
    asked = sam.window.sure.itemAt(0).widget()
    asked.fields["sure"].editor.set_value(True)
    asked.keep()
    sam.wait_to_see("Welcome to Linkworker")


def test_forgotten_words_lead_to_a_new_beginning_and_the_old_store_stays_locked(
    qapp, tmp_path, local
):
    sam = Person(tmp_path / "sam-laptop")
    join(sam, local.invite("Sam", "--write", "Alderbrook"))
    sam.app.lock()
    sam.open_app()
    sam.click(sam.window.forgotten)
    sam.wait_to_see("Nobody can look the words up")
    begin_anew(sam)
    sam.wait_to_see("Welcome to Linkworker")
    sam.click(sam.window.back_button)  # it was pressed for a look: nothing is lost
    sam.wait_to_see("Unlock Linkworker")
    assert not [*sam.folder.glob("locked-*")]
    sam.click(sam.window.forgotten)
    begin_anew(sam)
    (aside,) = sam.folder.glob("locked-*")
    assert (aside / "vault.lwk").exists()
    join(sam, local.invite("Sam", "--write", "Alderbrook"))
    sam.wait_to_see("Invitation handed in, today")
    sam.app.lock()


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
