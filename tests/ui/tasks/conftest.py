"""Joyce at her laptop, on the morning of 4 November."""

import pytest

from tests.ui.tasks.hands import Worker


@pytest.fixture
def joyce(qtbot, joyces):
    """Joyce, on her caseload."""
    return Worker(qtbot, joyces)
