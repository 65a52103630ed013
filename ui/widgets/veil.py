"""A panel over a dimmed window: it keeps the focus while open, and gives it back after."""

from collections.abc import Callable
from weakref import WeakKeyDictionary

from PySide6.QtCore import QEvent, QObject, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import isValid

from ui import theme
from ui.widgets.drawing import smooth
from ui.widgets.layout import down

TOP = 96
# The panel in front of the others, by what it covers
_FRONT: WeakKeyDictionary[QWidget, "Veil"] = WeakKeyDictionary()
_AROUND = 24


class Veil(QWidget):
    """Covers `over` at any size. Parts go into `panel`; `first` is given the focus.

    `wide` and `high` are px of the panel at 100% text, less where the window is smaller.
    """

    def __init__(self, over: QWidget, first: QWidget, wide: int, high: int) -> None:
        super().__init__(over)
        self._over, self._first = over, first
        self._wide, self._high = wide, high
        self._before: QWidget | None = None
        self._under: Veil | None = None
        self.panel = QFrame(self)
        self.panel.setProperty("card", "raised")
        over.installEventFilter(self)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep)
        self.hide()

    def open(self) -> None:
        """Show it over everything, and take the focus."""
        self._before = self._over.window().focusWidget()
        if _FRONT.get(self._over) is not self:
            self._under, _FRONT[self._over] = _FRONT.get(self._over), self
        self._place()
        self.show()
        self.raise_()
        self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def put_away(self) -> None:
        """Hide it, and give the focus to whatever had it or asked for it meanwhile."""
        before, self._before = self._before, None
        if _FRONT.get(self._over) is self:
            _FRONT.pop(self._over)
            if self._under is not None:
                _FRONT[self._over] = self._under
        self.hide()
        if before is not None and isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)

    def focusNextPrevChild(self, next: bool) -> bool:  # noqa: N802
        """Let Tab go round inside the panel."""
        able = _tab_stops(self.panel)
        now = self.window().focusWidget()
        at = able.index(now) if now in able else -1 if next else 0
        if able:
            reason = Qt.FocusReason.TabFocusReason if next else Qt.FocusReason.BacktabFocusReason
            able[(at + (1 if next else -1)) % len(able)].setFocus(reason)
        return bool(able)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Cover the window when its size changes."""
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Close when the page beside the panel is pressed; nothing beneath hears of it."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            self.put_away()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Grow with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        """Dim the page, and draw the panel's shadow."""
        del event
        with smooth(self) as painter:
            painter.fillRect(self.rect(), _thin("scrim", 100))
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(_thin("shadow", 14))
            for wider in range(2, 14, 3):
                area = self.panel.geometry().adjusted(-wider, 3 - wider, wider, wider + 3)
                painter.drawRoundedRect(QRectF(area), 12 + wider, 12 + wider)

    def _keep(self, _: QWidget | None, now: QWidget | None) -> None:
        """Take the focus back from a page that asks for it while this is open."""
        if now is None or not self._in_front():
            return  # a window that goes tells of its focus too: nothing in it may be asked
        if now.window() is self.window() and not self.isAncestorOf(now):
            self._before = now
            self._first.setFocus(Qt.FocusReason.PopupFocusReason)

    def _in_front(self) -> bool:
        """Say whether no other panel was opened over this one."""
        return self.isVisible() and _FRONT.get(self._over) is self

    def _place(self) -> None:
        over = self._over.rect()
        self.setGeometry(over)
        wide = min(theme.size(self._wide), over.width() - 2 * _AROUND)
        top = min(TOP, over.height() // 8)
        high = min(theme.size(self._high), over.height() - top - _AROUND)
        self.panel.setGeometry(QRect((over.width() - wide) // 2, top, wide, high))


class Sheet(Veil):
    """A whole page over the others, which stay in sight; pressed beside, it is left."""

    def __init__(self, over: QWidget, page: QWidget, wide: int, high: int) -> None:
        super().__init__(over, page, wide, high)
        self._page = page
        self.panel.setLayout(down(page, margins=1))

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        """Leave the page as its own key does: what is typed is kept."""
        if not self.panel.geometry().contains(event.position().toPoint()):
            leave: Callable[[], None] = getattr(self._page, "leave")  # noqa: B009
            leave()


def _tab_stops(panel: QWidget) -> list[QWidget]:
    """Give what Tab stops at under a panel, in the order it was laid out in.

    Not by `nextInFocusChain`: PySide then takes each widget for a child of the one before it, and
    dies when that one goes.
    """
    return [
        one
        for one in panel.findChildren(QWidget)
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus
        and one.focusProxy() is None
        and one.isVisible()
        and one.isEnabled()
    ]


def _thin(name: str, alpha: int) -> QColor:
    colour = theme.colour(name)
    colour.setAlpha(alpha)
    return colour
