"""What this program cannot judge is kept and passed by; a later one takes it in."""

from linkworker.records import Goal
from sync import leaving
from sync.merge import view
from tests.sync.desks import agreed_state
from tests.sync.laptops import begin_plan, edit, words


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
    assert len(maya.store.mailbox.held()) == 2
    assert maya.store.unsent() == 0
    assert maya.sync().requests == 1
    maya.merge = view
    maya.restart()
    maya.sync()
    sam.sync()
    assert maya.store.mailbox.held() == []
    assert words(maya, goal) == "after the fault"
    assert agreed_state(maya) == agreed_state(sam)


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
