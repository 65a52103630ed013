"""A server brought back from a backup: whatever any laptop holds is on it again."""

from linkworker.records import Goal
from tests.sync.desks import agreed_state
from tests.sync.laptops import begin_plan, edit, words


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
