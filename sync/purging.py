"""Erasures on a laptop: signing what waits to be erased, and forgetting what was.

An erasure is signed only when nothing of its log waits here any more: what was beside the erased
words, said anew, is on the server before the envelopes go.
"""

from collections.abc import Iterator
from contextlib import suppress
from functools import partial

from linkworker.errors import Held, Refused
from linkworker.store import Mailbox, Receiving
from sync import control_log, entries, envelope, erasing, jws
from sync.controls import Controls
from sync.exchange import Entry, Push, decode, encode
from sync.keyring import Keyring


def due(keyring: Keyring, mailbox: Mailbox) -> Iterator[Push]:
    """Yield the erasures of this laptop that can be signed now, the oldest of each log.

    What stands already waits no longer. What nobody here may sign waits until it does: somebody
    else may erase it, or this person may sign it again.
    """
    waiting = mailbox.erasures.waiting()
    busy = set(mailbox.outbox.waiting()) if waiting else set()
    for num, log, what in waiting:
        controls = keyring.controls(log)
        if _stands(controls.erased, what):
            with mailbox.together():
                mailbox.erasures.let_go(num)
            continue
        if log in busy or mailbox.outbox.first_parcel(log) or not controls.position:
            continue
        busy.add(log)
        signed = control_log.sign(
            keyring.organisation, controls, keyring.signer, entries.Erase(tuple(what))
        )
        try:
            control_log.apply_control(keyring.organisation, controls, signed, verified=True)
        except Held:
            continue
        except Refused as error:
            mailbox.erasures.refused(num, str(error))
            continue
        yield Push(log, Entry("control", signed))


def forget(keyring: Keyring, page: Receiving, log: str, entry: Entry) -> None:
    """Forget what an entry that was just taken in erases, if it erases anything."""
    if entry.kind != "control":
        return
    op = control_log.operation_of(entry.data)
    if isinstance(op, entries.Erase):
        controls = keyring.controls(log)
        whole = control_log.erases_whole(keyring.organisation, controls, entry.data)
        page.empty_held(log, partial(_left_of_held, op.what))
        page.erase(log, jws.hash_of(entry.data), op.what, left, whole=whole)


def was_erased(controls: Controls, header: envelope.Header) -> bool:
    """Say whether an entry of its log has erased an envelope."""
    return any(erasing.names(what, header) for _, what in controls.erased)


def _left_of_held(what: erasing.What, data: bytes) -> bytes:
    """Return what is left of an entry that waits to be judged, as it is kept."""
    with suppress(Refused, Held), jws.boundary():  # an unknown form may stop no erasure
        entry = decode(data, Entry)
        if entry.kind == "change" and erasing.names(what, header_of(entry.data)):
            return encode(Entry("erased", left(entry.data)))
    return data


def left(sealed: bytes) -> bytes:
    """Return what is left of an envelope; of what is left already, just that."""
    if _is_left(sealed):
        return sealed
    read = envelope.read(sealed)
    return erasing.left_of(read.header64, read.hash)


def entry_of(sealed: bytes) -> Entry:
    """Return the entry under which an envelope, or what is left of it, is brought."""
    return Entry("erased" if _is_left(sealed) else "change", sealed)


def header_of(sealed: bytes) -> envelope.Header:
    """Return the header of an envelope, or of what is left of it."""
    return erasing.read(sealed).header if _is_left(sealed) else envelope.read(sealed).header


def _is_left(sealed: bytes) -> bool:
    return len(sealed) == 2 + int.from_bytes(sealed[:2]) + 32


def _stands(
    erased: tuple[tuple[int, tuple[tuple[str, int, int], ...]], ...],
    what: list[tuple[str, int, int]],
) -> bool:
    whole = any(not named for _, named in erased)
    known = {name for _, named in erased for name in named}
    return whole or (bool(what) and known.issuperset(what))
