"""An envelope in its place -> the changes in it, or why they do not count."""

from collections.abc import Container, Sequence
from typing import NamedTuple

import msgspec

from linkworker.errors import Held, Late, Refused
from linkworker.store import Mailbox, Receiving, WireChange
from linkworker.store.receive import UNFIT
from sync import envelope, reviews, rights
from sync.controls import Controls
from sync.keyring import Keyring
from sync.organisation import Organisation

_change = msgspec.json.Decoder(WireChange).decode
_changes = msgspec.json.Decoder(list[msgspec.Raw]).decode


class Opened(NamedTuple):
    """What an envelope comes to: its changes, each as it is spelled, or a refusal."""

    changes: Sequence[bytes] = ()
    refusal: str = ""


def open_envelope(
    keyring: Keyring,
    read: envelope.Envelope,
    log: str,
    before: tuple[int, str],
    sound: Container[str] = (),
) -> Opened:
    """Judge an envelope that came for a log; `before` is its device's last (n, hash) there.

    `sound` are hashes of envelopes whose signature has been checked.

    Raises Refused or Held if it is not the next of its device. When it returns, the device's
    chain goes on, whatever the outcome says of its right or its content.
    """
    organisation, controls = keyring.organisation, keyring.controls(log)
    envelope.verify(organisation, controls, read, before, sound)
    try:
        _check_right(organisation, controls, read.header)
        body = envelope.unseal(keyring.key(log, read.header.g), read)
        return Opened(_listed(read.header, body))
    except Refused as error:
        return Opened(refusal=str(error))


def _check_right(organisation: Organisation, controls: Controls, header: envelope.Header) -> None:
    try:
        rights.may(organisation, controls, header)
    except Late as error:
        if rights.may_count_yet(organisation, controls, header):
            raise Held("how long its author could write here is not all here yet") from error
        raise


def take_in(page: Receiving, mailbox: Mailbox, header: envelope.Header, n: int, raw: bytes) -> int:
    """Take in one change, or park it: each stands by itself. Return its edits."""
    why = UNFIT
    try:
        wire = _change(raw)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        page.park(header.log, header.kid, n, why, raw)
        return 0
    if header.as_ == "review" and (why := reviews.set_aside(wire, mailbox)):
        page.park(header.log, header.kid, n, why, raw)
        return 0
    page.change(header.log, header.kid, n, wire)
    return sum(len(edit.puts) for edit in wire.edits)


def _listed(header: envelope.Header, body: bytes) -> list[bytes]:
    try:
        raw = [bytes(one) for one in _changes(body)]
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise Refused("its content is not a list of changes") from error
    if len(raw) != header.last - header.first + 1:
        raise Refused("it holds another number of changes than it says")
    return raw
