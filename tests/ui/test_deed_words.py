"""What an administrator asked for and did not get: whether it may have been done is said truly."""

import pytest

from linkworker.errors import Unreachable
from tests.ui.handing_hands import introduce, sitting

pytestmark = pytest.mark.usefixtures("qapp")


class Wire:
    """The way to the real server; `loses` is a path whose answer is lost, '' for every request."""

    def __init__(self, server):
        self._server, self.loses = server, None

    def call(self, path, message, answer, **more):
        if self.loses == "":
            raise Unreachable("The server cannot be reached.")
        said = self._server.call(path, message, answer, **more)
        if path == self.loses:
            self.loses = ""
            raise Unreachable("The server cannot be reached.")
        return said

    def exchange(self, ask):
        if self.loses == "":
            raise Unreachable("The server cannot be reached.")
        return self._server.exchange(ask)


@pytest.fixture
def maya(office):
    """Maya holds a caseload, and stands on Ann's page of people by her name."""
    maya = office.invite("Maya", Alderbrook="lead")
    maya.sync()
    introduce(office, (maya, "Maya Okoro", "Link Worker"))
    return maya


def make_her_one(ann, maya, loses):
    """Ask to make Maya administrator while the network loses something."""
    wire = Wire(ann.laptop.server)
    ann.desk.office._authority().server = wire
    ann.window.go("person", maya.client.keyring.user)
    ann.wait_to_see("Holds Alderbrook")
    wire.loses = loses
    page = ann.page("person")
    ann.press("Make administrator")
    asked = page._greatest.itemAt(0).widget()
    asked.fields["sure"].editor.set_value(True)
    asked.keep()


def is_admin(maya):
    maya.sync()
    organisation = maya.client.keyring.organisation
    return organisation.is_admin(maya.client.keyring.user, organisation.position)


def test_without_a_network_nothing_was_changed(office, maya):
    with sitting(office._admin, "Ann Whitlow") as ann:
        make_her_one(ann, maya, "")
        ann.wait_to_see("It was not done")
        assert ann.sees("Nothing was changed by this.")
    assert not is_admin(maya)


def test_where_the_answer_was_lost_it_is_not_said_that_nothing_was_changed(office, maya):
    with sitting(office._admin, "Ann Whitlow") as ann:
        make_her_one(ann, maya, "/v1/organisation")
        ann.wait_to_see("It did not come to its end")
        assert ann.sees("It may have been done, wholly or in part")
        assert not ann.sees("Nothing was changed by this.")
    assert is_admin(maya)
