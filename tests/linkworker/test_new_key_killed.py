"""A change of a store's key, killed: exactly one key opens one whole store."""

import os
import shutil
import signal
from random import Random

import pytest

from linkworker.actions.unlock import (
    unlock,
)
from sync.merge import view
from tests import apart
from tests.linkworker.copied import ALL, WORDS, files, make, whole
from tests.linkworker.doomed import change_key


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("made"))


@pytest.fixture
def laptop(made, tmp_path):
    return shutil.copytree(made, tmp_path / "laptop")


def run(folder, stop):
    return apart.run(change_key, folder, WORDS, stop)


@pytest.fixture(scope="module")
def steps(made, tmp_path_factory):
    """How many files a change of key touches, one after the other."""
    whole = shutil.copytree(made, tmp_path_factory.mktemp("steps") / "whole")
    return int(run(whole, 0).stdout)


@pytest.mark.parametrize(
    "part", [*range(0, 100, 20), *(pytest.param(n, marks=pytest.mark.long) for n in range(100))]
)
def test_abuse_16_a_kill_at_each_step_of_a_new_key_leaves_exactly_one_key_that_opens(
    laptop, steps, part
):
    """abuse 16: killed at a file that it touches while the key is changed, from first to last."""
    assert run(laptop, 1 + part * steps // 100).returncode == -signal.SIGKILL
    opened = unlock(laptop, WORDS, view)
    assert whole(laptop) == ALL
    stores = {name for name in files(laptop) if name.endswith(".db")}
    assert stores == {opened.vault.database_name}  # what was left behind is gone again


@pytest.mark.parametrize(
    "trial", [*range(2), *(pytest.param(n, marks=pytest.mark.long) for n in range(2, 100))]
)
def test_abuse_16_a_kill_at_any_moment_of_a_new_key(laptop, trial):
    """abuse 16: killed at a moment of no meaning; 100 times in the long run."""
    random = Random(trial)  # noqa: S311
    before = set(os.listdir(laptop))  # noqa: PTH208
    program = apart.Apart(change_key, laptop, WORDS, 0)
    while program.running() and set(os.listdir(laptop)) == before:  # noqa: PTH208
        pass
    for _ in range(random.randint(0, 400_000)):
        pass
    program.kill()
    program.end()
    assert whole(laptop) == ALL
