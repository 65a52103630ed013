"""Killed like a flat battery at any point: what was kept is kept, and arrives exactly once."""

import signal
from random import Random

import pytest

from linkworker.records import Goal
from linkworker.store.ledger import read
from tests import apart
from tests.sync.desks import agreed_state
from tests.sync.doomed import go
from tests.sync.laptops import begin_plan
from tests.sync.loopback import serving

POINTS = [
    ("draft", 0),
    ("save", 0),
    *(("during", steps) for steps in (10, 200, 3_000)),
    *(("sealed", asks) for asks in (0, 1)),
    *(("answered", asks) for asks in (1, 2)),
    *(("taking", steps) for steps in (5, 60, 400, 600)),
    *(("between pages", pages) for pages in (1, 3)),
]


CHANCE = Random(1)  # noqa: S311 - the same every time
A_HUNDRED = [
    (point, CHANCE.randrange(*steps))
    for point, steps in (("during", (1, 3_000)), ("taking", (1, 600)))
    for _ in range(100)
]


@pytest.mark.parametrize(
    ("point", "after"),
    [*POINTS, *(pytest.param(*one, marks=pytest.mark.long) for one in A_HUNDRED)],
)
def test_a_program_killed_at_any_point_loses_nothing(office, maya, sam, point, after):
    """abuse 15, 57: in the middle of a save, and between applying and acknowledging."""
    begin_plan(maya)
    maya.sync()
    sam.sync()
    theirs = write_goals(sam)
    sam.sync()
    maya.store.close()
    with serving(office.pool) as url:
        killed = apart.run(go, maya.path, maya.name, url, point, after)
    assert killed.returncode == -signal.SIGKILL, killed.stderr
    draft, *acknowledged = killed.stdout.split()
    maya.restart()
    assert draft == "draft"
    assert [one.typed for one in maya.store.drafts()] == [{"words": "half a sen"}]
    assert acknowledged or point == "draft"
    for laptop in (maya, sam, maya):
        assert (laptop.sync().trouble, laptop.store.unsent()) == ("", 0)
    for laptop in (maya, sam):
        actions = [change.action for change in read(laptop.store._database, "1")]
        assert len(actions) == len(set(actions))
        assert {*acknowledged, *theirs} <= set(actions)
        assert len(laptop.store.find(Goal)) == len(actions)
    assert agreed_state(maya) == agreed_state(sam)


def write_goals(laptop):
    goal = laptop.store.find(Goal)[0]
    actions = []
    for number in range(5):
        with laptop.store.change() as (change, changes):
            change.add(Goal(plan=goal.plan, words=f"theirs {number}"), goal.log)
        actions.append(changes.action)
        laptop.sync()
    return actions
