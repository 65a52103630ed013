"""A newest key that cannot be used, or does not lead to the keys before it, is healed by a reader.

Any reader may sign a key entry, and nobody can tell from outside what is in its boxes. Whoever
signs nonsense, by a fault or to do harm, would else stop a caseload for good. It stands in the log
with their name.
"""

from linkworker.errors import Held
from sync import key_log
from sync.keyring import Keyring


def is_broken(keyring: Keyring, log: str) -> bool:
    """Whether the newest key has boxes for this laptop, and none of them holds the key."""
    controls = keyring.controls(log)
    mine = keyring.boxes(controls)
    if not controls.key(controls.g).recipients & mine.keys():
        return False
    return next(key_log.boxed(keyring.organisation.id, controls, controls.g, mine), None) is None


def newest_open(keyring: Keyring, log: str) -> bytes | None:
    """Return the newest key of a log that opens here, or None."""
    for g in range(keyring.controls(log).g, 0, -1):
        try:
            return keyring.key(log, g)
        except Held:
            continue
    return None


def cut_off(keyring: Keyring, log: str) -> bytes | None:
    """Return the key before the newest if it opens here and the newest does not lead to it."""
    controls = keyring.controls(log)
    if controls.g < 2:
        return None
    newest = keyring.key(log, controls.g)
    try:
        key_log.walk_back(controls, controls.g, newest, controls.g - 1)
    except Held:
        try:
            return keyring.key(log, controls.g - 1)
        except Held:
            return None
    return None
