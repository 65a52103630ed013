"""What writing up a day needs before it can show: rows, what was typed, whose names are known."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from linkworker.actions.day import Row, row_for, rows_of
from linkworker.actions.sheets import Sheet, in_sheet_order, sheets_out
from linkworker.records import Child
from linkworker.store import Draft, Reader
from ui.day.reading import children_here
from ui.desk import Standing
from ui.forms.note_readers import readers_of

FORM = "day"


@dataclass(frozen=True)
class OpenedDay:
    """A day about to be written up. `on_sheet` counts the rows that are lines of its sheet.

    `added` are rows that only the draft knows: typed by name, or of something that was kept
    elsewhere meanwhile; nothing typed is let go. `readers` says by child who else reads what is
    written of her.
    """

    day: date
    rows: tuple[Row, ...]
    added: tuple[Row, ...]
    on_sheet: int
    known: tuple[Child, ...]
    draft: Draft | None
    sheets: tuple[Sheet, ...]
    readers: Mapping[str, Sequence[str]]


def open_day(reader: Reader, about: str, today: date, standing: Standing) -> OpenedDay:
    """Read a day: `about` is a date, "draft/<action>", or "" for today."""
    known = tuple(children_here(reader, standing.reviewed))
    drafts = [one for one in reader.drafts() if one.form == FORM]
    asked = next((one for one in drafts if about == f"draft/{one.action}"), None)
    day = date.fromisoformat(asked.typed["day"]) if asked else _day(about, today)
    draft = asked or next((o for o in drafts if o.typed.get("day") == day.isoformat()), None)
    found = rows_of(reader, day, known, by=standing.user)
    rows, on_sheet = in_sheet_order(reader, day, found)
    sheets = tuple(sheets_out(reader, by=standing.user))
    added = _added(reader, draft, rows, known) if draft else ()
    readers = readers_of(reader, standing.team, standing.user)
    return OpenedDay(day, tuple(rows), added, on_sheet, known, draft, sheets, readers)


def new_row(reader: Reader, children: Sequence[Child], day: date, now: datetime) -> Row:
    """Return a row for children typed by name: at this minute today, at no time of another day."""
    return row_for(reader, children, now if now.date() == day else None)


def _day(about: str, today: date) -> date:
    try:
        return min(date.fromisoformat(about), today)
    except ValueError:
        return today


def _added(
    reader: Reader, draft: Draft, rows: Sequence[Row], known: Sequence[Child]
) -> tuple[Row, ...]:
    """Give a row for each in the draft that the day has not got by itself."""
    keys, by_id = {row.key for row in rows}, {child.id: child for child in known}
    made = []
    for typed in draft.typed.get("rows", ()):
        children = [by_id[one] for one in typed["children"] if one in by_id]
        if typed["key"] not in keys and children:
            day = datetime.combine(date.fromisoformat(typed["day"]), time.min)
            made.append(row_for(reader, children, day))
    return tuple(made)
