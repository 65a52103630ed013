"""Sessions over a real server: laptops report how they stand, the team reads it, then silence."""

from datetime import datetime, timedelta

import pytest

from linkworker.actions import children
from linkworker.actions.laptops import program_version
from linkworker.actions.team import caseloads_of, laptops_of
from linkworker.actions.unlock import set_up
from linkworker.errors import NotLetIn
from linkworker.records import Laptop
from linkworker.store.passphrase import FLOOR
from sync.exchange import encode
from sync.merge import view
from sync.transport import Server
from tests.sync.laptops import URL
from ui.session import Session


class Sitting:
    """One person's session on a laptop of her own, round by round."""

    def __init__(self, office, folder, name, may):
        unlocked = set_up(folder / name, "four words of hers", view, FLOOR)
        self.session = Session(unlocked, lambda _url: None, lambda: FLOOR)
        code = office.admin.invite(name, {"Alderbrook": may})
        self.wait(lambda store: store.keep_setting("name", name))
        self.wait(lambda store: store.keep_setting("invitation", code))
        signer = self.wait(lambda _: self.session._ready()).keyring.signer
        now = self.wait(lambda store: store.mailbox.now)
        self.server = Server(URL, signer, now, http=office.http)
        self.session._server = self.server
        with pytest.raises(NotLetIn):
            self.round()
        office.admin.approve()

    def wait(self, action):
        return self.session.background.wait(action)

    def round(self):
        return self.session._round()

    @property
    def standing(self):
        return self.wait(self.session._standing)

    def set_the_clock(self, moment):
        self.wait(lambda store: _set(store, int(moment.timestamp() * 1000)))


def _set(store, at):
    for clocked in (store, store.mailbox, store._clock):
        clocked._now = lambda: at


@pytest.fixture
def sit(office, tmp_path, qapp):
    sat = []

    def begin(name, may):
        sat.append(Sitting(office, tmp_path, name, may))
        return sat[-1]

    yield begin
    for one in sat:
        one.session._loop._one_more = False
        one.session.background.close()


def come_to_rest(*sittings):
    """Do rounds until none of these laptops has anything to say; return how many it took."""
    for turn in range(1, 12):
        requests = [one.round().requests for one in sittings]
        waiting = [one.wait(lambda store: store.mailbox.outbox.waiting()) for one in sittings]
        if requests == [1] * len(sittings) and not any(waiting):
            return turn
    raise AssertionError("they answer each other for ever")


def reports(sitting):
    return sitting.wait(lambda store: store.find(Laptop))


def test_writers_laptops_report_a_reviewers_does_not_and_all_fall_silent(sit):
    joyce, sam, tom = sit("Joyce", "lead"), sit("Sam", "write"), sit("Tom", "review")
    everybody = (joyce, sam, tom)
    come_to_rest(*everybody)
    users = {one.standing.user for one in (joyce, sam)}
    for one in everybody:
        assert {laptop.user for laptop in reports(one)} == users
        assert {laptop.version for laptop in reports(one)} == {program_version()}
    before = [laptop.seen for laptop in reports(tom)]
    asked = []
    carry = joyce.server.exchange
    joyce.server.exchange = lambda ask: asked.append(ask) or carry(ask)
    for _ in range(3):
        assert [one.round().requests for one in everybody] == [1, 1, 1]
    assert max(len(encode(ask)) for ask in asked) < 1000
    assert [laptop.seen for laptop in reports(tom)] == before


def test_half_an_hour_later_a_note_is_followed_by_one_report_and_silence(sit):
    joyce, sam = sit("Joyce", "lead"), sit("Sam", "write")
    noon = datetime.now().replace(hour=12, minute=5) + timedelta(days=1)
    for one in (joyce, sam):
        one.set_the_clock(noon)
    come_to_rest(joyce, sam)
    for one in (joyce, sam):
        one.set_the_clock(noon + timedelta(minutes=31))
        assert one.round().requests == 1
    caseload = joyce.standing.caseload
    joyce.wait(lambda store: children.add_child(
        store, caseload=caseload, name="Wren", school="s", year=5,
    ))  # fmt: skip
    first = {laptop.device: laptop.seen for laptop in reports(joyce)}
    come_to_rest(joyce, sam)
    then = {laptop.device: laptop.seen for laptop in reports(joyce)}
    own = joyce.wait(lambda store: store.mailbox.device_id())
    assert {device for device in then if then[device] != first[device]} == {own}


def test_a_supervisor_sees_the_same_row_about_a_worker_as_the_worker(sit):
    joyce, tom = sit("Joyce", "lead"), sit("Tom", "review")
    come_to_rest(joyce, tom)
    now = datetime.now() + timedelta(minutes=1)
    user = joyce.standing.user
    (hers,) = [one for one in _seen(joyce, now) if one.user == user]
    (his,) = [one for one in _seen(tom, now) if one.user == user]
    assert hers == his
    assert (hers.unsent, hers.to_decide, hers.caseloads) == (0, 0, (joyce.standing.caseload,))
    standing = tom.standing
    (caseload,) = tom.wait(lambda store: caseloads_of(store, standing.team, standing.places))
    assert (caseload.leads, caseload.reviewers) == ((user,), (standing.user,))


def _seen(sitting, now):
    return sitting.wait(lambda store: laptops_of(store, now=now))
