"""Setting an organisation up, and an administrator's people, laptops and a lost one."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from linkworker.actions import losing
from linkworker.actions.places import introduce_colleague, keep_place
from linkworker.records import Encrypted, LostLaptop, ToldOf, WhenLost
from linkworker.store import Store
from linkworker.store.clock import wall_clock
from sync import book, caseloads, inviting, leaving
from sync.book import Book
from sync.inviting import Invited
from tests import seeds
from tests.pictures import custody
from tests.pictures.camera import Camera, settle, window_of
from tests.sync.laptops import Laptop, Office
from ui.administering import Administering
from ui.desk import Desk
from ui.models.office import Asked, ask_server
from ui.screens.found_page import FoundPage
from ui.screens.taken_out_page import TakenOutPage
from ui.window import Window

NOW = int(seeds.NOW.timestamp() * 1000)
HOUR = 3_600_000
CODE = "7K2M4P-Q9RS3T-VW5X6Y-ZA8B1C-DE0FGH"
TYPED = ("https://links.example.org", CODE, "Brent", "Ann Whitlow")
WHO = (
    ("Maya Okoro", {"Alderbrook": "lead"}, "Link Worker", 1),
    ("Joel Brand", {"Fernhill": "lead"}, "Link Worker", 26),
    ("Tom Arkwright", {"Alderbrook": "review", "Fernhill": "review"}, "Supervisor", 3),
)


def take(camera: Camera, folder: Path, database: str) -> None:
    """Take them; the server stands over `database`."""
    _set_up(camera)
    custody.take_new_key(camera)
    camera.page(TakenOutPage([]), "taken-out")
    office = Office(folder, database)
    people = bring_in(office)
    maya = people["Maya Okoro"]
    second = _second_laptop(office, maya)
    lost = _lose(office, second)
    _date(office)
    pair = custody.use_a_pair(office)
    with window_of(office._admin, "Ann Whitlow") as (window, desk):
        admin = office.admin.authority
        desk.office = Administering(
            desk.background, lambda _: None, lambda: admin, lambda: admin.client
        )
        page, person = window.page("people"), window.page("person")
        page._answered(_as_of(ask_server(admin), people))
        camera.place(window, desk, "people", "people")
        person._asked = page._asked
        camera.place(window, desk, "person", "person", maya.client.keyring.user)
        _invited(camera, window, desk, office)
        camera.place(window, desk, "lost", "lost", people["Joel Brand"].client.keyring.device)
        camera.place(window, desk, "loss", "loss", lost)
        asked = desk.background.wait(lambda store: _report(store, people["Joel Brand"]))
        camera.now(window, desk, "loss-ask", lambda: _ask_whether(window, desk, asked))
        custody.take(camera, window, desk, pair)


def _ask_whether(window: Window, desk: Desk, lost: str) -> None:
    """Ask as the page does once the server has said that no other laptop opens the caseload."""
    window.go("loss", lost)
    settle(desk)
    page = window.page("loss")
    page._make_sure(page._loss, ["Fernhill"])


def _invited(camera: Camera, window: Window, desk: Desk, office: Office) -> None:
    camera.place(window, desk, "invite", "invite")
    window.page("invite")._invited(_invitation(office))
    settle(desk)
    camera.now(window, desk, "invited")


def _set_up(camera: Camera) -> None:
    for at, name in enumerate(("found", "found-why", "found-who", "found-sheets", "found-asked")):
        page = FoundPage()
        for field, words in zip(page.where.fields.values(), TYPED, strict=True):
            field.editor.set_value(words)
        page.show()
        page._show(at)
        camera.page(page, name)


def bring_in(office: Office) -> dict[str, Laptop]:
    """Let everybody of `WHO` in; two more are invited, and one of them asks. Give the laptops."""
    admin = office.admin.authority
    place = Book(admin.mailbox).shelf(book.PLACES)["Brent"]
    caseloads.give(admin, admin.keyring.user, {place: "write"})
    people = {name: office.invite(name, **grants) for name, grants, _, _ in WHO}
    for laptop in people.values():
        laptop.sync()
    log = next(log for log, _ in office._admin.store.logs("place"))
    keep_place(office._admin.store, log, None, name="Brent")
    admin.sync()
    maya = people["Maya Okoro"]
    seeds.seed_caseload(
        maya.store, caseload=maya.caseload, place_log=log, user=maya.client.keyring.user, small=True
    )
    maya.sync()
    admin.sync()
    works = [("Ann Whitlow", "Administrator", admin.keyring.user)]
    works += [(name, work, people[name].client.keyring.user) for name, _, work, _ in WHO]
    for name, work, user in works:
        introduce_colleague(office._admin.store, log, user=user, name=name, work=work)
    admin.sync()
    for laptop in (maya, people["Tom Arkwright"], maya):
        laptop.sync()
    asks = Laptop(office._folder, office.http, "Nadia")
    asks.join(_invite(office, "Nadia Rahman", "Oakmere").code)
    _invite(office, "Sam Field", "Alderbrook")
    return people


def _invite(office: Office, name: str, caseload: str) -> Invited:
    admin = office.admin.authority
    id_ = Book(admin.mailbox).named(book.CASELOADS, caseload)
    return inviting.invite(admin, name, {id_: "lead"})


def _invitation(office: Office) -> Invited:
    return inviting.invitations(
        office.admin.authority.mailbox, office.admin.authority.organisation
    )[-1]


def _date(office: Office) -> None:
    """Let the administrator's clock and her invitations stand on the pictures' own day."""
    authority = office.admin.authority
    office._admin.shift = NOW - wall_clock()
    for one in inviting.invitations(authority.mailbox, authority.organisation):
        inviting._keep(authority, replace(one, ends=NOW + 6 * 24 * HOUR, asked=min(one.asked, NOW)))


def _second_laptop(office: Office, maya: Laptop) -> Laptop:
    admin = office.admin.authority
    second = Laptop(office._folder, office.http, "Maya again")
    said = inviting.invite(admin, "Maya Okoro", {}, user=maya.client.keyring.user)
    second.join(said.code)
    (asks,) = (one for one in inviting.asking(admin) if one.invited.id == said.id)
    inviting.admit(admin, asks)
    return second


def _lose(office: Office, laptop: Laptop) -> str:
    admin, store = office.admin.authority, office._admin.store
    laptop.sync()
    device = laptop.client.keyring.device
    leaving.revoke(admin, device)
    id_ = _report(store, laptop, "Maya Okoro", "Left on the 18 bus with her bag.")
    lost = store.get(LostLaptop, id_)
    losing.note_loss(store, lost, heard=seeds.NOW - timedelta(hours=17), taken_out=seeds.NOW)
    losing.tell_of_loss(
        store, lost, whom=ToldOf.TRUSTEES, name="Ms Adeyemi", at=seeds.NOW, decision="told",
        reason="she decides about the ICO", decided_by="Ann Whitlow",
    )  # fmt: skip
    admin.sync()
    return id_


def _report(store: Store, laptop: Laptop, whose: str = "Joel Brand", happened: str = "") -> str:
    """Report a laptop lost; give the report's id."""
    log = next(log for log, _ in store.logs("place"))
    keyring, first = laptop.client.keyring, whose.partition(" ")[0]
    changes = losing.report_loss(
        store, log, now=seeds.NOW, device=keyring.device, user=keyring.user,
        whose=whose, laptop="Dell with a blue sticker", reported_by=f"{first}, by telephone",
        reported=seeds.NOW - timedelta(minutes=25), aware=seeds.NOW - timedelta(minutes=20),
        state=WhenLost.LOCKED, state_by=first, encrypted=Encrypted.YES, happened=happened,
    )  # fmt: skip
    (id_,) = changes.touches(LostLaptop)
    return id_


def _as_of(asked: Asked, people: dict[str, Laptop]) -> Asked:
    """Say times of the pictures' own day in place of the server's."""
    heard = {people[name].client.keyring.device: NOW - ago * HOUR for name, _, _, ago in WHO}
    rows = {
        device: replace(row, heard=heard.get(device, NOW - 17 * HOUR))
        for device, row in asked.laptops.items()
    }
    asking = tuple(
        replace(one, invited=replace(one.invited, asked=NOW - HOUR // 3)) for one in asked.asking
    )
    return Asked(rows, asking)
