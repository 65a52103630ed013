"""What an organisation never confirmed says, what practice leaves out, and that no id is shown."""

import re

import pytest
from PySide6.QtWidgets import QLabel

from sync import book as books
from sync import caseloads, inviting
from sync.administering import Administrator
from sync.book import Book
from sync.notices import DAY
from sync.server.schema import setup_code
from tests.pictures.camera import settle
from tests.sync.laptops import Laptop
from tests.ui.handing_hands import sitting
from ui.desk import Desk, Standing
from ui.models.doings import doings
from ui.screens.people_page import PeoplePage

pytestmark = pytest.mark.usefixtures("qapp")
AN_ID = re.compile(r"[A-Za-z0-9_-]{21}[AQgw]")
NEVER = "Permissions were never confirmed"


@pytest.fixture
def unconfirmed(office, tmp_path, database):
    """A laptop that founded an organisation which no computer has confirmed yet."""
    laptop = Laptop(tmp_path, office.http, "Ann")
    made = Administrator(laptop.store, laptop.server, client=laptop.client)
    made._found(setup_code(database), made.pairs())
    assert laptop.client.keyring.organisation.ticked is None
    return laptop


def test_an_organisation_never_confirmed_is_said_after_fourteen_days(unconfirmed):
    with sitting(unconfirmed, "Ann Whitlow") as ann:
        ann.sync()
        settle(ann.desk)
        unconfirmed.shift = 13 * DAY
        ann.sync()
        settle(ann.desk)
        assert not ann.sees(NEVER)
        unconfirmed.shift = 15 * DAY
        ann.sync()
        ann.wait_to_see(NEVER)
        ann.wait_to_see("Your work goes on")


def test_an_administrator_of_a_place_where_nobody_said_a_name_sees_no_id(office):
    """Names are typed on another computer, or not said yet: words stand there, never ids."""
    admin = office.admin.authority
    place = Book(admin.mailbox).shelf(books.PLACES)["Brent"]
    caseloads.give(admin, admin.keyring.user, {place: "write"})
    office.invite("Maya", Alderbrook="lead").sync()
    inviting.invite(admin, "Nia", {place: "write"})
    admin.run(lambda: admin.mailbox.drop_secret("book"))
    with sitting(office._admin, "Ann Whitlow") as ann:
        ann.sync()
        people = ann.laptop.client.keyring.organisation.devices.values()
        users = [one.user for one in people if one.user != admin.keyring.user]
        places = ("people", "invite", "lost", "custody", "keeping", "settings", "today")
        for where in (("person", users[0]), *((place, "") for place in places)):
            ann.window.go(*where)
            settle(ann.desk)
            shown = [one.text() for one in ann.window.findChildren(QLabel) if one.isVisible()]
            assert [words for words in shown if AN_ID.search(words)] == [], where


def test_practice_offers_no_organisation(desk, qtbot):
    own = Standing(caseloads={"c": "lead"})
    assert {"people", "lost"} <= {one.place for one in doings(own)}
    practice = Standing(caseloads={"c": "lead"}, practice=True)
    assert not {"people", "lost"} & {one.place for one in doings(practice)}
    page = qtbot.show(PeoplePage(Desk(desk.background, practice)), 1024, 600)
    assert not [one for one in (page.invite, page.lost, page.sheets) if one.isVisible()]
    said = " ".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())
    assert "There is no organisation while practising" in said
    assert "Only you" not in said
