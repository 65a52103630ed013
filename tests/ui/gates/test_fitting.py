"""Gate 7: larger words, small windows and denser screens cut nothing off."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.ui.accessibility import cut_off
from tests.ui.gates.screens import doors, faults_of
from ui import theme

ROOT = Path(__file__).parents[3]
SCALES = ("1.25", "1.5")
GATE = "tests/ui/gates/test_every_screen.py"
THIS = f"{GATE}::test_no_screen_has[lead-1093x614 more contrast-cut off]"


@pytest.mark.parametrize("text", [100, 130])
def test_nothing_before_the_window_is_cut_off(qtbot, tmp_path, text):
    theme.apply(theme.Look("light", text=text))
    assert faults_of(doors(qtbot, tmp_path, (1024, 600)), cut_off) == {}


@pytest.mark.skipif("QT_SCALE_FACTOR" in os.environ, reason="this is the scaled run")
@pytest.mark.parametrize("factor", SCALES)
def test_a_denser_screen_cuts_nothing_off(factor, tmp_path):
    said = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-x", "-p", "no:cacheprovider"),
            *(f"--basetemp={tmp_path / 'scaled'}", THIS),
        ],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": factor},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert said.returncode == 0, said.stdout[-3000:]
