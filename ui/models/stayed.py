"""What was removed and stays, in words: who removed it, and who wrote what there meanwhile."""

from collections.abc import Iterable, Mapping
from datetime import date

from linkworker.actions.stayed import can_remove
from linkworker.fields import GONE, Record, Sensitivity, declared, sensitivity_of, slots
from linkworker.store import Stayed, Wrote
from linkworker.store.history import for_people
from ui.models.comments import called
from ui.when import say_when

_LONG = 60
_MOST = 3
_STAYS = "It stays until somebody decides."
_HAPPENED = "What happened is never removed: strike it out, with a reason, if it is wrong."


def stayed_title(stayed: Stayed, staff: Mapping[str, str], user: str) -> str:
    """Say who removed what while who wrote in it; `staff` are names by user id."""
    removed = _who((line.user for line in stayed.removed), staff, user)
    wrote = _who((one.line.user for one in stayed.wrote), staff, user)
    then = "and it was written in" if wrote == removed else f"while {wrote} wrote in it"
    title = f"{removed} removed {called_here(stayed.record)} {then}"
    return f"{title[:1].upper()}{title[1:]}"


def called_here(record: Record) -> str:
    """Name a record: "the goal “I want to walk in”"."""
    return f"the {called(record.kind)}{_quoted(record)}"


def stayed_words(stayed: Stayed, today: date) -> str:
    """Say when it was removed, what was written meanwhile, and what removing it again takes."""
    removed = f"Removed {say_when(stayed.removed[0].at, today)}." if stayed.removed else ""
    told = dict.fromkeys(filter(None, (_said(stayed, one) for one in stayed.wrote)))
    first = list(told)[:_MOST]
    more = f"; {len(told) - _MOST} more" if len(told) > _MOST else ""
    wrote = f"Written: {'; '.join(first)}{more}." if first else ""
    happened = "" if can_remove(stayed) else _HAPPENED
    return " ".join(part for part in (removed, wrote, happened or _STAYS) if part)


def _who(users: Iterable[str], staff: Mapping[str, str], user: str) -> str:
    """Name those who did something, each once: "you" whoever looks."""
    named = ["you" if one in ("", user) else staff.get(one, "a colleague") for one in users]
    return " and ".join(dict.fromkeys(named)) or "somebody"


def _quoted(record: Record) -> str:
    """Quote what a record is called, where that may stand above every tab of a page."""
    named = [name for name in ("words", "what", "name") if name in declared(type(record))]
    said = (str(getattr(record, name) or "") for name in named if _ordinary(record, [name]))
    words = next(filter(None, said), "")
    return f" “{_short(words)}”" if words else ""


def _said(stayed: Stayed, wrote: Wrote) -> str:
    """Say one thing that was written, of what stands under it by what that is called."""
    line, record = wrote.line, wrote.record
    if line.slot == GONE:
        return "put back"
    if record.id != stayed.record.id:
        return f"{called(record.kind)}{_quoted(record)}"
    if not for_people(type(record), line.slot):
        return ""
    told = _ordinary(record, slots(type(record)).get(line.slot.partition("/")[0], ()))
    return f"{line.label.lower()}: “{_short(line.after)}”" if told else line.label.lower()


def _ordinary(record: Record, names: Iterable[str]) -> bool:
    return all(sensitivity_of(record, name) is Sensitivity.ORDINARY for name in names)


def _short(words: str) -> str:
    one = " ".join(words.split())
    return one if len(one) <= _LONG else f"{one[:_LONG].rstrip()}…"
