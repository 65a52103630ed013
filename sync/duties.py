"""What a laptop owes before it can send: logs opened, keys boxed to who may read them now.

Nobody has to tell a laptop: it works out from the signed entries what is due.
"""

from collections.abc import Iterator

from linkworker.errors import Held
from linkworker.store import Log, Mailbox
from sync import control_log, entries, key_log
from sync.controls import Controls, key_is_due
from sync.exchange import Entry, Push
from sync.keyring import Keyring


def open_logs(keyring: Keyring, mailbox: Mailbox) -> None:
    """Sign the opening and first key of each log made here, and keep both before they are sent."""
    for log in mailbox.logs():
        if not log.open and keyring.controls(log.id).g == 0 and _can_hold(keyring, log):
            _open(keyring, mailbox, log)


def unopened(mailbox: Mailbox) -> list[Push]:
    """Return the entries of logs that the server has not confirmed yet, as first signed."""
    return [
        Push(log.id, Entry("control" if kind == "control" else "key", data))
        for log in mailbox.logs()
        if not log.open
        for kind, data in mailbox.entries(log.id)
    ]


def keys_due(keyring: Keyring, logs_with_changes: set[str]) -> Iterator[Push]:
    """Yield key entries that are owed: a new reader's box, or a new key when one lost access.

    A caseload's key is looked after by any of its readers; another log's just before its
    next change.
    """
    for caseload in keyring.my_caseloads():
        yield from _due(keyring, caseload)
    for log in sorted(logs_with_changes):
        if keyring.controls(log).kind != "caseload":
            yield from _due(keyring, log)


def first_key(keyring: Keyring, controls: Controls, readers: dict[str, bytes]) -> Push:
    """Return the next key of a log, boxed to all its readers."""
    previous = keyring.key(controls.log, controls.g) if controls.g else None
    _, entry = key_log.first_entry(
        keyring.organisation, controls, keyring.signer, readers, previous
    )
    return Push(controls.log, Entry("key", entry))


def _due(keyring: Keyring, log: str) -> Iterator[Push]:
    controls = keyring.controls(log)
    if controls.position == 0 or (controls.g and not keyring.opens(log)):
        return
    try:
        readers = keyring.readers(log)
    except Held:
        return
    if controls.g == 0 or key_is_due(controls, readers):
        yield first_key(keyring, controls, readers)
        return
    missing = {r: kem for r, kem in readers.items() if r not in controls.key(controls.g).recipients}
    if missing:
        key = keyring.key(log, controls.g)
        entry = key_log.further_entry(keyring.organisation, controls, keyring.signer, missing, key)
        yield Push(log, Entry("key", entry))


def _can_hold(keyring: Keyring, log: Log) -> bool:
    may = keyring.my_caseloads().get(log.caseload)
    return may in ("lead", "write") and keyring.controls(log.caseload).g > 0


def _open(keyring: Keyring, mailbox: Mailbox, log: Log) -> None:
    op = entries.Open(kind=log.kind, caseload=log.caseload)  # type: ignore[arg-type]
    control = control_log.sign(keyring.organisation, keyring.controls(log.id), keyring.signer, op)
    keyring.apply(log.id, "control", control)
    key = first_key(keyring, keyring.controls(log.id), keyring.readers(log.id)).entry.data
    keyring.apply(log.id, "key", key)
    with mailbox.receiving() as page:
        page.entry(log.id, "control", control)
        page.entry(log.id, "key", key)
