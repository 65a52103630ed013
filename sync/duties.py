"""What a laptop owes before it can send: logs opened, keys boxed to who may read them now.

Nobody has to tell a laptop: it works out from the signed entries what is due.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from linkworker.errors import Held
from linkworker.store import Log, Mailbox, Receiving
from sync import control_log, entries, key_healing, key_log, rights
from sync.controls import Controls, Holding, key_is_due
from sync.exchange import Entry, Push
from sync.keyring import Keyring
from sync.organisation import Organisation

_NEVER = "your right to write there had ended before this could be sealed for anybody"


def open_logs(keyring: Keyring, mailbox: Mailbox) -> list[Push]:
    """Sign the opening and first key of each log made here, and keep both before they are sent.

    Returns the entries of all logs that the server has not confirmed yet, as first signed. What
    was written in one that can never be opened goes to Not sent.
    """
    logs = mailbox.unopened()
    for log in logs:
        if keyring.controls(log.id).g:
            continue
        if seen := _seen_with_right(keyring, log):
            with keyring.receiving() as page:
                _open(keyring, page, log, seen)
        elif not keyring.is_in or log.caseload not in keyring.my_caseloads():
            _give_up(mailbox, log)
    return [
        Push(log.id, Entry("control" if kind == "control" else "key", data))
        for log in logs
        for kind, data in mailbox.entries(log.id)
    ]


def keys_due(keyring: Keyring, logs_with_changes: Iterable[str]) -> Iterator[Push]:
    """Yield key entries that are owed: a new reader's box, or a new key when one lost access.

    A caseload's key is looked after by any of its readers; another log's just before its
    next change.
    """
    if not keyring.is_in:
        return
    for caseload in keyring.my_caseloads():
        yield from _due(keyring, caseload)
    for log in sorted(logs_with_changes):
        if keyring.controls(log).kind != "caseload" and keyring.is_mine(log):
            yield from _due(keyring, log)


def is_stale(keyring: Keyring, log: str, g: int) -> bool:
    """Say whether what was sealed under K(log, g) has to be sealed anew under a later key."""
    controls = keyring.controls(log)
    try:
        return g != controls.g or key_is_due(controls, keyring.readers(log))
    except Held:
        return False


def first_key(keyring: Keyring, controls: Controls, readers: dict[str, bytes]) -> Push:
    """Return the next key of a log, boxed to all its readers.

    Raises Refused where no key before it opens here.
    """
    previous = key_healing.newest_open(keyring, controls.log)
    _, entry = key_log.first_entry(
        keyring.organisation, controls, keyring.signer, readers, previous
    )
    return Push(controls.log, Entry("key", entry))


def _due(keyring: Keyring, log: str) -> Iterator[Push]:
    controls = keyring.controls(log)
    if controls.position == 0 or not _can_mend(keyring, controls):
        return
    try:
        readers = keyring.readers(log)
    except Held:
        return
    if controls.g == 0 or not keyring.opens(log) or key_is_due(controls, readers):
        yield first_key(keyring, controls, readers)
        return
    missing = {r: kem for r, kem in readers.items() if r not in controls.key(controls.g).recipients}
    earlier = key_healing.cut_off(keyring, log)
    if missing or earlier:
        key = keyring.key(log, controls.g)
        entry = key_log.further_entry(
            keyring.organisation, controls, keyring.signer, missing, key, earlier
        )
        yield Push(log, Entry("key", entry))


def _can_mend(keyring: Keyring, controls: Controls) -> bool:
    """Whether this laptop opens the newest key, or can see that nobody does and opens another."""
    if controls.g == 0 or keyring.opens(controls.log):
        return True
    broken = key_healing.is_broken(keyring, controls.log)
    return broken and key_healing.newest_open(keyring, controls.log) is not None


def _seen_with_right(keyring: Keyring, log: Log) -> Organisation | None:
    """Return the organisation as of which this laptop may begin a log; None without any right.

    That is the newest, or what it was when a right that has ended stood last.
    """
    own, organisation = keyring.controls(log.caseload), keyring.organisation
    if own.kind != "caseload" or own.g == 0:
        return None
    if keyring.is_in and keyring.my_caseloads().get(log.caseload) in ("lead", "write"):
        return organisation
    known = keyring.controls(log.id)
    begun = replace(known, seen=(0,), hashes=("",), holdings=(Holding(log.caseload, 1),))
    last = rights.last_right(organisation, known if known.position else begun, keyring.device)
    if last is None or last[2] != "write":
        return None
    return replace(organisation, hashes=organisation.hashes[: last[0] + 1])


def _give_up(mailbox: Mailbox, log: Log) -> None:
    while log.id in mailbox.outbox.waiting():
        mailbox.outbox.cannot_send(log.id, _NEVER)


def _open(keyring: Keyring, page: Receiving, log: Log, seen: Organisation) -> None:
    controls = keyring.controls(log.id)
    if controls.position == 0:
        op = entries.Open(kind=log.kind, caseload=log.caseload)  # type: ignore[arg-type]
        control = control_log.sign(seen, controls, keyring.signer, op)
        keyring.apply(log.id, "control", control, verified=True)
        page.entry(log.id, "control", control)
    _, key = key_log.first_entry(
        seen, keyring.controls(log.id), keyring.signer, keyring.readers(log.id)
    )
    keyring.apply(log.id, "key", key, verified=True)
    page.entry(log.id, "key", key)
