"""Signatures checked many at once decide nothing that checking them one by one would not."""

import pytest

from linkworker.errors import Refused
from sync import envelope
from sync.checking import FEW, Checked
from tests.sync.world import World


@pytest.fixture(scope="module")
def world():
    made = World()
    made.open_caseload()
    made.child = made.open_child()
    return made


def altered(sealed):
    return sealed[:-1] + bytes([sealed[-1] ^ 1])


@pytest.fixture(scope="module")
def many(world):
    return [world.seal(world.child, world.ann, body=bytes([n])) for n in range(3 * FEW)]


def test_the_right_ones_are_found_and_an_altered_one_is_not(world, many):
    sent = [altered(one) if n % 5 == 0 else one for n, one in enumerate(many)]
    checked = Checked(world.organisation, sent)
    sound = {one for one in sent if checked.read(one).hash in checked.sound}
    assert sound == {one for n, one in enumerate(many) if n % 5}


def test_an_altered_one_among_many_is_refused_where_it_is_judged(world, many):
    sent = [*many[1:], altered(many[0])]
    checked = Checked(world.organisation, sent)
    controls = world.logs[world.child]
    envelope.verify(world.organisation, controls, checked.read(many[1]), sound=checked.sound)
    with pytest.raises(Refused, match="signature"):
        envelope.verify(world.organisation, controls, checked.read(sent[-1]), sound=checked.sound)


def test_what_cannot_be_read_stops_none_beside_it(world, many):
    checked = Checked(world.organisation, [b"nothing", b"", *many])
    assert len(checked.sound) == len(many)
    with pytest.raises(Refused):
        checked.read(b"nothing")


def test_a_device_that_is_not_known_yet_is_left_to_be_judged(world, many):
    stranger = World()
    stranger.open_caseload()
    checked = Checked(stranger.organisation, many)
    assert not checked.sound
