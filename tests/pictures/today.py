"""Today on four days: a Tuesday, a day of half-term, a day with nothing to do, the first back."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from linkworker.actions.children import edit_child
from linkworker.practice.caseload import roster, seed_child
from linkworker.practice.making import Making
from linkworker.practice.place import open_place
from linkworker.records import Child
from linkworker.store import Store
from tests import seeds
from tests.pictures.camera import Camera, end, settle
from tests.ui import seeded
from ui.desk import Desk, tell_time
from ui.places import furnish_desk
from ui.window import Window

HALF_TERM = datetime(2025, 10, 30, 10, 5)
SEPTEMBER = datetime(2025, 9, 8, 8, 5)


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures of Today; the store is made in `folder`."""
    path = folder / "caseload.db"
    seeded.make_store(path, small=False)
    with sat_at(path, lambda: seeds.NOW) as (window, desk):
        camera.place(window, desk, "today", "today")
        _due(camera, window, desk)
        camera.place(window, desk, "week", "week")
        window.page("week").write()
        camera.now(window, desk, "week-slot")
    quiet = folder / "quiet.db"
    seeded.make_store(quiet, fill=_nothing_due)
    with sat_at(quiet, lambda: seeds.NOW) as (window, desk):
        camera.place(window, desk, "today-nothing", "today")
    with sat_at(path, lambda: HALF_TERM) as (window, desk):
        camera.place(window, desk, "today-holiday", "today")
    with sat_at(path, lambda: SEPTEMBER) as (window, desk):
        desk.background.run(_a_year_before)
        settle(desk)
        camera.place(window, desk, "today-september", "today")
        camera.place(window, desk, "september", "september")


def _due(camera: Camera, window: Window, desk: Desk) -> None:
    """Write a to-do in one line, and look at what asks here."""
    page = window.page("today")
    window.go("today", "new")
    settle(desk)
    page.due.adder.line.insert("Ring Otis’s mum about drum lessons thu")
    page.due.adder.line.changed.emit()
    camera.now(window, desk, "today-to-do")
    page.due.adder.line.set_value("")
    page.due.adder.line.changed.emit()
    page.due.adder.leave()
    page.due.why.click()
    camera.now(window, desk, "today-rules")
    page.rules.left.emit()


def _nothing_due(store: Store, *, caseload: str, place_log: str, user: str) -> None:
    """Fill a store with children who were seen yesterday, and to whom nothing is promised."""
    making = Making(store, caseload, user, open_place(store, place_log, user))
    for line in roster():
        if not line.promise and line.seen.startswith("2025-11-03"):
            seed_child(making, line)


def _a_year_before(store: Store) -> None:
    """Let every child be as she was in July, before anybody said which year she is in now."""
    for child in store.find(Child):
        edit_child(store, child, year=(child.year or 1) - 1)


@contextmanager
def sat_at(path: Path, clock: Callable[[], datetime]) -> Iterator[tuple[Window, Desk]]:
    tell_time(clock)
    desk = seeded.desk_on(path)
    place_log = []
    desk.background.read(lambda reader: reader.logs("place")[0][0], then=place_log.append)
    settle(desk)
    desk.stand(replace(desk.standing, place_log=place_log[0], name="Joyce Addo", opened=True))
    window = furnish_desk(desk)
    window.show()
    yield window, desk
    end(window)
    desk.background.close()
    tell_time(lambda: seeds.NOW)
