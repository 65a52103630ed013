"""Fixtures of a real server: an office with its people, made once for each worker and copied.

Each stage is made from a copy of the one before, by all that the program does. A test has files
and a database of its own: the office was closed the evening before and is opened again.
"""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from psycopg.conninfo import make_conninfo

from linkworker.records import Goal
from sync.authority import Authority
from sync.server.schema import upgrade
from tests import postgres
from tests.sync.laptops import Kept, Laptop, Office, begin_plan

STAGES = ("founded", "led", "shared", "reviewed", "begun")


class Ready:
    """The stages made so far: of each a database to copy, and what its laptops kept."""

    def __init__(self, cluster: str, folder: Path) -> None:
        self._cluster = cluster
        self._folder = folder
        self._kept: dict[str, Kept] = {}
        self.goal: Goal

    def kept(self, stage: str) -> Kept:
        """Return what the laptops of a stage kept; its database is there under its name."""
        if stage not in self._kept:
            self._kept[stage] = self._make(stage)
        return self._kept[stage]

    def _make(self, stage: str) -> Kept:
        earlier = STAGES[: STAGES.index(stage)]
        kept = self.kept(earlier[-1]) if earlier else None
        before = earlier[-1] if earlier else postgres.READY
        folder = self._folder / stage
        folder.mkdir()
        office = Office(folder, postgres.make(self._cluster, stage, before), kept)
        self._go_on(office, stage)
        return office.keep()

    def _go_on(self, office: Office, stage: str) -> None:
        match stage:
            case "led":
                office.invite("Maya", Alderbrook="lead").sync()
            case "shared":
                office.let_in(office.called("Maya"), "Sam", "write")
            case "reviewed":
                office.let_in(office.called("Maya"), "Tom", "review")
            case "begun":
                self.goal = begin_plan(office.called("Maya"))
                for laptop in office.laptops:
                    laptop.sync()


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The address of a running PostgreSQL, with a ready schema in one of its databases."""
    with postgres.running(os.environ[postgres.SESSION]) as address:
        upgrade(make_conninfo(address, dbname=postgres.READY))
        yield address


@pytest.fixture(scope="session")
def ready(cluster: str, tmp_path_factory: pytest.TempPathFactory) -> Ready:
    """The offices that tests begin with."""
    return Ready(cluster, tmp_path_factory.mktemp("ready"))


# What an office begins with is told by which of these a test's fixtures ask for: a file with a
# `maya` of its own begins without her.
_founded, _led, _shared, _reviewed, _begun = (
    pytest.fixture(name=f"_{stage}")(lambda: None) for stage in STAGES
)


@pytest.fixture
def stage(request: pytest.FixtureRequest) -> str:
    """The furthest stage that a test asks for; "" for none."""
    asked = (stage for stage in reversed(STAGES) if f"_{stage}" in request.fixturenames)
    return next(asked, "")


@pytest.fixture
def database(request: pytest.FixtureRequest, cluster: str, stage: str) -> Iterator[str]:
    """The address of a fresh database with the server's schema, and with the test's office."""
    if stage:
        request.getfixturevalue("ready").kept(stage)
    with postgres.copied(cluster, stage or postgres.READY) as address:
        yield address


@pytest.fixture
def office(
    ready: Ready, stage: str, tmp_path: Path, database: str, _founded: None
) -> Iterator[Office]:
    """A founded organisation with its administrator, over a real server."""
    office = Office(tmp_path, database, ready.kept(stage))
    yield office
    office.close()


@pytest.fixture
def authority(office: Office) -> Authority:
    """What the administrator of a founded organisation signs with."""
    return office.admin.authority


@pytest.fixture
def maya(office: Office, _led: None) -> Laptop:
    """The lead of a caseload, in step."""
    return office.called("Maya")


@pytest.fixture
def sam(office: Office, maya: Laptop, _shared: None) -> Laptop:
    """A second writer of Maya's caseload, in step."""
    return office.called("Sam")


@pytest.fixture
def tom(office: Office, maya: Laptop, sam: Laptop, _reviewed: None) -> Laptop:
    """A reviewer of Maya's and Sam's caseload, in step."""
    return office.called("Tom")


@pytest.fixture
def goal(ready: Ready, maya: Laptop, sam: Laptop, tom: Laptop, _begun: None) -> Goal:
    """A goal of Wren's plan that all three have."""
    return ready.goal
