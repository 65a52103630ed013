"""Sheets of a day: printed to write on, kept with each child who is on one, shredded after."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from linkworker.actions.day import Row
from linkworker.records import PaperGiven, Way
from linkworker.store import Changes, Reader, Store

SHEET = "Day sheet"
_ORDER = "day sheet"


@dataclass(frozen=True)
class Sheet:
    """One sheet that is still about: what each child on it has of it."""

    given: tuple[PaperGiven, ...]

    @property
    def at(self) -> datetime:
        """When it was made."""
        return self.given[0].at or datetime.min

    @property
    def saved(self) -> bool:
        """Whether it is a file, which is deleted and not shredded."""
        return self.given[0].way is Way.SAVED


def give_sheet(
    store: Store, rows: Sequence[Row], day: date, *, reader: str, at: datetime, by: str,
    file: str = "",
) -> Changes:  # fmt: skip
    """Keep, with each child on it, that a sheet was made; and remember the order of its lines.

    The order stays on this laptop. `file` is the name of one saved, '' for one printed.
    """
    way = Way.SAVED if file else Way.PRINTED
    children = {child.id: child for row in rows for child in row.children}
    with store.change() as (change, changes):
        for child in children.values():
            given = PaperGiven(
                child=child.id, paper=SHEET, reader=reader, role="to write on in the day", at=at,
                way=way, file=file, by=by,
            )  # fmt: skip
            change.add(given, child.log)
    kept = {"day": day.isoformat(), "rows": [row.key for row in rows]}
    store.keep_setting(_ORDER, msgspec.json.encode(kept).decode())
    return changes


def in_sheet_order(reader: Reader, day: date, rows: Sequence[Row]) -> tuple[list[Row], int]:
    """Put the rows of a day in the order of its sheet, then the rest; count those on the sheet."""
    kept = msgspec.json.decode(reader.setting(_ORDER, "{}"), type=dict[str, str | list[str]])
    if kept.get("day") != day.isoformat():
        return list(rows), 0
    lines = {key: at for at, key in enumerate(kept["rows"])}
    ordered = sorted(rows, key=lambda row: lines.get(row.key, len(lines)))
    return ordered, sum(row.key in lines for row in rows)


def sheets_out(reader: Reader, *, by: str) -> list[Sheet]:
    """Return one's own sheets that nobody has said are shredded, the newest first."""
    found: dict[datetime | None, list[PaperGiven]] = {}
    for one in reader.find(PaperGiven, paper=SHEET, shredded_on=None, by=by, newest="at"):
        found.setdefault(one.at, []).append(one)
    return [Sheet(tuple(given)) for given in found.values()]


def shred(store: Store, sheet: Sheet, *, on: date) -> Changes:
    """Say that a sheet is shredded, or its file deleted."""
    with store.change() as (change, changes):
        for one in sheet.given:
            change.update(one, shredded_on=on)
    return changes
