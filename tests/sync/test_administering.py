"""What an administrator does goes on where it stopped: answers lost, others quicker."""

import pytest
from starlette.testclient import TestClient

from linkworker.errors import NotAllowed, Unreachable
from sync import governing
from sync.administering import Administrator
from sync.server.app import make_app, pool_of
from sync.server.schema import setup_code
from tests.sync.laptops import URL, Laptop, begin_plan


@pytest.fixture
def laptop_of(tmp_path, database):
    """Make somebody's laptop, over one server that nobody has founded anything on yet."""
    made = []
    with pool_of(database) as pool:
        http = TestClient(make_app(pool), base_url=URL)

        def make(name):
            made.append(Laptop(tmp_path, http, name))
            return made[-1]

        yield make
        for one in made:
            one.store.close()


class Broken:
    """The real server, of which one answer is lost after it did its work: `what` it was to do."""

    def __init__(self, server, what):
        self._server, self._what = server, what

    def call(self, path, message, answer, *, signed=True):
        what = "push" if path == "/v1/exchange" and message.push else path
        return self._lost(what, self._server.call(path, message, answer, signed=signed))

    def exchange(self, ask):
        return self._lost("push" if ask.push else "", self._server.exchange(ask))

    def _lost(self, what, answer):
        if what == self._what:
            self._what = "nothing more"
            raise Unreachable("the reply was lost")
        return answer


def test_founding_goes_on_when_its_answer_was_lost(database, laptop_of):
    admin, code = laptop_of("admin"), setup_code(database)
    pairs = Administrator(admin.store, admin.server).pairs()
    with pytest.raises(Unreachable):
        Administrator(admin.store, Broken(admin.server, "/v1/found")).create(code, "Brent")
    admin.restart()
    assert Administrator(admin.store, admin.server).create(code, "Brent") == pairs
    assert Administrator(admin.store, admin.server).status().devices == 1
    assert admin.store.mailbox.secret("pairs") is None
    with pytest.raises(NotAllowed):
        Administrator(admin.store, admin.server).pairs()


@pytest.mark.parametrize("path", ["/v1/organisation", "push"])
def test_an_approval_goes_on_when_an_answer_was_lost(database, laptop_of, path):
    admin, maya = laptop_of("admin"), laptop_of("Maya")
    administrator = Administrator(admin.store, admin.server)
    administrator.create(setup_code(database), "Brent")
    maya.join(administrator.invite("Maya", {"Alderbrook": "lead"}))
    with pytest.raises(Unreachable):
        Administrator(admin.store, Broken(admin.server, path)).approve()
    admin.restart()
    Administrator(admin.store, admin.server).approve()
    assert maya.sync().trouble == ""
    assert maya.client.waiting_for_key() == []
    begin_plan(maya)
    maya.sync()
    assert maya.store.unsent() == 0


def test_two_administrators_at_once_both_succeed(database, laptop_of):
    """abuse 35: whoever was slower signs again.

    Whoever was slower signs again over what the quicker one wrote.
    """
    admin, maya = laptop_of("admin"), laptop_of("Maya")
    first = Administrator(admin.store, admin.server)
    first.create(setup_code(database), "Brent")
    maya.join(first.invite("Maya", {"Alderbrook": "lead"}))
    first.approve()
    maya.sync()
    governing.make_admin(first.authority, maya.client.keyring.user)
    second = Administrator(maya.store, maya.server)
    second.authority.sync()
    governing.tick(first.authority)
    governing.tick(second.authority)
    first.authority.sync()
    assert first.authority.organisation.at == second.authority.organisation.at


def test_two_people_of_one_name_are_not_taken_for_one(office, maya):
    """The second would have had the first one's rights, and her name on what they write."""
    with pytest.raises(NotAllowed, match="Maya is here already"):
        office.admin.invite("Maya", {"Beechwood": "write"})
    other = office.invite("Maya Singh", Beechwood="write")
    other.sync()
    assert other.client.keyring.user not in ("", maya.client.keyring.user)
