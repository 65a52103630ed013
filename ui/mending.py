"""A store that does not open is mended, in a way that was chosen; off the screen's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from linkworker.actions.backups import Backup, restore
from linkworker.actions.copies import mend
from linkworker.actions.unlock import Unlocked, unlock
from linkworker.store.passphrase import Cost, tune
from sync import merge

# What nobody else has: all else comes again from the server.
_OURS = {
    "change": "some of what was saved here and not sent",
    "draft": "some of what was begun and not finished",
    "file": "pictures or papers that were not sent",
    "file_piece": "pictures or papers that were not sent",
}


@dataclass(frozen=True)
class Mended:
    """A store that opens again, and in words what of it could not be read ("": nothing)."""

    unlocked: Unlocked
    lost: str = ""


def mended(
    folder: Path, passphrase: str, chosen: Backup | None, cost: Callable[[], Cost] | None
) -> Mended:
    """Put a backup in place, or make the store anew where none is chosen; raises StoreError."""
    if chosen is not None:
        return Mended(restore(folder, chosen, passphrase, merge.view, datetime.now()))
    unlocked = unlock(folder, passphrase, merge.view)
    done, lost = mend(unlocked, passphrase, (cost or tune)(), datetime.now())
    said = dict.fromkeys(_OURS[name] for name in lost if name in _OURS)
    return Mended(done, "; ".join(said))
