"""`make pictures`: every screen on Joyce's seeded caseload, light and dark, at two sizes.

A real server, two Link Workers and a supervisor; everything shown follows from what is kept.
"""

import os
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtWidgets import QApplication

from linkworker.records import RECORDS, Child, Colleague, Goal
from linkworker.store import open_reader
from linkworker.store.clock import wall_clock
from sync.loop import Told
from sync.merge import view
from sync.server.embedded import embedded_postgres
from sync.server.schema import upgrade
from tests import seeds
from tests.sync.laptops import KEY, Laptop, Office
from ui import theme
from ui.background import Background
from ui.desk import Desk, Standing, tell_time
from ui.places import furnish_desk
from ui.screens.join_page import JoinPage
from ui.screens.unlock_page import UnlockPage
from ui.window import Window

SIZES = {"": (1366, 768), "-125": (1093, 614)}
FOLDER = Path("docs/pictures")


def settle(desk: Desk | None = None) -> None:
    """Let everything that was asked be answered and drawn."""
    for _ in range(6):
        if desk is not None:
            done: list[bool] = []
            desk.background.run(lambda _: True, then=done.append)
            desk.background.read(lambda _: True, then=done.append)
            give_up = time.monotonic() + 30
            while len(done) < 2 and time.monotonic() < give_up:
                QApplication.processEvents()
        QApplication.processEvents()


@contextmanager
def window_of(laptop: Laptop, name: str) -> Iterator[tuple[Window, Desk]]:
    """Open a laptop's window on its store."""
    background = Background(
        lambda: laptop.store, lambda: open_reader(laptop.path, KEY, laptop.name, RECORDS, view)
    )
    client = laptop.client
    place = laptop.store.logs("place")[0]
    standing = Standing(
        user=client.keyring.user,
        name=name,
        caseloads=client.keyring.my_caseloads(),
        places=frozenset({place[1]}),
        place_log=place[0],
    )
    desk = Desk(background, standing)
    desk.hear(Told(at=int(seeds.NOW.timestamp() * 1000)))
    window = furnish_desk(desk)
    window.show()
    yield window, desk
    window.close()


def shoot(window: Window, desk: Desk, name: str, place: str, about: str = "") -> None:
    """Show a place and take its picture in both looks and sizes."""
    for suffix, size in SIZES.items():
        window.resize(*size)
        for scheme in ("light", "dark"):
            theme.apply(theme.Look(scheme=scheme))
            window.go(place, about)
            settle(desk)
            window.grab().save(str(FOLDER / f"{name}{suffix}-{scheme}.png"))


def shoot_page(page, name: str) -> None:
    """Take a picture of a page that stands alone."""
    for suffix, size in SIZES.items():
        page.resize(*size)
        for scheme in ("light", "dark"):
            theme.apply(theme.Look(scheme=scheme))
            page.show()
            settle()
            page.grab().save(str(FOLDER / f"{name}{suffix}-{scheme}.png"))
    page.close()


def shoot_paper(window: Window, desk: Desk, child: str) -> None:
    """Choose Wren's mother as the reader, and take a picture of what would go to her."""
    window.go("print", child)
    settle(desk)
    page = window.page("print")
    page.reader.setCurrentIndex(2)
    page.reader.activated.emit(2)
    settle(desk)
    for suffix, size in SIZES.items():
        window.resize(*size)
        for scheme in ("light", "dark"):
            theme.apply(theme.Look(scheme=scheme))
            settle(desk)
            window.grab().save(str(FOLDER / f"print{suffix}-{scheme}.png"))


def make_office(folder: Path, database: str) -> tuple[Laptop, Laptop, Laptop]:
    """Let Joyce, Sam and Tom in, fill Joyce's caseload, and let Joyce and Sam disagree."""
    office = Office(folder, database)
    joyce = office.invite("Joyce", Alderbrook="lead")
    joyce.sync()
    sam = office.invite("Sam", Alderbrook="write")
    tom = office.invite("Tom", Alderbrook="review")
    for laptop in (joyce, sam, tom):
        laptop.shift = int(seeds.NOW.timestamp() * 1000) - wall_clock()
    place_log = joyce.store.logs("place")[0][0]
    user = joyce.client.keyring.user
    seeds.seed_caseload(joyce.store, caseload=joyce.caseload, place_log=place_log, user=user)
    for laptop in (joyce, sam, tom):
        laptop.sync()
    with sam.store.change() as (change, _):
        for laptop, work in ((sam, "Link Worker"), (tom, "Supervisor")):
            colleague = Colleague(user=laptop.client.keyring.user, name=laptop.name, work=work)
            change.add(colleague, place_log)
    mine = joyce.store.find(Goal)[0]
    hers = sam.store.get(Goal, mine.id)
    with joyce.store.change() as (change, _):
        change.update(mine, words=f"{mine.words}, with Juniper beside me")
    with sam.store.change() as (change, _):
        change.update(hers, words=f"{hers.words}, on most days")
    for laptop in (joyce, sam, joyce, tom):
        laptop.sync()
    return joyce, sam, tom


def main() -> int:
    """Make every picture."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    app = QApplication(["linkworker"])
    theme.apply(theme.Look(scheme="light"))
    tell_time(lambda: seeds.NOW)
    with (
        tempfile.TemporaryDirectory() as name,
        embedded_postgres(Path(name) / "postgres", forget=True) as database,
    ):
        Path(name).chmod(0o755)
        upgrade(database)
        joyce, _, tom = make_office(Path(name), database)
        child = joyce.store.find(Child, name="Wren")[0].id
        shoot_page(JoinPage(), "join")
        shoot_page(UnlockPage(Path(name)), "unlock")
        with window_of(joyce, "Joyce Addo") as (window, desk):
            shoot(window, desk, "caseload", "caseload")
            for tab in ("story", "timeline", "plan", "attendance"):
                shoot(window, desk, f"child-{tab}", "child", f"{child}/{tab}")
            shoot(window, desk, "note", "note", child)
            shoot_paper(window, desk, child)
            for place in ("to_decide", "drafts", "import", "sync", "settings"):
                shoot(window, desk, place, place)
        with window_of(tom, "Tom Arkwright") as (window, desk):
            shoot(window, desk, "review-caseload", "caseload")
            shoot(window, desk, "review-plan", "child", f"{child}/plan")
    del app
    sys.stdout.write(f"{len(list(FOLDER.glob('*.png')))} pictures in {FOLDER}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
