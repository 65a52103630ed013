"""Which pictures and papers may be kept and shown, by what the family has agreed to.

A photo with people on it is for the family's own pleasure: it needs a yes to photos that stands.
When that yes is taken back the photo goes, everywhere. A yes that only ran out hides it: no
clock of a laptop, which may be wrong, ever removes anything.
"""

from collections.abc import Mapping, Set
from enum import Enum
from typing import NamedTuple

from linkworker.measures.agreements import About, Act, Standing, about_of, may
from linkworker.records.attachment import Attachment, Shown
from linkworker.records.family_answer import Scope


class Keep(Enum):
    """What may be done with a picture or paper now."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    ENDED = "ended"


class Becoming(NamedTuple):
    """What becomes of files, by id.

    The bytes of those `expected` are still to come; those `leaving` go from here and from the
    server; those `dropped` go from here alone, and nobody else is told.
    """

    expected: Set[str]
    leaving: Set[str]
    dropped: Set[str]


def becoming(keeps: Mapping[str, Keep], files: Set[str], taken_back: Set[str]) -> Becoming:
    """Say what becomes of files; only what people struck out, ended or took back goes everywhere.

    `keeps` says of each record that shows and has bytes what may be done with it, `files` are those
    this laptop knows of; `taken_back` are those of them whose record is here and removed, or was
    erased by right. A file without any record here is no reason to take it from others.
    """
    ended = {id_ for id_, keep in keeps.items() if keep is Keep.ENDED}
    without = files - keeps.keys()
    return Becoming(
        expected=keeps.keys() - ended - files,
        leaving=(files & ended) | (without & taken_back),
        dropped=without - taken_back,
    )


def keep_of(attachment: Attachment, standings: Mapping[About, Standing]) -> Keep:
    """Say what may be done with one; `standings` are all agreements of its child."""
    if attachment.struck_because:
        return Keep.ENDED
    if attachment.shown is not Shown.PEOPLE:
        return Keep.SHOWN
    found = standings.get(about_of(Scope.PHOTO))
    if found and found.stopped:
        return Keep.ENDED
    return Keep.SHOWN if may(Act.PHOTO, standings).allowed else Keep.HIDDEN


def photo_problem(shown: Shown | None, standings: Mapping[About, Standing]) -> str:
    """Say why a picture of this kind may not be added today, or ''."""
    if shown is not Shown.PEOPLE:
        return ""
    verdict = may(Act.PHOTO, standings)
    if verdict.allowed:
        return ""
    why = verdict.why[:1].lower() + verdict.why[1:]
    return f"A photo with people on it needs a yes to photos: {why}. Ask on Family first"
