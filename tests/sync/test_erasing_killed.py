"""A laptop killed at any call while it moves a note and syncs: moved once, nothing else lost."""

import signal
from random import Random

import pytest

from linkworker.records import Contact, MovedAway
from tests import apart
from tests.sync.doomed_erasing import go
from tests.sync.laptops import begin_plan, edit, words
from tests.sync.loopback import serving
from tests.sync.test_wrong_child import (
    NEEDLE,
    envelopes_of,
    on_server,
    other_child,
    wren_of,
    wrong_note,
)


def start(laptop, url, doom):
    """Run the program; return how many calls it made, or None if it was killed."""
    ran = apart.run(go, laptop.path, laptop.name, url, doom)
    assert ran.returncode in (0, -signal.SIGKILL), ran.stderr
    return int(ran.stdout) if ran.returncode == 0 else None


@pytest.mark.parametrize("trials", [2, pytest.param(100, marks=pytest.mark.long)])
def test_a_laptop_killed_at_any_call_while_it_erases_has_moved_the_note_once(office, maya, trials):
    """abuse 15, 57: killed in its own transaction or between it, the server and the receipt."""
    goal = begin_plan(maya)
    wren, idris = wren_of(maya), other_child(maya, maya.caseload)
    sam = office.let_in(maya, "Sam", "write")
    random = Random(trials)  # noqa: S311 - the same every time
    calls = 4_000
    with serving(office.pool) as url:
        for trial in range(1, trials + 1):
            wrong_note(maya, wren)
            edit(maya, goal, words=f"kept, {trial}")
            maya.sync()
            maya.store.close()
            start(maya, url, random.randrange(1, calls))
            calls = start(maya, url, 0) or calls
            maya.restart()
            assert maya.store.find(Contact, log=wren.log) == []
            assert len(maya.store.find(Contact, log=idris.log)) == trial
            assert len(maya.store.find(MovedAway, log=wren.log)) == trial
            assert words(maya, goal) == f"kept, {trial}"
            assert NEEDLE not in envelopes_of(maya, wren.log)
            assert NEEDLE not in on_server(office, maya, wren.log)
    sam.sync()
    assert sam.store.find(Contact, log=wren.log) == []
    assert len(sam.store.find(Contact, log=idris.log)) == trials
    assert words(sam, goal) == f"kept, {trials}"
