"""SDQ on a child's page, entering one, a child without any, everybody's paper, time together."""

from pathlib import Path

from PySide6.QtWidgets import QApplication

from linkworker.records import Child, FilledInBy
from tests.pictures.camera import Camera, end, settle
from tests.ui import seeded
from ui.places import furnish_desk
from ui.sdq.entering import Entering

_SCORES = {"emotional": 4, "conduct": 2, "hyperactivity": 5, "peer": 3, "prosocial": 9}


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures; the store is made in `folder`."""
    path = folder / "measures.db"
    seeded.make_store(path, small=False)
    desk = seeded.desk_on(path)
    window = furnish_desk(desk)
    window.show()
    found: list[dict[str, str]] = []
    desk.background.read(lambda r: {one.name: one.id for one in r.find(Child)}, then=found.append)
    settle(desk)
    for name, who in (("child-sdq", "Wren"), ("child-sdq-begin", "Pip")):
        camera.place(window, desk, name, "child", f"{found[0][who]}/sdq")
    camera.place(window, desk, "chasing-sdq", "sdq_paper")
    camera.place(window, desk, "hours", "hours")
    window.go("child", f"{found[0]['Wren']}/sdq")
    settle(desk)
    part = window.page("child").part("sdq")
    part.enter(FilledInBy.TEACHER)
    (card,) = part.findChildren(Entering)
    for scale, number in _SCORES.items():
        card.scores[scale].set_value(number)
        card.scores[scale].changed.emit()
    QApplication.processEvents()
    camera.now(window, desk, "child-sdq-entering")
    end(window)
    desk.background.close()
