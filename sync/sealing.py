"""Waiting changes -> sealed envelopes, numbered and kept before they are first sent."""

from collections.abc import Container
from typing import Literal

import msgspec

from linkworker.errors import Refused
from linkworker.store import Mailbox, Sealing, WireChange
from sync import envelope, jws, reviews, rights
from sync.keyring import Keyring

_encode = msgspec.json.Encoder().encode
Standing = tuple[tuple[int, str], tuple[int, str], Literal["write", "review"]]


def seal_waiting(keyring: Keyring, mailbox: Mailbox, room: int, skip: Container[str]) -> bool:
    """Seal about `room` bytes of what waits, in logs that this laptop may write and can open.

    A change that no envelope can hold goes to Not sent, as does what a reviewer may not write;
    nothing waits behind it. Return whether anything waited.
    """
    waiting = [log for log in mailbox.outbox.waiting() if log not in skip]
    if not waiting:
        return False
    with mailbox.together():
        sealing = mailbox.outbox.sealing()
        for log in waiting:
            if room > 0 and keyring.opens(log) and (stands := standing(keyring, log)):
                room -= _Log(keyring, mailbox, sealing, log, stands).seal(room)
        sealing.keep()
    return True


def standing(keyring: Keyring, log: str) -> Standing | None:
    """Return the organisation and controls seen, and as what to seal; None without any right.

    What was typed before this laptop knew that its right had ended is sealed as of then: the
    server keeps it for whoever leads there now.
    """
    organisation, controls = keyring.organisation, keyring.controls(log)
    if keyring.is_in and (as_ := keyring.writes_as(log)):
        return organisation.at, controls.at, as_
    last = rights.last_right(organisation, controls, keyring.device)
    if last is None:
        return None
    lg, ct, as_ = last
    return (lg, organisation.hash_at(lg)), (ct, controls.hash_at(ct)), as_


class _Log:
    """One log, being sealed."""

    def __init__(
        self, keyring: Keyring, mailbox: Mailbox, sealing: Sealing, log: str, stands: Standing
    ) -> None:
        self._keyring = keyring
        self._mailbox = mailbox
        self._sealing = sealing
        self._log = log
        self._lg, self._ct, self._as = stands
        self._g = keyring.controls(log).g
        self._key = keyring.key(log, self._g)

    def seal(self, room: int) -> int:
        """Seal about `room` bytes; return how many it came to."""
        done, more = 0, True
        while more and done < room:
            try:
                sealed, more = self._sealing.seal(self._log, envelope.MOST_CHANGES, self._sealer)
                done += sealed
            except Refused as error:
                self._sealing.keep()
                self._mailbox.outbox.cannot_send(self._log, str(error))
        return done

    def _sealer(self, first: int, before: str, changes: list[WireChange]) -> tuple[bytes, str, int]:
        writes = self._as == "write"
        count = len(changes) if writes else _reviewed(changes, self._mailbox.reviewers)
        while True:
            header = envelope.Header(
                kid=self._keyring.device,
                log=self._log,
                g=self._g,
                lg=self._lg,
                ct=self._ct,
                n=(first, first + count - 1),
                pv=before,
                deps=self._sealing.seen(self._log),
                as_=self._as,
            )
            try:
                sealed = envelope.seal(
                    self._keyring.signer, self._key, header, _encode(changes[:count])
                )
            except Refused:
                if count == 1:
                    raise
                count //= 2
                continue
            return sealed, jws.hash_of(sealed), count


def _reviewed(changes: list[WireChange], kinds: Container[str]) -> int:
    """Return how many of the first changes a reviewer may write; raise Refused if none is."""
    others = (i for i, one in enumerate(changes) if not reviews.may_write(one, kinds))
    count = next(others, len(changes))
    if count == 0:
        raise Refused("you may only review here now")
    return count
