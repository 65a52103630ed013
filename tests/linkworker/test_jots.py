"""Words written on the locked door: sealed, durable, in no file in the open, begun as a note."""

import os
import signal
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from random import Random

import pytest

from linkworker.actions.folder import LONGEST_JOT, can_jot, jots_waiting, set_aside
from linkworker.actions.jots import begin_note, destroy, jot, let_jot, read_jots, swapping_told
from linkworker.actions.unlock import set_up, unlock
from linkworker.canonical import encode
from linkworker.errors import Invalid, NotAllowed
from linkworker.records import Child
from linkworker.store import sealed
from linkworker.store.passphrase import FLOOR
from sync.merge import view

WORDS, NEEDLE = "velvet otter lamp thirteen", "landlord wants them out by Friday"
AT = datetime(2025, 11, 4, 8, 30)
ROOT = Path(__file__).parents[2]
JOTTING = """
import sys
from datetime import datetime
from itertools import count
from pathlib import Path
from linkworker.actions.jots import jot

print("open", flush=True)
for n in count():
    jot(Path(sys.argv[1]), f"number {n}", datetime(2025, 11, 4, 8, 30))
    print("kept", n, flush=True)
"""


@pytest.fixture
def laptop(tmp_path):
    """A laptop that was unlocked once, with a child on it: its folder and its open store."""
    made = set_up(tmp_path, WORDS, view, FLOOR)
    store = made.store()
    let_jot(store, tmp_path)
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        change.add(Child(name="Wren", school="s", year=5), log)
    yield tmp_path, store
    store.close()


def test_what_is_jotted_waits_sealed_and_becomes_the_start_of_a_note(laptop):
    folder, store = laptop
    jot(folder, f"  {NEEDLE} ", AT)
    assert jots_waiting(folder) == 1
    (one,) = read_jots(store, folder).waiting
    assert (one.words, one.at) == (NEEDLE, AT)
    wren = store.find(Child)[0]
    with pytest.raises(Invalid):
        begin_note(store, folder, one, [])
    assert jots_waiting(folder) == 1  # not before somebody is chosen
    begin_note(store, folder, one, [wren])
    assert jots_waiting(folder) == 0
    (draft,) = store.drafts()
    assert (draft.form, draft.action, draft.log) == ("note", one.id, wren.log)
    assert draft.typed["words"] == NEEDLE
    assert draft.typed["at"] == "2025-11-04T08:30"
    assert draft.typed["children"] == [wren.id]


def test_a_needle_jotted_is_in_no_file_of_the_laptop(laptop):
    """abuse 83: not in the folder of whoever else sits at it either."""
    folder, store = laptop
    jot(folder, NEEDLE, AT)
    read_jots(store, folder)
    for path in [path for path in folder.rglob("*") if path.is_file()]:
        raw = path.read_bytes()
        assert NEEDLE.encode() not in raw
        assert b"landlord" not in raw, path
        assert NEEDLE.encode("utf-16-le") not in raw


def test_every_jot_looks_as_long_whatever_was_said(laptop):
    folder, _ = laptop
    for words in ("No.", "x" * 400):
        jot(folder, words, AT)
    assert len({path.stat().st_size for path in (folder / "jots").iterdir()}) == 1


def test_killed_after_the_note_began_it_is_not_offered_twice(laptop):
    folder, store = laptop
    jot(folder, NEEDLE, AT)
    (path,) = (folder / "jots").iterdir()
    kept = path.read_bytes()
    (one,) = read_jots(store, folder).waiting
    begin_note(store, folder, one, store.find(Child))
    path.write_bytes(kept)  # as if it had ended between the two
    assert read_jots(store, folder).waiting == ()
    assert jots_waiting(folder) == 0


def test_what_is_thrown_away_is_gone_and_comes_back_with_its_time(laptop):
    folder, store = laptop
    jot(folder, "Buy milk", AT)
    (one,) = read_jots(store, folder).waiting
    destroy(folder, one)
    assert jots_waiting(folder) == 0
    jot(folder, one.words, one.at, one.id)
    assert read_jots(store, folder).waiting == (one,)


def test_two_people_at_one_laptop_each_have_their_own(tmp_path):
    """abuse 83: what one of two app users jots, the other's store does not open."""
    stores = {}
    for name in ("maya", "joel"):
        (tmp_path / name).mkdir()
        stores[name] = set_up(tmp_path / name, f"{WORDS} {name}", view, FLOOR).store()
        let_jot(stores[name], tmp_path / name)
    jot(tmp_path / "maya", NEEDLE, AT)
    assert jots_waiting(tmp_path / "joel") == 0
    (path,) = (tmp_path / "maya" / "jots").iterdir()
    (tmp_path / "joel" / "jots").mkdir()
    (tmp_path / "joel" / "jots" / path.name).write_bytes(path.read_bytes())
    found = read_jots(stores["joel"], tmp_path / "joel")
    assert (found.waiting, found.unread) == ((), 1)
    assert len(read_jots(stores["maya"], tmp_path / "maya").waiting) == 1
    for store in stores.values():
        store.close()


def test_a_key_that_somebody_put_in_place_of_ours_is_noticed_and_put_right(laptop):
    folder, store = laptop
    theirs = sealed.new_private()
    said = {"key": sealed.public_of(theirs), "typ": "lw-jot-key+1"}
    (folder / "jot.key").write_bytes(encode(said))
    jot(folder, NEEDLE, AT)
    found = read_jots(store, folder)
    assert found.swapped
    assert found.unread == 1
    assert read_jots(store, folder).swapped  # until somebody was told
    swapping_told(store)
    assert not read_jots(store, folder).swapped
    jot(folder, NEEDLE, AT)
    assert len(read_jots(store, folder).waiting) == 1


@pytest.mark.parametrize("spoilt", [b"", b"{}", b"not json", b'{"box":"AAAA","typ":"lw-jot+1"}'])
def test_a_spoilt_jot_is_counted_and_the_others_are_read(laptop, spoilt):
    folder, store = laptop
    jot(folder, NEEDLE, AT)
    (folder / "jots" / "AAAAAAAAAAAAAAAAAAAAAA.jot").write_bytes(spoilt)
    found = read_jots(store, folder)
    assert (len(found.waiting), found.unread) == (1, 1)
    assert jots_waiting(folder) == 2


def test_nothing_and_too_much_are_said_so_and_a_laptop_never_unlocked_has_no_key(laptop, tmp_path):
    folder, _ = laptop
    for words in ("", "  \n", "x" * (LONGEST_JOT + 1)):
        with pytest.raises(Invalid):
            jot(folder, words, AT)
    new = tmp_path / "new"
    new.mkdir()
    assert not can_jot(new)
    with pytest.raises(NotAllowed):
        jot(new, NEEDLE, AT)


def test_a_store_set_aside_takes_its_jots_with_it(tmp_path):
    made = set_up(tmp_path, WORDS, view, FLOOR)
    store = made.store()
    let_jot(store, tmp_path)
    store.close()
    jot(tmp_path, NEEDLE, AT)
    aside = set_aside(tmp_path, AT.date())
    assert jots_waiting(tmp_path) == 0
    assert not can_jot(tmp_path)
    store = unlock(aside, WORDS, view).store()
    assert len(read_jots(store, aside).waiting) == 1
    store.close()


def kill_while_jotting(folder, random):
    """Run a program that only jots, and kill it at some moment; give what it said was kept."""
    command = [sys.executable, "-c", JOTTING, str(folder)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as program:
        heard = [program.stdout.readline() for _ in range(random.randint(1, 20))]
        for _ in range(random.randint(0, 200_000)):
            pass
        os.kill(program.pid, signal.SIGKILL)
        heard += program.stdout.readlines()
    return {line.split()[1] for line in heard if line.startswith("kept") and line.endswith("\n")}


def check_nothing_lost(laptop, trial):
    folder, store = laptop
    kept = kill_while_jotting(folder, Random(trial))  # noqa: S311
    found = read_jots(store, folder)
    there = {one.words.split()[1] for one in found.waiting}
    assert kept <= there
    assert len(there - kept) <= 1  # kept, and killed before it could say so
    assert found.unread == 0
    for one in found.waiting:
        destroy(folder, one)


def test_no_jot_that_was_kept_is_lost_by_a_kill(laptop):
    for trial in range(3):
        check_nothing_lost(laptop, trial)


@pytest.mark.long
def test_no_jot_is_lost_in_a_hundred_kills(laptop):
    for trial in range(100):
        check_nothing_lost(laptop, trial)
