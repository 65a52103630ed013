"""A short word of success at the bottom, with Undo. What must be acted on never stands here."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui import names, theme
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label
from ui.widgets.layout import across

SHOWN_MS = 6_000
UNDO_MS = 600_000


class Toast(QFrame):
    """Dark, bottom centre of `parent`, six seconds; stays while pointed at or focused."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setProperty("card", "toast")
        self._words = Label("", "body", "inverse")
        self._undo = Button("Undo", "toast")
        self._undo.show_extra("Ctrl Z")
        self.setLayout(
            across(
                IconLabel("check", "surface"), self._words, 24, self._undo, margins=(14, 6, 8, 6)
            )
        )
        self._undoing: Callable[[], None] | None = None
        self._timer = self._after(SHOWN_MS, self.hide)
        self._undo_timer = self._after(UNDO_MS, self._forget)
        self._undo.clicked.connect(self.undo)
        self._undo.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Show `words`, tell a screen reader, and offer to undo when `undo` is given."""
        self._words.setText(words)
        self._undoing = undo
        self._undo.setVisible(undo is not None)
        self._undo.say("Undo", f"Undo: {words}")
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        self._undo_timer.start()
        announce(self, words)

    def undo(self) -> None:
        """Undo what the words told of, once: by the button, or by Ctrl+Z for ten minutes."""
        undoing, self._undoing = self._undoing, None
        self.hide()
        if undoing is not None:
            undoing()

    def enterEvent(self, event: QEnterEvent) -> None:  # noqa: N802
        """Stay while pointed at."""
        self._timer.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent) -> None:  # noqa: N802
        """Go a while after."""
        self._timer.start()
        super().leaveEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Stay while Undo has the focus; stay at the bottom when the window's size changes."""
        if watched is self._undo and event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self._undo and event.type() == QEvent.Type.FocusOut:
            self._timer.start()
        elif watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _after(self, pause: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(act)
        return timer

    def _forget(self) -> None:
        self._undoing = None

    def _place(self) -> None:
        self.ensurePolished()
        self.adjustSize()
        # above the foot of a page: its buttons are never covered
        left = (self._over.width() - self.width()) // 2
        self.move(left, self._over.height() - self.height() - theme.size(84))


def announce(widget: QWidget, words: str, urgent: bool = False) -> None:
    """Let a screen reader say `words`: politely, or at once when `urgent`."""
    event = QAccessibleAnnouncementEvent(widget, names.cover(words))
    manner = QAccessible.AnnouncementPoliteness
    event.setPoliteness(manner.Assertive if urgent else manner.Polite)
    QAccessible.updateAccessibility(event)
