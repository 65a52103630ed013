"""A child's record erased: two people and an administrator, and nothing left but the proof."""

from datetime import date, datetime

import pytest

from linkworker.actions import erasing, erasing_list, retention
from linkworker.actions.contacts import record_contact
from linkworker.actions.people import add_person
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import Child, Contact, Erasure, ErasureDone, Goal, Means, Outcome, Person
from sync.governing import make_admin
from tests.sync.test_wrong_child import everything_in, on_server, wren_of

NEEDLE = "quincewood"
DAY = date(2025, 11, 4)
LATER = date(2025, 12, 4)
SAID = {
    "at": datetime(2025, 11, 3, 9, 42), "means": Means.CALL, "outcome": Outcome.REACHED, "by": "m",
}  # fmt: skip


@pytest.fixture
def wren(authority, maya, sam, goal):
    """Wren with words and a mother, on two laptops; Maya is an administrator too."""
    wren = wren_of(maya)
    record_contact(maya.store, children=[wren], whom="mum", words=f"{NEEDLE} at home", **SAID)
    add_person(
        maya.store, child=wren, caseload=maya.caseload, name=f"Ruth {NEEDLE}", role="mum"
    )  # fmt: skip
    make_admin(authority, maya.client.keyring.user)
    for laptop in (maya, sam):
        laptop.sync()
        laptop.store.index_some()
    return maya.store.get(Child, wren.id)


def user_of(laptop):
    return laptop.client.keyring.user


def ask(laptop, wren):
    listed = erasing_list.to_erase(laptop.store, wren, DAY)
    erasing.ask_erasure(
        laptop.store, listed, caseload=laptop.caseload, reason="the family asks",
        by=user_of(laptop), on=DAY,
    )  # fmt: skip
    return listed


def agreed(maya, sam, wren):
    ask(maya, wren)
    maya.sync()
    sam.sync()
    (erasure,) = erasing.waiting(sam.store)
    erasing.agree_to_erase(sam.store, erasure, by=user_of(sam), on=DAY)
    sam.sync()
    maya.sync()
    return erasing.waiting(maya.store)[0]


def sign(laptop, erasure, **more):
    said = {"by": user_of(laptop), "on": DAY, "admin": True, "server_backups": LATER, **more}
    return erasing.sign_erasure(laptop.store, erasure, **said)


def tell(laptop):
    return erasing.tell_erased(
        laptop.store, {laptop.caseload}, device=laptop.client.keyring.device,
        user=user_of(laptop), name=laptop.name, backups_until=LATER,
    )  # fmt: skip


def everywhere(laptop, *logs):
    return everything_in(laptop, logs)


def test_an_erased_child_is_on_no_laptop_nor_on_the_server_and_chains_still_verify(
    office, maya, sam, goal, wren
):
    """abuse 23: no word in tables, search or envelopes; a laptop that joins later reads on."""
    logs = (wren.log, wren.family)
    erasure = agreed(maya, sam, wren)
    sign(maya, erasure)
    for laptop in (maya, sam, maya, sam):
        laptop.sync()
        tell(laptop)
    newcomer = office.let_in(maya, "Nora", "write")
    for laptop in (maya, sam, newcomer):
        for kind in (Child, Contact, Goal, Person):
            assert laptop.store.find(kind) == []
        assert NEEDLE not in everywhere(laptop, *logs)
        assert laptop.client.round.trouble == ""
    assert all(NEEDLE not in on_server(office, maya, log) for log in logs)
    with office.pool.connection() as sql:
        kinds = {
            kind for (kind,) in sql.execute("SELECT kind FROM entry WHERE log = %s", [logs[0]])
        }
    assert "change" not in kinds


def test_the_certificate_names_who_has_not_confirmed_and_when_the_last_copy_is_gone(
    maya, sam, wren
):
    erasure = agreed(maya, sam, wren)
    sign(maya, erasure)
    laptops = [(one.client.keyring.device, user_of(one)) for one in (maya, sam)]
    for laptop in (maya, maya):
        laptop.sync()
        tell(laptop)
    (erasure,) = maya.store.find(Erasure)
    said = erasing.certificate(maya.store, erasure, laptops)
    assert (said.missing, said.complete) == ((laptops[1],), False)
    for laptop in (sam, sam, maya):
        laptop.sync()
        tell(laptop)
    (erasure,) = maya.store.find(Erasure)
    said = erasing.certificate(maya.store, erasure, laptops)
    assert (said.missing, said.complete, said.last_copy) == ((), True, LATER)
    assert len(maya.store.find(ErasureDone)) == 4  # two logs on two laptops
    assert tell(maya).ids == {}


def test_one_person_alone_erases_nothing(maya, sam, wren):
    listed = ask(maya, wren)
    assert "Contact: 1, written " in listed.in_words
    assert NEEDLE not in listed.in_words
    (erasure,) = erasing.waiting(maya.store)
    with pytest.raises(NotAllowed, match="besides"):
        erasing.agree_to_erase(maya.store, erasure, by=user_of(maya), on=DAY)
    with pytest.raises(NotAllowed, match="second person"):
        sign(maya, erasure)
    with pytest.raises(NotAllowed, match="administrator"):
        sign(maya, erasure, admin=False)
    erasing.agree_to_erase(maya.store, erasure, by=user_of(sam), on=DAY)  # not by Sam's own hand
    (erasure,) = erasing.waiting(maya.store)
    with pytest.raises(NotAllowed, match="laptop of their own"):
        sign(maya, erasure)
    with pytest.raises(NotAllowed, match="already"):
        ask(maya, wren)
    erasing.let_go(maya.store, erasure, because="the family thought again")
    assert erasing.waiting(maya.store) == []
    assert maya.store.find(Contact)


def test_what_must_stay_is_not_erased_and_a_reason_is_needed(maya, wren):
    listed = erasing_list.to_erase(maya.store, wren, DAY)
    with pytest.raises(Invalid):
        erasing.ask_erasure(maya.store, listed, caseload=maya.caseload, reason=" ", by="m", on=DAY)
    said = {"name": "A. Solicitor", "reason": "a claim", "since": DAY, "review_on": LATER}
    retention.hold(maya.store, wren, by="m", **said)
    with pytest.raises(NotAllowed, match="Solicitor says"):
        erasing_list.to_erase(maya.store, wren, DAY)


def test_a_laptop_that_had_opened_the_record_says_so(maya, sam, wren):
    sam.store.mailbox.erasures.note_opened(wren.log)
    erasure = agreed(maya, sam, wren)
    sign(maya, erasure)
    for laptop in (maya, sam, maya, sam, maya):
        laptop.sync()
        tell(laptop)
    opened = {one.user: one.opened for one in maya.store.find(ErasureDone, about=wren.log)}
    assert opened[user_of(sam)]
    assert not opened[user_of(maya)]
