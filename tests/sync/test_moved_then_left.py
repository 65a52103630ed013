"""A child moves to another caseload, then somebody who wrote about her leaves: it still counts."""

import pytest

from sync import holding, leaving
from sync.server.schema import upgrade
from tests.sync.laptops import edit, words
from tests.sync.test_late import of


@pytest.fixture
def nadia(office, maya):
    """The lead of another caseload."""
    nadia = office.invite("Nadia", Beechwood="lead")
    nadia.sync()
    maya.sync()
    return nadia


@pytest.fixture
def moved(maya, sam, goal, nadia):
    """Sam writes about a child, who then moves to Nadia's caseload; Nadia has not read of it."""
    edit(sam, goal, words="Sam's, before the move")
    sam.sync()
    holding.move_child(of(maya), [goal.log], maya.caseload, nadia.caseload)
    return goal


def end_of(authority, laptop, caseload):
    """End what a laptop's person may do in a caseload; return the ending's cuts."""
    leaving.end_membership(authority, laptop.client.keyring.user, caseload)
    return authority.organisation.steps(caseload, laptop.client.keyring.user)[-1].cuts


def read_alike(goal, *laptops):
    """Every laptop reads the child from the start, and refuses nothing."""
    for laptop in laptops:
        laptop.sync()
    for laptop in laptops:
        assert laptop.sync().refused == []
        assert laptop.store.mailbox.held() == []
        assert words(laptop, goal) == "Sam's, before the move"


def test_what_she_wrote_of_a_child_who_moved_still_counts_when_she_leaves(
    office, maya, sam, moved, nadia, authority
):
    """Her ending is cut in the logs too that her caseload held before: all who read agree."""
    cuts = end_of(authority, sam, maya.caseload)
    assert cuts[moved.log] == {sam.client.keyring.device: 1}
    read_alike(moved, nadia, office.invite("Zoe", Beechwood="write"))


def test_an_ending_signed_before_that_rule_takes_nothing_back_that_a_release_had_counted(
    office, maya, sam, moved, nadia, authority
):
    """It names no cut in the child's log: what the release counted stands, in whatever order."""
    with office.pool.connection() as sql:
        sql.execute("DELETE FROM held")
    assert moved.log not in end_of(authority, sam, maya.caseload)
    read_alike(moved, nadia, office.invite("Zoe", Beechwood="write"))


def test_an_older_database_learns_who_ever_held_what(maya, moved, office, database):
    """From the logs' own entries: also where a child has moved on since."""
    ask = "SELECT organisation, caseload, log FROM held ORDER BY log, caseload"
    with office.pool.connection() as sql:
        before = sql.execute(ask).fetchall()
        sql.execute("DROP TABLE held")
        sql.execute("UPDATE alembic_version SET version_num = 'v4'")
    upgrade(database)
    with office.pool.connection() as sql:
        assert sql.execute(ask).fetchall() == before
    assert [line[2] for line in before].count(moved.log) == 2
