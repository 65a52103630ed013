"""What a server that was brought back takes again: nothing by the word of who may not any more."""

import os

import pytest

from linkworker.canonical import b64
from linkworker.records import Child
from sync import control_log, entries, envelope, erasing, governing, leaving
from sync.exchange import Ask, Entry, Push
from tests.sync.laptops import edit, words


def push(laptop, log, kind, data, *, again=False):
    """Push one entry by hand; return the server's receipt."""
    at = laptop.client.keyring.organisation.at
    pushed = (Push(log, Entry(kind, data), again=again),)
    return laptop.server.exchange(Ask(at, b"", pushed)).receipts[0]


def signed_erasure(laptop, log, *what):
    """Sign an erasure with a program of one's own: ours asks first."""
    keyring = laptop.client.keyring
    return control_log.sign(
        keyring.organisation, keyring.controls(log), keyring.signer, entries.Erase(what)
    )


@pytest.fixture
def brought_back(office, maya, sam, tom, goal):
    """The server after a restore that set nothing back; returns the goal that all have."""
    office.restore(office.backup())
    for laptop in (maya, sam, tom) * 2:
        assert not laptop.sync().trouble
    return goal


def test_a_laptop_let_go_is_not_believed_that_its_entry_was_here_before(
    authority, maya, sam, tom, brought_back
):
    governing.make_admin(authority, tom.client.keyring.user)
    tom.sync()
    leaving.revoke(authority, tom.client.keyring.device)
    receipt = push(
        tom, brought_back.log, "control", signed_erasure(tom, brought_back.log), again=True
    )
    assert receipt.result == "refused"
    for laptop in (maya, sam):
        assert not laptop.sync().trouble
        assert [child.name for child in laptop.store.find(Child)] == ["Wren"]


def test_nobody_is_believed_of_their_own_entry_once_the_right_to_it_has_ended(
    authority, maya, tom, brought_back
):
    user = tom.client.keyring.user
    governing.make_admin(authority, user)
    tom.sync()
    erasure = signed_erasure(tom, brought_back.log)
    governing.end_admin(authority, user)
    tom.sync()
    assert push(tom, brought_back.log, "control", erasure, again=True).result == "refused"
    assert not maya.sync().trouble
    assert [child.name for child in maya.store.find(Child)] == ["Wren"]


def test_what_was_not_written_yet_cannot_be_erased(maya, sam, goal):
    device, log = sam.client.keyring.device, goal.log
    n, _ = maya.store.mailbox.chain(log, device)
    receipt = push(maya, log, "control", signed_erasure(maya, log, (device, n + 1, 0)))
    assert (receipt.result, receipt.why) == ("again", "erases what is not here yet")
    edit(sam, goal, words="Sam writes on")
    for laptop in (sam, maya):
        assert not laptop.sync().trouble
    assert words(maya, goal) == "Sam writes on"


def test_no_envelope_comes_without_its_body_but_after_a_restore(maya, sam, goal):
    edit(sam, goal, words="Sam's")
    for laptop in (sam, maya):
        laptop.sync()
    keyring, device, log = maya.client.keyring, sam.client.keyring.device, goal.log
    n, hash_ = maya.store.mailbox.chain(log, device)
    assert (
        push(maya, log, "control", signed_erasure(maya, log, (device, n, 0))).result == "accepted"
    )
    maya.sync()
    header = envelope.Header(
        kid=device, log=log, g=keyring.controls(log).g, lg=keyring.organisation.at,
        ct=keyring.controls(log).at, n=(n + 1, n + 1), pv=hash_, deps={}, nc="A" * 16,
    )  # fmt: skip
    forged = erasing.left_of(envelope._spell(header), b64(os.urandom(32)))
    receipt = push(maya, log, "erased", forged)
    assert (receipt.result, receipt.why) == (
        "refused",
        "only what was here before comes without its body",
    )
