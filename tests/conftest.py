"""Qt draws to memory: no test needs a screen. It must be said before any Qt import.

How long one example takes is nobody's fault on a laden machine: Hypothesis sets no limit.
"""

import os
import sys

import pytest
from hypothesis import HealthCheck, settings

from tests import disk, postgres

pytest_plugins = ["tests.ready"]

os.environ["QT_QPA_PLATFORM"] = "offscreen"
settings.register_profile(
    "any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# Files of a quarter of a minute and more: begun last, each would be waited for alone.
LONG = (
    "tests/ui/gates/test_every_screen.py",
    "tests/test_program.py",
    "tests/ui/gates/test_fitting.py",
    "tests/sync/test_killed.py",
    "tests/ui/test_practising.py",
    "tests/ui/test_every_key.py",
    "tests/ui/test_first_ten_minutes.py",
    "tests/ui/test_joining_again.py",
    "tests/ui/test_palette_keys.py",
    "tests/ui/test_last_place.py",
    "tests/sync/test_machine.py",
    "tests/ui/test_lost_laptop.py",
    "tests/ui/test_founding.py",
    "tests/ui/test_reviewer_reads_only.py",
)


def pytest_configure(config):
    """Say where files go and what this session is called: its workers know it by these."""
    if not hasattr(config, "workerinput"):
        os.environ[postgres.SESSION] = str(os.getpid())
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(disk.quick()))


def pytest_unconfigure(config):
    """Leave nothing running and nothing on the disk, also when a worker ended by an error."""
    if not hasattr(config, "workerinput"):
        postgres.end_all(os.environ[postgres.SESSION])


def pytest_collection_modifyitems(items):
    """Begin with the files that take longest, so that all cores end together."""
    order = {file: at for at, file in enumerate(LONG)}
    items.sort(key=lambda item: order.get(item.nodeid.partition("::")[0], len(order)))


@pytest.fixture(scope="module", autouse=True)
def _no_window_left():
    """End the windows that a file's tests left: every look to come would dress them too."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from tests.ui.first_day import clear_away

        clear_away()
