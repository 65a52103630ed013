"""A new laptop says what it waits for, and goes on by itself when it need wait no more."""

from datetime import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from linkworker.canonical import b64
from sync.invitation import invite
from sync.loop import Told
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from ui.desk import Standing, tell_time
from ui.places import furnish_desk
from ui.widgets.labels import Label

CODE = invite(b64(bytes(range(12)))).code
NOW = datetime(2025, 11, 4, 9, 8)
ASKED = int(datetime(2025, 11, 4, 9, 6).timestamp() * 1000)


@pytest.fixture
def window(desk, qtbot):
    tell_time(lambda: NOW)
    desk.stand(Standing(name="Maya Okoro", opened=True, asked_at=ASKED))
    return qtbot.show(furnish_desk(desk), 1366, 768)


def told(window):
    QApplication.processEvents()
    labels = window.page("waiting").findChildren(Label)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_a_laptop_not_let_in_says_so_and_when_it_asked(window, desk):
    assert window.here()[0] == "waiting"
    assert "Waiting for an administrator to let this laptop in" in told(window)
    assert "Invitation handed in, today 09:06" in told(window)
    assert "Ring whoever gave you the invitation" in told(window)
    desk.hear(Told(trouble="Your invitation is handed in."))
    assert "Not yet" not in told(window)


def test_without_a_network_it_has_not_asked_and_says_what_stands_in_the_way(window, desk):
    desk.stand(Standing(name="Maya Okoro", opened=True))
    desk.hear(Told(trouble="The server cannot be reached from here."))
    assert "Hand in the invitation: that needs a network, once" in told(window)
    assert "The server cannot be reached from here." in told(window)


def test_a_networks_own_page_is_called_by_its_name_and_the_hotspot_is_offered(window, desk):
    desk.hear(Told(trouble="Something answered.", sign_in=True))
    assert "The school network wants you to sign in first" in told(window)
    assert "telephone's hotspot" in told(window)


def test_practising_is_offered_meanwhile(window, desk, qtbot):
    with qtbot.waitSignal(desk.practise_wanted):
        window.page("waiting").practise.click()


def test_another_invitation_is_handed_in_where_the_first_is_over(window, desk, qtbot):
    desk.hear(Told(trouble="The invitation is over or was used on another laptop."))
    page = window.page("waiting")
    qtbot.mouseClick(page.other, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(page.hand_in, Qt.MouseButton.LeftButton)
    assert page.invitation.fields["invitation"].problem()
    page.invitation.boxes.set_value(CODE)
    page.invitation.server.set_value("https://links.example")
    with qtbot.waitSignal(desk.invited) as invited:
        qtbot.mouseClick(page.hand_in, Qt.MouseButton.LeftButton)
    assert invited.args == ["https://links.example", CODE]
    assert not page.hand_in.isVisible()


def test_then_it_waits_for_a_colleagues_laptop_and_then_shows_the_day(window, desk):
    desk.stand(Standing(user="u", caseloads={"c": "write"}, unopened=("c",), opened=True))
    assert window.here()[0] == "waiting"
    assert "Waiting for a colleague's laptop to sync" in told(window)
    desk.stand(Standing(user="u", caseloads={"c": "write"}, opened=True))
    assert window.here()[0] == "today"


def test_a_further_caseload_that_waits_leads_nobody_off_her_day(window, desk):
    """She works in her own; the strip over the page says whose laptop the other waits for."""
    both = {"c": "lead", "d": "write", "p": "write"}
    said = {"places": frozenset({"p"}), "place_log": "place", "opened": True}
    desk.stand(Standing(user="u", caseloads=both, unopened=("d",), **said))
    assert window.here()[0] == "today"
    desk.stand(Standing(user="u", caseloads=both, unopened=("c", "d"), **said))
    assert window.here()[0] == "waiting"


def test_whose_laptop_it_is_is_said_where_it_is_known_with_their_number(window, desk):
    ann = Standing(
        user="u", caseloads={"c": "write"}, unopened=("c",), opened=True,
        openers=("Ann Birch, 01632 960 555",),
    )  # fmt: skip
    desk.stand(ann)
    assert "Waiting for Ann Birch's laptop to sync" in told(window)
    assert "01632 960 555" in told(window)


@pytest.mark.parametrize("size", [(1366, 768), (1024, 600)])
def test_it_is_named_plain_and_whole(window, size):
    window.resize(*size)
    page = window.page("waiting")
    page.other.click()
    assert unnamed_controls(page) == []
    assert not_plain(page) == []
    assert cut_off(page) == []
