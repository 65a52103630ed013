"""A meeting as it is typed, what was agreed before, its minutes; a good word, in a few keys."""

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from linkworker.actions.meetings import Agreed, Said
from linkworker.records import Child, Means
from tests.pictures.camera import Camera, end, settle
from tests.pictures.papers import sheet
from tests.ui import seeded
from ui.desk import Desk
from ui.forms.paper_kinds import MINUTES, Wanted, readers_of, this_year, write
from ui.places import furnish_desk
from ui.printing import Pages
from ui.window import Window


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures about Wren; the store is made in `folder`."""
    path = folder / "meetings.db"
    seeded.make_store(path)
    desk = seeded.desk_on(path)
    place = next(log for log, one in desk.background.wait(lambda s: s.logs("place")) if one)
    desk.stand(replace(desk.standing, place_log=place))
    window = furnish_desk(desk)
    window.show()
    wren = desk.background.wait(lambda store: store.find(Child, name="Wren")[0])
    camera.place(window, desk, "meeting", "meeting", wren.id)
    _type(camera, window, desk)
    window.go("print", f"{wren.id}/{MINUTES}")
    settle(desk)
    camera.now(window, desk, "print-minutes")
    paper = desk.background.wait(partial(_minutes, desk, wren))
    sheet(Pages(paper), 0).save(str(camera.folder / "paper-minutes-1.png"))
    _hear(camera, window, desk, wren)
    end(window)
    desk.background.close()


def _type(camera: Camera, window: Window, desk: Desk) -> None:
    """Type half of the next one, as it goes on."""
    page = window.page("meeting")
    sheet_ = page.sheet
    sheet_.fields["about"].editor.set_value("Fridays, and who she eats with")
    sheet_.fields["minutes"].editor.set_value(30)
    sheet_.voices.set_values(
        [
            Said("Wren", "child", "I do not mind Fridays when somebody keeps my place."),
            Said("Dana Tidewater", "mum", "She is lighter on Thursday evenings than she was."),
            Said("Mr Fenwick", "class teacher", ""),
        ]
    )
    sheet_.agreed.set_values(
        [
            Agreed("Seat two of them together on Fridays", "Mr Fenwick", date(2025, 11, 14)),
        ]
    )
    camera.now(window, desk, "meeting-typed")
    sheet_.voices.set_values([])
    sheet_.agreed.set_values([])
    sheet_.fields["about"].editor.set_value(None)


def _hear(camera: Camera, window: Window, desk: Desk, wren: Child) -> None:
    """Write down what a teacher said in the staff room."""
    window.go("today")
    settle(desk)
    window.go("good_word", wren.id)
    settle(desk)
    page = window.page("good_word")
    page.fields["means"].editor.set_value(Means.FROM_SCHOOL)
    page.fields["whom"].editor.set_value("Mr Fenwick")
    page.fields["words"].editor.set_value("She put her hand up in maths, twice.")
    page.tell.editor.set_value("mum")
    camera.now(window, desk, "good-word")


def _minutes(desk, child, store):
    readers = readers_of(store, child.id, desk.standing)
    wanted = Wanted(MINUTES, readers.by_key[readers.first], False, this_year())
    return write(store, child, wanted, desk.standing)
