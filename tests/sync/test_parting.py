"""What leaves a laptop: a child that was moved, a caseload taken away, all when it is let go."""

from dataclasses import replace

import pytest

from linkworker.actions.wiping import destroy_all
from linkworker.records import Child, Goal
from linkworker.store import Draft
from sync import holding, leaving
from sync.authority import Authority
from sync.office import Heard, LateOnes
from tests.sync.laptops import begin_plan, edit, words


def of(laptop):
    return Authority(laptop.client, laptop.server)


@pytest.fixture
def nadia(office, maya):
    """The lead of another caseload."""
    nadia = office.invite("Nadia", Beechwood="lead")
    nadia.sync()
    maya.sync()
    return nadia


def needle_in(laptop, needle):
    """Say whether words stand anywhere in a store, its search included."""
    execute = laptop.store._database.conn.execute
    tables = [name for (name,) in execute("SELECT name FROM sqlite_schema WHERE type = 'table'")]
    kept = (repr(line) for name in tables for line in execute(f"SELECT * FROM [{name}]"))  # noqa: S608
    return any(needle in line for line in kept)


def test_a_child_moved_away_leaves_the_laptops_that_had_it(office, maya, sam, goal, nadia):
    """Not the server's silence, the signed entry says so; the server hears when it is gone."""
    edit(maya, goal, words="needle-one")
    maya.sync()
    sam.sync()
    assert needle_in(sam, "needle-one")
    device = sam.client.keyring.device
    holding.move_child(of(maya), [goal.log], maya.caseload, nadia.caseload)
    maya.sync()
    sam.sync()
    for laptop in (maya, sam):
        assert laptop.store.find(Goal) == laptop.store.find(Child) == []
        assert not needle_in(laptop, "needle-one")
        assert goal.log not in laptop.store.mailbox.cursors()
    purged = nadia.server.call("/v1/heard", None, Heard).purged
    assert goal.log not in purged.get(device, {})
    purged = office.admin.authority.server.call("/v1/heard", None, Heard).purged
    assert goal.log in purged[device]
    nadia.sync()
    assert words(nadia, goal) == "needle-one"
    holding.hold(of(nadia), goal.log, maya.caseload)
    nadia.sync()
    maya.sync()
    maya.sync()
    assert words(maya, goal) == "needle-one"


def test_a_server_that_names_a_log_no_more_takes_nothing_away(office, maya, goal):
    """Only a signed entry does: a hidden log stays where it is, and is worked in."""
    with office.pool.connection() as sql:
        sql.execute("DELETE FROM holder WHERE log = %s", [goal.log])
    maya.sync()
    maya.sync()
    assert words(maya, goal) == "first words"


def test_a_caseload_taken_away_waits_for_its_author_to_see_what_was_begun(
    office, maya, sam, goal, authority
):
    draft = Draft("A" * 22, "contact", "A call about Wren", goal.log, "", {}, {"words": "begun"})
    sam.store.keep_draft(draft)
    edit(sam, goal, words="typed before it was known")
    leaving.end_membership(authority, sam.client.keyring.user, maya.caseload)
    sam.sync()
    sam.sync()
    assert [one.title for one in sam.client.parting.unfinished()] == ["A call about Wren"]
    assert words(sam, goal) == "typed before it was known"
    shown = sam.client.parting.unfinished()
    sam.store.keep_draft(replace(draft, typed={"words": "begun, and typed on"}))
    sam.client.parting.seen(shown)
    sam.sync()
    (typed_on,) = sam.client.parting.unfinished()
    assert typed_on.typed == {"words": "begun, and typed on"}
    assert sam.store.find(Goal) != []
    sam.client.parting.seen([typed_on])
    sam.sync()
    assert sam.store.find(Goal) == []
    assert sam.store.drafts() == []
    maya.sync()
    assert words(maya, goal) == "first words"


def test_a_lost_laptop_learns_it_from_a_signed_entry_and_destroys_all(
    office, sam, goal, authority, tmp_path
):
    """It hands in what it has first; a refusal of the server alone destroys nothing."""
    edit(sam, goal, words="typed on the lost laptop")
    leaving.revoke(authority, sam.client.keyring.device)
    assert not sam.client.parting.over
    sam.sync()
    assert sam.client.parting.over
    late = authority.server.call("/v1/late", None, LateOnes).waiting
    assert [(one.device, one.held_back) for one in late] == [(sam.client.keyring.device, True)]
    assert sam.sync().requests == 0
    folder = tmp_path / "hers"
    (folder / "jots").mkdir(parents=True)
    for name in ("vault.lwk", "store-1.db", "store-1.db-wal", "jots/1.jot"):
        (folder / name).write_bytes(b"words" * 100)
    assert destroy_all(folder) == []


def test_a_person_without_any_caseload_is_over_and_an_administrator_is_not(
    office, maya, sam, authority
):
    user = sam.client.keyring.user
    for caseload in list(authority.organisation.caseloads):
        if authority.organisation.may_of(caseload, user) != "none":
            leaving.end_membership(authority, user, caseload)
    sam.sync()
    assert not sam.client.parting.over
    sam.shift = 86_400_000
    assert sam.client.parting.over
    assert not office.admin.authority.client.parting.over
    assert not maya.client.parting.over


def test_who_goes_from_one_caseload_to_another_in_two_steps_keeps_the_laptop(
    office, maya, sam, nadia, authority
):
    """It has synced in between, with no caseload: what was taken has left it, and nothing more."""
    user = sam.client.keyring.user
    held = [
        c
        for c in authority.organisation.caseloads
        if authority.organisation.may_of(c, user) != "none"
    ]
    for caseload in held:
        leaving.end_membership(authority, user, caseload)
    for _ in range(2):
        sam.sync()
        assert not sam.client.parting.over
    leaving.set_member(authority, user, nadia.caseload, "write")
    for laptop in (nadia, sam, sam):
        laptop.sync()
    sam.shift = 10 * 86_400_000
    assert not sam.client.parting.over
    assert sam.caseload == nadia.caseload
    leaving.end_membership(authority, user, nadia.caseload)
    sam.shift = 0
    sam.sync()
    assert not sam.client.parting.over, "the day begins anew"


def test_reading_from_the_start_what_was_only_skimmed_before(office, maya, nadia, authority):
    """Whoever comes into a caseload whose keys they knew beside their own reads it whole."""
    rosa = begin_plan(maya)
    maya.sync()
    holding.hold(of(maya), rosa.log, nadia.caseload)
    nadia.sync()
    edit(nadia, rosa, words="by Nadia")
    nadia.sync()
    holding.release(of(nadia), rosa.log, nadia.caseload)
    leaving.set_member(authority, nadia.client.keyring.user, maya.caseload, "write")
    maya.sync()
    nadia.sync()
    nadia.sync()
    assert words(nadia, rosa) == "by Nadia"
    assert nadia.client.round.refused == []
