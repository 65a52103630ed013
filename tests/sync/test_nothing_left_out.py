"""An honest server is never said to have left something out, whatever happens meanwhile."""

import pytest

from linkworker.records import Contact
from tests.sync.laptops import begin_plan, edit, words
from tests.sync.malicious import deceived, withheld
from tests.sync.test_wrong_child import her_own, move, other_child, wren_of, wrong_note


@pytest.fixture
def goal(maya, sam):
    made = begin_plan(maya)
    for laptop in (maya, sam):
        laptop.sync()
    return made


def test_what_is_erased_while_an_answer_is_made_is_no_trouble_of_the_servers(
    office, maya, sam, goal
):
    """An answer may hold what is left of an envelope, and not yet the entry that says why."""
    wren, idris = wren_of(maya), other_child(maya, her_own(office.admin.authority, maya))
    note = wrong_note(maya, wren)
    maya.sync()
    end = maya.store.mailbox.cursors()[wren.log]
    move(maya, note, idris)
    assert maya.sync().trouble == ""
    _, told = deceived(sam, lambda _ask, answer: withheld(answer, wren.log, end), rounds=1)
    assert told == [""]
    assert sam.store.mailbox.missing(), "the moment that this is about"
    assert [sam.sync().trouble for _ in range(3)] == ["", "", ""]
    assert not sam.store.mailbox.missing()
    assert sam.store.find(Contact, log=wren.log) == []


def test_a_log_that_is_to_be_read_from_the_start_while_a_page_of_it_comes_has_no_hole(
    maya, sam, goal
):
    """As when this laptop learns that a record which it only skimmed is for it now."""
    edit(maya, goal, words="later words")
    maya.sync()
    client = sam.client
    client.begin()
    while (ask := client.ask()) is not None:
        answer = sam.server.exchange(ask)
        if any(want.after for want in ask.want):
            sam.store.mailbox.parting.read_anew(goal.log)
        list(client.take(ask, answer))
    assert client.round.trouble == ""
    sam.sync()
    assert words(sam, goal) == "later words"
