"""Older and newer programs side by side; a draft taken up again; an action of many edits."""

from dataclasses import replace
from enum import Enum

import pytest

from linkworker.errors import Invalid
from linkworker.fields import LogKind, Record, choice, links, tags, text
from linkworker.fields import words as long_words
from linkworker.records import keeping
from linkworker.store import Draft
from tests.sync.desks import Desk, Note, Sheet, Ticking, agreed_state, share

LOG = "A" * 22


class NewColour(Enum):
    RED = "red"
    BLUE = "blue"
    GREEN = "green"


class NewSheet(Record):
    """A sheet as a later version declares it."""

    kind = "sheet"
    title = "Sheet"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    name: str = text("Name", search=True)
    colour: NewColour | None = choice("Colour", NewColour)
    street: str = text("Street", group="address")
    town: str = text("Town", group="address")
    floor: str = text("Floor", group="address")
    needs: frozenset[str] = tags("Needs")
    hobbies: frozenset[str] = tags("Hobbies")
    hopes: str = long_words("Hopes", search=True)


class Badge(Record):
    """A kind of record that the older version does not have."""

    kind = "badge"
    title = "Badge"
    lives_in = LogKind.CHILD
    keeping = keeping.SUPPORT

    sheet: str = links("Sheet", "sheet", under=True)
    said: str = text("Said", search=True)


@pytest.fixture
def desks(tmp_path):
    clock = Ticking()
    new = Desk(tmp_path, (NewSheet, Badge), clock)
    old = Desk(tmp_path, (Sheet, Note), clock)
    other = Desk(tmp_path, (NewSheet, Badge), clock)
    for desk in (new, old, other):
        desk.open_log(LOG)
    yield new, old, other
    for desk in (new, old, other):
        desk.store.close()


def made_by_new(new):
    sheet = NewSheet(
        name="Wren",
        colour=NewColour.GREEN,
        street="1 Elm St",
        floor="third",
        hobbies=frozenset({"chess"}),
        hopes="one\n\ntwo",
    )
    sheet = new.add(sheet, LOG)
    return sheet, new.add(Badge(sheet=sheet.id, said="first"), LOG)


def test_an_older_program_keeps_what_it_does_not_know_and_shows_it_after_an_upgrade(desks):
    new, old, _ = desks
    sheet, badge = made_by_new(new)
    share(new, old)
    shown = old.store.get(Sheet, sheet.id)
    assert (shown.name, shown.colour, shown.newer) == ("Wren", None, {"colour"})
    old.update(shown, name="Wren T", town="Leeds")
    share(new, old)
    old.upgrade((NewSheet, Badge))
    for desk in (new, old):
        again = desk.get(sheet)
        assert (again.name, again.colour, again.hobbies) == ("Wren T", NewColour.GREEN, {"chess"})
        assert (again.street, again.town, again.floor) == ("1 Elm St", "Leeds", "third")
        assert desk.get(badge).said == "first"
        assert [found.id for found in desk.store.search("first")] == [badge.id]
    assert agreed_state(new) == agreed_state(old)


def test_an_upgraded_program_merges_and_asks_as_if_it_had_been_new_all_along(desks):
    new, old, other = desks
    sheet, badge = made_by_new(new)
    share(*desks)
    new.update(sheet, hopes="one, by Ann\n\ntwo", hobbies=frozenset({"chess", "judo"}))
    new.update(badge, said="mine")
    other.update(other.get(sheet), hopes="one\n\ntwo, by Ben", colour=NewColour.RED)
    other.update(other.get(badge), said="theirs")
    share(*desks)
    assert agreed_state(new) == agreed_state(other)
    old.upgrade((NewSheet, Badge))
    assert agreed_state(old) == agreed_state(new)
    assert old.get(sheet).hopes == "one, by Ann\n\ntwo, by Ben"
    assert old.questions() == {"said": ["theirs", "mine"]}


def test_an_option_that_an_older_program_does_not_know_is_not_wiped_by_its_form(desks):
    new, old, _ = desks
    sheet, _ = made_by_new(new)
    share(new, old)
    shown = old.store.get(Sheet, sheet.id)
    old.update(shown, name="Wren T", colour=shown.colour, needs=frozenset({"rest"}))
    share(new, old)
    assert new.get(sheet).colour is NewColour.GREEN
    assert new.questions() == {}


def test_a_draft_begun_before_another_edit_came_does_not_replace_it(tmp_path):
    clock = Ticking()
    ann, ben = (Desk(tmp_path, (Sheet, Note), clock) for _ in range(2))
    for desk in (ann, ben):
        desk.open_log(LOG)
    sheet = ann.add(Sheet(name="tea", street="1 Elm St"), LOG)
    share(ann, ben)
    typed = {"name": "coffee"}
    ann.store.keep_draft(Draft("D" * 22, "sheet", "Wren", LOG, sheet.id, sheet.seen, typed))
    ben.update(ben.get(sheet), name="milk")
    share(ann, ben)
    ann.upgrade((Sheet, Note))
    (draft,) = ann.store.drafts()
    now = ann.get(sheet)
    assert now.name == "milk"
    with ann.store.change(draft=draft.action) as (change, changes):
        change.update(replace(now, seen=draft.seen), **draft.typed)
    assert changes.action == "D" * 22
    assert ann.store.drafts() == []
    share(ann, ben)
    for desk in (ann, ben):
        assert desk.questions() == {"name": ["coffee", "milk"]}
        desk.store.close()


def test_an_action_of_more_edits_than_one_change_can_number_is_kept_whole_and_undone_whole(desks):
    _, old, _ = desks
    many = [Sheet(name=f"n{n}", order="1", street=f"{n}") for n in range(400)]
    with old.store.change() as (change, changes):
        for sheet in many:
            change.add(sheet, LOG)
    assert sorted(one.name for one in old.store.find(Sheet)) == sorted(one.name for one in many)
    assert [letter.n for letter in old.post()] == [1, 2]
    old.store.undo(changes.action)
    assert old.store.find(Sheet) == []
    fresh = desks[2]
    fresh.upgrade((Sheet, Note))
    fresh.read(old.post(), 2)
    assert agreed_state(fresh) == agreed_state(old)


def test_what_another_laptop_could_not_read_is_refused_at_saving(desks):
    _, old, _ = desks
    with pytest.raises(Invalid) as refused, old.store.change() as (change, _):
        change.add(Sheet(name="a\0b", needs=frozenset({"x" * 200})), LOG)
    assert set(refused.value.problems) == {"name", "needs"}
    assert old.store.unsent() == 0
