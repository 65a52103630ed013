"""A new laptop says what it waits for, and goes on by itself when it need wait no more."""

import pytest

from sync.loop import Told
from tests.ui.accessibility import not_plain, unnamed_controls
from ui.desk import Standing
from ui.places import furnish_desk
from ui.widgets.labels import Label


@pytest.fixture
def window(desk, qtbot):
    desk.stand(Standing(name="Maya Okoro", opened=True))
    window = furnish_desk(desk)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    with qtbot.waitExposed(window):
        window.show()
    return window


def told(window):
    labels = window.page("waiting").findChildren(Label)
    return " ".join(label.text() for label in labels if label.isVisible())


def test_a_laptop_not_let_in_says_so_and_what_stands_in_the_way(window, desk):
    assert window.here()[0] == "waiting"
    assert "Waiting to be let in" in told(window)
    desk.hear(Told(trouble="Your invitation is handed in."))
    assert "Your invitation is handed in." in told(window)
    assert unnamed_controls(window.page("waiting")) == []
    assert not_plain(window.page("waiting")) == []


def test_then_it_waits_for_a_colleagues_laptop_and_then_shows_the_caseload(window, desk):
    desk.stand(Standing(user="u", caseloads={"c": "write"}, unopened=("c",), opened=True))
    assert window.here()[0] == "waiting"
    assert "Waiting for a colleague's laptop" in told(window)
    desk.stand(Standing(user="u", caseloads={"c": "write"}, opened=True))
    assert window.here()[0] == "caseload"
