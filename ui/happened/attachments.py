"""Pictures and papers as a timeline tells them: what was added, and what was only seen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime

from linkworker.records import Attachment, Child
from linkworker.store import Reader
from ui.happened.told import Told, told_on


def tell_attachments(reader: Reader, child: Child, staff: dict[str, str]) -> Iterator[Told]:
    """Tell each one, struck out or not; of a private one that it is there."""
    for one in reader.find(Attachment, child=child.id):
        what = one.shown.value if one.shown else "picture"
        title = f"{one.name}: {what}" if not one.private else what[:1].upper() + what[1:]
        words = "" if one.private else "\n".join(part for part in (one.about, one.says) if part)
        by = staff.get(one.by, "")
        mark = ("paperclip", "accent") if one.pieces else ("eye", "plain")
        told = told_on("agreed", None, title, words, by, mark, one)
        yield replace(
            told, at=one.at or datetime.min, timed=True, struck=one.struck_because, people=(by,)
        )
