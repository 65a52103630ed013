"""`make demo`: with a screen, the app on Sarah's Link Worker's caseload; without, one whole day."""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

HEADLESS = (
    os.environ.get("HEADLESS") == "1"
    or (sys.platform == "linux" and not os.environ.get("DISPLAY")
        and not os.environ.get("WAYLAND_DISPLAY"))
)  # fmt: skip
if HEADLESS:
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
OUTPUT = Path("demo-output")


def main() -> int:
    """Play the day, or open the app."""
    shutil.rmtree(OUTPUT, ignore_errors=True)
    OUTPUT.mkdir()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        return _play(folder) if HEADLESS else _open(folder)


def _play(folder: Path) -> int:
    from tests.demo.day import play

    play(folder, OUTPUT.absolute())
    return 0


def _open(folder: Path) -> int:
    """Start a local server, fill Joyce's caseload, and open the app on it."""
    from tests.demo.joyce import move_in
    from tests.demo.office import office

    with office(folder) as local:
        words = move_in(local, folder / "joyce")
        sys.stdout.write(f"The passphrase of this laptop is: {words}\n")
        sys.stdout.flush()
        app = [sys.executable, "-m", "ui", "--folder", str(folder / "joyce")]
        return subprocess.run(app, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
