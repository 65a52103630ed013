"""A child's family: whom to ring, what was agreed, a try in one line, brother and sister."""

from functools import partial
from pathlib import Path

from linkworker.records import Child
from tests.pictures.camera import Camera, end, settle
from tests.ui import seeded
from ui.desk import Desk
from ui.family.asking import AnswerAdder
from ui.family.moving import HousingAdder
from ui.places import furnish_desk
from ui.window import Window


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures about Sarah, and of Wren with her brother; the store is in `folder`."""
    path = folder / "family.db"
    seeded.make_store(path)
    desk = seeded.desk_on(path)
    window = furnish_desk(desk)
    window.show()
    sarah, wren = (_child(desk, name) for name in ("Sarah", "Wren"))
    camera.place(window, desk, "child-family", "child", f"{sarah}/family")
    camera.place(window, desk, "child-family-siblings", "child", f"{wren}/family")
    _ask(camera, window, desk, sarah)
    end(window)
    desk.background.close()


def _ask(camera: Camera, window: Window, desk: Desk, sarah: str) -> None:
    """Ask what is to be asked next, in one line; then where they live now."""
    window.go("child", f"{sarah}/family")
    settle(desk)
    part = window.page("child").part("family")
    part.agreements.ask_next()
    settle(desk)
    line = part.agreements.rows[-1].findChildren(AnswerAdder)[0].line.editor
    line.insert("wants to read it with her sister first, thu 13 nov")
    line.changed.emit()
    asked = part.agreements.rows[-1].findChildren(AnswerAdder)[0]
    camera.now(window, desk, "child-family-asked", partial(part.show_whole, asked))
    part.home.ask()
    settle(desk)
    moved = part.home.findChildren(HousingAdder)[0]
    camera.now(window, desk, "child-family-home", partial(part.show_whole, moved))


def _child(desk: Desk, name: str) -> str:
    return desk.background.wait(lambda store: store.find(Child, name=name)[0].id)
