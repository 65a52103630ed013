"""Declarations -> tables and columns. Runs at every opening; only ever adds or renames."""

from sqlite_utils import Database

from linkworker.fields import Record, declared
from linkworker.kinds import Links, Moment

_TYPES = {int: "INTEGER", str: "TEXT"}


def fit(database: Database, records: tuple[type[Record], ...]) -> set[str]:
    """Make the tables fit the declarations; return the kinds whose rows must be made anew."""
    there, indexes = _there(database)
    return {
        record.kind
        for record in records
        if _fit(database, record, there.get(record.kind, set()), indexes)
    }


def _there(database: Database) -> tuple[dict[str, set[str]], set[str]]:
    """Read the columns of every table and the names of the indexes, once for all kinds."""
    columns: dict[str, set[str]] = {}
    sql = (
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table'"
    )
    for table, name in database.conn.execute(sql):
        columns.setdefault(table, set()).add(name)
    indexes = database.conn.execute("SELECT name FROM sqlite_master WHERE type = 'index'")
    return columns, {name for (name,) in indexes}


def _fit(database: Database, record: type[Record], there: set[str], indexes: set[str]) -> bool:
    if not there:
        columns = (f'"{name}" {_TYPES[field.column]}' for name, field in declared(record).items())
        made = ", ".join(('"num" INTEGER PRIMARY KEY', *columns))
        database.conn.execute(f'CREATE TABLE "{record.kind}" ({made})')
        _fit_indexes(database, record, indexes)
        held = "SELECT 1 FROM record WHERE kind = ? LIMIT 1"
        return bool(database.conn.execute(held, [record.kind]).fetchone())
    missing = {n: f for n, f in declared(record).items() if n not in there}
    renamed = {old: n for n, f in missing.items() for old in f.was.split() if old in there}
    if renamed:
        database.table(record.kind).transform(rename=renamed)
    for name, field in missing.items():
        if name not in renamed.values():
            database.table(record.kind).add_column(name, field.column)
    _fit_indexes(database, record, set() if renamed else indexes)
    return bool(missing)


def _fit_indexes(database: Database, record: type[Record], there: set[str]) -> None:
    """Index what is asked for: whose a record is, and what happened since a moment."""
    for name, field in declared(record).items():
        index = f"{record.kind}_{name}"
        if isinstance(field, (Links, Moment)) and index not in there:
            on = f'"{record.kind}" ("{name}")'
            database.conn.execute(f'CREATE INDEX IF NOT EXISTS "{index}" ON {on}')
