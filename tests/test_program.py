"""The program as a whole, in processes of its own: its start, the self-test, one real day."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent


def run(folder, *command):
    environment = os.environ | {"HEADLESS": "1", "PYTHONPATH": str(ROOT)}
    return subprocess.run(
        [sys.executable, *command], cwd=folder, env=environment, capture_output=True, text=True,
        check=False,
    )  # fmt: skip


def test_no_part_of_the_program_is_read_again_when_it_is_imported(tmp_path):
    look = "import linecache, ui, ui.window; print(*linecache.cache, sep='\\n')"
    done = run(tmp_path, "-c", look)
    assert done.returncode == 0, done.stderr
    assert [line for line in done.stdout.splitlines() if line.startswith(str(ROOT / "ui"))] == []


def test_the_self_test_tries_every_part(tmp_path):
    done = run(tmp_path, "-m", "ui", "--self-test")
    assert done.returncode == 0, done.stderr
    assert "every paper and every place work" in done.stdout


def test_one_real_day_runs_end_to_end_and_leaves_its_papers(tmp_path):
    done = run(tmp_path, "-m", "tests.demo")
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("✓") == 17
    left = {path.name for path in (tmp_path / "demo-output").iterdir()}
    papers = {"plan-for-Dana.pdf", "story-for-Dana.pdf"}
    pictures = {"to-decide.png", "team.png", "comment.png", "with-wren.png", "story-check.png"}
    assert papers | pictures <= left
