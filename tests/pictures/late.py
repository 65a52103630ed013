"""Work that came late, what leaves a laptop, and a child who goes to another caseload."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from linkworker.actions.places import introduce_colleague
from linkworker.records import Child, Contact, Goal, Means
from linkworker.store import Draft
from sync import leaving
from tests import seeds
from tests.pictures.camera import Camera, settle
from tests.pictures.people import bring_in
from tests.sync.laptops import Laptop, Office, edit
from tests.ui.handing_hands import Sitting, sitting

RANG = (
    "Rang mum at four: John was quiet on Friday, his nan is in hospital. He asked whether he may "
    "draw her something at club."
)
GATE = (
    "Talked by the gate. She says the new seat is better, but the corridor at lunch is loud and "
    "she waits until everybody has gone."
)
ASK = "I can ask Mrs Fenwick for help when the numbers jump"


def take(camera: Camera, folder: Path, database: str) -> None:
    """Take them; the server stands over `database`."""
    office = Office(folder, database)
    maya = bring_in(office)["Maya Okoro"]
    sam, jo = (_joins(office, maya, name) for name in ("Sam Field", "Jo Lake"))
    wren = sam.store.find(Child, name="Wren")[0]
    _write_late(sam, wren)
    leaving.end_membership(office.admin.authority, sam.client.keyring.user, maya.caseload)
    sam.sync()
    edit(jo, jo.store.find(Goal, log=wren.log)[0], looks_like="A card")
    leaving.revoke(office.admin.authority, jo.client.keyring.device)
    jo.sync()
    office.admin.authority.sync()
    with sitting(office._admin, "Ann Whitlow") as at:
        _begin(at)
        camera.place(at.window, at.desk, "late-admin", "late")
    with sitting(sam, "Sam Field") as at:
        _begin(at)
        camera.place(at.window, at.desk, "parting", "parting")
    with sitting(maya, "Maya Okoro") as at:
        _begin(at)
        camera.place(at.window, at.desk, "late-strip", "today")
        _late(camera, at)
        _move(camera, at, wren.id)


def _joins(office: Office, maya: Laptop, name: str) -> Laptop:
    """Let somebody in who covers Maya's caseload, with their name known to all."""
    laptop = Laptop(office._folder, office.http, name)
    laptop.join(office.admin.invite(name, {"Alderbrook": "write"}))
    office.admin.approve()
    for one in (laptop, maya, laptop):
        one.sync()
    log = laptop.store.logs("place")[0][0]
    user = laptop.client.keyring.user
    introduce_colleague(laptop.store, log, user=user, name=name, work="Link Worker")
    for one in (laptop, maya, laptop):
        one.sync()
    return laptop


def _write_late(sam: Laptop, wren: Child) -> None:
    """Have Sam write a goal, a note and two drafts that no round has taken yet."""
    goal = sam.store.find(Goal, log=wren.log)[0]
    edit(sam, goal, words=ASK, looks_like="She puts her card up once in a lesson")
    log = sam.store.find(Child, name="John")[0].log
    said = sam.store.find(Contact, log=log)[0]
    with sam.store.change() as (change, _):
        rang = replace(said, id="", seen={}, by=sam.client.keyring.user, words=RANG, whom="mum",
                       means=Means.CALL, at=seeds.NOW - timedelta(days=1))  # fmt: skip
        change.add(rang, log)
    note = {"children": [wren.id], "words": GATE}
    half = {"now": {"words": "Ask for help before the bell"}, "before": {}}
    sam.store.keep_draft(Draft("N" * 22, "note", "Note · Wren", wren.log, "", {}, note))
    kind = f"form/goal/{goal.id}"
    sam.store.keep_draft(Draft("G" * 22, kind, "Goal · Wren", wren.log, goal.id, {}, half))


def _begin(at: Sitting) -> None:
    at.sync()
    settle(at.desk)


def _late(camera: Camera, at: Sitting) -> None:
    """Take what came late, and asking whether it is set aside for good."""
    camera.place(at.window, at.desk, "late", "late")
    at.page("late").cards[0]._look_again()
    settle(at.desk)
    camera.now(at.window, at.desk, "late-aside")


def _move(camera: Camera, at: Sitting, child: str) -> None:
    """Choose a caseload for a child, let both have her, and ask to take her from one."""
    at.window.go("move", child)
    settle(at.desk)
    page = at.page("move")
    others = page._moving.others
    page.which.editor.set_value(next(one.id for one in others if "Joel Brand" in one.people))
    page._say()
    settle(at.desk)
    camera.now(at.window, at.desk, "move-chosen")
    page.how.editor.set_value("both")
    page._say()
    page.do()
    settle(at.desk)
    next(one.buttons[0] for one in page.holders.lines if one.buttons).click()
    settle(at.desk)
    camera.now(at.window, at.desk, "move-letgo")
