"""The frame of a page: it scrolls, has a head, sometimes two columns, sometimes a foot."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QScrollArea, QWidget

from ui import theme
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, Item, across, down, rule

NARROW = 960
ANY_WIDTH = 16777215
_LAID_OUT = (QEvent.Type.LayoutRequest, QEvent.Type.Show)
_FOOT = (24, 12, 24, 12)


class ScrollPage(QWidget):
    """A page that scrolls up and down; its foot stays in sight.

    Fill it with `add`; the foot holds the buttons that finish a task. Content stays at the top,
    unless the page `fills` its height, as a page of one table does.
    """

    def __init__(self, fills: bool = False) -> None:
        super().__init__()
        inside = QWidget()
        inside.setObjectName("page")
        self.body = down(gap=12)
        self._inside = down(self.body, gap=0, margins=(24, 20, 24, 24))
        if not fills:
            self._inside.addStretch(1)
        inside.setLayout(self._inside)
        self._area = QScrollArea()
        self._area.setWidget(inside)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.verticalScrollBar().rangeChanged.connect(self._keep_right_edge)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_in_sight)
        self._foot = down(gap=0)
        whole = down(gap=0)
        whole.addWidget(self._area, 1)
        whole.addLayout(self._foot)
        self.setLayout(whole)

    def add(self, *items: Item) -> "ScrollPage":
        """Put things under each other."""
        self.body.addLayout(down(*items, gap=12))
        return self

    def set_foot(self, *buttons: Item) -> None:
        """Put the buttons that finish the task below, in sight while the page scrolls."""
        self._foot.addWidget(_Foot(*buttons))

    def _keep_right_edge(self, least: int, most: int) -> None:
        """Let the scroll bar stand in the margin, so that nothing moves when it comes."""
        taken = self._area.verticalScrollBar().sizeHint().width() if most > least else 0
        self._inside.setContentsMargins(24, 20, 24 - taken, 24)

    def bring(self, widget: QWidget) -> None:
        """Give `widget` the focus and scroll to it, such as the first field with a problem."""
        widget.setFocus()
        self._reach(widget)

    def _keep_in_sight(self, _: QWidget | None, now: QWidget | None) -> None:
        """Scroll to what the focus comes to by a key; under a mouse nothing may move."""
        by_key = QApplication.mouseButtons() == Qt.MouseButton.NoButton
        seen = self._area.viewport()
        if now is not None and by_key and seen.isVisible() and seen.isAncestorOf(now):
            self._reach(now)

    def _reach(self, widget: QWidget) -> None:
        """Bring all of `widget` into sight; of an editor, Qt itself brings no more than a line."""
        seen, down_to = self._area.viewport(), self._area.verticalScrollBar().value()
        part = widget.parentWidget()
        while part is not None and part is not seen:
            if isinstance(part, QScrollArea):  # a part of the page that scrolls by itself
                part.ensureWidgetVisible(widget, 0, widget.height())
            part = part.parentWidget()
        top, spare = widget.mapTo(seen, QPoint(0, 0)).y() + down_to, theme.size(24)
        if widget.height() < self._area.height():
            self._area.ensureVisible(0, top + widget.height(), 0, spare)
        self._area.ensureVisible(0, top, 0, spare)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Scroll by a page or to an end, where nothing on the page wants the key."""
        if not self.scroll_by(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def scroll_by(self, key: Qt.Key) -> bool:
        """Scroll as `key` asks; False for a key that is no such one."""
        return scroll_by(self._area, key)

    def show_whole(self, widget: QWidget) -> None:
        """Scroll to `widget` once it has its place, and leave the focus where it is."""
        QTimer.singleShot(0, widget, partial(self._reach, widget))


class _Foot(QWidget):
    """The buttons that finish a task, under a line; while none of them shows there is no line."""

    def __init__(self, *buttons: Item) -> None:
        super().__init__()
        self._rule, self._row = rule(), across(*buttons, margins=_FOOT)
        self._there = True
        self.setLayout(down(self._rule, self._row, gap=0))

    def event(self, event: QEvent) -> bool:
        """Take no room for a row in which nothing shows."""
        if event.type() in _LAID_OUT and self._row.isEmpty() is self._there:
            self._there = not self._there
            self._rule.setVisible(self._there)
            self._row.setContentsMargins(*(_FOOT if self._there else (0, 0, 0, 0)))
        return super().event(event)


def scroll_by(area: QScrollArea, key: Qt.Key) -> bool:
    """Scroll by Page Up, Page Down, Home or End; False for another key."""
    bar = area.verticalScrollBar()
    wanted = {
        Qt.Key.Key_PageDown: bar.value() + bar.pageStep(),
        Qt.Key.Key_PageUp: bar.value() - bar.pageStep(),
        Qt.Key.Key_Home: bar.minimum(),
        Qt.Key.Key_End: bar.maximum(),
    }
    if key in wanted:
        bar.setValue(wanted[key])
    return key in wanted


class TwoColumns(QWidget):
    """A main column and a side one; the side goes underneath where the page is narrow.

    A side that comes `first` stands at the left, and above where the page is narrow.
    """

    def __init__(
        self, main: QWidget, side: QWidget, side_width: int = 320, *, first: bool = False
    ) -> None:
        super().__init__()
        self._side, self._side_width = side, side_width
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(16)
        self._row.addWidget(main, 1)
        self._row.insertWidget(0 if first else 1, side)
        self._narrow: bool | None = None

    @property
    def narrow(self) -> bool:
        """Say whether the side stands underneath."""
        return bool(self._narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Put the side where there is room for it."""
        super().resizeEvent(event)
        narrow = self.width() < theme.size(NARROW)
        if narrow == self._narrow:
            return
        self._narrow = narrow
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        width = theme.size(self._side_width)
        self._side.setMinimumWidth(0 if narrow else width)
        self._side.setMaximumWidth(ANY_WIDTH if narrow else width)


class PageHead(QWidget):
    """A page's title, a line under it, and what one can do on the page."""

    def __init__(self, title: str, about: str = "", actions: Sequence[QWidget] = ()) -> None:
        super().__init__()
        self._title = Label(title, "h1")
        self._about = WrapLabel(about, "small", "muted")
        doing = across(*actions)
        row = across(gap=16)
        row.addLayout(down(self._title, self._about, STRETCH, gap=3), 1)
        row.addLayout(doing)
        row.setAlignment(doing, Qt.AlignmentFlag.AlignTop)
        self.setLayout(row)
        self._about.setVisible(bool(about))

    def say(self, title: str, about: str) -> None:
        """Show another title and line."""
        self._title.setText(title)
        self._about.setText(about)
        self._about.setVisible(bool(about))
