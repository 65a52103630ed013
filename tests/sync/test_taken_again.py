"""What a server that was brought back takes again: nothing by the word of who may not any more."""

import os
import time

import pytest
from starlette.testclient import TestClient

from linkworker.canonical import b64
from linkworker.records import Child
from sync import control_log, entries, envelope, erasing, governing, leaving, organisation_log
from sync.exchange import Ask, Entry, Push
from sync.server.administration import RESTORED_FOR, Life, life
from sync.server.app import make_app
from tests.sync.laptops import URL, edit, words


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


def test_nobody_erases_ahead_by_their_own_word_and_what_is_refused_is_not_said_to_be_taken(
    maya, sam, tom, brought_back
):
    """Two together do, signed with a name: then its author sees that nothing more is taken."""
    log, device = brought_back.log, sam.client.keyring.device
    n, _ = maya.store.mailbox.chain(log, device)
    entry = signed_erasure(maya, log, *((device, n + more, 0) for more in range(2, 9)))
    receipt = push(maya, log, "control", entry, again=True)
    assert (receipt.result, receipt.why) == ("again", "erases what is not here yet")
    edit(sam, brought_back, words="Sam's, as ever")
    sam.sync()
    maya.sync()
    assert words(maya, brought_back) == "Sam's, as ever"
    assert push(tom, log, "control", entry, again=True).result == "accepted"
    edit(sam, brought_back, words="Sam's, not taken")
    assert [why for _, why in sam.sync().refused] == ["this record was erased"]
    assert [why for _, why, _ in sam.store.not_sent()] == ["this record was erased"]


def test_what_is_left_of_an_erased_envelope_comes_only_from_who_reads_there_now(
    authority, maya, sam, tom, brought_back
):
    keyring, log = tom.client.keyring, brought_back.log
    header = envelope.Header(
        kid=sam.client.keyring.device, log=log, g=1, lg=keyring.organisation.at,
        ct=keyring.controls(log).at, n=(1, 1), pv="", deps={}, nc="A" * 16,
    )  # fmt: skip
    forged = erasing.left_of(envelope._spell(header), b64(os.urandom(32)))
    leaving.end_membership(authority, keyring.user, maya.caseload)
    receipt = push(tom, log, "erased", forged, again=True)
    assert (receipt.result, receipt.why) == (
        "refused",
        "only what was here before comes without its body",
    )


def test_nobody_brings_an_ending_of_their_own_that_takes_back_what_the_server_has(
    authority, maya, sam, brought_back
):
    edit(sam, brought_back, words="Sam's, and taken")
    sam.sync()
    user, caseload = sam.client.keyring.user, maya.caseload
    held = authority.lasts([sam.client.keyring.device], caseload)

    def offer(cuts):
        """Sign an ending with a program of one's own, and offer it; return what Sam may then."""
        organisation, ending = (
            authority.organisation,
            entries.Member(caseload, user, "none", None, cuts),
        )
        entry = organisation_log.sign(organisation, authority.keyring.signer, ending)
        authority.server.exchange(Ask(organisation.at, b"", offer=(entry,)))
        maya.sync()
        return maya.client.keyring.organisation.may_of(caseload, user)

    assert offer(None) == "write"
    assert offer(held) == "none"
    maya.sync()
    assert words(maya, brought_back) == "Sam's, and taken"


def test_sixty_days_after_a_restore_nothing_is_taken_again(office, maya, sam, brought_back):
    """The state ends while the server runs on; who stays away longer brings nothing of others'."""
    log, device = brought_back.log, sam.client.keyring.device
    n, _ = maya.store.mailbox.chain(log, device)
    ahead = signed_erasure(maya, log, (device, n + 1, 0))
    began = time.time() - RESTORED_FOR
    assert Life("", began + 60).restored
    assert not Life("", began).restored
    assert not Life("").restored
    with office.pool.connection() as sql:
        sql.execute("UPDATE server SET restored = restored - interval '60 days'")
        assert not life(sql).restored
    sam.server._http = TestClient(make_app(office.pool), base_url=URL)
    receipt = push(sam, log, "control", ahead, again=True)
    assert (receipt.result, receipt.why) == ("again", "erases what is not here yet")
