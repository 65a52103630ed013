"""What this program cannot judge is kept and passed by; a later one takes it in."""

from msgspec.json import encode

from linkworker.records import Goal
from sync import leaving
from sync.merge import view
from tests.sync.desks import agreed_state
from tests.sync.laptops import begin_plan, edit, words
from tests.sync.test_poison import Poisoner, good_change, shown_or_asked


def view_with_a_fault(rule, heads, kept=()):
    """The merge of a program that was released with a fault in it."""
    if any(head.value == "boom" for head in heads):
        raise ZeroDivisionError
    return view(rule, heads, kept)


def test_a_fault_of_this_program_stops_one_envelope_and_an_upgrade_takes_it_in(office, maya, sam):
    ann = office.invite("Ann", Alderbrook="write")
    goal, other = begin_plan(maya), begin_plan(maya)
    for laptop in (maya, sam, ann):
        laptop.sync()
    maya.merge = view_with_a_fault
    maya.restart()
    edit(maya, goal, looks_like="Maya's")
    edit(sam, goal, looks_like="boom")
    sam.sync()
    edit(sam, goal, words="after the fault")
    edit(sam, other, words="another child")
    edit(ann, goal, order="5")
    for laptop in (sam, ann, maya):
        assert laptop.sync().trouble == ""
    assert words(maya, other) == "another child"
    assert maya.store.get(Goal, goal.id).order == "5"
    assert len(maya.store.mailbox.held()) == 1
    assert words(maya, goal) == "after the fault"
    assert maya.store.unsent() == 0
    assert ((again := maya.sync()).requests, again.trouble) == (1, "")
    maya.merge = view
    maya.restart()
    maya.sync()
    sam.sync()
    assert maya.store.mailbox.held() == []
    assert agreed_state(maya) == agreed_state(sam)


def test_who_waits_for_a_key_accuses_nobody_and_has_all_once_it_comes(office, maya, sam):
    """Nothing opens yet: two envelopes of one laptop wait, round after round."""
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    for said in ("one", "two"):
        edit(sam, goal, words=said)
        sam.sync()
    ann = office.invite("Ann", Alderbrook="write")
    for _ in range(3):
        assert ann.sync().trouble == ""
    assert ann.client.waiting_for_key() != []
    assert ann.store.mailbox.missing() == set()
    maya.sync()
    assert ann.sync().trouble == ""
    assert ann.store.mailbox.held() == []
    assert words(ann, goal) == "two"
    assert agreed_state(ann) == agreed_state(maya)


def test_what_waits_for_a_key_outlives_a_server_that_gives_its_number_anew(office, maya, sam):
    """Ann holds Sam's entry without its key; the restored server gives its number to Zoe's."""
    zoe = office.invite("Zoe", Alderbrook="write")
    goal = begin_plan(maya)
    maya.sync()
    by_sam, by_zoe = (member_of(laptop, goal) for laptop in (sam, zoe))
    ann = office.invite("Ann", Alderbrook="write")
    backup = office.backup()
    sams = by_sam.seal(encode([good_change(goal, "Sam's")]))
    by_sam.send(sams)
    ann.sync()
    office.restore(backup)
    by_zoe.send(by_zoe.seal(encode([good_change(goal, "Zoe's, under the same number")])))
    ann.sync()
    by_sam.send(sams)
    for _ in range(2):
        assert ann.sync().trouble == ""
    assert ann.client.waiting_for_key() != []
    for laptop in (maya, ann, maya, ann):
        assert laptop.sync().trouble == ""
    assert ann.store.mailbox.held() == []
    assert shown_or_asked(ann, goal) == {"Sam's", "Zoe's, under the same number"}
    assert agreed_state(ann) == agreed_state(maya)


def member_of(laptop, goal):
    """Return a member who has read a goal, and writes by hand from then on."""
    laptop.sync()
    return Poisoner(laptop, laptop.store.get(Goal, goal.id).log)


def test_a_laptop_let_go_says_so_and_hands_in_what_it_wrote(office, maya, sam):
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    edit(sam, goal, words="written before Sam knew")
    leaving.revoke(office.admin.authority, sam.client.keyring.device)
    assert ["right to write here had ended" in why for _, why in sam.sync().refused] == [True]
    assert sam.client.parting.over
    assert sam.sync().requests == 0
    assert words(sam, goal) == "written before Sam knew"
    assert sam.store.mailbox.outbox.parcels(10**6) == []
    assert maya.sync().trouble == ""
    assert words(maya, goal) == "first words"
    with office.pool.connection() as sql:
        assert sql.execute("SELECT count(*) FROM late").fetchone() == (1,)
