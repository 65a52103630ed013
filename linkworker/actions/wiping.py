"""A laptop that was let go destroys what it keeps: the keys first, then everything they opened.

Without its key file a store is random bytes; that it is deleted too is only tidiness, since a
solid-state disk may keep old blocks for a while.
"""

import os
import shutil
from contextlib import suppress
from pathlib import Path

from linkworker.actions.folder import KEY_FILE


def destroy_keys(folder: Path) -> None:
    """Overwrite and remove what can open the store in this folder, or a backup: its own first.

    Raises OSError for what would not go, once all the others have gone.
    """
    failed: OSError | None = None
    for path in sorted(folder.rglob(KEY_FILE), key=lambda path: (len(path.parts), path)):
        try:
            _destroy(path)
        except OSError as error:
            failed = error
    if failed is not None:
        raise failed


def _destroy(path: Path) -> None:
    length = path.stat().st_size
    with path.open("r+b") as file:
        for _ in range(2):
            file.seek(0)
            file.write(os.urandom(length))
            file.flush()
            os.fsync(file.fileno())
    path.unlink()


def destroy_all(folder: Path) -> list[str]:
    """Remove all else that is kept in a person's folder; return the names that would not go.

    The store must be closed. Call `destroy_keys` first.
    """
    destroy_keys(folder)
    for path in list(folder.iterdir()):
        with suppress(OSError):
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()
    return sorted(path.name for path in folder.iterdir())
