"""Whose an id is: from a device's or an invitation's id to its organisation."""

import re

from linkworker.canonical import ID
from sync.server.log import Sql

_ID = re.compile(ID)


def is_id(name: str) -> bool:
    """Whether a name is spelled as ids are; anything else is in no table."""
    return _ID.fullmatch(name) is not None


def organisation_of(sql: Sql, name: str) -> str | None:
    """Return the organisation that an id belongs to, if any."""
    row = sql.execute("SELECT organisation FROM directory WHERE id = %s", [name]).fetchone()
    return None if row is None else str(row[0])


def claim(sql: Sql, organisation: str, name: str) -> bool:
    """Enter an id that is new to the server; say whether it was."""
    entered = sql.execute(
        "INSERT INTO directory (id, organisation) VALUES (%s, %s) ON CONFLICT DO NOTHING",
        [name, organisation],
    )
    return bool(entered.rowcount)


def forget(sql: Sql, names: list[str]) -> None:
    """Remove ids that are over."""
    sql.execute("DELETE FROM directory WHERE id = ANY(%s)", [names])
