"""A word at the bottom, with Undo or Redo; the one place where a screen reader is told things."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QEnterEvent
from PySide6.QtWidgets import QFrame, QWidget

from ui import names, theme
from ui.widgets.buttons import Button
from ui.widgets.labels import IconLabel, Label
from ui.widgets.layout import across

SHOWN_MS = 6_000
UNDO_MS = 600_000
_TOUCHES = (QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.MouseMove)


class _Spoken(QObject):
    """Tells of all that a screen reader was told: the words, and whether at once."""

    told = Signal(str, bool)


SPOKEN = _Spoken()


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
        self._redoing: Callable[[], None] | None = None
        self._does_again = False  # what the button does
        self._said = ""
        self._warning = False
        self._timer = self._after(SHOWN_MS, self.hide)
        self._undo_timer = self._after(UNDO_MS, self._forget)
        self._undo.clicked.connect(self._press)
        self._undo.installEventFilter(self)
        parent.installEventFilter(self)
        self.hide()

    def say(self, words: str, undo: Callable[[], None] | None = None, urgent: bool = False) -> None:
        """Show `words`, tell a screen reader (at once when `urgent`), and offer to undo.

        What can be undone stays so after other words: Ctrl+Z takes back the last of it.
        """
        self._show(words, offers=undo is not None)
        if undo is not None:
            self._undoing, self._redoing = undo, None
            self._undo_timer.start()
        self._timer.start()
        announce(self, words, urgent)

    def offer_again(self, redo: Callable[[], None]) -> None:
        """Offer to do again, for ten minutes more, what the words shown say was taken back."""
        self._show(self._said, offers=True, again=True)
        self._redoing = redo
        self._undo_timer.start()

    def warn(self, words: str) -> None:
        """Show `words` until somebody touches anything, and tell a screen reader at once."""
        self._show(words, offers=False)
        self._timer.stop()
        self._warning = True
        if (application := QCoreApplication.instance()) is not None:
            application.installEventFilter(self)
        announce(self, words, urgent=True)

    def undo(self) -> None:
        """Undo what the words told of, once: by the button, or by Ctrl+Z for ten minutes."""
        undoing, self._undoing = self._undoing, None
        self.hide()
        if undoing is not None:
            undoing()

    def redo(self) -> None:
        """Do again what was taken back, once."""
        redoing, self._redoing = self._redoing, None
        self.hide()
        if redoing is not None:
            redoing()

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
        if self._warning and event.type() in _TOUCHES:
            self._calm()
        elif watched is self._undo and event.type() == QEvent.Type.FocusIn:
            self._timer.stop()
        elif watched is self._undo and event.type() == QEvent.Type.FocusOut:
            self._timer.start()
        elif watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _press(self) -> None:
        (self.redo if self._does_again else self.undo)()

    def _show(self, words: str, *, offers: bool, again: bool = False) -> None:
        self._calm()
        self._said = words
        self._words.setText(words)
        self._does_again = again
        does = "Redo" if again else "Undo"
        self._undo.say(does, f"{does}: {words}")
        self._undo.show_extra("Ctrl Y" if again else "Ctrl Z")
        self._undo.setVisible(offers)
        self._place()
        self.show()
        self.raise_()

    def _calm(self) -> None:
        """Take a warning away: somebody is there."""
        if self._warning:
            self._warning = False
            self.hide()
            if (application := QCoreApplication.instance()) is not None:
                application.removeEventFilter(self)

    def _after(self, pause: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(act)
        return timer

    def _forget(self) -> None:
        self._undoing = self._redoing = None

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
    SPOKEN.told.emit(words, urgent)
