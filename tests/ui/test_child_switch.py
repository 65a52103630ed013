"""Going from child to child: the page is kept, nothing of the child before stands on it."""

import pytest
from PySide6.QtCore import QEvent, QObject

from tests.ui.child_hands import child, settled, shown, turn, words

TABS = ("story", "timeline", "plan", "attendance", "sdq")


class Paints(QObject):
    """Counts how often a widget is painted."""

    def __init__(self, widget):
        super().__init__()
        self.number = 0
        widget.installEventFilter(self)

    def eventFilter(self, _, event):  # noqa: N802
        self.number += event.type() == QEvent.Type.Paint
        return False


@pytest.fixture
def page(qtbot, joyces):
    return shown(qtbot, joyces)


@pytest.mark.parametrize("tab", TABS)
def test_a_page_that_is_kept_says_what_a_new_one_would(qtbot, page, joyces, tab):
    for name in ("Sarah", "John", "Wren"):
        turn(qtbot, page, joyces, tab, name)
    kept = turn(qtbot, page, joyces, tab, "John")
    new = turn(qtbot, shown(qtbot, joyces), joyces, tab, "John")
    assert sorted(words(kept)) == sorted(words(new))


def test_another_child_is_read_from_the_top(qtbot, page, joyces):
    part = turn(qtbot, page, joyces, "attendance", "Wren")
    bar = part._area.verticalScrollBar()
    bar.setValue(bar.maximum())
    turn(qtbot, page, joyces, "attendance", "Wren")
    assert bar.value() > 0
    turn(qtbot, page, joyces, "attendance", "Pip")
    assert bar.value() == 0


@pytest.mark.parametrize("tab", TABS)
def test_a_tab_is_drawn_once_for_each_child(qtbot, page, joyces, tab):
    turn(qtbot, page, joyces, tab, "Sarah")
    john = child(qtbot, joyces, "John")
    settled(qtbot, joyces)
    paints = Paints(page.part(tab))
    page.show_about(f"{john.id}/{tab}")
    settled(qtbot, joyces)
    assert paints.number == 1
