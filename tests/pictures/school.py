"""School: a child away, the one form for it, taught elsewhere, good days, the meeting sheet."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from linkworker.records import Child, Suspension
from tests.pictures.camera import Camera, end, settle
from tests.pictures.papers import sheet
from tests.ui import seeded
from ui.desk import Desk
from ui.forms.form_kinds import add_about
from ui.forms.paper_kinds import RETURN, Wanted, readers_of, this_year, write
from ui.places import furnish_desk
from ui.printing import Pages
from ui.window import Window

HALF_DAYS = 11


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures about Callum, Elias and John; the store is made in `folder`."""
    path = folder / "school.db"
    seeded.make_store(path, small=False)
    desk = seeded.desk_on(path)
    desk.stand(replace(desk.standing, place_log=_place(desk)))
    window = furnish_desk(desk)
    window.show()
    callum, elias, john, new = (_child(desk, name) for name in ("Callum", "Elias", "John", "Bea"))
    camera.place(window, desk, "child-school-away", "child", f"{callum.id}/school")
    camera.place(window, desk, "child-school-elsewhere", "child", f"{elias.id}/school")
    camera.place(window, desk, "child-school-days", "child", f"{john.id}/school")
    counts = window.page("child").part("school").counts
    counts.ask()
    settle(desk)
    camera.now(window, desk, "child-school-counts")
    counts._asked.itemAt(0).widget().left.emit()
    camera.place(window, desk, "child-school-begin", "child", f"{new.id}/school")
    _fill_in(camera, window, desk, callum)
    window.go("print", f"{elias.id}/{RETURN}/school")
    settle(desk)
    camera.now(window, desk, "print-return")
    paper = desk.background.wait(partial(_sheet, desk, elias))
    sheet(Pages(paper), 0).save(str(camera.folder / "paper-return-1.png"))
    end(window)
    desk.background.close()


def _fill_in(camera: Camera, window: Window, desk: Desk, child: Child) -> None:
    """The bad day: everything in one form, and what it means beside it."""
    window.go("form", add_about(Suspension, child))
    settle(desk)
    form = window.page("form").forms[0]
    form.fields["told_by"].editor.set_value("Mr Adeyemi")
    form.fields["half_days"].editor.set_value(HALF_DAYS)
    form.changed.emit()
    settle(desk)
    camera.now(window, desk, "away-form")


def _place(desk: Desk) -> str:
    logs = desk.background.wait(lambda store: store.logs("place"))
    return next(log for log, place in logs if place == seeded.PLACE)


def _child(desk: Desk, name: str) -> Child:
    return desk.background.wait(lambda store: store.find(Child, name=name)[0])


def _sheet(desk, child, store):
    readers = readers_of(store, child.id, desk.standing)
    return write(store, child, Wanted(RETURN, readers.by_key["school"], False, this_year()),
                 desk.standing)  # fmt: skip
