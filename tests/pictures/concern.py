"""A worry about safety: whom to tell at this minute, words written and handed over; stepping up."""

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt

from linkworker.actions.stages import keep_turn
from linkworker.actions.stepping_up import keep_step
from linkworker.records import Child, Finding, FollowUp, Level, Turn
from linkworker.store import Store
from tests.pictures.camera import Camera, end, settle
from tests.pictures.papers import sheet
from tests.seeds import NOW, TODAY
from tests.ui import seeded
from ui import theme
from ui.concern.sheet import write_sheet
from ui.desk import Desk, tell_time
from ui.places import furnish_desk
from ui.printing import Pages
from ui.safety import SafetyCard
from ui.screens.concern_page import ConcernPage
from ui.window import Window

_NIGHT = datetime(2026, 8, 12, 20, 15)
_SAID = (
    "“My uncle shouts when the door is open. I don’t want to go there on Friday.” He said it "
    "twice, and asked whether I must tell."
)
_SEEN = "He held the strap of his bag with both hands. I said that I would tell Mrs Dale."


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures about Pip and Nia; the store is made in `folder`."""
    path = folder / "concern.db"
    seeded.make_store(path)
    desk = seeded.desk_on(path)
    desk.background.wait(_at_that_time)
    window = furnish_desk(desk)
    window.show()
    pip, nia, john = (_child(desk, name) for name in ("Pip", "Nia", "John"))
    _night(camera, window, desk, pip)
    page = _write(camera, window, desk, pip)
    _sheet(camera, page)
    window.go("today")
    settle(desk)
    card = window.page("today").due
    camera.now(window, desk, "concern-today", partial(window.page("today").show_whole, card))
    camera.place(window, desk, "concern-passed", "concern", f"{nia.id}/answer")
    camera.place(window, desk, "stepping-up", "stepping_up")
    camera.place(window, desk, "concern-timeline", "child", f"{nia.id}/timeline")
    _stepping(camera, window, desk, john)
    end(window)
    desk.background.close()


def _night(camera: Camera, window: Window, desk: Desk, pip: Child) -> None:
    """In August, in the evening: nobody is at school, and somebody answers."""
    tell_time(lambda: _NIGHT)
    window.go("child", pip.id)
    settle(desk)
    window.safety.emit()
    settle(desk)
    camera.now(window, desk, "safety-august")
    window.findChild(SafetyCard).put_away()
    tell_time(lambda: NOW)


def _write(camera: Camera, window: Window, desk: Desk, pip: Child) -> ConcernPage:
    """Write down what was said; then whom it was handed to, and what becomes of the words."""
    window.go("concern", pip.id)
    settle(desk)
    page: ConcernPage = window.page("concern")
    for name, words in (
        ("where", "The blue room"), ("present", "Only Pip and I"), ("said", _SAID), ("seen", _SEEN)
    ):  # fmt: skip
        page.said.fields[name].editor.set_value(words)
    page.said.changed.emit()
    camera.now(window, desk, "concern", partial(page.scroll_by, Qt.Key.Key_Home))
    camera.now(window, desk, "concern-handing", partial(page.scroll_by, Qt.Key.Key_End))
    page.whom.staff.click()
    page.said.fields["said"].editor.setFocus()
    camera.now(window, desk, "concern-staff", partial(page.scroll_by, Qt.Key.Key_Home))
    page.whom.staff.click()
    window.go("today")
    settle(desk)
    window.go("concern", pip.id)
    settle(desk)
    camera.now(window, desk, "concern-begun")
    page._notices.itemAt(0).widget().wanted.emit(_begun(desk))
    settle(desk)
    return page


def _sheet(camera: Camera, page: ConcernPage) -> None:
    """The sheet as it leaves the printer."""
    theme.apply(theme.Look(scheme="light"))
    opened = page._opened
    paper = write_sheet(opened, page.said.child, page.said.told(), page.handing.reader)
    sheet(Pages(paper), 0).save(str(camera.folder / "paper-concern-1.png"))


def _stepping(camera: Camera, window: Window, desk: Desk, john: Child) -> None:
    """A line of dates with who told us, six months after the end."""
    desk.background.wait(partial(_end, john))
    window.go("child", f"{john.id}/family")
    settle(desk)
    part = window.page("child").part("family")
    camera.now(window, desk, "child-stepping-up", partial(part.show_whole, part.stepping))


def _end(john: Child, store: Store) -> None:
    ended = datetime(2024, 10, 25).date()
    keep_turn(store, john, today=TODAY, by="joyce", turn=Turn.CLOSED, on=ended, why="he moved")
    half = datetime(2025, 5, 6).date()
    keep_step(
        store, john, today=TODAY, by="joyce", found=Finding.STANDS, level=Level.NONE, on=half,
        told_by="Early Help", told_on=half, after=FollowUp.HALF_YEAR,
    )  # fmt: skip


def _at_that_time(store: Store) -> None:
    """Let words be typed a little before they are offered back."""
    store._now = lambda: int(NOW.timestamp() * 1000) - 240_000


def _begun(desk: Desk) -> object:
    return desk.background.wait(lambda store: store.drafts("apart/concern")[0])


def _child(desk: Desk, name: str) -> Child:
    return desk.background.wait(lambda store: store.find(Child, name=name)[0])
