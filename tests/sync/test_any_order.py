"""A laptop that is told things in any order, and one that is told what it cannot follow."""

from itertools import permutations
from shutil import copy

import pytest
from msgspec.structs import replace

from linkworker.errors import Held, Refused
from linkworker.records import Goal
from sync import entries, jws, late, leaving, organisation_log, spelling
from sync.authority import Authority
from sync.exchange import Ask, Page, Want
from sync.judging import Judge
from tests.sync.desks import agreed_state
from tests.sync.laptops import Laptop, begin_plan, edit, words

EVERY = 10_000


@pytest.mark.parametrize("each", [6, pytest.param(1, marks=pytest.mark.long)])
def test_whatever_comes_first_every_laptop_ends_the_same(
    office, maya, sam, authority, tmp_path, each
):
    """abuse 53: all orders of arrival of an ending and what it cuts lead to one state."""
    tom = office.invite("Tom", Alderbrook="review")
    maya.sync()
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    for said in ("one", "two"):
        edit(sam, goal, words=said)
        sam.sync()
    edit(sam, goal, words="three, after the cut")
    leaving.end_membership(authority, sam.client.keyring.user, maya.caseload)
    sam.sync()
    assert late.waiting(Authority(maya.client, maya.server)) != []
    chunks = told(tom, [maya.caseload, goal.log])
    tom.store.close()
    states = {}
    for order in list(permutations(range(len(chunks))))[::each]:
        path = copy(tom.path, tmp_path / f"{''.join(map(str, order))}.db")
        laptop = Laptop(tmp_path, office.http, tom.name, path=path)
        hear(laptop, [chunks[i] for i in order])
        assert words(laptop, goal) == "two"
        states[order] = agreed_state(laptop)
        laptop.store.close()
    office.laptops.remove(tom)
    assert len(states) == 120 // each
    first = states.popitem()[1]
    assert all(state == first for state in states.values())


def told(laptop, logs):
    """Return what the server has to tell: the organisation in two parts, pages of logs in three."""
    ask = Ask((-1, ""), b"", (), tuple(Want(log, 0) for log in logs))
    answer = laptop.server.exchange(ask)
    news, pages = answer.organisation, {page.log: page for page in answer.pages}
    child = pages[logs[1]]
    return [
        news[:-2],
        news[-2:],
        pages[logs[0]],
        Page(child.log, 1, child.head, child.entries[:3]),
        Page(child.log, 4, child.head, child.entries[3:]),
    ]


def hear(laptop, chunks):
    """Tell a laptop these, over and over, as a server does that is asked again what was missed."""
    keyring = laptop.client.keyring
    judge = Judge(keyring, laptop.store.mailbox)
    for chunk in chunks * len(chunks):
        if isinstance(chunk, Page):
            list(judge.pages([chunk], {chunk.log: 0}, EVERY) if keyring.known else ())
        else:
            try:
                judge.organisation(chunk)
            except (Held, Refused):
                continue
        list(judge.held(EVERY) if keyring.known else ())


class Newer:
    """The real server, with one more entry of the organisation from a newer program."""

    def __init__(self, server, entry):
        self._server, self._entry = server, entry

    def exchange(self, ask):
        answer = self._server.exchange(ask)
        return replace(answer, organisation=(*answer.organisation, self._entry))

    def call(self, *message, **how):
        return self._server.call(*message, **how)


def test_an_entry_of_a_newer_program_stops_the_reading_with_words_and_leaves_no_trace(
    maya, goal, authority
):
    """abuse 39, 41: update needed; the state is as it was, and her own work goes on and is sent."""
    authority.sync()
    organisation = authority.organisation
    frame = entries.OrganisationFrame(
        organisation.position + 1, organisation.hashes[-1], organisation.id
    )
    payload = {**spelling.payload_of(frame), "op": "merge-with", "what": 1}
    entry = jws.sign(authority.keyring.signer, organisation_log.TYP, payload)
    maya.sync()
    before, kept = repr(maya.client.keyring.organisation), maya.store.mailbox.organisation_entries()
    maya.server, honest = Newer(maya.server, entry), maya.server
    edit(maya, goal, words="written all the same")
    for _ in range(2):
        assert "newer version" in maya.sync().trouble
    assert maya.store.unsent() == 0
    assert repr(maya.client.keyring.organisation) == before
    assert maya.store.mailbox.organisation_entries() == kept
    maya.server = honest
    maya.restart()
    assert maya.sync().trouble == ""
    assert maya.store.get(Goal, goal.id).words == "written all the same"
