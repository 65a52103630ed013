"""A real PostgreSQL for each worker of a session, and fresh databases in it.

Its folders are no pytest folders: those are closed to the user that PostgreSQL runs as. None
outlasts the session, however a worker ends.
"""

import os
import shutil
import signal
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path

import psycopg
from psycopg.conninfo import make_conninfo

from sync.server.embedded import embedded_postgres
from tests import disk

READY = "ready"
SESSION = "LINKWORKER_TESTS"  # says in the environment which session started a worker
# Every database is thrown away: none need outlast a power cut, and none is worth tidying.
_CARELESS = (
    "fsync = off",
    "full_page_writes = off",
    "synchronous_commit = off",
    "autovacuum = off",
)
_numbers = count(1)


@contextmanager
def running(session: str) -> Iterator[str]:
    """Run PostgreSQL with an empty database `ready`; give its address. `session` names whose."""
    folder = Path(tempfile.mkdtemp(prefix=_prefix(session), dir=disk.quick()))
    try:
        folder.chmod(0o755)
        with embedded_postgres(folder / "data", forget=True) as address:
            with psycopg.connect(address, autocommit=True) as connection:
                for setting in _CARELESS:
                    connection.execute(f"ALTER SYSTEM SET {setting}")
                connection.execute("SELECT pg_reload_conf()")
                connection.execute(f"CREATE DATABASE {READY}")
            yield address
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def make(cluster: str, name: str, template: str = READY) -> str:
    """Make a database as a copy of one that nobody uses now; give its address."""
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE {template}")
    return make_conninfo(cluster, dbname=name)


@contextmanager
def copied(cluster: str, template: str = READY) -> Iterator[str]:
    """Make a database for a test, and throw it away at the end."""
    name = f"test{next(_numbers)}"
    yield make(cluster, name, template)
    with psycopg.connect(cluster, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)")


def end_all(session: str) -> None:
    """End what a session's workers left running, and remove its folders."""
    for place in disk.both():
        for folder in place.glob(f"{_prefix(session)}*"):
            with suppress(OSError, ValueError, IndexError):
                said = (folder / "data" / "postmaster.pid").read_text()
                os.kill(int(said.splitlines()[0]), signal.SIGQUIT)  # PostgreSQL's "at once"
            shutil.rmtree(folder, ignore_errors=True)


def _prefix(session: str) -> str:
    return f"linkworker-postgres-{session}-"
