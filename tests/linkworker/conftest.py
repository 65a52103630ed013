"""A real encrypted store on a clock that ticks, and a child in it."""

from shutil import copy

import pytest

from linkworker.records import RECORDS, Child
from linkworker.store import create_store, open_store
from sync.merge import view

KEY = bytes(range(32))


class Ticking:
    """A clock that goes on by a second each time it is read, from a fixed moment."""

    def __init__(self, at=1_762_000_000_000):
        self.at = at

    def __call__(self):
        self.at += 1000
        return self.at


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory):
    """The file of an empty store, made once; each test gets a copy."""
    path = tmp_path_factory.mktemp("empty") / "a.db"
    create_store(path, KEY, "store", RECORDS, view, now=Ticking()).close()
    return path


@pytest.fixture
def store(empty_store, tmp_path):
    path = copy(empty_store, tmp_path / "a.db")
    store = open_store(path, KEY, "store", RECORDS, view, now=Ticking())
    yield store
    store.close()


@pytest.fixture
def child(store):
    with store.change() as (change, _):
        log = change.open_log("child", "caseload")
        child = change.add(Child(name="Wren", surname="Tidewater", school="s", year=5), log)
    return store.get(Child, child.id)
