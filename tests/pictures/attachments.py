"""Pictures and papers of a child: the tab, one opened, one added, what becomes of its file."""

from pathlib import Path

from linkworker.actions.attachments import attachments_of
from linkworker.practice.pictures import fox
from linkworker.records import Child, Shown
from tests.pictures.camera import Camera, end, settle
from tests.seeds import TODAY
from tests.ui import seeded
from ui.attachments.words import may_open
from ui.desk import Desk
from ui.places import furnish_desk
from ui.window import Window


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures about Wren, Sarah and John; the store is made in `folder`."""
    path = folder / "attachments.db"
    seeded.make_store(path)
    desk = seeded.desk_on(path)
    window = furnish_desk(desk)
    window.show()
    wren, sarah, new = (_child(desk, name) for name in ("Wren", "Sarah", "Juniper"))
    camera.place(window, desk, "child-pictures", "child", f"{wren.id}/pictures")
    camera.place(window, desk, "child-pictures-seen", "child", f"{sarah.id}/pictures")
    camera.place(window, desk, "child-pictures-begin", "child", f"{new.id}/pictures")
    kept = desk.background.wait(lambda store: attachments_of(store, wren, TODAY))
    first = next(one for one in kept if may_open(one)).attachment
    camera.place(window, desk, "picture", "picture", f"{wren.id}/{first.id}")
    _add(camera, window, desk, new, folder / "IMG_2041.png")
    end(window)
    desk.background.close()


def _add(camera: Camera, window: Window, desk: Desk, child: Child, file: Path) -> None:
    """Add a drawing, from the first question to the end of its file; and what cannot be added."""
    window.go("add_picture", child.id)
    settle(desk)
    page = window.page("add_picture")
    _choose(page, Shown.PEOPLE)
    camera.now(window, desk, "picture-people")
    _choose(page, Shown.FACT)
    camera.now(window, desk, "picture-fact")
    _choose(page, Shown.WORK)
    file.write_bytes(fox())
    page.take(file)
    settle(desk)
    page.form.fields["name"].editor.insert("The fox by the canal")
    page.form.fields["about"].editor.insertPlainText("Drawn in art, for Mr Fenwick.")
    camera.now(window, desk, "picture-adding")
    page.keep()
    settle(desk)
    camera.now(window, desk, "picture-original")


def _choose(page, shown):
    page.what.editor.set_value(shown)
    page.what.editor.changed.emit()


def _child(desk: Desk, name: str) -> Child:
    return desk.background.wait(lambda store: store.find(Child, name=name)[0])
