"""Each use of a recovery key stands in the organisation log: who, why, for whom to read.

Two names and a reason are words about people, so they are sealed to the laptops of every lead and
administrator, exactly. The server sees that a recovery key was used and when, and nothing else.
"""

import msgspec
from msgspec import Struct

from linkworker.errors import Invalid
from linkworker.store import Mailbox
from sync import entries, told
from sync.organisation import Organisation, Use

_LONGEST = 2_000
_OF = "recovered"


class Reason(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a recovery key was used: the two custodians, the reason, what was opened, when (ms)."""

    names: tuple[str, str]
    why: str
    what: str
    at: int


def reason(first: str, second: str, why: str, what: str, at: int) -> Reason:
    """Return a reason; raise Invalid unless two people are named and something is said."""
    problems = {}
    first, second, why = first.strip(), second.strip(), why.strip()
    if not first or not second or first.casefold() == second.casefold():
        problems["names"] = "Name the two custodians whose sheets these are"
    if not why:
        problems["why"] = "Say why the recovery sheets are used: all leads will read it"
    if len(first + second + why + what) > _LONGEST:
        problems["why"] = f"Keep names and reason under {_LONGEST:,} letters"
    if problems:
        raise Invalid(problems)
    return Reason((first, second), why, what, at)


def use_of(organisation: Organisation, recovery: str, said: Reason) -> entries.Recovered:
    """Return the operation that tells every lead and administrator of a use."""
    position = organisation.position
    to, words = told.seal(
        msgspec.json.encode(said),
        organisation,
        organisation.answering(position),
        (_OF, position + 1),
    )
    return entries.Recovered(recovery, to, words)


def uses_told(organisation: Organisation, mailbox: Mailbox) -> list[tuple[Use, Reason | None]]:
    """Return each use of recovery and what was said of it: None if this laptop may not know."""
    return [(use, _opened(organisation.id, use, mailbox)) for use in organisation.uses]


def _opened(organisation: str, use: Use, mailbox: Mailbox) -> Reason | None:
    words = told.unseal(use.boxes, use.words, organisation, mailbox, (_OF, use.at))
    try:
        return None if words is None else msgspec.json.decode(words, type=Reason)
    except msgspec.MsgspecError:
        return None
