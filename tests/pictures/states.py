"""Every place and every tab in six states on one sheet: what it says when things are not usual.

Empty, while it is read, when it cannot be read, without a network, where two answers stand, and
to somebody who only reads. Each is the real window over a real store in that state.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from threading import Event

from PySide6.QtCore import QEventLoop, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QImage, QPainter

from linkworker.practice.colleague import disagree
from linkworker.practice.making import Making
from linkworker.practice.place import open_place
from linkworker.records import Child
from sync.merge import view
from tests.pictures.camera import Camera, end, settle
from tests.seeds import TODAY
from tests.ui import seeded
from tests.ui.seeded import CASELOAD, USER
from ui.child_tabs import TABS
from ui.desk import Desk
from ui.lines import WRITING
from ui.places import PLACES, furnish_desk
from ui.window import Window

SIZE = (1366, 768)
STATES = ("empty", "being read", "cannot be read", "offline", "two answers", "only reading")
_ACROSS, _CAPTION, _SMALL = 2, 26, 683
_LONGER_MS = 400  # than a page takes to say that it is being read
_LEFT_OUT = (
    *("child", "form", "keys", "waiting", "note", "words", "comment", "picture"),
    # of an organisation, or of one request: pictured over a server, or with what they are about
    *("people", "person", "invite", "lost", "loss", "let_back", "custody", "pair", "setting_up"),
    *("late", "move", "parting", "rights", "copy", "keeping"),
)


def take(camera: Camera, folder: Path) -> None:
    """Take the sheets; the stores are made in `folder`."""
    shots: dict[str, list[QImage]] = {}
    for state in STATES:
        with _window(folder, state) as (window, desk):
            for name, place, about in _stops(desk):
                shots.setdefault(name, []).append(_shot(window, desk, state, place, about))
    for name, pictures in shots.items():
        _sheet(pictures).save(str(camera.folder / f"states-{name}.png"))


@contextmanager
def _window(folder: Path, state: str) -> Iterator[tuple[Window, Desk]]:
    path = folder / f"states-{state.replace(' ', '-')}.db"
    seeded.make_store(path, small=True, fill=_begun if state == "empty" else None)
    desk = seeded.desk_on(path, "review" if state == "only reading" else "lead")
    if state == "two answers":
        desk.background.run(lambda store: disagree(store, view))
    found: list[str] = []
    desk.background.read(_place_log, then=found.append)
    settle(desk)
    desk.stand(replace(desk.standing, place_log=found[0]))
    window = furnish_desk(desk)
    window.resize(*SIZE)
    window.show()
    settle(desk)
    yield window, desk
    end(window)
    desk.background.close()


def _begun(store, *, caseload: str, place_log: str, user: str, **_: bool) -> None:
    """Keep a place and one child of whom nothing is written yet."""
    making = Making(store, CASELOAD, USER, open_place(store, place_log, user))
    making.child(name="Wren", surname="Tidewater", school=making.schools["p"].id, year=5,
                 started=TODAY)  # fmt: skip
    del caseload


def _place_log(reader) -> str:
    return next(log for log, _ in reader.logs("place"))


def _stops(desk: Desk) -> list[tuple[str, str, str]]:
    """List what is shown: its name, the place, and whom it is about."""
    found: list[list[tuple[str, str, str]]] = []
    desk.background.read(_read_stops, then=found.append)
    settle(desk)
    return found[0]


def _read_stops(reader) -> list[tuple[str, str, str]]:
    wren = reader.find(Child, name="Wren")[0]
    tabs = [(f"tab-{tab}", "child", f"{wren.id}/{tab}") for tab in TABS]
    about = {"print": f"{wren.id}/plan", "review": wren.id, "ending": wren.id, "meeting": wren.id,
             "concern": wren.id, "good_word": wren.id, "add_picture": wren.id}  # fmt: skip
    places = [(name, name, about.get(name, "")) for name, _, _ in PLACES if name not in _LEFT_OUT]
    return [*tabs, *places]


def _shot(window: Window, desk: Desk, state: str, place: str, about: str) -> QImage:
    """Show a place in a state, and give its picture."""
    if state == "only reading" and place in WRITING:
        return _blank("Not there for who only reads")
    held = Event()
    if state == "being read":
        desk.background.read(lambda _: held.wait(), then=lambda _: None)
    if state == "cannot be read":
        desk.background.read(lambda reader: reader.close(), then=lambda _: None)
    window.go(place, about)
    if state == "being read":
        _let_pass(_LONGER_MS)
    else:
        settle(desk)
    shot = window.grab().toImage()
    held.set()
    settle(desk)
    return shot


def _blank(words: str) -> QImage:
    drawn = QImage(*SIZE, QImage.Format.Format_RGB32)
    drawn.fill(QColor("white"))
    painter = QPainter(drawn)
    painter.drawText(drawn.rect(), Qt.AlignmentFlag.AlignCenter, words)
    painter.end()
    return drawn


def _let_pass(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def _sheet(shots: list[QImage]) -> QImage:
    """Lay six pictures on one sheet, each under the name of its state."""
    high = round(_SMALL * SIZE[1] / SIZE[0])
    rows = -(-len(shots) // _ACROSS)
    sheet = QImage(_SMALL * _ACROSS, (high + _CAPTION) * rows, QImage.Format.Format_RGB32)
    sheet.fill(QColor("white"))
    painter = QPainter(sheet)
    for at, (state, shot) in enumerate(zip(STATES, shots, strict=True)):
        corner = QPoint(at % _ACROSS * _SMALL, at // _ACROSS * (high + _CAPTION))
        caption = QRect(corner, QPoint(corner.x() + _SMALL, corner.y() + _CAPTION))
        painter.drawText(caption.adjusted(8, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, state)
        smooth = Qt.TransformationMode.SmoothTransformation
        small = shot.scaledToWidth(_SMALL - 4, smooth)
        painter.drawImage(corner.x(), corner.y() + _CAPTION, small)
    painter.end()
    return sheet
