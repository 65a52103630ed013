"""Opens the child's view in place of the window, and the window again on the tab that was on."""

from PySide6.QtCore import QEvent, QObject

from linkworker.actions.with_child import Hers, read_hers
from ui.desk import Desk
from ui.window import Window
from ui.with_child.view import ChildView

WITH_CHILD = "with_child"


class Door(QObject):
    """A window of its own, so that nothing of ours can show over it, nor be read beside it.

    It is made anew for each child: of the one before, not even a hidden word is left.
    """

    def __init__(self, window: Window, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self.view: ChildView | None = None
        window.installEventFilter(self)
        desk.resting.connect(self._say_resting)

    def open(self, child_id: str) -> None:
        """Read what is the child's own, then turn the window to it."""
        self._desk.background.read(lambda reader: read_hers(reader, child_id), then=self._show)

    def close(self) -> None:
        """Show the window again, as it was."""
        if self.view is not None:
            self._window.show()
            self._window.activateWindow()
            self._put_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Go when the window goes, as at a lock."""
        if event.type() == QEvent.Type.Close:
            self._put_away()
        return super().eventFilter(watched, event)

    def _show(self, hers: Hers) -> None:
        if self.view is None and not self._window.isVisible():
            return  # it has gone meanwhile, as at a lock
        self._put_away()
        view = self.view = ChildView(self._desk)
        view.left.connect(self.close)
        view.lock.connect(self._window.lock)
        view.show_hers(hers)
        view.setGeometry(self._window.geometry())
        view.setWindowState(self._window.windowState())
        view.show()
        view.activateWindow()
        view.setFocus()
        self._window.hide()
        self._desk.beside_child.emit(True)

    def _put_away(self) -> None:
        view, self.view = self.view, None
        if view is not None:
            view.keep_typed()
            view.hide()
            view.deleteLater()
            self._desk.beside_child.emit(False)

    def _say_resting(self) -> None:
        if self.view is not None:
            self.view.toast.warn("Touch any key to stay.")
