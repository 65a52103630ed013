"""A page that is being read says so, and one that could not be read never looks empty."""

from threading import Event

import pytest
from PySide6.QtTest import QTest

from tests.ui.tasks.hands import Worker
from ui.coming import Coming
from ui.widgets.notices import ErrorBox, Waiting


@pytest.fixture
def joyce(qtbot, joyces):
    return Worker(qtbot, joyces)


@pytest.fixture
def over(joyce):
    return joyce.window.findChild(Coming)


def test_a_page_that_takes_longer_shows_quiet_bars_and_then_itself(joyce, over):
    held = Event()
    joyce.desk.background.read(lambda _: held.wait(), then=lambda _: None)
    joyce.window.go("lent")
    assert not over.isVisible()
    joyce.qtbot.waitUntil(over.isVisible)
    assert over.findChild(Waiting).isVisible()
    assert over.geometry() == joyce.window.stack.rect()
    held.set()
    joyce.settle()
    assert not over.isVisible()


@pytest.mark.parametrize("place", ["lent", "partners", "directory", "surveys", "quotes", "hours"])
def test_a_page_that_could_not_be_read_says_so_and_how_to_try_again(joyce, over, place):
    reader = []
    joyce.desk.background.read(lambda one: reader.append(one), then=lambda _: None)
    joyce.settle()
    real, reader[0].find = reader[0].find, broken
    joyce.window.go(place)
    joyce.settle()
    box = over.findChild(ErrorBox)
    assert over.isVisible()
    assert box.isVisible()
    reader[0].find = real
    QTest.keyClick(box, "\t")
    joyce.click(over._again)
    joyce.settle()
    assert not over.isVisible()


def broken(*_, **__):
    raise OSError("the disk does not answer")


def test_a_page_that_is_there_at_once_is_never_covered(joyce, over):
    joyce.window.go("keys")
    joyce.settle()
    assert not over.isVisible()
