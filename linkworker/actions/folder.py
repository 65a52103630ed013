"""What a person's folder on a laptop holds: known before the store, and all it needs, is loaded."""

import os
import shutil
import time
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

KEY_FILE = "vault.lwk"
BACKUPS = "backups"
JOT_KEY, JOTS, JOT = "jot.key", "jots", ".jot"
LONGEST_JOT = 4_000  # letters
_TRIES_TO_REPLACE, _A_MOMENT = 10, 0.1
_STORES, _TRIES, _ASIDE = "store-*.db*", "tries.json", "locked-"


def is_set_up(folder: Path) -> bool:
    """Say whether somebody has set up a store in this folder."""
    return (folder / KEY_FILE).exists()


def can_jot(folder: Path) -> bool:
    """Say whether words can be sealed here while the store is locked."""
    return (folder / JOT_KEY).exists()


def jots_waiting(folder: Path) -> int:
    """Count what was written while locked and is still to be told whom it is about."""
    return sum(1 for _ in (folder / JOTS).glob(f"*{JOT}"))


def put_in_place(path: Path, data: bytes) -> None:
    """Write a file for this person alone: all of it is there, durably, or what was there stays.

    Raises OSError when the disk does not take it; never once it is in place.
    """
    beside = path.with_name(f"{path.name}.new")
    with beside.open("wb") as file:
        beside.chmod(0o600)
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    _replace(beside, path)
    with suppress(OSError):
        _make_durable(path.parent)


def _make_durable(folder: Path) -> None:
    """Have the disk take a folder's names too; where it refuses, it takes them in its own time."""
    if os.name != "posix":
        return
    holder = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(holder)
    finally:
        os.close(holder)


def forget_others(folder: Path, name: str) -> None:
    """Remove what a change of key left behind: stores that the key file does not name."""
    named = {name + beside for beside in ("", "-wal", "-shm", "-journal")}
    for path in folder.glob(_STORES):
        if path.name not in named:
            with suppress(OSError):
                path.unlink()


def forget_backups(folder: Path) -> None:
    """Remove the sealed backups of a store: other words open it now, or something was erased."""
    shutil.rmtree(folder / BACKUPS, ignore_errors=True)


def _replace(beside: Path, path: Path) -> None:
    """Put a file in another's place; a scanner that holds it for a moment is waited for."""
    for left in reversed(range(_TRIES_TO_REPLACE)):
        try:
            beside.replace(path)
        except PermissionError:
            if not left:
                raise
            time.sleep(_A_MOMENT)
        else:
            return


def set_aside(folder: Path, on: date) -> Path:
    """Move a store whose words are forgotten into a folder of its own, locked as it is.

    Nothing is deleted: whoever finds the words can still open it there. The key file goes first,
    so that a new store can be set up however far this came. Returns where it is now.
    """
    names = (f"{_ASIDE}{on.isoformat()}{'' if n == 1 else f'-{n}'}" for n in count(1))
    aside = next(where for name in names if not (where := folder / name).exists())
    aside.mkdir()
    rest = (folder / JOT_KEY, folder / JOTS, folder / _TRIES)
    for path in (folder / KEY_FILE, *sorted(folder.glob(_STORES)), *rest):
        if path.exists():
            path.rename(aside / path.name)
    return aside


def last_aside(folder: Path) -> Path | None:
    """Return where the store that was set aside last is, locked as it was; None if none was."""
    there = [one for one in folder.glob(f"{_ASIDE}*") if is_set_up(one)]
    return max(there, key=lambda one: (one / KEY_FILE).stat().st_ctime_ns, default=None)


def take_back(folder: Path) -> bool:
    """Put the store that was set aside last back where it was, unless another one stands there.

    The key file comes last, so that nothing is taken for a whole store that is not. Says whether
    it was done: where the disk does not let it, the key file stays where it is.
    """
    aside = last_aside(folder)
    if aside is None or is_set_up(folder):
        return False
    rest = sorted(one for one in aside.iterdir() if one.name != KEY_FILE)
    try:
        for path in (*rest, aside / KEY_FILE):
            path.rename(folder / path.name)
        aside.rmdir()
    except OSError:
        return False
    return True
