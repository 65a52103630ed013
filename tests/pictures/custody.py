"""A new key for a laptop, and the recovery sheets: who keeps them, each use, a pair replaced."""

from sync import custodians
from sync.recovery_use import reason, use_of
from tests.pictures.camera import Camera, settle
from tests.sync.laptops import Office
from ui.desk import Desk
from ui.screens.new_key_page import NewKeyPage
from ui.widgets.buttons import Button
from ui.window import Window

WHY = ("Ada Trustee", "Ben Director", "the yearly rehearsal", "one child’s record")


def take_new_key(camera: Camera) -> None:
    """Take the two steps of a new key: its words, and asking for them."""
    camera.page(NewKeyPage(), "new-key")
    page = NewKeyPage()
    page.show()
    page._show(1)
    page.again.words.setText("not these")
    page.go_on()
    camera.page(page, "new-key-again")


def use_a_pair(office: Office) -> str:
    """Note that a keeper of the first pair leaves, and a use of the second; give the first's id."""
    admin = office.admin.authority
    custodians.note_leaving(admin, office.recovery[0].id)
    said = reason(*WHY, office._admin.now())
    admin.append(lambda known: [use_of(known, office.recovery[1].id, said)])
    return office.recovery[0].id


def take(camera: Camera, window: Window, desk: Desk, pair: str) -> None:
    """Take the pages of the recovery sheets; `pair` is the id of one to be replaced."""
    camera.place(window, desk, "custody", "custody")
    page = window.page("custody")

    def ask() -> None:
        window.go("custody")
        settle(desk)
        said = (one for one in page.findChildren(Button) if one.text() == "A keeper leaves")
        next(said).click()

    camera.now(window, desk, "custody-ask", ask)
    camera.place(window, desk, "pair", "pair", pair)
