"""What goes along when an entry goes: what stands under it, what was said about it, its twin."""

from collections.abc import Iterator
from typing import Any

from linkworker.actions.direct_work import noted
from linkworker.fields import Record, declared, parent
from linkworker.kinds import Links
from linkworker.records import (
    BY_KIND,
    RECORDS,
    Child,
    Comment,
    Contact,
    DirectWork,
    Meeting,
    Passage,
    Quote,
    SaidWrong,
)
from linkworker.store import Reader

ABOUT = (Comment, Passage, SaidWrong)  # what names another record by `about`
_QUOTED = ("contact", "voice", "saying")  # where words that people gave us were taken from


def standing_under(reader: Reader, record: Record) -> list[Record]:
    """Return what stands under a record and what was said about it, nearest first."""
    found: list[Record] = []
    for kind in RECORDS:
        under = parent(kind)
        field = declared(kind).get(under or "")
        if under and isinstance(field, Links) and field.to == type(record).kind:
            named: dict[str, Any] = {under: record.id}
            same = reader.find(kind, log=record.log, **named)
            found += [down for one in same for down in (one, *standing_under(reader, one))]
    for said in ABOUT:
        found += reader.find(said, log=record.log, about=record.id)
    return found


def whole_of(reader: Reader, record: Record) -> Record:
    """Return what a record is a part of, as it stands under its child: a step's linking."""
    under = parent(type(record))
    field = declared(type(record)).get(under or "")
    if under and isinstance(field, Links) and field.to != Child.kind:
        return whole_of(reader, reader.get(BY_KIND[field.to], getattr(record, under)))
    return record


def goes_along(reader: Reader, record: Record) -> list[Record]:
    """Return a record with all that goes where it goes, the record first.

    Words that were taken from it, to ask about; the contact that a meeting or a 1:1 was written
    down as; and what stands under each of these.
    """
    found: dict[str, Record] = {}
    waiting = [record]
    while waiting:
        one = waiting.pop(0)
        if one.id not in found:
            found[one.id] = one
            waiting += [*standing_under(reader, one), *_twins(reader, one)]
    return list(found.values())


def _twins(reader: Reader, record: Record) -> Iterator[Record]:
    for name in _QUOTED:
        source: dict[str, Any] = {name: record.id}
        yield from reader.find(Quote, log=record.log, **source)
    if isinstance(record, Contact):
        yield from reader.find(Meeting, log=record.log, contact=record.id)
        works = reader.find(DirectWork, log=record.log, at=record.at)
        yield from (one for one in works if noted(one) == record.words)
    elif isinstance(record, Meeting):
        yield from (one for one in reader.find(Contact, log=record.log) if one.id == record.contact)
    elif isinstance(record, DirectWork):
        contacts = reader.find(Contact, log=record.log, at=record.at)
        yield from (one for one in contacts if noted(record) == one.words)
