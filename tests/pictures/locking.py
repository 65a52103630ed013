"""The lock: writing while it is closed, forgotten words, letting somebody back in."""

from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path

from linkworker.actions.jots import jot, let_jot
from linkworker.actions.laptops import Own
from linkworker.actions.places import introduce_colleague
from linkworker.actions.rescue import rescue_key, seal_rescue
from linkworker.actions.unlock import keep_rescue, set_up
from linkworker.records import LetBackIn, WayBack
from linkworker.store import Store
from linkworker.store.passphrase import FLOOR
from linkworker.store.rescue_words import words_of
from sync.keyring import Keyring
from sync.merge import view
from tests.pictures.camera import Camera, end, settle
from tests.seeds import NOW
from tests.ui import seeded
from ui.places import furnish_desk
from ui.screens.forgotten_page import ForgottenPage
from ui.screens.unlock_page import UnlockPage

_JOT = "Gate: Juniper's mum says the landlord wants them out by Friday. Ring housing before twelve."
_KEY = bytes(range(7, 23))
_MAYAS, _SAMS = "M" * 22, "S" * 22


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures; a locked laptop is made in `folder`."""
    where = folder / "locked"
    unlocked = set_up(where, "four words on paper", view, FLOOR)
    store = unlocked.store()
    let_jot(store, where)
    words = words_of(rescue_key(store))
    keep_rescue(unlocked, rescue_key(store))
    store.close()
    _door(camera, where)
    _forgotten(camera, where, words)
    _inside(camera, folder / "back.db", where)


def _door(camera: Camera, where: Path) -> None:
    page = UnlockPage(where)
    page.jot.words.setPlainText(_JOT)
    camera.page(page, "unlock-jot")
    jot(where, _JOT, NOW - timedelta(minutes=50))
    jot(where, "Otis: new glasses came, he wants to show Mr Fenwick.", NOW - timedelta(minutes=8))
    camera.page(UnlockPage(where), "unlock")
    page = UnlockPage(where)
    page.forgotten.click()
    camera.page(page, "unlock-forgotten")


def _forgotten(camera: Camera, where: Path, words: tuple[str, ...]) -> None:
    page = ForgottenPage(where)
    page.show()
    page.boxes.set_value([*words[:6], "penicl"])
    page.boxes.boxes[6].editingFinished.emit()
    camera.page(page, "forgotten")
    page = ForgottenPage(where)
    page.show()
    page.boxes.set_value(list(words))
    page.go_on()
    camera.page(page, "forgotten-words")


def _inside(camera: Camera, path: Path, where: Path) -> None:
    """Today with what was written while locked; then somebody is let back in."""
    seeded.make_store(path)
    desk = seeded.desk_on(path)
    desk.folder = where
    desk.background.wait(partial(_take_over, where=where))
    desk.background.wait(_team)
    desk.standing = replace(desk.standing, laptops=frozenset({_MAYAS, _SAMS}))
    window = furnish_desk(desk)
    window.show()
    camera.place(window, desk, "today-written", "today")
    camera.place(window, desk, "let-back", "let_back", _MAYAS)
    page = window.page("let_back")
    page.spoken.click()
    page.show_words()
    settle(desk)
    camera.now(window, desk, "let-back-words", partial(page.show_whole, page.asking))
    end(window)
    desk.background.close()


def _take_over(store: Store, where: Path) -> None:
    """Let this store open what was written on the door: another one's in these pictures."""
    for path in (where / "jots").iterdir():
        path.unlink()
    (where / "jot.key").unlink()
    let_jot(store, where)
    jot(where, _JOT, NOW - timedelta(minutes=50))
    jot(where, "Otis: new glasses came, he wants to show Mr Fenwick.", NOW - timedelta(minutes=8))


def _team(store: Store) -> None:
    """Maya and Sam, whom this laptop can let back in; Sam was, in September."""
    keyring, place = Keyring(store.mailbox), store.logs("place")[0][0]
    store.mailbox.keep_secret("rescue", _KEY)
    able = {keyring.device: keyring.sealing_key}
    for device, user, name, laptop in (
        (_MAYAS, "maya", "Maya Okoro", "ThinkPad 11e, Alderbrook"),
        (_SAMS, "sam-f", "Sam Ferrow", "ThinkPad 11e, Fernhill"),
    ):
        introduce_colleague(store, place, user=user, name=name, work="Link Worker")
        seal_rescue(store, place, Own(device, user, laptop, ""), able, now=NOW)
    at = datetime(2025, 9, 4, 8, 52)
    with store.change() as (change, _):
        for what, by in ((WayBack.SHOWN, "maya"), (WayBack.OPENED, "sam-f")):
            said = LetBackIn(device=_SAMS, user="sam-f", what=what, at=at, by=by)
            change.add(said, place)
