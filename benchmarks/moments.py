"""The moments of a day that are measured in the window, on 45 children and again on 400."""

from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtWidgets import QApplication

from benchmarks.joyce import TODAY, USER, drawn
from benchmarks.packs import packs
from benchmarks.screens import (
    around,
    caseload_of,
    first_window,
    make_store,
    reading,
    remembering,
    result,
    switch,
    switching,
    timed,
    unlocking,
    window_on,
)
from benchmarks.timing import Result
from benchmarks.unlocking import back_in
from linkworker.documents.paper import Made
from linkworker.documents.plan import plan_paper
from linkworker.documents.recipient import Recipient
from linkworker.records import Child, Colleague
from linkworker.store import Reader
from ui.desk import Desk
from ui.models.found import Finder
from ui.palette import Palette
from ui.printing import save_pdf
from ui.window import Window

STEP = 40  # px that a turn of the wheel moves a list


def moments() -> list[Result]:
    """Measure every moment on 45 children, and those that grow with their number on 400."""
    app = QApplication.instance() or QApplication([])
    with TemporaryDirectory() as name:
        some, many = Path(name) / "some", Path(name) / "many"
        make_store(some, 45)
        make_store(many, 400)
        found = [first_window(Path(name)), unlocking(some, 45), unlocking(many, 400)]
        with window_on(some) as (window, desk):
            found += [*switching(window, desk), *around(window, desk), reading(desk, 45)]
            found += [opening_search(window, desk), scrolling(window, desk, 45)]
            found.append(typing_in_search(desk))
            found.append(opening_today(window, desk))
            found.append(making_a_pdf(desk, Path(name)))
            found += packs(window, desk, _folder(Path(name)))
        with window_on(many) as (window, desk):
            found += [
                reading(desk, 400),
                opening_search(window, desk),
                typing_in_search(desk),
                scrolling(window, desk, 400),
                opening_today(window, desk),
            ]
        found += [remembering(some), *back_in(some)]
    del app
    return found


def opening_search(window: Window, desk: Desk) -> Result:
    """Open the search over a child's page, as Ctrl+K does, until what it offers is drawn."""
    children = caseload_of(desk)
    switch(window, desk, children[0], "story")

    def open_it() -> None:
        window.search.emit()
        drawn(desk)

    took = []
    for _ in range(20):
        took.append(timed(open_it))
        window.findChild(Palette).put_away()
        drawn(desk)
    more = {"the first time": round(took[0][0] * 1e3, 1)}
    return result(f"open the search over {len(children)} children", took, 50, more)


def typing_in_search(desk: Desk) -> Result:
    """Find what is typed, at every keystroke of names with two letters the wrong way round."""
    finder = Finder()

    def type_all(reader: Reader) -> list[tuple[float, float]]:
        children = reader.find(Child)
        finder.find(reader, "a", desk.standing, TODAY)  # it learns who is there
        names = [f"{one.name[:2]}{one.name[3:4]}{one.name[2:3]}{one.name[4:]}" for one in children]
        typed = [name[:end] for name in names[:60] for end in range(1, len(name) + 1)]
        find = partial(finder.find, reader, standing=desk.standing, today=TODAY)
        return [timed(partial(find, one)) for one in typed]

    took: list[tuple[float, float]] = desk.background.wait(type_all)
    number = len(caseload_of(desk))
    found = result(f"search keystroke over {number} children, letters swapped", took, 15)
    more = {"median": round(found.result, 2), "is": "95 of 100"}
    return replace(found, result=found.more["95 of 100"], more=more)


def opening_today(window: Window, desk: Desk) -> Result:
    """Open Today from another page, read anew each time, until it is drawn."""
    number = len(caseload_of(desk))

    def open_it() -> None:
        window.go("today")
        drawn(desk)

    took = []
    for _ in range(10):
        window.go("settings")
        drawn(desk)
        page: Any = window.page("today")
        page._stale = True  # as after any change of what it shows
        took.append(timed(open_it))
        assert len(page.today.children) == number
    return result(f"open Today with {number} children", took, 400 if number < 100 else 2_000)


def scrolling(window: Window, desk: Desk, number: int) -> Result:
    """Scroll through the caseload, and draw each frame."""
    window.go("caseload")
    drawn(desk)
    table: Any = window.page("caseload").table  # type: ignore[attr-defined]
    bar = table.verticalScrollBar()
    at = list(range(bar.minimum(), bar.maximum(), STEP if bar.maximum() > number else 1))[:100]

    def frame(place: int) -> None:
        bar.setValue(place)
        table.viewport().repaint()

    took = [timed(partial(frame, place)) for place in (*at, *reversed(at))]
    assert len(took) > 20
    return result(f"scroll a caseload of {number}, a frame", took, 26)


def making_a_pdf(desk: Desk, folder: Path) -> Result:
    """Write a child's plan for her mum, from the store to the file; each time another child's."""
    joyce = Colleague(user=USER, name="Joyce", work="Link Worker")
    mum = Recipient("Dana Tidewater", "mum")

    def make(child: str) -> None:
        made: list[Any] = []
        write = partial(_paper, child=child, whom=mum, made=Made(joyce, TODAY))
        desk.background.read(write, then=made.append)
        drawn(desk)
        save_pdf(made[0], folder / "plan.pdf")

    took = [timed(partial(make, child)) for child in caseload_of(desk)[:20]]
    return result("a plan as PDF", took, 100)


def _folder(inside: Path) -> Path:
    made = inside / "packs"
    made.mkdir()
    return made


def _paper(reader: Any, child: str, whom: Recipient, made: Made) -> Any:
    return plan_paper(reader, reader.get(Child, child), whom, made)


if __name__ == "__main__":
    for one in moments():
        print(one.line())
