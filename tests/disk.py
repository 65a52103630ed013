"""Where tests put their files: they make and drop thousands of stores, each written with care."""

import os
import shutil
import tempfile
from pathlib import Path

_MEMORY = Path("/dev/shm")  # noqa: S108 - where Linux keeps a disk in memory
_ROOM = 4 << 30  # bytes free there before it is used


def quick() -> Path:
    """Return a disk in memory if there is one with room, or else where temporary files go."""
    usable = _MEMORY.is_dir() and os.access(_MEMORY, os.W_OK)
    roomy = usable and shutil.disk_usage(_MEMORY).free > _ROOM
    return _MEMORY if roomy else Path(tempfile.gettempdir())


def both() -> tuple[Path, Path]:
    """Return every place that `quick` may have given."""
    return _MEMORY, Path(tempfile.gettempdir())
