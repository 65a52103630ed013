"""The record of processing (UK GDPR Article 30), printed from what each kind declares."""

from collections.abc import Sequence
from datetime import date

from linkworker.documents.markup import Markup, element, joined, table
from linkworker.documents.paper import Paper, page_of, say
from linkworker.documents.style import sheet
from linkworker.errors import Invalid
from linkworker.fields import Keeping, Record, Sensitivity, declared
from linkworker.records import RECORDS

_HEADS = ("Kind", "Why", "Basis", "Kept for", "Who reads it", "Lives in", "Sensitive fields")


def record_of_processing(records: Sequence[type[Record]] = RECORDS) -> str:
    """Return the record of processing as an HTML table; raises Invalid for a kind without one."""
    heading = element("h1", "Record of processing")
    return joined([sheet(), heading, table(_HEADS, _lines(records))])


def processing_paper(on: date, *, practice: bool) -> Paper:
    """Return the record of processing as a paper of a day, to be signed by who is responsible."""
    parts = [element("p", f"As declared by this version of the program, {say(on)}."),
             Markup(record_of_processing())]  # fmt: skip
    title = "Record of processing"
    return Paper(
        title=title,
        html=page_of(title, parts, letters=11, practice=practice),
        foot=f"{title}, {say(on)}.",
    )


def _lines(records: Sequence[type[Record]]) -> list[tuple[str, ...]]:
    missing = {record.kind: f"{record.title} declares no keeping" for record in records
               if not _whole(record)}  # fmt: skip
    if missing:
        raise Invalid(missing)
    return [_line(record) for record in records]


def _whole(record: type[Record]) -> bool:
    keeping = getattr(record, "keeping", None)
    return isinstance(keeping, Keeping) and all(vars(keeping).values())


def _line(record: type[Record]) -> tuple[str, ...]:
    keeping = record.keeping
    sensitive = [
        f"{field.label} ({field.sensitivity.value})"
        for field in declared(record).values()
        if field.sensitivity is not Sensitivity.ORDINARY
    ]
    log = f"{record.lives_in.value}'s log"
    return (record.title, keeping.purpose, keeping.basis, keeping.retention, keeping.readers, log,
            "; ".join(sensitive) or "none")  # fmt: skip
