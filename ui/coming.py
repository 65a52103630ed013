"""A page on its way: quiet bars while it is read, and what to do where it could not be."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QStackedLayout, QWidget

from ui.background import Background
from ui.trouble import Unread
from ui.widgets.layout import STRETCH, down, held
from ui.widgets.notices import ErrorBox, Waiting
from ui.window import Window

_AT_ONCE_MS = 150  # what is read within this never shows that it is being read


class Coming(QWidget):
    """Lies over the page gone to until it is read: an empty page would say that there is nothing.

    A page with `waits_itself` says so in its own place.
    """

    def __init__(self, window: Window, background: Background) -> None:
        super().__init__(window.stack)
        self._window, self._background = window, background
        self._coming = False
        self._bars, self._trouble = Waiting(), Unread()
        self._wrong = held(down(self._trouble, STRETCH, margins=24))
        self._either = QStackedLayout(self)
        for one in (self._bars, self._wrong):
            self._either.addWidget(one)
        self.setObjectName("cover")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.hide()
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_AT_ONCE_MS)
        self._slow.timeout.connect(self._wait)
        self._trouble.again.clicked.connect(self._try_again)
        window.went.connect(self._begin)
        background.told_all.connect(self._told)
        window.stack.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Cover the page whatever its size."""
        if watched is self._window.stack and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._window.stack.rect())
        return super().eventFilter(watched, event)

    def _begin(self, name: str, _: str) -> None:
        over = not name or self._window.here() != self._window.beneath()
        own = over or getattr(self._window.page(name), "waits_itself", False)
        self.hide()
        self._window.troubles.forget_unread()
        self._coming = bool(self._background.reading) and not own
        if self._coming:
            self._slow.start()

    def _wait(self) -> None:
        if self._coming:
            self._show(self._bars)

    def _told(self, whole: bool) -> None:
        """Take the bars away, or say that something of the page could not be read."""
        if not self._coming:
            if not whole and not self._says_so():
                self._window.troubles.tell_unread()
            return
        self._coming = False
        self._slow.stop()
        if whole:
            self.hide()
        else:
            self._show(self._wrong)
            self._trouble.call_out()

    def _says_so(self) -> bool:
        """Say whether the page itself says that something could not be read."""
        return any(box.isVisible() for box in self._window.stack.findChildren(ErrorBox))

    def _show(self, what: QWidget) -> None:
        self._either.setCurrentWidget(what)
        self.setGeometry(self._window.stack.rect())
        self.raise_()
        self.show()

    def _try_again(self) -> None:
        self._window.go(*self._window.beneath())
