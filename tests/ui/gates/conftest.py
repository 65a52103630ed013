"""A tour of every screen, as somebody who leads a caseload and as somebody who reviews it."""

from contextlib import ExitStack

import pytest

from tests.seeds import NOW
from tests.ui.gates.screens import ROLES, Tour
from tests.ui.seeded import lay_down, seeded_desk
from ui.desk import tell_time


@pytest.fixture
def go_round(qtbot, seeded_store, tmp_path):
    """Begin a tour: `go_round("lead")`."""
    with ExitStack() as left:

        def begin(role):
            lay_down(seeded_store, tmp_path)
            tell_time(lambda: NOW)
            return Tour(qtbot, left.enter_context(seeded_desk(tmp_path, role)))

        yield begin


@pytest.fixture(params=ROLES)
def tour(request, go_round):
    """Go round as each role."""
    return go_round(request.param)
