"""Whatever happened in whatever order: all laptops come to the same, and nothing is lost."""

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.sync.desks import Desk, Note, Sheet, Ticking, agreed_state, globally, share
from tests.sync.histories import LOGS, expected_heads, play, shuffled

unhurried = settings(
    deadline=None,
    max_examples=int(os.environ.get("LINKWORKER_HISTORIES", "60")),
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@pytest.fixture(scope="module")
def blank(tmp_path_factory):
    """The file of an empty store, to copy."""
    desk = Desk(tmp_path_factory.mktemp("blank"), (Sheet, Note), Ticking())
    desk.store.close()
    return desk.path


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("desks")


@unhurried
@given(data=st.data())
def test_every_order_of_reading_comes_to_the_same_and_nothing_is_lost(data, folder, blank):
    room = play(data, folder, blank)
    letters = room.letters()
    for desk in room.desks:
        desk.read(letters, data.draw(st.integers(1, 9)))
    fresh = Desk(folder, (Sheet, Note), Ticking(), blank=blank)
    fresh.read(shuffled(data, letters), data.draw(st.integers(1, 9)))
    assert fresh.parked() == 0
    state = agreed_state(fresh)
    for desk in room.desks:
        assert agreed_state(desk) == state
    alive = {
        (id_, slot): names
        for id_, (heads, _) in globally(fresh).items()
        for slot, names in heads.items()
    }
    assert alive == expected_heads(letters)
    for desk in (fresh, *room.desks):
        desk.read(letters, 3)
        assert agreed_state(desk) == state
        desk.store.rebuild()
        assert agreed_state(desk) == state
        assert desk.post() == desk.posted
        desk.store.close()
        desk.path.unlink()


@pytest.fixture
def desks(folder, blank):
    clock = Ticking()
    made = [Desk(folder, (Sheet, Note), clock, blank=blank) for _ in range(3)]
    for desk in made:
        desk.open_log(LOGS[0])
    yield made
    for desk in made:
        desk.store.close()


def test_words_read_before_those_they_were_written_over_come_to_the_same(desks):
    ann, ben, cat = desks
    base = ann.add(Sheet(name="n", story="one\n\ntwo"), LOGS[0])
    share(ann, ben)
    ben.update(ben.get(base), story="one\n\ntwo, by Ben")
    ann.update(base, story="one, by Ann\n\ntwo")
    cat.read(ben.post(), 1)
    cat.read(ann.post(), 1)
    share(*desks)
    assert agreed_state(cat) == agreed_state(ann) == agreed_state(ben)
    assert cat.get(base).story == "one, by Ann\n\ntwo, by Ben"


def test_a_removal_read_before_what_it_counted_removes_it(desks):
    ann, ben, cat = desks
    sheet = ann.add(Sheet(name="n"), LOGS[0])
    share(ann, ben)
    with ben.store.change() as (change, _):
        change.remove(ben.get(sheet))
    cat.read(ben.post())
    cat.read(ann.post())
    share(*desks)
    assert cat.store.find(Sheet) == ann.store.find(Sheet) == []


def test_a_removal_counts_only_what_its_own_screen_showed(desks):
    ann, ben, _ = desks
    sheet = ann.add(Sheet(name="n"), LOGS[0])
    share(*desks)
    ann.update(sheet, name="seen by Ann only")
    with ann.store.change() as (change, changes):
        change.remove(ann.get(sheet))
    with ben.store.change() as (change, _):
        change.remove(ben.get(sheet))
    ann.store.undo(changes.action)
    share(*desks)
    for desk in desks:
        (shown,) = desk.store.find(Sheet)
        assert shown.flagged


def test_a_note_moved_away_no_longer_keeps_a_removed_sheet_in_sight(desks):
    ann, ben, _ = desks
    first, second = (ann.add(Sheet(name=name), LOGS[0]) for name in "ab")
    share(ann, ben)
    note = ben.add(Note(sheet=first.id, said="here"), LOGS[0])
    with ann.store.change() as (change, _):
        change.remove(first)
    share(*desks)
    assert ann.get(first).flagged
    ben.update(ben.get(note), sheet=second.id)
    share(*desks)
    for desk in desks:
        assert [sheet.id for sheet in desk.store.find(Sheet)] == [second.id]
