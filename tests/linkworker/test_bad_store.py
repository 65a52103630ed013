"""A store that is missing, empty, damaged, another's or on a full disk: said, and left as it is."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from linkworker.errors import StoreDamaged, StoreError, StoreFull, StoreMissing
from linkworker.records import RECORDS, Child
from linkworker.store import create_store, open_reader, open_store
from sync.merge import view
from tests.linkworker.small_disk import disk_of

KEY = bytes(range(32))


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.db"
    store = create_store(path, KEY, "store", RECORDS, view)
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        for n in range(50):
            change.add(Child(name=f"Wren {n}", surname="T" * 200, school="s", year=5), log)
    store.close()
    return path


def refused(path, error, key=KEY, store_id="store"):
    """Both ways of opening refuse; the file stays as it was, and no other store is made."""
    before = stores(path)
    for open_one in (open_store, open_reader):
        with pytest.raises(error):
            open_one(path, key, store_id, RECORDS, view)
    assert stores(path) == before


def stores(path):
    """Return the files in a folder, without those that a reader works with and leaves."""
    working = ("-shm", "-wal")
    there = [one for one in path.parent.iterdir() if not one.name.endswith(working)]
    return {one: one.read_bytes() for one in there}


def test_a_missing_store_is_not_made_anew(tmp_path):
    """abuse 6: the store is missing; no new file appears."""
    refused(tmp_path / "a.db", StoreMissing)


def test_an_empty_file_is_no_store(tmp_path):
    """abuse 7: the store was cut to no bytes at all."""
    (tmp_path / "a.db").touch()
    refused(tmp_path / "a.db", StoreMissing)


def test_another_key_opens_nothing(path):
    refused(path, StoreDamaged, key=bytes(32))


def test_the_store_of_another_key_file_is_not_opened(path):
    refused(path, StoreDamaged, store_id="another")


@pytest.mark.parametrize("content", [b"x", b"a letter to the school\n" * 500, bytes(8192)])
def test_a_file_that_is_not_ours_is_left_alone(tmp_path, content):
    (tmp_path / "a.db").write_bytes(content)
    refused(tmp_path / "a.db", StoreDamaged)


def test_a_plain_database_is_not_ours(tmp_path):
    """abuse 8: a plain SQLite file in the store's place."""
    python = "import sqlite3; sqlite3.connect('a.db').execute('CREATE TABLE meta (name, value)')"
    subprocess.run(["python3", "-c", python], cwd=tmp_path, check=True)
    refused(tmp_path / "a.db", StoreDamaged)


def test_a_store_cut_short_at_its_start_is_not_opened(path):
    path.write_bytes(path.read_bytes()[:2048])
    refused(path, StoreDamaged)


@pytest.mark.parametrize("pages", [9, pytest.param(1, marks=pytest.mark.long)])
def test_a_flipped_bit_anywhere_is_said_and_never_read_as_words(path, pages):
    """abuse 10: a bit flipped in any page; in the short run in every ninth."""
    whole = path.read_bytes()
    for at in range(40, len(whole), pages * 4096):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(StoreDamaged):
            read_all(path)


def read_all(path):
    store = open_store(path, KEY, "store", RECORDS, view)
    try:
        store.rebuild()
        for record in RECORDS:
            store.find(record)
        broken = store._database.conn.execute("PRAGMA cipher_integrity_check").fetchall()
        if broken:
            raise StoreDamaged("found by its own check")
    finally:
        store.close()


def test_a_new_store_never_takes_the_place_of_one(path):
    before = path.read_bytes()
    with pytest.raises(StoreError):
        create_store(path, KEY, "store", RECORDS, view)
    assert path.read_bytes() == before


def test_a_folder_or_a_path_that_cannot_be_opened_is_said(tmp_path):
    with pytest.raises(StoreError):
        open_store(tmp_path, KEY, "store", RECORDS, view)


@pytest.fixture
def small_disk(tmp_path):
    """A disk of three megabytes."""
    with disk_of(3, tmp_path) as place:
        yield place


def test_a_full_disk_keeps_all_that_was_saved_and_saves_again_once_there_is_room(small_disk):
    """abuse 17: the disk is full in a commit."""
    store = create_store(path := small_disk / "a.db", KEY, "store", RECORDS, view)
    filler = small_disk / "film.mp4"
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        change.add(Child(name="Wren", school="s", year=5), log)
    free = shutil.disk_usage(small_disk).free
    filler.write_bytes(bytes(free - 64 * 1024))
    saved = 1
    full = False
    while not full:
        try:
            with store.change() as (change, _):
                change.add(Child(name="Wren", surname="T" * 300, school="s", year=5), log)
            saved += 1
        except StoreFull:
            full = True
    assert len(store.find(Child)) == saved
    filler.unlink()
    with store.change() as (change, _):
        change.add(Child(name="Juniper", school="s", year=5), log)
    store.close()
    again = open_store(path, KEY, "store", RECORDS, view)
    assert len(again.find(Child)) == saved + 1
    again.close()


def test_the_files_of_a_store_are_for_its_owner_only(path):
    if os.name != "nt":
        assert Path(path).stat().st_mode & 0o077 == 0
