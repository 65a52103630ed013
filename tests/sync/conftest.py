"""A small organisation and its sealed logs on a real server."""

from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from sync.server.app import make_app, pool_of
from sync.server.schema import setup_code
from tests.sync.organisations import (
    Line,
    SealedLog,
    SmallOrganisation,
    open_caseload,
    open_child,
)


@pytest.fixture
def line(database: str) -> Iterator[Line]:
    """A server over a fresh database, and laptops' calls to it."""
    with pool_of(database) as pool, TestClient(make_app(pool)) as web:
        yield Line(web)


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
