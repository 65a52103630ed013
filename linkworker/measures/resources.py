"""Where the files in `resources/` are: beside the program, from source and frozen alike."""

from pathlib import Path

# PyInstaller keeps a module's `__file__` under the folder it unpacks data to, so one path serves.
ROOT = Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """Path of a file or folder in `resources/`, such as `resource("icons", "sun.svg")`."""
    return ROOT.joinpath(*parts)
