"""A real PostgreSQL for the session, and a fresh database for each test that asks for one."""

import tempfile
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo
from starlette.testclient import TestClient

from linkworker.records import Goal
from sync.authority import Authority
from sync.server.app import make_app, pool_of
from sync.server.embedded import embedded_postgres
from sync.server.schema import setup_code, upgrade
from tests.sync.laptops import Laptop, Office, begin_plan
from tests.sync.organisations import (
    Line,
    SealedLog,
    SmallOrganisation,
    open_caseload,
    open_child,
)

_numbers = count(1)


@pytest.fixture(scope="session")
def cluster() -> Iterator[str]:
    """The address of a running PostgreSQL with a ready schema in the database `ready`.

    Its folder is no pytest folder: those are closed to the user that PostgreSQL runs as.
    """
    folder = Path(tempfile.mkdtemp(prefix="linkworker-postgres-"))
    folder.chmod(0o755)
    with embedded_postgres(folder / "data", forget=True) as address:
        with psycopg.connect(address, autocommit=True) as connection:
            # A hundred databases thrown away at the end need not outlast a power cut.
            connection.execute("ALTER SYSTEM SET fsync = off")
            connection.execute("SELECT pg_reload_conf()")
            connection.execute("CREATE DATABASE ready")
        upgrade(make_conninfo(address, dbname="ready"))
        yield address


@pytest.fixture
def database(cluster: str) -> str:
    """The address of a fresh database with the server's schema."""
    name = f"test{next(_numbers)}"
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE ready")
    return make_conninfo(cluster, dbname=name)


@pytest.fixture
def line(database: str) -> Iterator[Line]:
    """A server over a fresh database, and laptops' calls to it."""
    with pool_of(database) as pool:
        yield Line(TestClient(make_app(pool), raise_server_exceptions=True))


@pytest.fixture
def organisation(line: Line, database: str) -> SmallOrganisation:
    """A small organisation that the server has founded."""
    made = SmallOrganisation()
    assert line.found(made, setup_code(database)).status_code == 200
    return made


@pytest.fixture
def own(line: Line, organisation: SmallOrganisation) -> SealedLog:
    """The caseload's own log, opened on the server by its lead."""
    opened, pushes = open_caseload(organisation, organisation.lead)
    line.push(organisation.lead, *pushes)
    return opened


@pytest.fixture
def child(line: Line, organisation: SmallOrganisation, own: SealedLog) -> SealedLog:
    """A child's log, opened on the server by Ann."""
    opened, pushes = open_child(own, organisation.ann)
    line.push(organisation.ann, *pushes)
    return opened


@pytest.fixture
def office(tmp_path: Path, database: str) -> Iterator[Office]:
    """A founded organisation with its administrator, over a real server."""
    office = Office(tmp_path, database)
    yield office
    office.close()


@pytest.fixture
def authority(office: Office) -> Authority:
    """What the administrator of a founded organisation signs with."""
    return office.admin.authority


@pytest.fixture
def maya(office: Office) -> Laptop:
    """The lead of a caseload, in step."""
    maya = office.invite("Maya", Alderbrook="lead")
    maya.sync()
    return maya


def join(office: Office, maya: Laptop, name: str, right: str) -> Laptop:
    """Let somebody into Maya's caseload, and bring both in step."""
    laptop = office.invite(name, Alderbrook=right)
    maya.sync()
    laptop.sync()
    return laptop


@pytest.fixture
def sam(office: Office, maya: Laptop) -> Laptop:
    """A second writer of Maya's caseload, in step."""
    return join(office, maya, "Sam", "write")


@pytest.fixture
def tom(office: Office, maya: Laptop, sam: Laptop) -> Laptop:
    """A reviewer of Maya's and Sam's caseload, in step."""
    return join(office, maya, "Tom", "review")


@pytest.fixture
def goal(maya: Laptop, sam: Laptop, tom: Laptop) -> Goal:
    """A goal of Wren's plan that all three have."""
    goal = begin_plan(maya)
    for laptop in (maya, sam, tom):
        laptop.sync()
    return goal
