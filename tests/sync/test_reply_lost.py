"""A reply lost after the server kept what was sent looks like nothing else: nothing forks."""

import pytest

from linkworker.errors import Unreachable
from linkworker.records import Goal
from sync import leaving
from sync.loop import one_round
from tests.sync.carriers import Carrier
from tests.sync.laptops import begin_plan, edit, now_here, words


def through(laptop, **weather):
    carrier = Carrier(laptop.server)
    vars(carrier).update(weather)
    return one_round(laptop.client, carrier, now_here), carrier


def lose_the_reply(laptop, at=0):
    with pytest.raises(Unreachable):
        through(laptop, weather="reply lost", at=at)


def sealed(laptop):
    return [parcel.sealed for parcel in laptop.store.mailbox.outbox.parcels(10**9)]


def test_a_change_typed_after_a_lost_reply_is_not_taken_for_a_cloned_laptop(maya, sam):
    """Sealed 1 to 3, sent, reply lost after commit; a fourth is typed; all four arrive, once."""
    goal = begin_plan(maya)
    maya.sync()
    for said in ("one", "two", "three"):
        edit(maya, goal, looks_like=said)
    lose_the_reply(maya)
    first = sealed(maya)
    assert len(first) == 1
    edit(maya, goal, looks_like="four")
    done, carrier = through(maya)
    assert carrier.asks[0].push[0].entry.data == first[0]
    assert (done.refused, done.twice, maya.store.unsent()) == ([], False, 0)
    sam.sync()
    assert sam.store.get(Goal, goal.id).looks_like == "four"
    assert len(sam.store.history(sam.store.get(Goal, goal.id))) == len(
        maya.store.history(maya.store.get(Goal, goal.id))
    )


@pytest.mark.parametrize("at", [0, 1, 2])
def test_the_reply_to_a_new_childs_opening_may_be_lost_at_any_step(maya, sam, at):
    goal = begin_plan(maya)
    carrier = Carrier(maya.server)
    carrier.weather, carrier.at = "reply lost", at
    try:
        one_round(maya.client, carrier, now_here)
    except Unreachable:
        maya.restart()
        assert maya.sync().refused == []
    assert maya.store.unsent() == 0
    sam.sync()
    assert words(sam, goal) == "first words"


def test_what_waits_is_sent_byte_for_byte_until_there_is_an_answer(maya):
    goal = begin_plan(maya)
    maya.sync()
    edit(maya, goal, words="second words")
    asked = []
    for weather in ("lost", "reply lost", "lost"):
        carrier = Carrier(maya.server)
        carrier.weather = weather
        with pytest.raises(Unreachable):
            one_round(maya.client, carrier, now_here)
        maya.restart()
        asked += [push.entry.data for push in carrier.asks[0].push]
    assert len(set(asked)) == 1
    maya.sync()
    assert maya.store.unsent() == 0


def test_the_same_request_carried_twice_keeps_one_of_everything(maya, sam):
    """abuse 46: a request carried twice."""
    goal = begin_plan(maya)
    for _ in range(3):
        edit(maya, goal, words="again")
        through(maya, weather="twice")
    sam.sync()
    assert words(sam, goal) == "again"
    assert len(sam.store.find(Goal)) == 1


def test_what_was_sealed_under_a_key_gone_stale_is_sealed_anew(office, maya, sam):
    """Sam leaves while Maya's sealed change waits: it arrives under a key that he never had."""
    tom = office.invite("Tom", Alderbrook="review")
    goal = begin_plan(maya)
    maya.sync()
    tom.sync()
    edit(maya, goal, words="not for Sam")
    carrier = Carrier(maya.server)
    carrier.weather = "lost"
    with pytest.raises(Unreachable):
        one_round(maya.client, carrier, now_here)
    before = sealed(maya)
    end_membership(office, sam, maya.caseload)
    tom.sync()
    done = maya.sync()
    assert (done.refused, done.trouble, maya.store.unsent()) == ([], "", 0)
    assert before
    for log in (maya.caseload, maya.store.get(Goal, goal.id).log):
        assert maya.client.keyring.controls(log).g == 2
    tom.sync()
    assert words(tom, goal) == "not for Sam"
    sam.sync()
    assert sam.store.find(Goal) == []


def test_a_child_begun_offline_survives_a_new_caseload_key(office, maya, sam):
    """The opening was signed under the old key and its request lost; the key then changed."""
    goal = begin_plan(maya)
    carrier = Carrier(maya.server)
    carrier.weather = "lost"
    with pytest.raises(Unreachable):
        one_round(maya.client, carrier, now_here)
    end_membership(office, sam, maya.caseload)
    tom = office.invite("Tom", Alderbrook="review")
    done = maya.sync()
    assert (done.trouble, maya.store.unsent()) == ("", 0)
    tom.sync()
    assert words(tom, goal) == "first words"


def test_a_store_brought_back_from_a_copy_goes_on_and_says_so(office, maya, sam, tmp_path):
    """abuse 13, 48: a whole store set back heals at its next sync, and says so."""
    goal = begin_plan(maya)
    maya.sync()
    maya.store.close()
    copy = maya.path.read_bytes()
    maya.restart()
    edit(maya, goal, words="after the copy was made")
    maya.sync()
    maya.store.close()
    maya.path.write_bytes(copy)
    maya.restart()
    edit(maya, goal, looks_like="written in the copy")
    done = maya.sync()
    assert (done.twice, maya.store.unsent()) == (True, 0)
    for laptop in (maya, sam):
        laptop.sync()
        found = laptop.store.get(Goal, goal.id)
        assert (found.words, found.looks_like) == ("after the copy was made", "written in the copy")


def end_membership(office, laptop, caseload):
    """End somebody's part in a caseload."""
    laptop.sync()
    leaving.end_membership(office.admin.authority, laptop.client.keyring.user, caseload)
