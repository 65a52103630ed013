"""Practising: the striped frame, something to decide, a paper that says what it is."""

import time
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QWidget

from linkworker.records import Child
from tests import seeds
from tests.pictures.camera import Camera, end, settle
from ui.desk import tell_time
from ui.practice.visit import Visit


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures of practising; the store is made in `folder`."""
    here = QObject()
    visit = Visit(here, folder, _show)
    visit.begin()
    give_up = time.monotonic() + 30
    while visit.frame is None and time.monotonic() < give_up:
        QApplication.processEvents()
    assert visit.frame is not None
    assert visit.practising is not None
    frame, desk = visit.frame, visit.practising.desk
    wren: list[str] = []
    desk.background.read(lambda reader: reader.find(Child, name="Wren")[0].id, then=wren.append)
    settle(desk)
    for name, place, about in (
        ("practice", "caseload", ""),
        ("practice-decide", "to_decide", ""),
        ("practice-paper", "print", wren[0]),
    ):
        tell_time(lambda: seeds.NOW)
        camera.now(frame, desk, name, partial(frame.inside.go, place, about))
    visit.end()
    end(frame)


def _show(frame: QWidget) -> None:
    frame.resize(1366, 768)
    frame.show()
