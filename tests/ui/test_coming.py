"""A page that is being read says so, and one that could not be read never looks empty."""

from threading import Event

import pytest
from PySide6.QtTest import QTest

from tests.ui.child_hands import child, words
from tests.ui.tasks.hands import Worker
from ui.coming import Coming
from ui.trouble import KEPT
from ui.widgets.buttons import Button
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
    assert boxes(joyce) == [box]
    assert "disk" not in " ".join(words(box))
    reader[0].find = real
    QTest.keyClick(box, "\t")
    joyce.click(over._trouble.again)
    joyce.settle()
    assert not over.isVisible()


def broken(*_, **__):
    raise OSError("the disk does not answer")


def test_a_page_that_is_there_at_once_is_never_covered(joyce, over):
    joyce.window.go("keys")
    joyce.settle()
    assert not over.isVisible()


def test_what_cannot_be_read_of_a_page_that_is_there_is_said_in_a_persons_words(joyce, over):
    joyce.window.go("keys")
    joyce.settle()
    joyce.desk.background.read(broken, then=lambda _: None)
    joyce.settle()
    assert not over.isVisible()
    (box,) = boxes(joyce)
    assert {"Something on this page could not be read", KEPT} < {*words(box)}
    joyce.click(box.findChild(Button))
    assert boxes(joyce) == []
    joyce.desk.background.read(broken, then=lambda _: None)
    joyce.settle()
    assert len(boxes(joyce)) == 1
    joyce.window.go("settings")
    assert boxes(joyce) == []


def test_what_a_page_says_of_itself_is_not_said_again_over_it(joyce):
    wren = child(joyce.qtbot, joyce.desk)
    joyce.window.go("child", wren.id)
    joyce.settle()
    page = joyce.window.page("child")
    page._refuse(OSError())
    joyce.desk.background.read(broken, then=lambda _: None)
    joyce.settle()
    assert boxes(joyce) == [page.notices.trouble]


def test_while_a_child_is_read_nothing_can_be_done_about_her(joyce):
    wren, otis = (child(joyce.qtbot, joyce.desk, name) for name in ("Wren", "Otis"))
    held = Event()
    joyce.desk.background.read(lambda _: held.wait(), then=lambda _: None)
    joyce.window.go("child", wren.id)
    page = joyce.window.page("child")
    strip = page.strip
    doing = (strip.emergency, strip.with_child, strip.print_plan, strip.details)
    assert not any(one.isEnabled() for one in doing)
    held.set()
    joyce.settle()
    assert all(one.isEnabled() for one in doing)
    page._child = otis.id  # gone to, and still being read
    page.show_emergency()
    joyce.settle()
    assert not page._card.isVisible()


def test_of_review_packs_nothing_shows_before_it_is_known_whose_there_are(joyce):
    held = Event()
    joyce.desk.background.read(lambda _: held.wait(), then=lambda _: None)
    joyce.window.go("review_packs")
    page = joyce.window.page("review_packs")
    assert not page.print.isVisible()
    assert not page.table.isVisible()
    held.set()
    joyce.qtbot.waitUntil(page.print.isVisible)
    joyce.desk.background.wait(lambda _: None)
    page._refuse(OSError())
    assert boxes(joyce) == [page._unread]
    assert not page.print.isVisible()
    joyce.click(page._unread.again)
    joyce.qtbot.waitUntil(page.print.isVisible)


def boxes(joyce):
    return [box for box in joyce.window.findChildren(ErrorBox) if box.isVisible()]
