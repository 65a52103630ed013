"""Where the focus goes in the window: into a part of it, and never out of a page by itself."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QStackedWidget, QWidget


class StayOnPage(QObject):
    """When what had the focus is hidden, the page gets it: Qt would go on to Lock now."""

    def __init__(self, pages: QStackedWidget, elsewhere: QWidget) -> None:
        super().__init__(pages)
        self._pages, self._elsewhere = pages, elsewhere
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._stay)

    def _stay(self, before: QWidget | None, now: QWidget | None) -> None:
        page = self._pages.currentWidget()
        if before is None or now is None or page is None or before.isVisible():
            return
        if page.isAncestorOf(before) and self._elsewhere.isAncestorOf(now):
            page.setFocus()


def focus_in(part: QWidget) -> None:
    """Give the focus to `part`, where it was in that part before."""
    before = part.focusWidget()
    able = [one for one in part.findChildren(QWidget) if _takes_focus(one)]
    wanted = before if before in able else next(iter(able), part)
    wanted.setFocus(Qt.FocusReason.TabFocusReason)


def _takes_focus(widget: QWidget) -> bool:
    tabbed = bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
    return tabbed and widget.isEnabled() and widget.isVisible()
