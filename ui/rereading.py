"""A page is read when it shows, and again when what it shows of was changed."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from linkworker.fields import Record
from linkworker.store import Changes
from ui.desk import Desk


class Rereading(QObject):
    """Calls `read` each time that `page` shows, and while it shows on changes of `kinds`."""

    def __init__(
        self, page: QWidget, desk: Desk, kinds: Collection[type[Record]], read: Callable[[], None]
    ) -> None:
        super().__init__(page)
        self._page, self._kinds, self._read = page, kinds, read
        page.installEventFilter(self)
        desk.background.changed.connect(self._changed)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Read when the page shows; the event goes on its way."""
        if watched is self._page and event.type() == QEvent.Type.Show:
            self._read()
        return False

    def _changed(self, changes: Changes) -> None:
        if self._page.isVisible() and any(changes.touches(kind) for kind in self._kinds):
            self._read()
