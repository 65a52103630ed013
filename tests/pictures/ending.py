"""An ending: thought of early, begun, letters, six weeks on; and what a child needs."""

from datetime import date, datetime
from functools import partial
from pathlib import Path

from linkworker.actions import endings
from linkworker.documents.paper import Paper
from linkworker.records import Child, Stays, TrustedAdult
from linkworker.store import Store
from tests.pictures.camera import Camera, end, settle
from tests.pictures.papers import sheet
from tests.ui import seeded
from ui.desk import Desk, tell_time
from ui.forms.paper_kinds import ENDING, Wanted, readers_of, this_year, write
from ui.places import furnish_desk
from ui.printing import Pages
from ui.window import Window

BEGUN, NEAR, LAST = date(2026, 4, 14), datetime(2026, 7, 9, 15, 40), date(2026, 7, 10)
SIX_ON = datetime(2026, 9, 1, 15, 40)
LETTER = (
    "When I came here I thought everybody would ask why I was late. You asked how I was.\n"
    "I kept the journal. I can walk into a room now and stay.\n"
    "To whoever sits in room 4 next: the kettle is slow, and the window opens."
)


def take(camera: Camera, folder: Path) -> None:
    """Take the pictures about Sarah and Wren; the store is made in `folder`."""
    path = folder / "ending.db"
    seeded.make_store(path)
    desk = seeded.desk_on(path)
    window = furnish_desk(desk)
    window.show()
    sarah, wren = (_child(desk, name) for name in ("Sarah", "Wren"))
    _needs(camera, window, desk, wren)
    camera.place(window, desk, "ending-early", "ending", sarah.id)
    tell_time(lambda: NEAR)
    desk.background.wait(partial(_begin, sarah))
    camera.place(window, desk, "ending", "ending", sarah.id)
    window.page("ending").adults.rows[-1].ask()
    camera.now(window, desk, "ending-asked")
    for number, key in enumerate(("child", "school"), start=1):
        paper = desk.background.wait(partial(_letter, desk, sarah, key))
        sheet(Pages(paper), 0).save(str(camera.folder / f"paper-ending-{number}.png"))
    tell_time(lambda: SIX_ON)
    desk.background.wait(partial(_finish, sarah))
    window.page("ending").show_about(sarah.id)
    settle(desk)
    window.page("ending").onward.ask()
    camera.now(window, desk, "ending-six-weeks")
    end(window)
    desk.background.close()


def _needs(camera: Camera, window: Window, desk: Desk, wren: Child) -> None:
    """What Wren needs, with a question about the one with nothing being done."""
    window.go("child", f"{wren.id}/story")
    settle(desk)
    story = window.page("child").part("story")
    story.needs.rows[-1].ask()
    camera.now(window, desk, "child-needs", partial(story.show_whole, story.needs))


def _begin(sarah: Child, store: Store) -> bool:
    endings.begin_ending(store, sarah, on=BEGUN, by="joyce")
    endings.keep_ending(
        store, sarah, goodbye_on=LAST, letter=LETTER, letter_by_child=True,
        good_at="Holding a group together. Coming back the next day.",
        goodbye="Cake in room 4 with the two she chose; she reads one page of her journal.",
        school_does="Room 4 at lunch. Late marks excused while they live with friends.",
    )  # fmt: skip
    return True


def _finish(sarah: Child, store: Store) -> bool:
    coach = store.find(TrustedAdult, child=sarah.id, name="Dele")[0]
    endings.ask_adult(store, coach, says=Stays.YES, on=BEGUN)
    endings.say_goodbye(store, sarah, on=LAST, today=LAST)
    endings.end_programme(store, sarah, on=LAST, today=SIX_ON.date(), by="joyce")
    return True


def _letter(desk: Desk, sarah: Child, key: str, store: Store) -> Paper:
    """Write the letter of the ending for one reader."""
    reader = readers_of(store, sarah.id, desk.standing).by_key[key]
    return write(store, sarah, Wanted(ENDING, reader, False, this_year()), desk.standing)


def _child(desk: Desk, name: str) -> Child:
    return desk.background.wait(lambda store: store.find(Child, name=name)[0])
