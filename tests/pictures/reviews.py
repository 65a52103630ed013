"""The board of reviews, one half gathered, a change decided, a teacher's slip, a pack on paper."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from linkworker.documents.paper import Paper
from linkworker.records import Child, Decided
from linkworker.store import Reader
from tests.pictures.camera import Camera, end, settle
from tests.pictures.papers import sheet
from tests.ui import seeded
from ui.desk import Desk
from ui.forms.paper_kinds import REVIEW, Wanted, readers_of, this_year, write
from ui.places import furnish_desk
from ui.printing import Pages


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures of Joyce's reviews; the store is made in `folder`."""
    path = folder / "reviews.db"
    seeded.make_store(path)
    desk = seeded.desk_on(path)
    desk.stand(replace(desk.standing, place_log=_place(desk)))
    window = furnish_desk(desk)
    window.show()
    wren = desk.background.wait(lambda store: store.find(Child, name="Wren")[0])
    camera.place(window, desk, "reviews", "reviews", "")
    camera.place(window, desk, "review", "review", wren.id)
    page = window.page("review")
    decision = page.sheet.decision
    decision.decided.set_value(Decided.STEP_DOWN)
    decision.decided.changed.emit()
    settle(desk)
    camera.now(window, desk, "review-decided", lambda: page.bring(decision.fields["formal"]))
    camera.place(window, desk, "review-slip", "review_slips", "")
    camera.place(window, desk, "print-review", "print", f"{wren.id}/review")
    paper = desk.background.wait(partial(_pack, desk, wren))
    sheet(Pages(paper), 0).save(str(camera.folder / "paper-review-1.png"))
    end(window)
    desk.background.close()


def _place(desk: Desk) -> str:
    logs = desk.background.wait(lambda store: store.logs("place"))
    return next(log for log, place in logs if place == seeded.PLACE)


def _pack(desk: Desk, child: Child, store: Reader) -> Paper:
    reader = readers_of(store, child.id, desk.standing).by_key["me"]
    return write(store, child, Wanted(REVIEW, reader, False, this_year()), desk.standing)
