"""Help of a child: its tab, a time at something, what is lent, the slip for a school's office."""

from functools import partial
from pathlib import Path

from linkworker.records import Child
from tests.pictures.camera import Camera, end, settle
from tests.pictures.papers import sheet
from tests.ui import seeded
from ui.desk import Desk
from ui.forms.paper_kinds import SLIP, Wanted, readers_of, this_year, write
from ui.places import furnish_desk
from ui.printing import Pages


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures; the store is made in `folder`."""
    path = folder / "helping.db"
    seeded.make_store(path, small=False)
    desk = seeded.desk_on(path)
    window = furnish_desk(desk)
    window.show()
    sarah, john, new = (_child(desk, name) for name in ("Sarah", "John", "Pip"))
    camera.place(window, desk, "child-help", "child", f"{sarah.id}/help")
    camera.place(window, desk, "child-help-john", "child", f"{john.id}/help")
    camera.place(window, desk, "child-help-begin", "child", f"{new.id}/help")
    _ask(camera, window, desk, sarah)
    camera.place(window, desk, "child-attendance-agreed", "child", f"{sarah.id}/attendance")
    camera.place(window, desk, "lent", "lent")
    window.go("print", f"{sarah.id}/{SLIP}/school")
    settle(desk)
    camera.now(window, desk, "print-slip")
    paper = desk.background.wait(partial(_slip, desk, sarah))
    sheet(Pages(paper), 0).save(str(camera.folder / "paper-slip-1.png"))
    end(window)
    desk.background.close()
    _reading(camera, path, sarah)


def _ask(camera, window, desk, sarah):
    """Ask how an adjustment goes; a day in the holidays is named with the next school day."""
    window.go("child", f"{sarah.id}/help")
    settle(desk)
    part = window.page("child").part("help")
    row = part.adjusted.rows[0]
    row.ask_first()
    settle(desk)
    asked = row._asked.itemAt(0).widget()
    asked.fields["came_of"].editor.set_value("Late twelve times, and in class each time.")
    asked.fields["review_on"].editor._line.insert("24 dec")
    asked.keep()
    camera.now(window, desk, "child-help-asked", lambda: part.show_whole(asked))
    row.leave()


def _reading(camera, path, sarah):
    desk = seeded.desk_on(path, may="review")
    window = furnish_desk(desk)
    window.show()
    camera.place(window, desk, "child-help-reading", "child", f"{sarah.id}/help")
    end(window)
    desk.background.close()


def _child(desk: Desk, name: str) -> Child:
    return desk.background.wait(lambda store: store.find(Child, name=name)[0])


def _slip(desk, child, store):
    reader = readers_of(store, child.id, desk.standing).by_key["school"]
    return write(store, child, Wanted(SLIP, reader, False, this_year()), desk.standing)
