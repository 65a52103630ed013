"""What is seen before anything is unlocked, and while somebody waits to be let in."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from linkworker.canonical import b64
from linkworker.records import RECORDS
from linkworker.store import create_store, open_reader
from sync.invitation import Invitation
from sync.joining import invitation_file
from sync.loop import Told
from sync.merge import view
from tests import seeds
from tests.pictures import recovery
from tests.pictures.camera import Camera, end
from tests.sync.laptops import KEY
from ui.background import Background
from ui.desk import Desk, Standing
from ui.places import furnish_desk
from ui.screens.join_page import JoinPage
from ui.screens.welcome_page import WelcomePage

CODE = Invitation(b64(bytes(range(12))), bytes(range(100, 116))).code
SERVER = "https://links.example.org"
ASKED = int((seeds.NOW - timedelta(minutes=36)).timestamp() * 1000)


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures of the doors; `folder` is where tries are counted."""
    camera.page(WelcomePage(), "welcome")
    camera.page(JoinPage(), "join")
    camera.page(_typed_by_hand(), "join-typed")
    for steps, name in ((0, "join-file"), (1, "join-words"), (2, "join-again")):
        camera.page(_from_file(folder, steps), name)
    _wait(camera, folder)
    recovery.take(camera, folder)


def _typed_by_hand() -> JoinPage:
    """Three groups typed; the third has a letter that is in no code."""
    page = JoinPage()
    page.show()
    groups = CODE.split("-")
    for box, words in zip(page.invitation.boxes.boxes, (*groups[:2], "7KU"), strict=False):
        box.setFocus()
        box.insert(words)
        box.textEdited.emit(words)
    QApplication.processEvents()
    return page


def _from_file(folder: Path, steps: int) -> JoinPage:
    page = JoinPage()
    page.show()
    file = folder / "maya.lwi"
    file.write_bytes(invitation_file(SERVER, CODE))
    page.take_file(file)
    page.invitation.name.set_value("Maya Okoro")
    for _ in range(steps):
        page.go_on()
    return page


def _wait(camera: Camera, folder: Path) -> None:
    """Maya has asked; then the school's network puts its own page in the way."""
    path = folder / "maya.db"
    background = Background(
        lambda: create_store(path, KEY, "maya", RECORDS, view),
        lambda: open_reader(path, KEY, "maya", RECORDS, view),
    )
    desk = Desk(background, Standing(name="Maya Okoro", opened=True, asked_at=ASKED))
    window = furnish_desk(desk)
    window.show()
    camera.place(window, desk, "waiting", "waiting")
    desk.hear(Told(trouble="The school network wants you to sign in first.", sign_in=True))
    camera.place(window, desk, "waiting-sign-in", "waiting")
    end(window)
    background.close()
