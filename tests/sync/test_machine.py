"""Three laptops, a reviewer's, the real server, bad networks, restarts, backups: in any mixture.

LINKWORKER_MIXTURES=500 tries more of them than the suite does.
"""

import os

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import run_state_machine_as_test

from linkworker.records import Action, Child, Goal, Plan
from tests import postgres
from tests.sync.laptops import Office
from tests.sync.mixture import MONDAYS, NAMES, Mixture


@pytest.fixture(scope="module")
def founded(tmp_path_factory, cluster):
    """A founded office with a caseload of three and one child, all in step; files to copy."""
    office = Office(tmp_path_factory.mktemp("office"), postgres.make(cluster, "mixed"))
    laptops = [office.invite(name, Alderbrook="lead") for name in NAMES]
    laptops.append(office.invite("Tom", Alderbrook="review"))
    first = laptops[0]
    first.sync()
    with first.store.change() as (change, _):
        log = change.open_log("child", first.caseload)
        child = change.add(Child(name="Wren", school="s", year=5), log)
        plan = change.add(Plan(child=child.id, started=MONDAYS[0]), log)
        goal = change.add(Goal(plan=plan.id, words="Get through the door"), log)
        change.add(Action(goal=goal.id, what="Share calm plan", who="Maya"), log)
    for laptop in (*laptops, *laptops):
        laptop.sync()
    office.close()
    return cluster, [(laptop.name, laptop.path) for laptop in laptops]


def test_in_any_mixture_all_agree_and_nothing_is_lost(founded, tmp_path):
    Mixture.founded, Mixture.folder = founded, tmp_path
    run_state_machine_as_test(
        Mixture,
        settings=settings(
            deadline=None,
            max_examples=int(os.environ.get("LINKWORKER_MIXTURES", "25")),
            stateful_step_count=25,
            suppress_health_check=list(HealthCheck),
            print_blob=True,
        ),
    )
