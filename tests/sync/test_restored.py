"""A server brought back from a backup: whatever any laptop holds is on it again."""

import psycopg
import pytest

from linkworker.errors import Refused
from linkworker.records import Goal
from sync import governing, holding, inviting, late, leaving
from tests.sync.desks import agreed_state
from tests.sync.laptops import Laptop, begin_plan, edit, words
from tests.sync.test_late import end, of


def all_agree(*laptops):
    for laptop in laptops * 3:
        done = laptop.sync()
        assert (done.trouble, done.refused, done.twice) == ("", [], False)
    for laptop in laptops:
        assert laptop.store.unsent() == 0
        assert laptop.sync().requests == 1
        assert agreed_state(laptop) == agreed_state(laptops[0])


def test_what_each_had_sent_since_the_backup_comes_again(office, maya, sam):
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    backup = office.backup()
    edit(maya, goal, words="kept after the backup")
    maya.sync()
    sam.sync()
    office.restore(backup)
    edit(maya, goal, looks_like="written since")
    all_agree(maya, sam)
    found = sam.store.get(Goal, goal.id)
    assert (found.words, found.looks_like) == ("kept after the backup", "written since")


def test_numbers_given_anew_hide_nothing_from_a_laptop_that_had_read_on(office, maya, sam):
    """Maya read Sam's entry under a number that the restored server gives to Ann's."""
    ann = office.invite("Ann", Alderbrook="write")
    maya.sync()
    ann.sync()
    goal = begin_plan(maya)
    all_agree(maya, sam, ann)
    backup = office.backup()
    edit(sam, goal, words="Sam's, read by Maya")
    sam.sync()
    maya.sync()
    office.restore(backup)
    edit(ann, goal, looks_like="Ann's, under the same number")
    ann.sync()
    all_agree(maya, sam, ann)
    found = maya.store.get(Goal, goal.id)
    assert (found.words, found.looks_like) == (
        "Sam's, read by Maya",
        "Ann's, under the same number",
    )


def test_a_child_begun_since_the_backup_is_opened_again(office, maya, sam):
    backup = office.backup()
    goal = begin_plan(maya)
    maya.sync()
    sam.sync()
    edit(sam, goal, looks_like="Sam's words")
    sam.sync()
    maya.sync()
    office.restore(backup)
    all_agree(maya, sam)
    assert words(sam, goal) == "first words"
    assert maya.store.get(Goal, goal.id).looks_like == "Sam's words"


def test_a_server_that_was_not_set_back_is_asked_once_more_and_no_more(office, maya):
    begin_plan(maya)
    maya.sync()
    office.restore(office.backup())
    all_agree(maya)


@pytest.fixture
def nadia(office, maya):
    """The lead of another caseload, in step."""
    nadia = office.invite("Nadia", Beechwood="lead")
    nadia.sync()
    maya.sync()
    return nadia


def test_a_child_moved_since_the_backup_stays_moved_and_what_came_after_comes_too(
    office, maya, sam, nadia
):
    """By whoever has it now, though the server knows them as nobody who ever had to do with it."""
    goal = begin_plan(maya)
    all_agree(maya, sam)
    backup = office.backup()
    begun = begin_plan(maya)
    edit(sam, goal, words="Sam's, since the backup")
    all_agree(maya, sam)
    logs = [goal.log, begun.log]
    holding.move_child(of(maya), logs, maya.caseload, nadia.caseload)
    all_agree(nadia)
    edit(nadia, goal, words="Nadia's, since the move")
    all_agree(nadia)
    for laptop in (maya, sam):
        laptop.sync()
    office.restore(backup)
    edit(nadia, begun, words="typed while it was away")
    all_agree(nadia)
    zoe = office.invite("Zoe", Beechwood="write")
    all_agree(nadia, zoe)
    assert words(zoe, goal) == "Nadia's, since the move"
    assert words(zoe, begun) == "typed while it was away"
    said = {one.after for one in zoe.store.history(zoe.store.get(Goal, goal.id))}
    assert "Sam's, since the backup" in said
    for laptop in (maya, sam):
        laptop.sync()
        assert laptop.store.find(Goal) == [], "the child has not come back to where she left"


def test_who_is_in_both_caseloads_brings_the_move_that_she_signed_herself(
    office, maya, sam, nadia, authority
):
    """Its cuts are higher than what the server has: the rest is brought after it."""
    leaving.set_member(authority, maya.client.keyring.user, nadia.caseload, "lead")
    nadia.sync()
    goal = begin_plan(maya)
    all_agree(maya, sam)
    backup = office.backup()
    edit(sam, goal, words="Sam's, since the backup")
    all_agree(sam, maya)
    holding.move_child(of(maya), [goal.log], sam.caseload, nadia.caseload)
    edit(maya, goal, looks_like="Maya's, since the move")
    maya.sync()
    sam.sync()
    office.restore(backup)
    for _ in range(3):
        assert maya.sync().refused == []
    nadia.sync()
    found = nadia.store.get(Goal, goal.id)
    assert (found.words, found.looks_like) == ("Sam's, since the backup", "Maya's, since the move")
    assert maya.store.unsent() == 0


def test_what_had_come_late_since_the_backup_is_told_the_server_again(office, maya, sam):
    """The log has left its author's laptop, and its key; the sealed bytes are what it still has."""
    goal = begin_plan(maya)
    all_agree(maya, sam)
    backup = office.backup()
    edit(sam, goal, words="came late")
    end(office.admin.authority, sam, maya.caseload)
    sam.sync()
    assert sam.store.find(Goal) == []
    assert [one.author for one in late.waiting(of(maya))] == [sam.client.keyring.user]
    office.restore(backup)
    with office.pool.connection() as sql:
        sql.execute("DELETE FROM late")
    for laptop in (maya, sam, maya, sam):
        assert laptop.sync().trouble == ""
    found = late.waiting(of(maya))
    late.take_over(of(maya), found)
    assert words(maya, goal) == "came late"
    office.restore(office.backup())
    for laptop in (maya, sam, maya, sam):
        laptop.sync()
    assert late.waiting(of(maya)) == [], "what was decided about is not asked again"


def test_an_invitation_that_the_backup_had_not_is_open_again(office, database):
    """Its administrator's laptop has the server expect it; who had asked with it asks again."""
    authority = office.admin.authority
    invited = inviting.invite(authority, "Zoe", {})
    laptop = Laptop(office._folder, office.http, "Zoe")
    laptop.join(invited.code)
    office.restore(office.backup())
    with office.pool.connection() as sql:
        sql.execute("DELETE FROM invitation")
        sql.execute("DELETE FROM directory WHERE id = %s", [invited.id])
    authority.sync()
    assert [one.device for one in inviting.asking(authority)] == []
    laptop.join(invited.code)
    (asking,) = inviting.asking(authority)
    assert asking.invited.name == "Zoe"
    assert asking.trouble == ""
    laptop.store.close()


def test_the_next_tick_notices_the_restore_and_its_keeper_says_so_and_goes_on(office, database):
    """abuse 69: the audit's rows since the backup are gone; nothing is confirmed over that."""
    authority = office.admin.authority
    with office.pool.connection() as sql:
        before = sql.execute("SELECT * FROM audit ORDER BY n").fetchall()
    inviting.invite(authority, "Zoe", {})
    governing.tick(authority)
    ticked = authority.organisation.ticked
    office.restore(office.backup())
    with psycopg.connect(database) as sql:  # as whoever puts the backup in place
        sql.execute("SET session_replication_role = replica")
        sql.execute("DELETE FROM audit WHERE n > %s", [len(before)])
    with pytest.raises(Refused, match="brought back from a backup"):
        governing.tick(authority)
    assert authority.organisation.ticked == ticked
    governing.tick(authority, restored=True)
    assert authority.organisation.ticked != ticked
