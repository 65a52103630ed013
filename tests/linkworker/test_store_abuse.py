"""What is done to a store's files from outside: `security` 4, the tests that need a store alone."""

import os
import shutil
import subprocess

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from linkworker.errors import StoreDamaged, StoreError
from linkworker.records import RECORDS, Child, Goal
from linkworker.store import Draft, copies, create_store, forgetting, open_store
from linkworker.store.database import transaction
from sync.merge import view

KEY = bytes(range(32))
NEEDLE = "marblethorn"
PAGE = 4_096


@pytest.fixture
def path(tmp_path):
    return tmp_path / "a.db"


def make(path):
    store = create_store(path, KEY, "store", RECORDS, view)
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        child = change.add(Child(name=NEEDLE.title(), school="s", year=5), log)
        goal = change.add(Goal(plan="p", words=f"{NEEDLE} " * 30), log)
    store.keep_draft(Draft("d", "note", NEEDLE, log, "", {}, {"words": NEEDLE}))
    return store, child, goal


def test_abuse_9_no_word_stands_in_any_file_of_an_open_store(path):
    """abuse 9: the file is no plain SQLite; planted words are in none of the files beside it."""
    store, *_ = make(path)
    files = [one for one in path.parent.iterdir() if one.is_file()]
    assert {one.name for one in files} >= {"a.db", "a.db-wal", "a.db-shm"}
    for one in files:
        raw = one.read_bytes().lower()
        assert not raw.startswith(b"sqlite format 3")
        assert NEEDLE.encode() not in raw
        assert NEEDLE.encode("utf-16-le") not in raw
    store.close()
    assert path.read_bytes()[:16] != b"SQLite format 3\0"
    assert NEEDLE.encode() not in path.read_bytes().lower()


def test_abuse_11_two_pages_that_changed_places_are_found(path):
    """abuse 11: any two pages swapped; each is sealed with its number."""
    store, *_ = make(path)
    store.wipe()
    store.close()
    whole = path.read_bytes()
    pages = [whole[at : at + PAGE] for at in range(0, len(whole), PAGE)]
    for first, second in ((1, 2), (5, 9), (2, len(pages) - 1), (0, 3)):
        swapped = list(pages)
        swapped[first], swapped[second] = swapped[second], swapped[first]
        path.write_bytes(b"".join(swapped))
        with pytest.raises(StoreDamaged):
            look_through(path)
    path.write_bytes(whole)
    again = open_store(path, KEY, "store", RECORDS, view)
    assert copies.problems(again._database) == []
    assert copies.quickly_sound(again._database)
    again.close()


def look_through(path):
    found = open_store(path, KEY, "store", RECORDS, view)
    try:
        found.rebuild()
        if problems := copies.problems(found._database):
            raise StoreDamaged(problems[0])
    finally:
        found.close()


def test_abuse_19_a_file_that_cannot_be_written_is_said_and_left_alone(path):
    """abuse 19: on a disk that takes no more writing, opening says so and nothing is changed."""
    store, *_ = make(path)
    store.wipe()
    store.close()
    before = path.read_bytes()
    place = path.parent / "still"
    place.mkdir()
    shutil.copyfile(path, place / "a.db")
    if os.name == "nt" or not shutil.which("mount"):
        pytest.skip("no folder can be made read-only here")
    source, target = str(place), str(place)
    bound = run("mount", "--bind", source, target) and run("mount", "-o", "remount,ro,bind", target)
    try:
        if not bound:
            pytest.skip("no folder can be made read-only here")
        with pytest.raises(StoreError):
            write_in(place / "a.db")
        assert (place / "a.db").read_bytes() == before
    finally:
        run("umount", target)


def write_in(path):
    opened = open_store(path, KEY, "store", RECORDS, view)
    with opened.change() as (change, _):
        change.open_log("child", "caseload")


def run(*command):
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_abuse_23_forgotten_words_are_in_no_decrypted_page(path):
    """abuse 23: a draft thrown away and an erased record leave nothing in any page, free or FTS."""
    store, child, goal = make(path)
    assert NEEDLE in decrypted(store, path)
    store.drop_draft("d")
    kinds = {record.kind: record for record in RECORDS}
    with transaction(store._database):
        forgetting.forget_records(store._database, kinds, 1, {child.id, goal.id}, ours=False)
        forgetting.forget_words(store._database)
    assert NEEDLE not in decrypted(store, path)
    assert not store.search(NEEDLE)
    store.close()


def decrypted(store, path):
    """Return every page of the store's file as it is under its seal, free pages too.

    SQLCipher 4: AES-256-CBC under the raw key; the last 80 bytes of a page are its IV and HMAC, and
    the first page begins with 16 bytes of salt.
    """
    store.wipe()
    raw = path.read_bytes()
    pages = []
    for at in range(0, len(raw), PAGE):
        page = raw[at : at + PAGE]
        sealed, iv = page[16 if at == 0 else 0 : -80], page[-80:-64]
        opened = Cipher(AES(KEY), CBC(iv)).decryptor()
        pages.append(opened.update(sealed) + opened.finalize())
    return b"".join(pages).decode("latin-1").lower()
