"""What a person waits for on the screen: opening, unlocking, going from child to child.

Drawn without a display, on a caseload with two school years behind it. A moment ends when all
that was asked is read, laid out and painted, and what it replaced is gone. Nobody holds
400 children: what is asked of them only shows how the time grows.
"""

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"


from benchmarks.joyce import TODAY, WORDS, drawn, joyces, tell_benchmark_time
from benchmarks.timing import Result, median
from linkworker.actions.children import children
from linkworker.actions.unlock import Unlocked, set_up, unlock
from linkworker.store.passphrase import Cost
from sync.merge import view
from ui import theme
from ui.background import Background
from ui.child_tabs import TABS as EVERY_TAB
from ui.desk import Desk
from ui.models.caseload import read_caseload
from ui.places import furnish_desk
from ui.window import Window

TABS = tuple(EVERY_TAB)
TIMES = 5
Took = list[tuple[float, float]]


def make_store(folder: Path, number: int) -> None:
    """Set up a store with a caseload of so many children."""
    from benchmarks import caseload  # it loads what the program does not

    made = set_up(folder, WORDS, view, Cost(65_536, 2))
    store = made.store()
    caseload.fill(store, number)
    store.close()


def opened(folder: Path) -> Unlocked:
    """Open the key file of a store."""
    return unlock(folder, WORDS, view)


@contextmanager
def window_on(folder: Path) -> Iterator[tuple[Window, Desk]]:
    """Open the window of the Link Worker whose caseload is in a folder."""
    theme.apply(theme.Look("light"))
    tell_benchmark_time()
    unlocked = opened(folder)
    background = Background(unlocked.store, unlocked.reader)
    desk = Desk(background, joyces())
    window = furnish_desk(desk)
    window.resize(1366, 768)
    window.go("caseload")
    window.show()
    drawn(desk)
    yield window, desk
    window.close()
    background.close()


def caseload_of(desk: Desk) -> list[str]:
    """Return the ids of the children."""
    found: list[str] = []
    desk.background.read(lambda r: [on.child.id for on in children(r)], then=found.extend)
    drawn(desk)
    return found


def switch(window: Window, desk: Desk, child: str, tab: str) -> None:
    """Go to a tab of a child."""
    window.go("child", f"{child}/{tab}")
    drawn(desk)


def switching(window: Window, desk: Desk) -> list[Result]:
    """Go through the caseload on each tab, from child to child."""
    found = []
    on_caseload = caseload_of(desk)
    for tab in TABS:
        switch(window, desk, on_caseload[-1], tab)
        took = [timed(partial(switch, window, desk, child, tab)) for child in on_caseload]
        found.append(result(f"switch child, {tab}", took, 60))
    return found


def around(window: Window, desk: Desk) -> list[Result]:
    """Change the colours, and begin a note about the child that is shown."""
    dark, light = theme.Look("dark"), theme.Look("light")
    child = caseload_of(desk)[0]

    def change(look: theme.Look) -> None:
        theme.apply(look)
        drawn(desk)

    def note() -> None:
        window.new_note.emit()
        drawn(desk)

    switch(window, desk, child, "story")
    themes = [timed(partial(change, look)) for look in (dark, light) * TIMES]
    first, notes = timed(note), []
    for _ in range(TIMES * 4):
        switch(window, desk, child, "story")
        notes.append(timed(note))
    more = {"the first time": round(first[0] * 1e3, 1)}
    return [result("change the colours", themes, 100), result("begin a note", notes, 50, more)]


def reading(desk: Desk, number: int) -> Result:
    """Read a caseload as its page does."""

    def read() -> None:
        answered: list[Any] = []
        ask = partial(read_caseload, today=TODAY)
        desk.background.read(ask, then=answered.append)
        drawn(desk)
        assert len(answered[0].lines) == number

    budget = 150 if number < 100 else 1_500
    return result(f"read a caseload of {number}", [timed(read) for _ in range(TIMES)], budget)


def first_window(folder: Path) -> Result:
    """Start the program in a folder with nothing in it; the quietest of five starts."""
    took = [timed(partial(fresh, "window", folder / "empty")) for _ in range(TIMES + 1)][1:]
    middle = round(median([whole for whole, _ in took]), 3)
    return Result("first window", min(took)[0], 0.5, "s", {"median": middle})


def unlocking(folder: Path, number: int) -> Result:
    """Open the store and draw Today, once the passphrase is read; quietest of five."""
    said = [fresh("unlock", folder) for _ in range(TIMES)]
    took = [one["took"] for one in said]
    more = {"median": round(median(took), 3), "of it working": min(one["worked"] for one in said)}
    budget = 0.4 if number < 100 else 2
    return Result(f"unlock to Today, {number} children", min(took), budget, "s", more)


def remembering(folder: Path) -> Result:
    """Open 100 children on every tab."""
    said = fresh("memory", folder)
    more = {"not shared": round(said["not shared"], 1)}
    return Result("memory, 100 children opened", said["megabytes"], 120, "MB", more)


def fresh(moment: str, folder: Path) -> dict[str, float]:
    """Run a moment in a process of its own, with the compiled files that an installation has."""
    environment = os.environ | {"PYTHONPYCACHEPREFIX": str(folder.parent / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-m", "benchmarks.fresh", moment, str(folder)]
    done = subprocess.run(command, env=environment, capture_output=True, check=True)
    said: dict[str, float] = json.loads(done.stdout or b"{}")
    return said


def timed(act: Callable[[], object]) -> tuple[float, float]:
    """Return the seconds that something took, and those spent working."""
    start, worked = perf_counter(), process_time()
    act()
    return perf_counter() - start, process_time() - worked


def result(name: str, took: Took, budget: float, more: dict[str, Any] | None = None) -> Result:
    """Return the middle of several times in ms; the slowest and the quickest beside it."""
    whole = sorted(whole * 1e3 for whole, _ in took)
    said = {
        "95 of 100": round(whole[len(whole) * 95 // 100], 1),
        "least": round(whole[0], 1),
        "of it working": round(median([worked * 1e3 for _, worked in took]), 1),
    }
    return Result(name, median(whole), budget, "ms", said | (more or {}))
