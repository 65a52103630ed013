"""What a person's folder on a laptop holds: known before the store, and all it needs, is loaded."""

from datetime import date
from itertools import count
from pathlib import Path

KEY_FILE = "vault.lwk"
_STORES, _TRIES = "store-*.db*", "tries.json"


def is_set_up(folder: Path) -> bool:
    """Say whether somebody has set up a store in this folder."""
    return (folder / KEY_FILE).exists()


def set_aside(folder: Path, on: date) -> Path:
    """Move a store whose words are forgotten into a folder of its own, locked as it is.

    Nothing is deleted: whoever finds the words can still open it there. The key file goes first,
    so that a new store can be set up however far this came. Returns where it is now.
    """
    names = (f"locked-{on.isoformat()}{'' if n == 1 else f'-{n}'}" for n in count(1))
    aside = next(where for name in names if not (where := folder / name).exists())
    aside.mkdir()
    for path in (folder / KEY_FILE, *sorted(folder.glob(_STORES)), folder / _TRIES):
        if path.exists():
            path.rename(aside / path.name)
    return aside
