"""A goal that Sam removed while Joyce wrote in it: told above Wren's plan, to keep or to remove."""

import os
from itertools import count
from pathlib import Path

from linkworker.actions.goals import add_goal, edit_goal, remove_goal
from linkworker.actions.places import introduce_colleague
from linkworker.actions.plans import plan_of
from linkworker.practice.colleague import AGO, USER, post, read
from linkworker.records import RECORDS, Child, Goal, Plan
from linkworker.store import Store, create_store
from sync.merge import view
from tests.pictures.camera import Camera, end, settle
from tests.seeds import NOW
from tests.ui import seeded
from ui.places import furnish_desk

WORDS = "I want to eat lunch in the hall"


def take(camera: Camera, folder: Path) -> None:
    """Take the picture; the stores are made in `folder`."""
    path = folder / "stayed.db"
    seeded.make_store(path, small=True)
    desk = seeded.desk_on(path)
    wren = desk.background.wait(lambda store: _apart(store, folder))
    window = furnish_desk(desk)
    window.show()
    settle(desk)
    camera.place(window, desk, "child-stayed", "child", f"{wren.id}/plan")
    end(window)
    desk.background.close()


def _apart(store: Store, folder: Path) -> Child:
    """Let Sam remove a goal of Wren's while Joyce writes in it, unseen by each other."""
    (wren,) = store.find(Child, name="Wren")
    add_goal(store, plan_of(store, wren) or Plan(), words=WORDS)
    (goal,) = store.find(Goal, words=WORDS)
    introduce_colleague(store, store.logs("place")[0][0], user=USER, name="Sam Ferrow")
    posted = post(store)
    at = int(NOW.timestamp() * 1000) - AGO
    sam = create_store(folder / "sam.db", os.urandom(32), USER, RECORDS, view,
                       now=count(at).__next__)  # fmt: skip
    read(sam, store, [letter for letter in posted if letter[0] == wren.log])
    remove_goal(sam, sam.get(Goal, goal.id))
    edit_goal(store, goal, looks_like="She sits with Juniper, three days of five")
    store.mailbox.name_user(sam.mailbox.device_id(), USER)
    read(store, sam, post(sam))
    sam.close()
    return wren
