"""One entry erased by two people: gone from every laptop and the server; all beside it stands."""

import pytest

from linkworker.actions import erasing, retention
from linkworker.actions.attachments import tidy_files
from linkworker.actions.contacts import record_contact
from linkworker.actions.erasing_list import said_of, to_erase_entry
from linkworker.actions.linkings import begin_linking
from linkworker.actions.moving_away import move_away
from linkworker.actions.people import add_person
from linkworker.errors import NotAllowed
from linkworker.records import (
    Attachment,
    Child,
    Contact,
    Erasure,
    ErasureDone,
    Goal,
    Linking,
    LinkingStep,
    Person,
    Relation,
)
from sync.governing import make_admin
from tests.sync.laptops import edit
from tests.sync.pictures import FOUR, add, picture, through
from tests.sync.test_erased import DAY, LATER, SAID, sign, tell, user_of
from tests.sync.test_wrong_child import everything_in, on_server, other_child, wren_of

NEEDLE = "quincewood"
KINDS = (Contact, Linking, Person, Attachment)


@pytest.fixture
def wren(authority, maya, sam, goal):
    """Wren with a note, a linking, a mother and a picture to be erased, on two laptops."""
    store, wren = maya.store, wren_of(maya)
    record_contact(store, children=[wren], whom="mum", words=f"{NEEDLE} at home", **SAID)
    add_person(store, child=wren, caseload=maya.caseload, name=f"Ruth {NEEDLE}", role=NEEDLE)
    with store.change() as (change, _):
        change.update(store.get(Child, wren.id), started=DAY)
    wren = store.get(Child, wren.id)
    begin_linking(store, wren, to=f"{NEEDLE} clinic", whom="Wren", need="talk", on=DAY, by="m")
    add(maya, wren, picture(FOUR), name=f"Her {NEEDLE}")
    edit(maya, goal, words="innocent, in the same envelope")
    make_admin(authority, user_of(maya))
    for laptop in (maya, sam, sam):
        laptop.sync()
        through(laptop)
        laptop.store.index_some()
    return store.get(Child, wren.id)


def ask(laptop, record):
    listed = to_erase_entry(laptop.store, record, DAY)
    erasing.ask_erasure(laptop.store, listed, caseload=laptop.caseload, reason="she asks",
                        by=user_of(laptop), on=DAY)  # fmt: skip
    return listed


def agreed(maya, sam, *records):
    for one in records:
        ask(maya, one)
    maya.sync()
    sam.sync()
    for one in erasing.waiting(sam.store):
        erasing.agree_to_erase(sam.store, one, by=user_of(sam), on=DAY)
    sam.sync()
    maya.sync()
    return erasing.waiting(maya.store)


def certificates(laptop, *laptops):
    known = [(one.client.keyring.device, user_of(one)) for one in laptops]
    return [erasing.certificate(laptop.store, one, known) for one in laptop.store.find(Erasure)]


def pieces_at(office):
    with office.pool.connection() as sql:
        return sql.execute("SELECT count(*) FROM piece").fetchone()[0]


def test_one_entry_is_erased_by_two_people_and_nothing_of_it_is_anywhere(
    office, maya, sam, goal, wren
):
    """A note, a linking, a person and a picture: no needle left, and who joins later reads on."""
    logs = (wren.log, wren.family)
    assert all(NEEDLE in everything_in(one, logs) for one in (maya, sam))
    assert pieces_at(office) == 4
    found = [next(iter(maya.store.find(kind))) for kind in KINDS]
    for erasure in agreed(maya, sam, *found):
        assert NEEDLE not in repr(erasure)
        sign(maya, erasure)
    for laptop in (maya, sam, maya, sam, maya):
        laptop.sync()
        tidy_files(laptop.store, DAY)
        through(laptop)
        tell(laptop)
    newcomer = office.let_in(maya, "Nora", "write")
    for laptop in (maya, sam, newcomer):
        for kind in (*KINDS, LinkingStep, Relation):
            assert laptop.store.find(kind) == []
        assert NEEDLE not in everything_in(laptop, logs)
        assert laptop.store.get(Goal, goal.id).words == "innocent, in the same envelope"
        assert laptop.client.round.trouble == ""
    assert all(NEEDLE not in on_server(office, maya, log) for log in logs)
    assert pieces_at(office) == 0
    assert [(one.complete, one.last_copy) for one in certificates(maya, maya, sam)] == (
        [(True, LATER)] * 4
    )


def test_the_certificate_of_one_entry_is_not_borne_out_by_another_erasure(maya, sam, wren):
    (note,) = maya.store.find(Contact)
    sign(maya, *agreed(maya, sam, note))
    for laptop in (maya, maya):
        laptop.sync()
        tell(laptop)
    (said,) = certificates(maya, maya, sam)
    assert said.missing == ((sam.client.keyring.device, user_of(sam)),)
    idris = other_child(maya, maya.caseload)
    record_contact(maya.store, children=[wren], whom="dad", words="of Idris", **SAID)
    maya.sync()
    move_away(maya.store, *maya.store.find(Contact, log=wren.log), idris, by="m", on=DAY)
    for laptop in (maya, maya):
        laptop.sync()
        tell(laptop)
    other = [one for one in maya.store.find(ErasureDone) if not one.whole]
    assert len({one.mark for one in other}) == 2
    (said,) = certificates(maya, maya)
    assert [one.mark for one in said.done] == [said.erasure.marks]


def test_what_two_people_saw_is_what_goes_and_one_person_alone_erases_nothing(maya, sam, wren):
    (linking,) = maya.store.find(Linking)
    assert "clinic" in said_of(linking)
    listed = ask(maya, linking)
    assert [one.title for one in listed.goes] == ["Linking", "Step of a linking"]
    assert NEEDLE not in listed.in_words
    (erasure,) = erasing.waiting(maya.store)
    with pytest.raises(NotAllowed, match="second person"):
        sign(maya, erasure)
    with pytest.raises(NotAllowed, match="already"):
        ask(maya, linking)
    (erasure,) = agreed(maya, sam)
    with maya.store.change() as (change, _):
        more = LinkingStep(linking=linking.id, rung=maya.store.find(LinkingStep)[0].rung, on=DAY)
        change.add(more, linking.log)
    with pytest.raises(NotAllowed, match=r"two people saw.*ask for it anew"):
        sign(maya, erasure)
    erasing.let_go(maya.store, erasure, because="asked for anew")
    said = {"name": "A. Solicitor", "reason": "a claim", "since": DAY, "review_on": LATER}
    retention.hold(maya.store, wren, by="m", **said)
    for one in (linking, maya.store.find(Person)[0]):
        with pytest.raises(NotAllowed, match="Solicitor says"):
            to_erase_entry(maya.store, one, DAY)
    with pytest.raises(NotAllowed, match="whole record"):
        to_erase_entry(maya.store, wren, DAY)


def test_an_entry_that_is_erased_stays_so_on_a_restored_server(office, maya, sam, wren):
    yesterday = office.backup()
    (note,) = maya.store.find(Contact)
    sign(maya, *agreed(maya, sam, note))
    for laptop in (maya, sam):
        laptop.sync()
    office.restore(yesterday)
    for laptop in (maya, sam, maya, sam):
        laptop.sync()
    assert f"{NEEDLE} at home" not in on_server(office, maya, wren.log)
    assert sam.store.find(Contact) == []
