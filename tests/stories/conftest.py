"""An empty laptop with a place and two schools on it, and its window."""

from contextlib import ExitStack
from dataclasses import replace
from itertools import count

import pytest

from linkworker.practice.place import open_place
from linkworker.records import RECORDS
from linkworker.store import create_store
from sync.merge import view
from tests.stories.telling import Telling
from tests.ui.conftest import _clock, _light, qtbot  # noqa: F401 - a story is played on screens
from tests.ui.seeded import CASELOAD, KEY, PLACE, USER, desk_on
from ui.places import furnish_desk


@pytest.fixture
def story(qtbot, tmp_path, qapp):  # noqa: F811
    """Joyce's desk before she holds anybody."""
    path = tmp_path / "caseload.db"
    store = create_store(path, KEY, "store", RECORDS, view, now=count(1_725_000_000_000).__next__)
    with store.change() as (change, _):
        place_log = change.open_log("place", PLACE)
    with store.mailbox.receiving() as page:
        page.log(CASELOAD, "caseload", CASELOAD)
    schools = open_place(store, place_log, USER)
    store.close()
    with ExitStack() as left:
        desk = desk_on(path)
        desk.standing = replace(desk.standing, place_log=place_log)
        left.callback(desk.background.close)
        window = qtbot.show(furnish_desk(desk), 1366, 768)
        qtbot.turn_to(window)
        yield Telling(qtbot, desk, window, schools)
