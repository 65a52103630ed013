"""What is loaded when: nothing that somebody may never go to costs them time or memory."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.behind import PARTS, Behind

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


def asked_for_in(path: Path, *functions: str) -> set[str]:
    """Return what these functions of a file import when they are called."""
    found = ast.walk(ast.parse(path.read_text("utf-8")))
    named = [one for one in found if isinstance(one, ast.FunctionDef) and one.name in functions]
    assert {one.name for one in named} == set(functions)
    inside = [part for one in named for part in ast.walk(one)]
    return {part.module for part in inside if isinstance(part, ast.ImportFrom) and part.module}


def test_what_unlocking_wants_is_loaded_while_one_types() -> None:
    wanted = asked_for_in(ROOT / "ui/app.py", "begin", "_watch")
    wanted |= asked_for_in(ROOT / "ui/doors.py", "_unlock") - {"sync"}
    wanted |= {"sync.merge", "ui.screens.today_page", "ui.screens.child_page"}
    assert sorted(wanted - loaded_by("ui.app", *PARTS)) == []


@pytest.fixture
def parts() -> tuple[Iterator[str], list[str]]:
    """Give two parts of Python's own, and what was asked for of them so far."""
    asked: list[str] = []

    def each() -> Iterator[str]:
        for name in ("colorsys", "cmd"):
            asked.append(name)
            yield name

    return each(), asked


def test_nothing_is_loaded_before_the_door_is_drawn(qtbot, parts) -> None:
    given, asked = parts
    door, owner = QWidget(), QObject()
    qtbot.addWidget(door)
    behind = Behind(door, owner, given)
    QApplication.processEvents()
    assert asked == []
    door.show()
    qtbot.waitUntil(lambda: asked == ["colorsys", "cmd"])
    behind.deleteLater()


def test_loading_rests_and_goes_on(qtbot, parts) -> None:
    given, asked = parts
    door, owner = QWidget(), QObject()
    qtbot.addWidget(door)
    behind = Behind(door, owner, given)
    behind.go_on()
    behind.rest()
    QApplication.processEvents()
    assert asked == []
    behind.go_on()
    qtbot.waitUntil(lambda: asked == ["colorsys", "cmd"])
