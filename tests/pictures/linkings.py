"""Linkings of a child, a line of talk, the directory, and an introduction letter."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from linkworker.actions.linkings import add_step, linkings_of
from linkworker.records import Child, Rung
from linkworker.store import Changes, Store
from tests.pictures.camera import Camera, end, settle
from tests.pictures.papers import sheet
from tests.seeds import TODAY
from tests.ui import seeded
from ui.desk import Desk
from ui.forms.paper_kinds import LETTER, Wanted, readers_of, this_year, write
from ui.places import furnish_desk
from ui.printing import Pages
from ui.window import Window

NEED = "housing, Brent, Somali speaker, free"


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures about Sarah; the store is made in `folder`."""
    path = folder / "linkings.db"
    seeded.make_store(path)
    desk = seeded.desk_on(path)
    desk.stand(replace(desk.standing, place_log=_place(desk)))
    window = furnish_desk(desk)
    window.show()
    sarah, new = (_child(desk, name) for name in ("Sarah", "Juniper"))
    camera.place(window, desk, "child-linkings", "child", f"{sarah.id}/linkings")
    camera.place(window, desk, "child-linkings-begin", "child", f"{new.id}/linkings")
    _say(camera, window, desk, sarah)
    _look(camera, window, desk, sarah)
    hub = next(one for one in _linked(desk, sarah) if "Hub" in one.linking.to).linking.id
    window.go("print", f"{sarah.id}/{LETTER}/{hub}")
    settle(desk)
    camera.now(window, desk, "print-letter")
    paper = desk.background.wait(partial(_letter, desk, sarah, hub))
    sheet(Pages(paper), 0).save(str(camera.folder / "paper-letter-1.png"))
    end(window)
    desk.background.close()


def _say(camera: Camera, window: Window, desk: Desk, sarah: Child) -> None:
    """Say it in one line; and a family that may be asked again."""
    window.go("child", f"{sarah.id}/linkings")
    settle(desk)
    part = window.page("child").part("linkings")
    part.say(1)
    part.cards[1].said.line.editor.insert("no, not now, ask again after Christmas")
    part.cards[1].said.line.editor.changed.emit()
    camera.now(window, desk, "child-linkings-said")
    part.cards[1].said.left.emit()
    young = next(one for one in _linked(desk, sarah) if "carers" in one.linking.to)
    desk.background.run(partial(_happened, young))
    settle(desk)
    part.scroll_by(Qt.Key.Key_Home)
    camera.now(window, desk, "child-linkings-again")


def _look(camera: Camera, window: Window, desk: Desk, sarah: Child) -> None:
    """Look for a need, and begin with what is found; ring another."""
    camera.place(window, desk, "directory", "directory", sarah.id)
    page = window.page("directory")
    page.looking.line.setText(NEED)
    settle(desk)
    camera.now(window, desk, "directory-need", page.cards[-1].start)
    page.cards[-1].leave()
    page.cards[-1].ask_learned()
    camera.now(window, desk, "directory-rang")
    page.cards[-1].leave()
    page.looking.line.setText("")


def _place(desk: Desk) -> str:
    logs = desk.background.wait(lambda store: store.logs("place"))
    return next(log for log, place in logs if place == seeded.PLACE)


def _child(desk: Desk, name: str) -> Child:
    return desk.background.wait(lambda store: store.find(Child, name=name)[0])


def _linked(desk, child):
    return desk.background.wait(lambda store: linkings_of(store, child, TODAY))


def _happened(linked, store: Store) -> Changes:
    return add_step(store, linked.linking, rung=Rung.HAPPENED, on=TODAY, today=TODAY, by="joyce")


def _letter(desk, child, linking, store):
    reader = readers_of(store, child.id, desk.standing).by_key[linking]
    return write(store, child, Wanted(LETTER, reader, False, this_year()), desk.standing)
