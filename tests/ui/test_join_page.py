"""The first day: an invitation by file or by hand, a name, four words typed back from paper."""

import pytest

from linkworker.canonical import b64
from sync.invitation import invite
from sync.joining import invitation_file, read_invitation
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui.screens.join_page import JoinPage

CODE = invite(b64(bytes(12))).code
SERVER = "https://linkworker.example"


@pytest.fixture
def page(qtbot):
    made = JoinPage()
    qtbot.addWidget(made)
    made.resize(1093, 614)
    with qtbot.waitExposed(made):
        made.show()
    return made


def fill_in(page):
    page.code.set_value(CODE)
    page.server.set_value(SERVER)
    page.name.set_value("Maya Okoro")
    page.again.set_value(page.passphrase)


def test_all_that_joining_needs_is_handed_on_once(page, qtbot):
    fill_in(page)
    with qtbot.waitSignal(page.wanted) as wanted:
        page.join.click()
    invitation, name, passphrase = wanted.args
    assert read_invitation(invitation) == (SERVER, CODE)
    assert (name, passphrase) == ("Maya Okoro", page.passphrase)
    assert not page.join.isEnabled()


def test_everything_missing_is_said_at_once(page, qtbot):
    with qtbot.assertNotEmitted(page.wanted):
        page.join.click()
    assert all(page._fields[name].problem() for name in ("invitation", "server", "name", "again"))


def test_one_wrong_letter_of_the_code_is_found(page, qtbot):
    fill_in(page)
    wrong = "2" if CODE[9] != "2" else "3"
    page.code.set_value(CODE[:9] + wrong + CODE[10:])
    with qtbot.assertNotEmitted(page.wanted):
        page.join.click()
    assert "Check each group of six" in page._fields["invitation"].problem()


def test_other_words_than_those_shown_are_not_taken(page, qtbot):
    fill_in(page)
    page.again.set_value("four other words typed")
    with qtbot.assertNotEmitted(page.wanted):
        page.join.click()
    assert page._fields["again"].problem()


def test_an_invitation_file_fills_in_code_and_server(page, tmp_path):
    path = tmp_path / "maya.lwi"
    path.write_bytes(invitation_file(SERVER, CODE))
    page.take_file(path)
    assert (page.server.value(), page.code.value()) == (SERVER, CODE)
    path.write_bytes(b"\xff\xfenot an invitation")
    page.take_file(path)
    assert "not an invitation file" in page._fields["invitation"].problem()


def test_trouble_is_said_and_what_was_typed_stays(page):
    fill_in(page)
    page.join.click()
    page.show_trouble("The disk is full.")
    assert page.join.isEnabled()
    assert page.name.value() == "Maya Okoro"


def test_it_is_named_plain_and_whole(page):
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []
