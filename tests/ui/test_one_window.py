"""Nothing but the window itself ever shows as a window: a flash would take the keys away."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from linkworker.records import Child
from ui.places import PLACES, furnish_desk


class Shown(QObject):
    """Notes every widget that shows as a window of its own."""

    def __init__(self):
        super().__init__()
        self.windows = []

    def eventFilter(self, watched, event):  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.windows.append(f"{type(watched).__name__}: {watched.objectName()}")
        return False


def test_no_part_of_a_page_shows_as_a_window_of_its_own(qtbot, joyces):
    window, shown, wren = furnish_desk(joyces), Shown(), []
    qtbot.addWidget(window)
    window.show()
    joyces.background.read(lambda r: r.find(Child, name="Wren")[0].id, then=wren.append)
    qtbot.waitUntil(lambda: bool(wren))
    tabs = [("child", f"{wren[0]}/{tab}") for tab in ("story", "timeline", "plan", "attendance")]
    about = {"note": wren[0], "print": wren[0], "form": "child/new/"}
    stops = [(name, about.get(name, "")) for name, _, _ in PLACES if name != "child"]
    QApplication.instance().installEventFilter(shown)
    for name, whom in [*stops, *tabs]:
        window.go(name, whom)
        for _ in range(3):
            done = []
            joyces.background.read(lambda _: True, then=done.append)
            qtbot.waitUntil(lambda done=done: bool(done))
    QApplication.instance().removeEventFilter(shown)
    assert shown.windows == []
