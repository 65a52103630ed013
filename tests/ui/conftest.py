"""Every screen test runs dressed in the light theme, over a real encrypted store."""

from contextlib import ExitStack
from datetime import date
from functools import partial

import pytest

from linkworker.actions import children
from linkworker.records import RECORDS, Child
from linkworker.store import create_store, open_reader, open_store
from sync.merge import view
from tests.linkworker.conftest import KEY, Ticking
from tests.seeds import NOW
from tests.ui import seeded, teamed
from tests.ui.disagreement import action, asked, post  # noqa: F401 - fixtures of To decide
from tests.ui.waiting import Patient
from ui import desk as desks
from ui import theme
from ui.background import Background
from ui.desk import Desk, Standing, tell_time

LIGHT = theme.Look("light")


@pytest.fixture(autouse=True)
def _light(qapp):
    """Dress again only where a test before left another look: it takes a while."""
    if not qapp.styleSheet() or theme.look() != LIGHT or theme.outlined():
        theme.apply(LIGHT)


@pytest.fixture(autouse=True)
def _clock():
    """Whatever clock a test tells the time by ends with it."""
    before = desks._Clock.now
    yield
    tell_time(before)


@pytest.fixture(autouse=True, scope="module")
def _clock_of_file():
    """What its tests share may tell another time for all of a file, and for no other."""
    before = desks._Clock.now
    yield
    tell_time(before)


@pytest.fixture
def qtbot(qapp, request):
    """A robot that waits as long as it takes."""
    return Patient(request)


@pytest.fixture
def background(tmp_path, qapp):
    """The store's two threads; a test changes the store with `background.wait(action)`."""
    path = tmp_path / "laptop.db"
    create_store(path, KEY, "store", RECORDS, view, now=Ticking()).close()
    made = Background(
        lambda: open_store(path, KEY, "store", RECORDS, view, now=Ticking()),
        lambda: open_reader(path, KEY, "store", RECORDS, view),
    )
    yield made
    made.close()


@pytest.fixture
def desk(background):
    """Maya's desk: she leads one caseload and knows one place."""
    background.wait(open_place)
    standing = Standing("maya", "Maya Okoro", {"c": "lead"}, place_log="place")
    return Desk(background, standing)


@pytest.fixture
def wren(background):
    """A child on Maya's caseload."""
    begun = date(2025, 9, 8)
    return add_child(
        background, name="Wren", surname="Tidewater", school="s", year=5, started=begun
    )


@pytest.fixture(scope="session")
def seeded_store(tmp_path_factory):
    """Joyce's small caseload, made once; each test gets a copy."""
    path = tmp_path_factory.mktemp("seeded") / "caseload.db"
    seeded.make_store(path)
    return path


@pytest.fixture
def joyces(seeded_store, tmp_path, qapp):
    """Joyce's desk on Tuesday 4 November 2025, over a copy of her caseload."""
    seeded.lay_down(seeded_store, tmp_path)
    tell_time(lambda: NOW)
    with seeded.seeded_desk(tmp_path) as desk:
        yield desk


@pytest.fixture(scope="session")
def team_store(tmp_path_factory):
    """Three caseloads on Tom's laptop, made once; each test gets a copy."""
    path = tmp_path_factory.mktemp("team") / "tom.db"
    teamed.make_team(path)
    return path


@pytest.fixture
def sit(qtbot, team_store, tmp_path, qapp):
    """Sit down as one of the team, with the whole window: `window, desk = sit("tom")`."""
    seeded.lay_down(team_store, tmp_path)
    tell_time(lambda: NOW)
    with ExitStack() as left:

        def sit_down(user):
            desk = left.enter_context(teamed.team_desk(tmp_path / "tom.db", user))
            return teamed.open_window(qtbot, desk), desk

        yield sit_down


def add_child(background, **said):
    """Add a child to Maya's caseload and give her as a screen reads her."""
    changes = background.wait(partial(children.add_child, caseload="c", **said))
    (id_,) = changes.touches(Child)
    return background.wait(lambda store: store.get(Child, id_))


def open_place(store):
    with store.mailbox.receiving() as page:
        page.log("place", "place", "place")
