"""One program at a time has a store open: two would seal different changes by one number."""

from pathlib import Path

from PySide6.QtCore import QLockFile


class OneProgram:
    """Holds a folder's store for this program. One that was killed lets go."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._lock = QLockFile(str(folder / "open.lock"))
        self._lock.setStaleLockTime(0)  # however long it is open

    def holds(self) -> bool:
        """Hold it, as far as nobody else does; False while another program does."""
        self._folder.mkdir(parents=True, exist_ok=True)
        free = self._lock.isLocked() or self._lock.tryLock(0)
        return free or self._lock.error() != QLockFile.LockError.LockFailedError

    def let_go(self) -> None:
        """Let another program hold it."""
        self._lock.unlock()
