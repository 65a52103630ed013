"""Gate 7: larger words, small windows and denser screens cut nothing off."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.accessibility import cut_off
from tests.ui.gates.screens import doors, faults_of
from ui import theme

ROOT = Path(__file__).parents[3]
# A window's size and how large the words are: the hardest, an ordinary laptop at 125%, and whole
SMALL = {
    "1024x600-130": ((1024, 600), 130),
    "1093x614-100": ((1093, 614), 100),
    "1366x768-130": ((1366, 768), 130),
}
SCALES = ("1.25", "1.5")
THIS = "tests/ui/gates/test_fitting.py::test_nothing_is_cut_off"


@pytest.mark.parametrize("shape", SMALL)
def test_nothing_is_cut_off(tour, shape):
    size, text = SMALL[shape]
    assert QApplication.primaryScreen().devicePixelRatio() == scale()
    theme.apply(theme.Look("light", text=text))
    tour.window.resize(*size)
    tour.settle()
    assert faults_of(tour.everything(), cut_off) == {}


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
            *(f"--basetemp={tmp_path / 'scaled'}", f"{THIS}[lead-1093x614-100]"),
        ],
        cwd=ROOT,
        env={**os.environ, "QT_SCALE_FACTOR": factor},
        capture_output=True,
        text=True,
        check=False,
        timeout=240,
    )
    assert said.returncode == 0, said.stdout[-3000:]


def scale():
    """Give how dense this run's screen is."""
    return float(os.environ.get("QT_SCALE_FACTOR", "1"))
