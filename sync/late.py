"""What came after its author's right had ended: a lead takes it over or sets it aside.

A revoked laptop's comes to an administrator first, who passes it on or sets it aside: whoever
found the laptop may have written it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Literal

import msgspec

from linkworker.errors import Held, NotAllowed, Refused
from linkworker.store import Changes, WireChange
from linkworker.store.takeover import LateChange
from sync import envelope, jws
from sync.authority import Authority
from sync.keyring import Keyring
from sync.office import LateOne, LateOnes, Settle

Needs = Literal["", "key", "update", "nothing"]
_changes = msgspec.json.Decoder(list[WireChange]).decode


@dataclass(frozen=True)
class LateWork:
    """An envelope that came late, for a person to decide about.

    `author` is the user whose laptop `device` wrote it; `came` is in ms since 1970 (UTC).
    `held_back`: a revoked laptop's, for an administrator. Where it cannot be opened here `changes`
    is empty and `needs` says what would open it: a key that is on another's laptop, an update of
    this program, or nothing, since it is not sound.
    """

    log: str
    device: str
    hash: str
    author: str
    came: int
    first: int = 0
    changes: tuple[WireChange, ...] = ()
    held_back: bool = False
    needs: Needs = ""

    @property
    def name(self) -> tuple[str, str, str]:
        """What the server knows it by."""
        return self.log, self.device, self.hash


def waiting(authority: Authority) -> list[LateWork]:
    """Return what waits for this person's decision, in the order in which it was written."""
    authority.sync()
    found = authority.server.call("/v1/late", None, LateOnes).waiting
    opened = [authority.run(partial(_opened, authority.keyring, one)) for one in found]
    return sorted(opened, key=lambda one: (one.log, one.device, one.first, one.came))


def take_over(authority: Authority, chosen: Sequence[LateWork]) -> Changes:
    """Write these anew as this person's, their authors named; then nobody is offered them again.

    What was taken over before is not written twice. Goes on where it stopped. Raises NotAllowed
    for what cannot be opened here: it would be gone unread.
    """
    if any(one.needs for one in chosen):
        raise NotAllowed("This cannot be opened here, so it cannot be taken over here")
    changes = Changes()
    ordered = sorted(chosen, key=lambda one: (one.log, one.device, one.first))
    for one in ordered:
        changes |= authority.run(partial(_take, authority, one))
    settle(authority, ordered)
    return changes


def settle(authority: Authority, chosen: Sequence[LateWork], *, done: bool = True) -> None:
    """Set these aside for good; or, as an administrator, pass them on to who leads there now."""
    named = tuple(one.name for one in chosen)
    authority.send("/v1/late/settle", Settle(named, done), LateOnes)
    authority.sync()


def _opened(keyring: Keyring, one: LateOne) -> LateWork:
    organisation = keyring.organisation
    author = organisation.devices[one.device].user if one.device in organisation.devices else ""
    work = partial(LateWork, one.log, one.device, one.hash, author, one.came)
    if not keyring.opens(one.log):
        return work(held_back=one.held_back, needs="key")
    try:
        with jws.boundary():
            read = envelope.read(one.data)
            _check(one, read)
            header = read.header
            before = header.first - 1, header.pv
            envelope.verify(organisation, keyring.controls(one.log), read, before)
            body = envelope.unseal(keyring.key(one.log, header.g), read)
            listed = tuple(_changes(body))
    except Refused:
        return work(held_back=one.held_back, needs="nothing")
    except Held:
        return work(held_back=one.held_back, needs="update")
    return work(header.first, listed, one.held_back)


def _check(one: LateOne, read: envelope.Envelope) -> None:
    header = read.header
    if (header.log, header.kid, read.hash) != (one.log, one.device, one.hash):
        raise Refused("another envelope than was said")
    if header.sv > envelope.SCHEMA:
        raise Held("made by a newer version of this program")


def _take(authority: Authority, one: LateWork) -> Changes:
    note = f"taken {one.hash}"
    if not one.changes or authority.mailbox.secret(note) is not None:
        return Changes()
    numbered = [LateChange(one.device, n, wire) for n, wire in enumerate(one.changes, one.first)]
    with authority.mailbox.together():
        changes = authority.mailbox.take_over(one.log, one.author, numbered)
        authority.mailbox.keep_secret(note, b"1")
    return changes
