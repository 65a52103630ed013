"""Shows a place or a page and takes its picture, light and dark, at two sizes."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget

from linkworker.records import RECORDS
from linkworker.store import open_reader
from sync.loop import Told
from sync.merge import view
from tests import seeds
from tests.sync.laptops import KEY, Laptop
from ui import theme
from ui.background import Background
from ui.desk import Desk
from ui.places import furnish_desk
from ui.standing import standing_of
from ui.window import Window

SIZES = {"": (1366, 768), "-125": (1093, 614)}
SCHEMES = ("light", "dark")


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


def end(window: QWidget) -> None:
    """Close a window and have Qt end it now.

    One that is merely forgotten waits for Python to collect it, which may be on another thread
    while this one still hands it events: it prints what is missing by then, or dies.
    """
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


@contextmanager
def window_of(laptop: Laptop, name: str) -> Iterator[tuple[Window, Desk]]:
    """Open a laptop's window on its store."""
    background = Background(
        lambda: laptop.store, lambda: open_reader(laptop.path, KEY, laptop.name, RECORDS, view)
    )
    laptop.store.keep_setting("name", name)
    laptop.store.keep_setting("server", "https://linkworker.example")
    standing = standing_of(laptop.store, laptop.client)
    desk = Desk(background, standing)
    desk.hear(Told(at=int(seeds.NOW.timestamp() * 1000)))
    window = furnish_desk(desk)
    window.show()
    yield window, desk
    end(window)


class Camera:
    """Takes pictures into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def place(self, window: Window, desk: Desk, name: str, place: str, about: str = "") -> None:
        """Take a picture of a place of the window."""
        self.now(window, desk, name, lambda: window.go(place, about))

    def now(
        self, window: QWidget, desk: Desk, name: str, again: Callable[[], object] = lambda: None
    ) -> None:
        """Take a picture of the window as it stands; `again` brings back what a resize undoes."""
        for suffix, size in SIZES.items():
            window.resize(*size)
            for scheme in SCHEMES:
                theme.apply(theme.Look(scheme=scheme))
                again()
                settle(desk)
                self._keep(window, f"{name}{suffix}-{scheme}")

    def page(self, page: QWidget, name: str) -> None:
        """Take a picture of a page that stands alone, and close it."""
        for suffix, size in SIZES.items():
            page.resize(*size)
            for scheme in SCHEMES:
                theme.apply(theme.Look(scheme=scheme))
                page.show()
                settle()
                self._keep(page, f"{name}{suffix}-{scheme}")
        end(page)

    def _keep(self, widget: QWidget, name: str) -> None:
        widget.grab().save(str(self.folder / f"{name}.png"))
