"""Where the program's own data files lie: score tables, code lists, bank holidays."""

import json
from pathlib import Path
from typing import Any

# A bundle made by PyInstaller keeps this file at the same place under its folder as the source
# tree does, so one path is right for both.
_FOLDER = Path(__file__).resolve().parents[2] / "resources"


def resource(name: str) -> Path:
    """Find a file or folder in `resources/` by its name, for example `"bank_holidays.json"`."""
    return _FOLDER / name


def read_json(name: str) -> Any:
    """Read one of our own JSON files in `resources/`."""
    return json.loads(resource(name).read_text(encoding="utf-8"))
