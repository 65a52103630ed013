"""The names an administrator gave reach every other administrator, and nobody else."""

import msgspec
import pytest

from linkworker.canonical import unb64
from sync import book, governing, inviting, names_handed
from sync.book import Book
from sync.names_handed import hand_over, take_in
from tests.sync.laptops import Laptop

NEEDLES = ("Alderbrook", "Beechwood", "Nia Hughes")


@pytest.fixture
def second(authority, sam):
    """Sam, made an administrator as well."""
    governing.make_admin(authority, sam.client.keyring.user)
    sam.sync()
    return sam


def handed(authority, laptop: Laptop) -> Book:
    """Hand over, let a laptop sync and take it in; its book."""
    hand_over(authority)
    laptop.sync()
    take_in(laptop.client.keyring)
    return Book(laptop.store.mailbox)


def invite(authority, name, caseload):
    id_ = Book(authority.mailbox).named(book.CASELOADS, caseload)
    return inviting.invite(authority, name, {id_: "lead"})


def test_a_second_administrator_has_all_names_and_what_is_new(authority, maya, second):
    shelves = handed(authority, second)
    mine = Book(authority.mailbox)
    for shelf in (book.PLACES, book.PLACE_LOGS, book.CASELOADS, book.PEOPLE):
        assert shelves.shelf(shelf) == mine.shelf(shelf)
    assert shelves.shelf(book.CASELOADS)["Alderbrook"] == maya.caseload
    said = invite(authority, "Nia Hughes", "Beechwood")
    shelves = handed(authority, second)
    assert shelves.called(book.PEOPLE)[said.user] == "Nia Hughes"
    (here,) = inviting.invitations(second.store.mailbox, second.client.keyring.known)
    assert (here.id, here.name, here.code) == (said.id, "Nia Hughes", said.code)
    inviting.withdraw(authority, said.id)
    handed(authority, second)
    assert inviting.invitations(second.store.mailbox, second.client.keyring.known) == []


def test_nothing_is_handed_twice_or_to_nobody(authority, maya, sam):
    at = authority.organisation.position
    hand_over(authority)
    assert authority.organisation.position == at  # there is no other administrator
    governing.make_admin(authority, sam.client.keyring.user)
    hand_over(authority)
    at = authority.organisation.position
    hand_over(authority)
    assert authority.organisation.position == at


def test_whoever_is_no_administrator_opens_none_of_it_and_the_log_says_no_name(
    authority, maya, second
):
    invite(authority, "Nia Hughes", "Beechwood")
    assert handed(authority, maya).shelf(book.CASELOADS) == {}
    policy = maya.client.keyring.organisation.policy
    (value,) = (one for name, one in policy.items() if name.startswith("names "))
    words = msgspec.json.decode(value)["words"]
    assert not [n for n in NEEDLES if n in value or n.encode() in unb64(words)]
    governing.end_admin(authority, second.client.keyring.user)
    governing.make_admin(authority, maya.client.keyring.user)
    invite(authority, "Olu", "Cedar")
    assert "Cedar" not in handed(authority, second).shelf(book.CASELOADS)
    assert {"Alderbrook", "Beechwood", "Cedar"} <= handed(authority, maya).shelf(
        book.CASELOADS
    ).keys()  # all of it, also what was handed before her time


def test_one_name_that_two_gave_is_told_apart(authority, second):
    own = Book(second.store.mailbox).named(book.CASELOADS, "Elm")
    other = Book(authority.mailbox).named(book.CASELOADS, "Elm")
    called = handed(authority, second).called(book.CASELOADS)
    assert (called[own], called[other]) == ("Elm", "Elm (2)")


@pytest.mark.parametrize("value", ["", "{", "[]", 7, '{"to":{},"words":"AA"}'])
def test_what_makes_no_sense_is_passed_over(authority, second, value):
    governing.set_policy(authority, {"names somebody 0": value})
    assert handed(authority, second).shelf(book.CASELOADS).keys() == {"Alderbrook"}
    assert names_handed._read(second.store.mailbox).seen == 2
