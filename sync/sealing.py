"""Waiting changes -> sealed envelopes, numbered and kept before they are first sent."""

import msgspec

from linkworker.errors import Held
from linkworker.store import Mailbox, WireChange
from sync import envelope
from sync.keyring import Keyring

_encode = msgspec.json.Encoder().encode


def seal_waiting(keyring: Keyring, mailbox: Mailbox) -> None:
    """Seal what waits in every log that this laptop may write in and has the key of."""
    known = {log.id for log in mailbox.logs() if mailbox.entries(log.id)}
    for log in mailbox.outbox.waiting():
        while log in known and log in mailbox.outbox.waiting() and _may(keyring, log):
            _seal(keyring, mailbox, log)


def _may(keyring: Keyring, log: str) -> bool:
    return keyring.opens(log) and keyring.may_write(log)


def _seal(keyring: Keyring, mailbox: Mailbox, log: str) -> None:
    controls = keyring.controls(log)
    key = keyring.key(log, controls.g)

    def sealer(first: int, before: str, changes: list[WireChange]) -> tuple[bytes, str, int]:
        body, count = _body(changes)
        header = envelope.Header(
            kid=keyring.device,
            log=log,
            g=controls.g,
            lg=keyring.organisation.at,
            ct=controls.at,
            n=(first, first + count - 1),
            pv=before,
            deps=mailbox.seen(log),
        )
        sealed = envelope.seal(keyring.signer, key, header, body)
        return sealed, envelope.read(sealed).hash, count

    mailbox.outbox.seal(log, envelope.MOST_CHANGES, sealer)


def _body(changes: list[WireChange]) -> tuple[bytes, int]:
    """Return as many of the changes as one envelope holds, spelled, and how many they are."""
    count = len(changes)
    while True:
        body = _encode(changes[:count])
        if envelope.fits(body):
            return body, count
        if count == 1:
            raise Held("one change is more than an envelope holds")
        count = max(1, count // 2)
