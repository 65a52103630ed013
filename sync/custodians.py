"""A custodian leaves: their pair of sheets is to be replaced within 10 days, and it is asked for.

It is a setting of the organisation, so every administrator's computer asks; it names the pair and
nobody. It is over when the pair is dropped. The sheets of the pair that comes in its place are
printed before anything is sealed to it; until then it is kept here, so that what was printed
before a lock is good after it.
"""

from linkworker.store import Mailbox
from sync.authority import Authority
from sync.custody import Pair, kept_meanwhile, make_pair, read_kept
from sync.custody_code import pair_name
from sync.governing import replace_recovery, set_policy
from sync.organisation import Organisation

DAY = 86_400_000
DAYS = 10
_LEAVES = "custodian leaves "
_NEXT = "next pair"


def note_leaving(authority: Authority, recovery: str) -> None:
    """Note that a keeper of a recovery key's sheets leaves, or that a sheet is lost or was seen."""
    now = authority.run(authority.mailbox.now)
    set_policy(authority, {_LEAVES + recovery: now})


def days_left(organisation: Organisation, now: int) -> dict[str, int]:
    """Return the recovery keys that are to be replaced, and the days left.

    `now` is in ms since 1970 (UTC); days past the tenth are negative.
    """
    live = organisation.recovery_at(organisation.position)
    noted = (
        (key, at)
        for key in sorted(live)
        if isinstance(at := organisation.policy.get(_LEAVES + key), int)
    )
    return {key: DAYS - (now - at) // DAY for key, at in noted}


def to_replace(organisation: Organisation, now: int) -> list[tuple[str, int]]:
    """Return the pairs that are to be replaced, as they are called, and the days left."""
    left = days_left(organisation, now).items()
    return [(called(organisation, key), days) for key, days in left]


def number_of(organisation: Organisation, key: str) -> int:
    """Return the number, from 1, that a pair's two sheets and their envelopes bear."""
    return [*organisation.recovery].index(key) + 1


def called(organisation: Organisation, key: str) -> str:
    """Call a pair as its envelopes and its sheets do: "1 (4F2A 91C0)"."""
    return f"{number_of(organisation, key)} ({pair_name(key)})"


def next_number(organisation: Organisation) -> int:
    """Return the number that the next pair's sheets bear: no two pairs ever bear the same."""
    return len(organisation.recovery) + 1


def next_pair(mailbox: Mailbox) -> Pair:
    """Return the pair that is to come, made the first time; on the thread that writes the store."""
    kept = mailbox.secret(_NEXT)
    if kept is None:
        kept = kept_meanwhile([make_pair()])
        mailbox.keep_secret(_NEXT, kept)
    return read_kept(kept)[0]


def replace_pair(authority: Authority, old: str) -> None:
    """Seal to the pair that is to come, whose sheets are printed, in place of an old one.

    It is on paper alone then. Raises as `replace_recovery` does; the same again goes on.
    """
    pair: Pair = authority.run(lambda: next_pair(authority.mailbox))
    replace_recovery(authority, [pair], [old])
    authority.run(lambda: authority.mailbox.drop_secret(_NEXT))
