"""Keeps what is typed within a second, and lets it go when it is saved or thrown away."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from linkworker.store import Draft, random_id
from ui.background import Background

PAUSE_MS = 700


class DraftKeeper(QObject):
    """One form's draft: `make(action)` gives it as it stands, or None when nothing is typed."""

    def __init__(self, background: Background, make: Callable[[str], Draft | None]) -> None:
        super().__init__()
        self.action = random_id()
        self.pending = False
        self._background = background
        self._make = make
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(PAUSE_MS)
        self._timer.timeout.connect(self.keep)

    def begin(self, action: str = "") -> None:
        """Begin another form: a new one, or the draft of this action."""
        self._timer.stop()
        self.pending = False
        self.action = action or random_id()

    def touch(self) -> None:
        """Keep what is typed soon; typing on does not put it off."""
        self.pending = True
        if not self._timer.isActive():
            self._timer.start()

    def keep(self) -> None:
        """Keep what is typed now, if something is waiting to be kept."""
        self._timer.stop()
        if not self.pending:
            return
        self.pending = False
        draft = self._make(self.action)
        action = self.action
        if draft is None:
            self._background.run(lambda store: store.drop_draft(action))
        else:
            self._background.run(lambda store: store.keep_draft(draft))

    def drop(self) -> None:
        """Throw the draft away, and begin another."""
        action = self.action
        self._background.run(lambda store: store.drop_draft(action))
        self.begin()
