"""A window that is used all day holds no more parts in the evening than in the morning."""

from itertools import cycle, islice, product

from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QWidget

from linkworker.records import Child
from tests.ui.child_hands import ask, settled
from ui.places import furnish_desk

TABS = ("story", "timeline", "plan", "attendance", "sdq")


def parts(qtbot, desk, window):
    settled(qtbot, desk)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    return len(window.findChildren(QWidget))


def test_a_hundred_children_opened_leave_no_more_behind_than_the_first_ten(qtbot, joyces):
    window = furnish_desk(joyces)
    qtbot.addWidget(window)
    window.show()
    ids = [one.id for one in ask(qtbot, joyces, lambda reader: reader.find(Child))]
    counted = []
    for child, tab in islice(cycle(product(ids, TABS)), 125 + len(ids)):
        window.go("child", f"{child}/{tab}")
        settled(qtbot, joyces)
        if child == ids[-1]:
            counted.append(parts(qtbot, joyces, window))
    assert len(counted) > 2 * len(TABS)
    assert counted[: len(TABS)] == counted[-len(TABS) :]
