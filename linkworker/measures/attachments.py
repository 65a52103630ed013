"""Which pictures and papers may be kept and shown, by what the family has agreed to.

A photo with people on it is for the family's own pleasure: it needs a yes to photos that stands.
When that yes is taken back the photo goes, everywhere. A yes that only ran out hides it: no
clock of a laptop, which may be wrong, ever removes anything.
"""

from collections.abc import Mapping
from enum import Enum

from linkworker.measures.agreements import About, Act, Standing, about_of, may
from linkworker.records.attachment import Attachment, Shown
from linkworker.records.family_answer import Scope


class Keep(Enum):
    """What may be done with a picture or paper now."""

    SHOWN = "shown"
    HIDDEN = "hidden"
    ENDED = "ended"


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
