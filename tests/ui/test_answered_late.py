"""An answer that comes after its window has gone is nobody's: it is dropped, and nothing breaks."""

from functools import partial

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from shiboken6 import delete

from linkworker.records import Child
from tests.ui.child_hands import settled


class Shown(QWidget):
    """Shows what it is told, as a page does."""

    def __init__(self):
        super().__init__()
        self.name = QLabel("", self)
        self.told = []

    def show_found(self, *found):
        self.told.append(found)
        self.name.setText("found")


def show_in(shown, *found):
    shown.show_found(*found)


@pytest.mark.parametrize(
    "bound",
    [
        lambda one: one.show_found,
        lambda one: partial(one.show_found, 1),
        lambda one: partial(show_in, one),
    ],
)
def test_it_is_dropped(qtbot, joyces, bound):
    gone, here = Shown(), Shown()
    qtbot.addWidget(here)
    for one in (gone, here):
        joyces.background.read(lambda reader: reader.find(Child), then=bound(one))
    delete(gone)
    with qtbot.captureExceptions() as raised:
        settled(qtbot, joyces)
    assert raised == []
    assert gone.told == []
    assert len(here.told) == 1
