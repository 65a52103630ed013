"""What is loaded when: nothing that somebody may never go to costs them time or memory."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def loaded_by(*imports: str) -> set[str]:
    """Import these in a process of its own, and return all that came with them."""
    asks = f"import sys, {', '.join(imports)}; print(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", asks], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stdout.split())


def test_a_page_is_loaded_when_it_is_first_gone_to() -> None:
    loaded = loaded_by("ui.session", "ui.places")
    pages = {one for one in loaded if one.startswith("ui.screens.")}
    assert pages <= {"ui.screens.keys_page"}  # the card of help shows its keys too
    assert not loaded & {"segno", "python_calamine", "PySide6.QtPrintSupport"}
