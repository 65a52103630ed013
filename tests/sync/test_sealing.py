"""What waits is sealed envelope by envelope, kept all at once: each builds on the one before."""

import pytest

from linkworker.errors import Refused
from linkworker.records import Goal
from tests.sync.desks import Desk, Ticking

LOGS = ("one", "two")


@pytest.fixture
def desk(tmp_path):
    """Yield a laptop on which a goal was written and changed twice, in each of two logs."""
    desk = Desk(tmp_path, (Goal,), Ticking())
    for log in LOGS:
        desk.open_log(log)
        goal = desk.add(Goal(plan="p", words="first"), log)
        for words in ("second", "third"):
            desk.update(desk.get(goal), words=words)
    yield desk
    desk.store.close()


class Sealer:
    """Seals at most so many changes at once, and notes what it was given."""

    def __init__(self, fits):
        self.fits = fits
        self.given = []
        self.names = []

    def __call__(self, first, before, changes):
        fitted = min(self.fits, len(changes))
        self.given.append((first, before, fitted))
        puts = [put for one in changes[:fitted] for edit in one.edits for put in edit.puts]
        self.names += [put.names for put in puts if put.slot == "words"]
        return f"sealed from {first}".encode(), f"hash {first}", fitted


def sealed(desk, fits):
    sealing = desk.store.mailbox.outbox.sealing()
    sealers = {log: Sealer(fits) for log in LOGS}
    for log, sealer in sealers.items():
        while sealing.seal(log, 200, sealer)[1]:
            pass
    with desk.store.mailbox.together():
        sealing.keep()
    return sealers


@pytest.mark.parametrize("fits", [1, 2, 3])
def test_a_change_names_what_was_sealed_just_before_it_by_its_number(desk, fits):
    for sealer in sealed(desk, fits).values():
        first, second, third = sealer.names
        assert first == []
        assert [name[:2] for name in second] == [(desk.device, 1)]
        assert [name[:2] for name in third] == [(desk.device, 2)]


def test_every_envelope_follows_the_one_before_it_in_its_own_log(desk):
    follow = [(1, "", 2), (3, "hash 1", 1)]
    assert [one.given for one in sealed(desk, 2).values()] == [follow, follow]
    outbox = desk.store.mailbox.outbox
    kept = [(one.log, one.first, one.last, one.sealed) for one in outbox.parcels(10**6)]
    assert kept == [
        (log, first, last, f"sealed from {first}".encode())
        for log in LOGS
        for first, last in ((1, 2), (3, 3))
    ]
    assert outbox.waiting() == []
    goal = desk.store.find(Goal, log="two")[0]
    desk.update(goal, words="fourth")
    assert sealed(desk, 2)["two"].given == [(4, "hash 3", 1)]


def test_nothing_is_written_before_it_is_kept_nor_numbered_that_was_refused(desk):
    def refuses(_first, _before, _changes):
        raise Refused("too long")

    outbox = desk.store.mailbox.outbox
    sealing = outbox.sealing()
    sealing.seal("one", 200, Sealer(3))
    assert outbox.parcels(10**6) == []
    with pytest.raises(Refused):
        sealing.seal("two", 200, refuses)
    with desk.store.mailbox.together():
        sealing.keep()
    assert [one.log for one in outbox.parcels(10**6)] == ["one"]
    assert outbox.waiting() == ["two"]
    outbox.cannot_send("two", "too long")
    assert sealed(desk, 3)["two"].names[0] == []  # named only what was not sent
