"""A real disk of a few megabytes, to be filled."""

import os
import shutil
import subprocess
from contextlib import contextmanager

import pytest


@contextmanager
def disk_of(megabytes, folder):
    """Mount one in a folder and give where; a test is skipped where that cannot be."""
    place = folder / "disk"
    place.mkdir()
    mount, unmount = shutil.which("mount"), shutil.which("umount")
    command = [mount or "mount", "-t", "tmpfs", "-o", f"size={megabytes}m", "tmpfs", str(place)]
    if not mount or os.name == "nt" or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    yield place
    subprocess.run([unmount, str(place)], check=True)
