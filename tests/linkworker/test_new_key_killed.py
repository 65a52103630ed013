"""A change of a store's key, killed: exactly one key opens one whole store."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

from linkworker.actions.unlock import (
    unlock,
)
from sync.merge import view
from tests.linkworker.copied import ALL, WORDS, files, make, whole

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    return make(tmp_path_factory.mktemp("made"))


@pytest.fixture
def laptop(made, tmp_path):
    return shutil.copytree(made, tmp_path / "laptop")


NEW_KEY = """
import os, sys
from pathlib import Path
from linkworker.actions import copies
from linkworker.actions.unlock import unlock
from linkworker.store.passphrase import FLOOR
from sync.merge import view

unlocked = unlock(Path(sys.argv[1]), sys.argv[2], view)
stop, calls = int(sys.argv[3]), [0]

def at_each_step(event, _args):
    if event in ("open", "os.rename", "os.remove", "os.unlink", "os.chmod", "os.mkdir",
                 "shutil.rmtree", "sqlite3.connect", "sqlite3.connect/handle", "os.listdir",
                 "os.scandir"):
        calls[0] += 1
        if calls[0] == stop:
            os.kill(os.getpid(), 9)

sys.addaudithook(at_each_step)
copies.new_key(unlocked, sys.argv[2], {}, FLOOR)
print(calls[0], flush=True)
"""


def run(folder, stop):
    command = [sys.executable, "-c", NEW_KEY, str(folder), WORDS, str(stop)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)


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
    command = [sys.executable, "-c", NEW_KEY, str(laptop), WORDS, "0"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL) as program:
        before = set(os.listdir(laptop))  # noqa: PTH208
        while program.poll() is None and set(os.listdir(laptop)) == before:  # noqa: PTH208
            pass
        for _ in range(random.randint(0, 400_000)):
            pass
        program.kill()
    assert whole(laptop) == ALL
