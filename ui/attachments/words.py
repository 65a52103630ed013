"""Where the bytes of a picture or paper are, and what may be done with it, in words."""

from collections.abc import Sequence
from datetime import date

from linkworker.actions.attachments import Kept
from linkworker.measures.attachments import Keep
from linkworker.records import Shown
from linkworker.store import FileState
from ui.models.said_days import near_day

# What is said, with its tone and icon.
Standing = tuple[str, str, str]
NOT_WHOLE = "did not arrive whole: it is asked for again"
_STANDS: dict[FileState, Standing] = {
    FileState.WAITS: ("waits to be sent", "plain", "clock"),
    FileState.COMING: ("not here yet: it comes after the records", "plain", "clock"),
    FileState.DAMAGED: (NOT_WHOLE, "warn", "refresh-cw"),
    FileState.NOT_TAKEN: ("the server did not take it: it stays on this laptop", "warn", "laptop"),
    FileState.LEAVING: ("the picture is gone", "plain", "trash-2"),
    FileState.GONE: ("the picture is gone", "plain", "trash-2"),
}
_ENDED = ("removed: the family took its yes to photos back", "plain", "trash-2")
_HIDDEN = ("not shown: no yes to photos stands today. Ask on Family", "warn", "eye-off")
_STRUCK = ("struck out, and gone everywhere", "plain", "trash-2")


def may_open(kept: Kept) -> bool:
    """Say whether one can be looked at now."""
    return kept.keep is Keep.SHOWN and kept.file is not None and kept.file.whole


def standing_words(kept: Kept, *, practice: bool = False) -> Standing | None:
    """Say how one stands where that needs saying; None where it is whole and as it should be."""
    one = kept.attachment
    if one.struck_because:
        return _STRUCK if one.pieces else ("struck out", "plain", "trash-2")
    if kept.keep is not Keep.SHOWN:
        return _ENDED if kept.keep is Keep.ENDED else _HIDDEN
    if not one.pieces:
        return None
    state = kept.file.state if kept.file else FileState.COMING
    return None if practice and state is FileState.WAITS else _STANDS.get(state)


def what_words(kept: Kept, today: date, staff: dict[str, str]) -> str:
    """Say in one line what it is, since when and by whom it is here, and how large it is."""
    one = kept.attachment
    what = one.shown.value if one.shown else ""
    when = near_day(one.at.date(), today) if one.at else ""
    by = staff.get(one.by, "")
    added = f"added {when}{f' by {by}' if by else ''}" if when else ""
    return _sentence([what, added, size_words(one.size) if one.size else ""])


def seen_words(kept: Kept, today: date, staff: dict[str, str]) -> str:
    """Say when a paper was seen and by whom, and which day it bears."""
    one = kept.attachment
    by = staff.get(one.by, "")
    seen = f"seen {near_day(one.seen_on, today)}{f' by {by}' if by else ''}" if one.seen_on else ""
    return _sentence([seen, f"dated {near_day(one.dated, today)}" if one.dated else ""])


def answer_words(kept: Kept, today: date) -> str:
    """Say which agreement a signed paper is of, or ''."""
    answer = kept.answer
    if kept.attachment.shown is not Shown.SIGNED or answer is None or answer.scope is None:
        return ""
    partner = f" {answer.partner}" if answer.partner else ""
    when = f", {near_day(answer.on, today)}" if answer.on else ""
    return f"Agreement to {answer.scope.value}{partner}: {answer.who}{when}"


def size_words(size: int) -> str:
    """Say a size: 212 kB, 1.4 MB."""
    return f"{size / 1_000_000:.1f} MB" if size >= 1_000_000 else f"{max(1, round(size / 1000))} kB"


def _sentence(parts: Sequence[str]) -> str:
    said = " · ".join(part for part in parts if part)
    return said[:1].upper() + said[1:]
