"""Tabs of a page: words in a row, one chosen; those there is no room for stand under More."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QTabBar

from ui import theme

_MORE = "More…"
_STEPS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}


class Tabs(QTabBar):
    """One of several named pages: `chosen(name)` when it turns; Left and Right move.

    A screen reader hears a page tab. The last ones fold into a menu where the row is too narrow,
    but never the one that is on; the arrows go over all of them.
    """

    chosen = Signal(str)

    def __init__(self, tabs: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._tabs = list(tabs)
        self._on = 0
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setUsesScrollButtons(True)  # a row of its own least width; nothing ever scrolls
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName("Tabs")
        for _, words in tabs:
            self.addTab(words.replace("&", "&&"))
        self.addTab(_MORE)
        self.setTabVisible(len(tabs), False)
        self.currentChanged.connect(self._turned)

    def now(self) -> str:
        """Give the name of the tab that is on."""
        return self._tabs[self._on][0]

    def choose(self, name: str) -> None:
        """Turn to the tab called `name`."""
        self.choose_at(self._at(name))

    def choose_at(self, index: int) -> None:
        """Turn to the tab at `index`, from 0; none there does nothing (Ctrl+1 to 9)."""
        if 0 <= index < len(self._tabs):
            self.setTabVisible(index, True)
            self.setCurrentIndex(index)

    def show_count(self, name: str, count: int) -> None:
        """Show how many there are behind a tab; 0 shows nothing."""
        at = self._at(name)
        words = self._tabs[at][1].replace("&", "&&")
        self.setTabText(at, f"{words}  {count}" if count else words)
        self._fold()

    def folded(self) -> list[str]:
        """Give the names of the tabs that stand under More."""
        return [name for at, (name, _) in enumerate(self._tabs) if not self.isTabVisible(at)]

    def open_more(self) -> QMenu:
        """Open the menu of the tabs that there is no room for."""
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for name in self.folded():
            at = self._at(name)
            menu.addAction(self.tabText(at)).triggered.connect(partial(self._pick, at))
        menu.popup(self.mapToGlobal(self.tabRect(len(self._tabs)).bottomLeft()))
        return menu

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Go to the tab beside, folded or not."""
        step = _STEPS.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.choose_at(self._on + step)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Show as many as there is room for."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fold anew when the words grow."""
        super().changeEvent(event)
        changes = (QEvent.Type.FontChange, QEvent.Type.StyleChange)
        if event.type() in changes and not theme.is_bare():
            self._fold()

    def _pick(self, at: int, _: bool = False) -> None:
        self.choose_at(at)
        self.setFocus()

    def _turned(self, at: int) -> None:
        """Take another tab; of More, open the menu and stay."""
        if at == len(self._tabs):
            with QSignalBlocker(self):
                self.setCurrentIndex(self._on)
            self.open_more()
            return
        self._on = at
        self._fold()
        self.chosen.emit(self.now())

    def _fold(self) -> None:
        if not self.testAttribute(Qt.WidgetAttribute.WA_Resized):
            return  # no layout has given it a width yet
        sizes = [self.tabSizeHint(at).width() for at in range(self.count())]
        shown = fitting(sizes[:-1], sizes[-1], self.width(), self._on)
        shown_now = {*shown, len(self._tabs)} if len(shown) < len(self._tabs) else shown
        with QSignalBlocker(self):
            for at in sorted(range(self.count()), key=lambda at: at not in shown_now):
                if self.isTabVisible(at) != (at in shown_now):
                    self.setTabVisible(at, at in shown_now)

    def _at(self, name: str) -> int:
        return [own for own, _ in self._tabs].index(name)


def fitting(sizes: Sequence[int], more: int, room: int, on: int) -> set[int]:
    """Say which tabs are shown, by place: all where they fit, else the first and the one on.

    `sizes`, `more` (the width of More) and `room` are px.
    """
    if sum(sizes) <= room:
        return set(range(len(sizes)))
    shown, left = {on}, room - more - sizes[on]
    for at, size in enumerate(sizes):
        if at == on:
            continue
        if size > left:
            break
        shown.add(at)
        left -= size
    return shown
