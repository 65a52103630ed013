"""A new laptop killed at any call while it joins: the same invitation still lets it in, once."""

import signal
from random import Random

import pytest

from linkworker.actions.unlock import unlock
from linkworker.records import Goal
from sync.client import Client
from sync.merge import view
from tests import apart
from tests.sync.doomed_enrolment import WORDS, go
from tests.sync.laptops import begin_plan
from tests.sync.loopback import serving

NEVER = 0


def start(folder, url, code, doom):
    """Run the program; return how many calls it made, or None if it was killed."""
    ran = apart.run(go, folder, url, code, doom)
    assert ran.returncode in (0, -signal.SIGKILL), ran.stderr
    return int(ran.stdout) if ran.returncode == 0 else None


@pytest.mark.parametrize("trials", [1, pytest.param(100, marks=pytest.mark.long)])
def test_a_laptop_killed_at_any_call_while_it_joins_is_let_in_with_the_same_invitation(
    office, maya, tmp_path, trials
):
    """abuse 15, 57: killed while its store is made and it asks, and killed again when let in."""
    goal = begin_plan(maya)
    maya.sync()
    random = Random(trials)  # noqa: S311 - the same every time
    with serving(office.pool) as url:
        before = start(tmp_path / "none", url, office.admin.invite("Ann", {}), NEVER)
        for trial in range(trials):
            folder = tmp_path / f"laptop{trial}"
            code = office.admin.invite(f"Sam{trial}", {"Alderbrook": "write"})
            assert start(folder, url, code, random.randrange(1, before)) is None
            calls = start(folder, url, code, NEVER)
            assert [one.trouble for one in office.admin.approve() if one.name != "Ann"] == [""]
            maya.sync()
            start(folder, url, code, random.randrange(1, 2 * calls))
            start(folder, url, code, NEVER)
            store = unlock(folder, WORDS, view).store()
            assert store.get(Goal, goal.id).words == "first words"
            assert Client(store).keyring.writes_as(goal.log) == "write"
            store.close()
