"""A custodian leaves: their pair of sheets is to be replaced within 10 days, and it is asked for.

It is a setting of the organisation, so every administrator's computer asks; it names the pair and
nobody. It is over when the pair is dropped.
"""

from sync.authority import Authority
from sync.custody_code import pair_name
from sync.governing import set_policy
from sync.organisation import Organisation

DAY = 86_400_000
DAYS = 10
_LEAVES = "custodian leaves "


def note_leaving(authority: Authority, recovery: str) -> None:
    """Note that a keeper of a recovery key's sheets leaves, or that a sheet is lost or was seen."""
    now = authority.run(authority.mailbox.now)
    set_policy(authority, {_LEAVES + recovery: now})


def to_replace(organisation: Organisation, now: int) -> list[tuple[str, int]]:
    """Return the pairs that are to be replaced, as their sheets are marked, and the days left.

    `now` is in ms since 1970 (UTC); days past the tenth are negative.
    """
    live = organisation.recovery_at(organisation.position)
    noted = (
        (key, at)
        for key in sorted(live)
        if isinstance(at := organisation.policy.get(_LEAVES + key), int)
    )
    return [(pair_name(key), DAYS - (now - at) // DAY) for key, at in noted]
