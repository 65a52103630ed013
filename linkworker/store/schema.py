"""Declarations -> tables and columns. Runs at every opening; only ever adds or renames."""

from sqlite_utils import Database

from linkworker.fields import Record, declared
from linkworker.kinds import Links


def fit(database: Database, records: tuple[type[Record], ...]) -> set[str]:
    """Make the tables fit the declarations; return the kinds whose rows must be made anew."""
    return {record.kind for record in records if _fit(database, record)}


def _fit(database: Database, record: type[Record]) -> bool:
    table = database.table(record.kind)
    if not table.exists():
        table.create({"num": int, **{n: f.column for n, f in declared(record).items()}}, pk="num")
        _fit_indexes(database, record)
        held = "SELECT 1 FROM record WHERE kind = ? LIMIT 1"
        return bool(database.conn.execute(held, [record.kind]).fetchone())
    there = table.columns_dict
    missing = {n: f for n, f in declared(record).items() if n not in there}
    renamed = {old: n for n, f in missing.items() for old in f.was.split() if old in there}
    if renamed:
        table.transform(rename=renamed)
    for name, field in missing.items():
        if name not in renamed.values():
            table.add_column(name, field.column)
    _fit_indexes(database, record)
    return bool(missing)


def _fit_indexes(database: Database, record: type[Record]) -> None:
    table = database.table(record.kind)
    for name, field in declared(record).items():
        if isinstance(field, Links):
            table.create_index([name], f"{record.kind}_{name}", if_not_exists=True)
