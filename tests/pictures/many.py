"""Papers of many children: packs in one go, a parents' evening, envelopes; each list on paper."""

from dataclasses import replace
from pathlib import Path

from linkworker.documents.packs_summary import packs_summary
from tests.pictures.camera import Camera, end, settle
from tests.pictures.papers import sheet
from tests.seeds import TODAY
from tests.ui import seeded
from ui.places import furnish_desk
from ui.printing import Pages
from ui.reviews.packs import MEETING, packed
from ui.screens.sdq_envelopes_page import LIST


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures; the store is made in `folder`."""
    path = folder / "many.db"
    seeded.make_store(path, small=False)
    desk = seeded.desk_on(path)
    logs = desk.background.wait(lambda store: store.logs("place"))
    desk.stand(replace(desk.standing, place_log=logs[0][0]))
    window = furnish_desk(desk)
    window.show()
    _packs(camera, window, desk)
    _evening(camera, window, desk)
    _envelopes(camera, window, desk)
    end(window)
    desk.background.close()


def _packs(camera, window, desk):
    """Some looked at, one that stays: half of the way to the printer."""
    window.go("review_packs")
    page = window.page("review_packs")
    while not page.making.packs or page.making.left:
        settle(desk)
    page.whom.set_value(MEETING)
    page.whom.changed.emit()
    while page.making.left:
        settle(desk)
    for at, one in enumerate(page.making.packs[:4]):
        page.making.put(at, replace(one, looked=at in (1, 2), chosen=one.chosen and at != 3))
    page.table.selectRow(0)
    camera.now(window, desk, "review-packs")
    packs = [replace(one, left="printed") for one in page.making.packs[:9]]
    said = {"what": "Review packs", "worker": "Joyce", "on": TODAY}
    listed = packs_summary(packed(packs), larger=False, practice=False, **said)
    _keep(camera, listed, "paper-packs-1")
    page.making.stop()


def _evening(camera, window, desk):
    """Wren's family is booked, Kofi's follows with an interpreter, Juniper's is to be."""
    window.go("bookings")
    settle(desk)
    page = window.page("bookings")
    kofi = [one.children[0].name for one in page.table.lines.rows].index("Kofi")
    page.table.selectRow(kofi)
    page.book.click()
    settle(desk)
    window.toast.hide()
    camera.now(window, desk, "parents-evening")
    _keep(camera, page.out.paper, "paper-evening-1")


def _envelopes(camera, window, desk):
    camera.place(window, desk, "envelopes", "sdq_envelopes")
    page = window.page("sdq_envelopes")
    _keep(camera, page.out.paper, "paper-labels-1")
    page.what.set_value(LIST)
    page.what.changed.emit()
    settle(desk)
    _keep(camera, page.out.paper, "paper-forms-1")


def _keep(camera, paper, name):
    sheet(Pages(paper), 0).save(str(camera.folder / f"{name}.png"))
