"""What is tallied of the store and stands twice, and the triggers that see to it; see `twice`.

Triggers run in the very statement that writes, a row at a time: where a row only moves on, from
waiting to sealed to kept, what it says is neither marked nor put down again.
"""

from typing import NamedTuple

BYTES = 5  # of a mark: the sum of four million rows' is still a number for SQLite
MASK = (1 << 8 * BYTES) - 1


class Kept(NamedTuple):
    """A table that others are made from: tallied by its logs or whole, and what stands twice.

    `moving` are columns that change often while the rest of a row stays: marked apart from it.
    """

    name: str
    by_log: bool = False
    twin: str = "all"  # or what waits for the server, 'waiting', or nothing, ''
    moving: tuple[str, ...] = ()

    @property
    def other(self) -> str:
        """Return the name of the table in which it stands a second time."""
        return f"twin_{self.name}"

    @property
    def waits(self) -> str:
        """Return the name under which the tally of its twin is kept."""
        return f"waiting {self.name}" if self.twin == "waiting" else self.name


TABLES = (
    Kept("change", by_log=True, twin="waiting", moving=("n", "state", "why")),
    Kept("envelope", by_log=True, twin="waiting", moving=("state", "why")),
    Kept("parked", by_log=True, twin=""),
    Kept("held", by_log=True, twin=""),
    Kept("file_piece", twin=""),
    Kept("log", moving=("cursor",)),
    *map(Kept, ("meta", "device", "draft", "entry", "organisation_entry", "chain")),
    *map(Kept, ("secret", "file", "forgotten", "to_erase", "erased", "opened", "parted")),
    *map(Kept, ("skimmed", "late_sent")),
)  # fmt: skip
# What is multiplied by a number of its row's own, so that two rows never make up for each other
_MOVING = {
    "n": "coalesce({0}[n], 0) * 4096",
    "cursor": "{0}[cursor]",
    "state": "unicode({0}[state])",
    "why": "length(coalesce({0}[why], '')) * 128",
}


def triggers(table: Kept, columns: list[str], keys: list[str]) -> list[str]:
    """Return the statements that have a table tallied, and put down twice, from now on."""
    log = "{0}[log]" if table.by_log else "0"
    at = " AND ".join(f"[{name}] = +old.[{name}]" for name in keys)  # +: else all of it is read
    new = spelled(columns, "new.")
    moved = ", ".join(f"[{name}] = new.[{name}]" for name in table.moving)
    twin = (
        f"INSERT OR REPLACE INTO [{table.other}] SELECT {new} WHERE {which(table, 'new.')}",
        f"DELETE FROM [{table.other}] WHERE {at}",  # noqa: S608 - our own names
        f"UPDATE [{table.other}] SET {moved} WHERE {at}",  # noqa: S608
    )
    if table.twin == "waiting":
        return [
            *_tallying(table, columns, (table.name, log, "1"), ("", "", "")),
            *_tallying(table, columns, (table.waits, "0", "{0}[state] <> 'kept'"), twin),
        ]
    named = (table.name, log, "1")
    return _tallying(table, columns, named, twin if table.twin else ("", "", ""))


def standing_twice(table: Kept, columns: list[str], keys: list[str]) -> str:
    """Return the statement that makes the table in which another stands a second time.

    By a number where that is its key: a table without row numbers puts every longer row on pages
    of its own.
    """
    if keys == ["num"]:
        still = spelled([name for name in columns if name not in keys])
        return f"CREATE TABLE [{table.other}] ([num] INTEGER PRIMARY KEY, {still})"
    said = f"{spelled(columns)}, PRIMARY KEY ({spelled(keys)})"
    return f"CREATE TABLE [{table.other}] ({said}) WITHOUT ROWID"


def form(table: Kept, columns: list[str], keys: list[str]) -> str:
    """Spell how a table is tallied and stands twice: where it is otherwise, all is counted anew."""
    return f"{marking(table, columns)} {standing_twice(table, columns, keys) if table.twin else ''}"


def _tallying(
    table: Kept, columns: list[str], named: tuple[str, str, str], twin: tuple[str, str, str]
) -> list[str]:
    """Return what tallies rows under a (name, log) where they are such, and does so to the twin.

    Where a row's moving columns alone are others, the marks of the rest are not worked out again.
    """
    name, log, which = named
    was, made = which.format("old."), which.format("new.")
    put, drop, move = twin
    counted = f"'{name}', {log.format('new.')}, 1, {marking(table, columns, 'new.')}"
    gone = f"'{name}', {log.format('old.')}, -1, -({marking(table, columns, 'old.')})"
    either = [
        _counted(f"SELECT {gone} WHERE {was}"),
        drop,
        _counted(f"SELECT {counted} WHERE {made}"),
        put,
    ]
    does = {
        "insert": (made, [_counted(f"VALUES ({counted})"), put]),
        "delete": (was, [_counted(f"VALUES ({gone})"), drop]),
        "update": (f"({was} OR {made})", either),
    }
    if table.moving:
        still = (one for one in columns if one not in table.moving)
        same = " AND ".join((was, made, *(f"old.[{one}] IS new.[{one}]" for one in still)))
        other = (
            f"UPDATE tally SET sum = (sum - {_moving(table, 'old.')} + {_moving(table, 'new.')})"  # noqa: S608
            f" & {MASK} WHERE name = '{name}' AND log = {log.format('new.')}"
        )
        does["update "] = (same, [other, move])
        does["update"] = (f"({was} OR {made}) AND NOT ({same})", either)
    return [
        f"CREATE TEMP TRIGGER IF NOT EXISTS [tally {name} {when}] AFTER {when}"
        f" ON main.[{table.name}] WHEN {where} BEGIN {'; '.join(filter(None, said))}; END"
        for when, (where, said) in does.items()
    ]


def _counted(row: str) -> str:
    return (
        f"INSERT INTO tally {row} ON CONFLICT (name, log) DO UPDATE SET"
        f" count = count + excluded.count, sum = (sum + excluded.sum) & {MASK}"
    )


def marking(table: Kept, columns: list[str], row: str = "") -> str:
    """Spell the mark of a row: of all its columns, those that move apart."""
    still = spelled([name for name in columns if name not in table.moving], row)
    return f"mark({still}) + {_moving(table, row)}" if table.moving else f"mark({still})"


def _moving(table: Kept, row: str) -> str:
    said = " + ".join(_MOVING[name].format(row) for name in table.moving)
    of_row = f"({row}[num] * 40503 & 0x3fffffff | 1)"
    return f"coalesce(({said} & 0x3fffffff) * {of_row} & {MASK}, 0)"


def which(table: Kept, row: str = "") -> str:
    """Spell which rows of a table stand twice."""
    return f"{row}[state] <> 'kept'" if table.twin == "waiting" else "1"


def spelled(columns: list[str], row: str = "") -> str:
    """Spell a list of columns."""
    return ", ".join(f"{row}[{name}]" for name in columns)
