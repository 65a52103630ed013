"""Where the files in `resources/` are, from source and frozen alike, and how our JSON is read."""

import json
from pathlib import Path
from typing import Any

# PyInstaller keeps a module's `__file__` under the folder it unpacks data to, so one path serves.
ROOT = Path(__file__).resolve().parents[2] / "resources"


def resource(*parts: str) -> Path:
    """Path of a file or folder in `resources/`, such as `resource("icons", "sun.svg")`."""
    return ROOT.joinpath(*parts)


def read_json(*parts: str) -> Any:
    """Read one of our own JSON files in `resources/`."""
    return json.loads(resource(*parts).read_text(encoding="utf-8"))
