"""A key that a reader filled with nonsense stops nobody: the next reader makes one that opens."""

import os

import pytest

from sync import entries, jws, key_log, keys, leaving, spelling
from sync.exchange import Ask, Entry, Push
from sync.key_log import caseload_readers
from tests.sync.laptops import edit, words


def push_key(laptop, **said):
    """Sign and push a caseload's key entry with a program of one's own."""
    keyring, caseload = laptop.client.keyring, laptop.caseload
    controls = keyring.controls(caseload)
    made = entries.KeyEntry(
        log=caseload, lg=keyring.organisation.at, ct=controls.at, of=caseload, **said
    )
    signed = jws.sign(keyring.signer, key_log.TYP, spelling.payload_of(made))
    pushed = (Push(caseload, Entry("key", signed)),)
    at = keyring.organisation.at
    assert laptop.server.exchange(Ask(at, b"", pushed)).receipts[0].result == "accepted"


def next_key(laptop, boxed, earlier):
    """Push the next key of a reviewer's caseload: `boxed` under its name, `earlier` before it."""
    keyring, caseload = laptop.client.keyring, laptop.caseload
    g = keyring.controls(caseload).g + 1
    key = keys.new_key()
    readers = caseload_readers(keyring.organisation, caseload)
    organisation = keyring.organisation.id
    push_key(
        laptop,
        g=g,
        pub=keys.public_of(key, caseload, g),
        to={
            reader: keys.box(boxed or key, kem, (organisation, caseload, g, reader))
            for reader, kem in readers.items()
        },
        prev=keys.seal_previous(key, earlier, caseload, g),
    )


@pytest.mark.parametrize("goes", [False, True])
def test_a_key_that_nobody_can_use_is_followed_by_one_that_opens(
    authority, maya, sam, tom, goal, goes
):
    next_key(tom, boxed=os.urandom(32), earlier=os.urandom(32))
    if goes:
        leaving.revoke(authority, tom.client.keyring.device)
    edit(maya, goal, words="written after the nonsense")
    for laptop in (maya, sam, maya, sam):
        assert not laptop.sync().trouble
    assert words(sam, goal) == "written after the nonsense"
    assert maya.store.unsent() == 0


def test_a_key_that_does_not_lead_to_those_before_it_is_given_them(office, maya, sam, tom, goal):
    """Who comes later would read nothing that was written before."""
    next_key(tom, boxed=None, earlier=os.urandom(32))
    for laptop in (maya, sam):
        assert not laptop.sync().trouble
    ann = office.invite("Ann", Alderbrook="write")
    for laptop in (maya, ann, maya, ann):
        assert not laptop.sync().trouble
    assert words(ann, goal) == "first words"
