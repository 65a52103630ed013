"""A tour of every screen, as somebody who leads a caseload and as somebody who reviews it."""

import pytest

from tests.seeds import NOW
from tests.ui.gates.screens import ROLES, Tour
from tests.ui.seeded import lay_down, seeded_desk
from ui.desk import tell_time


@pytest.fixture(params=ROLES)
def tour(request, qtbot, seeded_store, tmp_path):
    """Go round as each role."""
    lay_down(seeded_store, tmp_path)
    tell_time(lambda: NOW)
    with seeded_desk(tmp_path, request.param) as desk:
        yield Tour(qtbot, desk)
