"""What somebody who may only review a caseload may write in its logs: of some kinds, anything.

A pure function of a change's content, so every laptop of one version decides the same. A kind
that is not known yet is set aside, and looked at again by the version that knows it.
"""

from collections.abc import Container

import msgspec

from linkworker.store import Mailbox, WireChange
from linkworker.store.receive import ELSEWHERE

TOO_MUCH = "more than a reviewer may write"
UNKNOWN = "of a kind that a reviewer's newer version writes"

_change = msgspec.json.Decoder(WireChange).decode


def may_write(change: WireChange, kinds: Container[str]) -> bool:
    """Say whether a change edits records of these kinds and of no other."""
    return all(edit.kind in kinds for edit in change.edits)


def set_aside(change: WireChange, mailbox: Mailbox) -> str:
    """Say why a reviewer's change is set aside, or '' if it stands."""
    if may_write(change, mailbox.reviewers):
        return ""
    return TOO_MUCH if may_write(change, mailbox.kinds) else UNKNOWN


def look_again(mailbox: Mailbox) -> None:
    """Take in what an older version had to set aside and this one knows.

    So too what was about a record that stood elsewhere: it may stand there no more.
    """
    waiting = _set_aside(mailbox, UNKNOWN)
    known = [one for one in waiting if may_write(one[3], mailbox.reviewers)]
    known += _set_aside(mailbox, ELSEWHERE)
    if known:
        with mailbox.receiving() as page:
            for log, device, n, change in known:
                page.unpark(log, device, n)
                page.change(log, device, n, change)


def _set_aside(mailbox: Mailbox, why: str) -> list[tuple[str, str, int, WireChange]]:
    return [(log, device, n, _change(body)) for log, device, n, body in mailbox.parked(why)]
