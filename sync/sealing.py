"""Waiting changes -> sealed envelopes, numbered and kept before they are first sent."""

from collections.abc import Container
from typing import Literal

import msgspec

from linkworker.errors import Refused
from linkworker.store import Mailbox, WireChange
from sync import envelope, jws, reviews, rights
from sync.keyring import Keyring

_encode = msgspec.json.Encoder().encode
Standing = tuple[tuple[int, str], tuple[int, str], Literal["write", "review"]]


def seal_waiting(keyring: Keyring, mailbox: Mailbox, room: int, skip: Container[str]) -> None:
    """Seal about `room` bytes of what waits, in logs that this laptop may write and can open.

    A change that no envelope can hold goes to Not sent, as does what a reviewer may not write;
    nothing waits behind it.
    """
    waiting = [log for log in mailbox.outbox.waiting() if log not in skip]
    if not waiting:
        return
    with mailbox.together():
        for log in waiting:
            if room > 0 and keyring.opens(log) and standing(keyring, log):
                room -= _seal_log(keyring, mailbox, log, room)


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


def _seal_log(keyring: Keyring, mailbox: Mailbox, log: str, room: int) -> int:
    done, more = 0, True
    while more and done < room:
        try:
            sealed, more = _seal(keyring, mailbox, log)
            done += sealed
        except Refused as error:
            mailbox.outbox.cannot_send(log, str(error))
    return done


def _seal(keyring: Keyring, mailbox: Mailbox, log: str) -> tuple[int, bool]:
    controls = keyring.controls(log)
    key = keyring.key(log, controls.g)
    deps = mailbox.seen(log)
    lg, ct, as_ = standing(keyring, log) or (keyring.organisation.at, controls.at, "write")

    def sealer(first: int, before: str, changes: list[WireChange]) -> tuple[bytes, str, int]:
        count = len(changes) if as_ == "write" else _reviewed(changes, mailbox.reviewers)
        while True:
            header = envelope.Header(
                kid=keyring.device,
                log=log,
                g=controls.g,
                lg=lg,
                ct=ct,
                n=(first, first + count - 1),
                pv=before,
                deps=deps,
                as_=as_,
            )
            try:
                sealed = envelope.seal(keyring.signer, key, header, _encode(changes[:count]))
            except Refused:
                if count == 1:
                    raise
                count //= 2
                continue
            return sealed, jws.hash_of(sealed), count

    return mailbox.outbox.seal(log, envelope.MOST_CHANGES, sealer)


def _reviewed(changes: list[WireChange], kinds: Container[str]) -> int:
    """Return how many of the first changes a reviewer may write; raise Refused if none is."""
    others = (i for i, one in enumerate(changes) if not reviews.may_write(one, kinds))
    count = next(others, len(changes))
    if count == 0:
        raise Refused("you may only review here now")
    return count
