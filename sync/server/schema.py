"""Making and upgrading the schema, and the server's own row: its incarnation."""

import secrets
from hashlib import sha256
from pathlib import Path

import psycopg
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine

from linkworker.canonical import b64
from sync.invitation import ALPHABET

_STEPS = Path(__file__).with_name("migrations")


def upgrade(database: str, *, restored: bool = False) -> None:
    """Bring the schema of `database` (a psycopg address) to this program's.

    A server that was `restored` from a backup gets a new incarnation, so that every
    laptop offers again what the backup does not hold.
    """
    config = Config()
    config.set_main_option("script_location", str(_STEPS).replace("%", "%%"))
    engine = create_engine("postgresql+psycopg://", creator=lambda: psycopg.connect(database))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
    engine.dispose()
    with psycopg.connect(database) as plain:
        if restored:
            plain.execute("DELETE FROM server")
        plain.execute(
            """INSERT INTO server (incarnation, restored)
               VALUES (%s, CASE WHEN %s THEN now() END) ON CONFLICT DO NOTHING""",
            [b64(secrets.token_bytes(16)), restored],
        )


def is_ready(database: str) -> bool:
    """Say whether a database has been made ready before."""
    with psycopg.connect(database) as plain:
        row = plain.execute("SELECT to_regclass('server') IS NOT NULL").fetchone()
    return bool(row and row[0])


def setup_code(database: str) -> str:
    """Make a code with which one organisation can be founded, once; only its hash is kept.

    An earlier code that was not used is void.
    """
    code = "-".join("".join(secrets.choice(ALPHABET) for _ in range(6)) for _ in range(5))
    with psycopg.connect(database) as connection:
        connection.execute("DELETE FROM setup")
        connection.execute("INSERT INTO setup (code) VALUES (%s)", [code_hash(code)])
    return code


def code_hash(code: str) -> bytes:
    """Return what the server keeps of a set-up code; hyphens, spaces and case do not count."""
    return sha256("".join(code.replace("-", " ").split()).upper().encode()).digest()
