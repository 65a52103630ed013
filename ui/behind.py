"""What is wanted behind the locked door is loaded while somebody types, part by part.

Nothing of it is loaded before the door is drawn, and nothing while Today is being drawn: then the
rest waits until that is done. Whatever is wanted before its turn is loaded where it is wanted.
"""

from collections.abc import Iterable
from importlib import import_module

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

# In parts small enough not to be felt while typing; what unlocking and Today want comes first,
# and before each part the largest of what it leans on
PARTS = (
    *("msgspec", "importlib.metadata", "dateutil.parser", "click"),
    "linkworker.store.database",
    "linkworker.records",
    *("linkworker.actions.unlock", "linkworker.actions.copies", "sync.merge"),
    *("urllib.request", "httpx2"),
    *("sync.transport", "sync.client", "sync.joining"),
    *("ui.desk", "ui.session"),
    *("linkworker.actions.due", "ui.models.today", "ui.forms.editors", "ui.screens.today_page"),
    *("ui.shell", "ui.palette", "ui.places"),
    *("ui.preferences", "ui.safe_keeping", "ui.where", "ui.proxy", "ui.idle", "ui.locking.leaving"),
    "ui.screens.caseload_page",
    *("ui.child.timeline", "ui.child.story", "ui.child.plan", "ui.child.attendance"),
    *("ui.family.part", "ui.school.part", "ui.child_tabs", "ui.screens.child_page"),
    *("ui.screens.note_page", "ui.screens.day_page"),
)


class Behind(QObject):
    """Loads one part each time that nobody is doing anything, once the door is drawn."""

    def __init__(self, door: QWidget, parent: QObject, parts: Iterable[str] = PARTS) -> None:
        super().__init__(parent)
        self._left = iter(parts)
        self._turn = QTimer(self)
        self._turn.timeout.connect(self._load)
        door.installEventFilter(self)

    def eventFilter(self, door: QObject, event: QEvent) -> bool:  # noqa: N802
        """Begin when the door is drawn for the first time."""
        if event.type() == QEvent.Type.Paint:
            door.removeEventFilter(self)
            self.go_on()
        return False

    def go_on(self) -> None:
        """Load what is left."""
        self._turn.start()

    def rest(self) -> None:
        """Load nothing for now."""
        self._turn.stop()

    def _load(self) -> None:
        if name := next(self._left, ""):
            import_module(name)
        else:
            self._turn.stop()
