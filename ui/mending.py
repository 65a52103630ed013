"""A store that does not open is mended, in a way that was chosen; off the screen's thread."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from linkworker.actions.backups import Backup, restore
from linkworker.actions.copies import mend
from linkworker.actions.unlock import Unlocked, unlock
from linkworker.store.passphrase import Cost, tune
from sync import merge


def mended(
    folder: Path, passphrase: str, chosen: Backup | None, cost: Callable[[], Cost] | None
) -> Unlocked:
    """Put a backup in place, or make the store anew where none is chosen; raises StoreError."""
    if chosen is not None:
        return restore(folder, chosen, passphrase, merge.view, datetime.now())
    unlocked = unlock(folder, passphrase, merge.view)
    return mend(unlocked, passphrase, (cost or tune)(), datetime.now())[0]
