"""Hands for the tests of a child's page: turn to a tab, read its words, press a button."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from linkworker.records import Child
from tests.ui.waiting import answered
from ui.child.more import More
from ui.screens.child_page import ChildPage
from ui.widgets.buttons import Button
from ui.widgets.tags import Tag


def shown(qtbot, desk):
    return qtbot.show(ChildPage(desk), 1140, 702)


def ask(qtbot, desk, question):
    """Read once all that was asked to be kept before is kept."""
    run(qtbot, desk, lambda _: True)
    return answered(lambda then: desk.background.read(question, then=then))


def run(qtbot, desk, action):
    del qtbot
    return answered(lambda then: desk.background.run(action, then=then))


def child(qtbot, desk, name="Wren"):
    return ask(qtbot, desk, lambda reader: reader.find(Child, name=name)[0])


def turn(qtbot, page, desk, tab, name="Wren"):
    one = child(qtbot, desk, name)
    page.show_about(f"{one.id}/{tab}")
    settled(qtbot, desk)
    return page.part(tab)


def settled(qtbot, desk):
    for _ in range(2):  # the page asks, and a part of it may ask again
        run(qtbot, desk, lambda _: True)
        ask(qtbot, desk, lambda _: True)


def words(widget):
    labels = [label for label in widget.findChildren(QLabel) if label.isVisible()]
    found = [*labels, *(tag for tag in widget.findChildren(Tag) if tag.isVisible())]
    return [getattr(one, "words", None) or one.text() for one in found]


def choose(widget, about, entry):
    """Choose a line of what is seldom done about something."""
    more = next(
        b for b in widget.findChildren(More) if b.accessibleName() == f"More about: {about}"
    )
    menu = more.open()
    next(one for one in menu.actions() if one.text() == entry).trigger()
    menu.close()


def press(qtbot, widget, name):
    button = next(b for b in widget.findChildren(Button) if b.accessibleName() == name)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
