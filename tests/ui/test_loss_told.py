"""A lost laptop on a lead's side; what was typed stays; what goes wrong after it is out is said."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from linkworker.actions.losing import losses
from linkworker.records import WhenLost
from tests.demo.hands import wait_until
from tests.pictures.camera import settle
from tests.ui.accessibility import cut_off, not_plain, unnamed_controls
from tests.ui.handing_hands import introduce, sitting

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def team(office):
    """Maya leads a caseload that Sam writes in; both are known by name."""
    maya, sam = office.invite("Maya", Alderbrook="lead"), office.invite("Sam", Alderbrook="write")
    maya.sync()
    introduce(office, (maya, "Maya Okoro", "Link Worker"), (sam, "Sam Field", "Link Worker"))
    return maya, sam


def fill(at, device):
    """Choose the laptop and type what is known of it."""
    at.window.go("lost")
    page = at.page("lost")
    wait_until(lambda: page.which.editor.count() > 1, "the laptops")
    page.which.editor.set_value(device)
    page._name_laptop()
    page.form.fields["reported_by"].editor.set_value("Sam, by telephone")
    page.form.fields["state"].editor.set_value(WhenLost.LOCKED)
    page.keeper.touch()
    return page


def say_yes(at):
    """Tick that it is this one, and take it out."""
    page = at.page("loss")
    wait_until(lambda: page._question.count(), "the second look")
    tick = page._question.itemAt(0).widget().fields["sure"].editor
    wait_until(tick.isVisible, "the tick")
    tick.setFocus()
    QTest.keyClick(tick, Qt.Key.Key_Space)
    settle(at.desk)  # what is below it may still move the button
    at.press("Take it out")


def is_out(at, device):
    known = at.laptop.client.keyring.organisation
    return known.devices[device].revoked is not None


def the_report(at):
    return at.desk.background.wait(lambda store: losses(store)[0])


def test_a_lead_writes_the_report_and_an_administrator_takes_it_out(office, team):
    maya, sam = team
    device = sam.client.keyring.device
    with sitting(maya, "Maya Okoro") as at:
        fill(at, device)
        assert at.sees("Only an administrator takes it out. Ring one now: Ann Whitlow")
        at.press("Write the report")
        at.wait_to_see("Lost laptop of Sam Field")
        loss = at.page("loss")
        settle(at.desk)
        assert [look(loss) for look in (unnamed_controls, not_plain, cut_off)] == [[], [], []]
        assert not loss.take_out.isVisible()
        assert loss._question.count() == 0
        assert "Sam, by telephone" in loss.paper.html
        assert device not in loss.paper.html
        at.sync()
    with sitting(office._admin, "Ann Whitlow") as ann:
        ann.sync()
        ann.window.go("loss", the_report(ann).id)
        ann.press("Take it out…")
        assert not is_out(ann, device)
        say_yes(ann)
        wait_until(lambda: the_report(ann).taken_out, "its being out")
        assert is_out(ann, device)


def test_what_was_typed_is_there_after_a_lock_and_gone_once_it_is_reported(team):
    maya, sam = team
    device = sam.client.keyring.device
    with sitting(maya, "Maya Okoro") as at:
        page = fill(at, device)
        about = page.about_now()
        at.window.go("drafts")
        at.wait_to_see("Sam, by telephone")
        at.press("Go on with it")
        wait_until(lambda: page.form.fields["reported_by"].value(), "what was typed")
        assert at.window.here() == ("lost", about)
        assert page.which.value() == device
        assert page.form.fields["reported_by"].value() == "Sam, by telephone"
        assert page.form.fields["state"].value() is WhenLost.LOCKED
        at.press("Write the report")
        wait_until(lambda: at.window.here()[0] == "loss", "the report")
        assert at.desk.background.wait(lambda store: store.drafts()) == []


def test_a_form_in_which_nothing_was_typed_keeps_no_draft(team):
    maya, sam = team
    with sitting(maya, "Maya Okoro") as at:
        at.window.go("lost", sam.client.keyring.device)
        page = at.page("lost")
        wait_until(lambda: page.form.fields["laptop"].value(), "the laptop's name")
        page.keeper.touch()
        at.window.go("today")
        assert at.desk.background.wait(lambda store: store.drafts()) == []


def test_a_record_altered_at_the_server_does_not_hide_that_it_is_out(office, team):
    _, sam = team
    device = sam.client.keyring.device
    with office.pool.connection() as sql:
        sql.execute("ALTER TABLE audit DISABLE TRIGGER ALL")
        sql.execute("DELETE FROM audit")
    with sitting(office._admin, "Ann Whitlow") as ann:
        fill(ann, device)
        ann.press("Write it down, and take it out…")
        say_yes(ann)
        ann.wait_to_see("The laptop is taken out. One thing after it was not in order")
        assert is_out(ann, device)
        assert not ann.sees("It was not done")
        wait_until(lambda: the_report(ann).taken_out, "that it is out, in the report")


def test_the_only_laptop_that_opens_a_caseload_is_not_taken_out_without_a_word(office):
    nia = office.invite("Nia", Fernhill="lead")
    nia.sync()
    introduce(office, (nia, "Nia Hughes", "Link Worker"))
    device = nia.client.keyring.device
    with sitting(office._admin, "Ann Whitlow") as ann:
        fill(ann, device)
        ann.press("Write it down, and take it out…")
        ann.wait_to_see("No other laptop opens Fernhill yet.")
        assert not is_out(ann, device)
        say_yes(ann)
        wait_until(lambda: is_out(ann, device), "its being out all the same")
