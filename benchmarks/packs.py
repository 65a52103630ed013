"""The packs of a whole board: made one after the other, saved in one go, the window answering."""

from dataclasses import replace
from pathlib import Path
from time import perf_counter
from typing import Any

from PySide6.QtWidgets import QApplication

from benchmarks.joyce import drawn
from benchmarks.timing import Result
from ui.desk import Desk
from ui.reviews.packs import MEETING
from ui.window import Window

NUMBER = 35


def packs(window: Window, desk: Desk, folder: Path) -> list[Result]:
    """Make 35 packs and save them; beside each, the longest that the window did not answer."""
    window.go("review_packs")
    page: Any = window.page("review_packs")
    page.whom.set_value(MEETING)
    _until(lambda: bool(page.making.packs))
    begun = perf_counter()
    page.whom.changed.emit()
    longest = _until(lambda: not page.making.left)
    took, count = perf_counter() - begun, len(page.making.packs)
    made = Result(f"{count} review packs made", took, 8, "s", {"longest, ms": longest})
    for at, one in enumerate(page.making.packs):
        page.making.put(at, replace(one, chosen=at < NUMBER, looked=True))
    drawn(desk)
    begun = perf_counter()
    page.save_in(folder)
    longest = _until(lambda: not page.leaving.busy)
    took, files = perf_counter() - begun, len(list(folder.glob("*.pdf")))
    assert files == NUMBER + 1, files
    saved = Result(f"{NUMBER} review packs saved", took, 12, "s", {"longest, ms": longest})
    return [made, saved]


def _until(done: Any) -> float:
    """Let the window answer until it is so; return its longest turn in ms."""
    longest = 0.0
    while not done():
        begun = perf_counter()
        QApplication.processEvents()
        longest = max(longest, perf_counter() - begun)
    return round(longest * 1e3, 1)
