"""While somebody works the store looks itself over; a page that had gone back is put right."""

from contextlib import closing
from datetime import date

import pytest

from linkworker.actions.unlock import set_up
from linkworker.errors import StoreFull
from linkworker.records import Child
from linkworker.store import random_id
from linkworker.store.healing import Healed
from linkworker.store.passphrase import FLOOR
from sync.merge import view
from ui.background import Background
from ui.self_check import SelfChecking, words

PAGE = 4_096
NO_ROOM = """CREATE TEMP TRIGGER no_room BEFORE INSERT ON main.record
    BEGIN SELECT RAISE(ABORT, 'database or disk is full'); END"""


@pytest.fixture
def unlocked(tmp_path):
    """A store of which the page with a child's row is an older one."""
    made = set_up(tmp_path / "laptop", "velvet otter lamp thirteen", view, FLOOR)
    store = made.store()
    with store.change() as (change, _):
        log = change.open_log("child", random_id())
        child = change.add(Child(name="Wren", school="s", year=5), log)
    store.wipe()
    path = made.folder / made.vault.database_name
    old = path.read_bytes()
    with store.change() as (change, _):
        change.update(store.get(Child, child.id), name="Wrenna")
    (page,) = store._database.conn.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = 'child'"
    ).fetchone()
    store.wipe()
    store.close()
    new = bytearray(path.read_bytes())
    at = (page - 1) * PAGE
    assert new[at : at + PAGE] != old[at : at + PAGE]
    new[at : at + PAGE] = old[at : at + PAGE]
    path.write_bytes(new)
    return made


def look(background, unlocked, then=None):
    """Have a store looked over once; return what was told of it."""
    told = []
    then = then or told.append
    checking = SelfChecking(background, unlocked, lambda errand: errand(), then, at_first=0)
    checking.start()
    checking._thread.join()
    return told


def test_a_row_that_had_gone_back_is_put_right_and_told_in_one_line(qapp, unlocked):
    """abuse 12: nobody asked for it; the next look finds nothing."""
    background = Background(unlocked.store, unlocked.reader)
    (child,) = background.wait(lambda store: store.find(Child))
    assert child.name == "Wren"
    (told,) = look(background, unlocked)
    assert told == (
        "A part of the store had gone back to an earlier state. "
        "It was put right from its log of changes."
    )
    (child,) = background.wait(lambda store: store.find(Child))
    assert child.name == "Wrenna"
    background.wait(lambda store: store.keep_setting("looked over", ""))
    assert look(background, unlocked) == []
    background.close()


def looked_over(background):
    return background.wait(lambda store: store.setting("looked over"))


def test_a_repair_that_failed_is_told_and_the_day_does_not_count_as_looked_over(qtbot, unlocked):
    background = Background(unlocked.store, unlocked.reader)
    background.wait(lambda store: store._database.conn.execute(NO_ROOM))
    with qtbot.waitSignal(background.failed) as failed:
        assert look(background, unlocked) == []
    (error,) = failed.args
    assert isinstance(error, StoreFull)
    background.close()
    background = Background(unlocked.store, unlocked.reader)
    assert looked_over(background) == ""
    assert len(look(background, unlocked)) == 1
    assert looked_over(background) == date.today().isoformat()
    background.close()


def test_what_nobody_foresaw_in_a_repair_is_told_too(qtbot, unlocked):
    background = Background(unlocked.store, unlocked.reader)
    with qtbot.waitSignal(background.failed) as failed:
        look(background, unlocked, then={}.__getitem__)
    assert isinstance(failed.args[0], KeyError)
    background.close()


def test_a_store_is_looked_over_once_a_day_and_on_from_where_it_was_left(qapp, unlocked):
    background = Background(unlocked.store, unlocked.reader)
    background.wait(lambda store: store.put_right())
    stopped = SelfChecking(background, unlocked, lambda _: None, lambda _: None, at_first=0)
    stopped._stopped.set()
    with closing(unlocked.self_check()) as check:
        done, sound = stopped._look(check, 3)
    assert (done, sound) == (4, True)
    assert look(background, unlocked) == []
    assert len(looked_over(background).split()) == 1, "all of it, today"
    background.close()


def test_what_is_told_names_where_it_came_from():
    said = words(Healed(twice={"log"}, logs={"a log"}, lost={"draft"}))
    assert "from what it keeps twice and the server, at the next sync" in said
    assert "some of it may be older" in said
