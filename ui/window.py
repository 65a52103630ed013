"""The frame around every page: navigation, top bar, pages, keys. It knows no records."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QStackedWidget, QWidget

from ui import theme
from ui.focus import StayOnPage, focus_in
from ui.navigation import Navigation, Stop
from ui.top_bar import TopBar
from ui.trouble import Troubles
from ui.widgets.layout import across, down
from ui.widgets.toast import Toast
from ui.widgets.veil import Sheet

RAIL_BELOW = 1200
SHORT_BELOW = 1000


@dataclass(frozen=True)
class Place:
    """A page the window can show: `make` builds it when first gone to, and it is kept.

    A page with a method `show_about(about)` is told whom it is about each time, such as a
    child's id; one with `about_now()` says where it stands. `stop` is its line in the
    navigation; a page reached from others stands `under` one. A page that is `over` the others,
    so many px wide and high, has a signal `closed` and a method `leave()`.
    """

    name: str
    make: Callable[[], QWidget]
    stop: Stop | None = None
    under: str = ""
    over: tuple[int, int] | None = None


class Window(QWidget):
    """The whole window while unlocked. It goes between places and hands on what was asked."""

    went = Signal(str, str)
    leaving = Signal()
    search = Signal()
    seek_here = Signal()
    keys = Signal()
    help = Signal()
    new_note = Signal()
    good_word = Signal()
    lock = Signal()
    sync_now = Signal()
    sync_opened = Signal()
    safety = Signal()
    names_hidden = Signal()
    write_up = Signal()
    text_sized = Signal(int)  # larger (1), smaller (-1), as at first (0)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Linkworker")
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(900, 560)
        self.navigation = Navigation()
        self.bar, self.troubles = TopBar(), Troubles()
        self._places: dict[str, Place] = {}
        self._pages: dict[str, QWidget] = {}
        self._sheets: dict[str, Sheet] = {}
        self._trail: list[tuple[str, str]] = []
        self._over: tuple[str, str] | None = None
        self.stack = QStackedWidget()
        StayOnPage(self.stack, self.navigation)
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setLayout(down(self.stack, margins=1))
        right = down(self.bar, self.troubles, gap=0, margins=(0, 0, 10, 10))
        right.addWidget(panel, 1)
        whole = across(self.navigation, gap=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)
        self.toast = Toast(self)
        self._connect()
        self._add_keys()

    def _connect(self) -> None:
        self.navigation.went.connect(self.go)
        self.navigation.lock.connect(self.lock)
        self.bar.go_back.clicked.connect(self.back)
        self.bar.seek.clicked.connect(self.search)
        self.bar.tell.clicked.connect(self.safety)
        self.bar.hidden.clicked.connect(self.names_hidden)
        self.bar.pill.clicked.connect(self.sync_opened)
        self.bar.note.clicked.connect(self.new_note)

    def _add_keys(self) -> None:
        asked = {
            "Ctrl+K": self.search,
            "Ctrl+F": self.seek_here,
            "Ctrl+?": self.keys,
            "F1": self.help,
            "Ctrl+N": self.new_note,
            "Ctrl+Shift+G": self.good_word,
            "Ctrl+L": self.lock,
            "F5": self.sync_now,
            "Ctrl+R": self.sync_now,
            "Ctrl+Shift+H": self.names_hidden,
            "Ctrl+Shift+D": self.write_up,
        }
        for keys, signal in asked.items():
            self._key(keys, signal.emit)
        for keys, step in (("Ctrl++", 1), ("Ctrl+=", 1), ("Ctrl+-", -1), ("Ctrl+0", 0)):
            self._key(keys, partial(self.text_sized.emit, step))
        for number in range(1, 5):
            self._key(f"Ctrl+Alt+{number}", partial(self._go_to_stop, number - 1))
        self._key("Ctrl+Z", self.toast.undo)
        for keys in ("Ctrl+Y", "Ctrl+Shift+Z"):
            self._key(keys, self.toast.redo)
        self._key("Alt+Left", self.back)
        self._key("F6", partial(self._turn, 1))
        self._key("Shift+F6", partial(self._turn, -1))

    def _key(self, keys: str, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def add(self, place: Place) -> None:
        """Let the window know a place; the first four that show get Ctrl+Alt+1 to 4."""
        self._places[place.name] = place
        if place.stop is not None:
            self.navigation.add(place.stop)

    def go(self, name: str, about: str = "") -> None:
        """Show the page of a place, about somebody or nobody; raises KeyError for no such place."""
        if self._places[name].over:
            self._show_over(name, about)
            return
        self._put_away()
        if not self._trail or self._trail[-1] != (name, about):
            self._trail.append((name, about))
        self._show(name, about)
        self.bar.go_back.setEnabled(len(self._trail) > 1)

    def back(self) -> None:
        """Show what was shown before; leave what is over the page first."""
        if self._over is not None:
            leave: Callable[[], None] = getattr(self._pages[self._over[0]], "leave")  # noqa: B009
            leave()
        elif len(self._trail) > 1:
            self._trail.pop()
            self._show(*self._trail[-1])
            self.bar.go_back.setEnabled(len(self._trail) > 1)

    def here(self) -> tuple[str, str]:
        """Give the place in front and whom it is about."""
        return self._over or self.beneath()

    def beneath(self) -> tuple[str, str]:
        """Give the place that shows or would show if nothing was over it."""
        return self._trail[-1] if self._trail else ("", "")

    def where(self) -> list[tuple[str, str]]:
        """Give the place shown, and what is over it, as they stand: to come back to."""
        shown = [place for place in (self.beneath(), self._over) if place and place[0]]
        return [(name, self._about_now(name, about)) for name, about in shown]

    def page(self, name: str) -> QWidget:
        """Give the page of a place, built if it was not."""
        if name not in self._pages:
            place = self._places[name]
            made = self._pages[name] = place.make()
            if place.over:
                self._sheets[name] = Sheet(self, made, *place.over)
                made.closed.connect(self._close)  # type: ignore[attr-defined]
            else:
                self.stack.addWidget(made)
        return self._pages[name]

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fold again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fold()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        """Tell that it goes, while it still knows where it stands."""
        self.leaving.emit()
        super().closeEvent(event)

    def _fold(self) -> None:
        narrow = self.width() < theme.size(RAIL_BELOW)
        self.navigation.be_rail(narrow)
        self.bar.fold(narrow=narrow, short=self.width() < theme.size(SHORT_BELOW))

    def _show(self, name: str, about: str) -> None:
        page = self.page(name)
        if show_about := getattr(page, "show_about", None):
            show_about(about)
        self.stack.setCurrentWidget(page)
        if not page.isAncestorOf(self.focusWidget() or self):
            page.setFocus()  # or Qt would choose, such as Lock now
        self.navigation.show_here(self._places[name].under or name)
        self.went.emit(name, about)

    def _show_over(self, name: str, about: str) -> None:
        page = self.page(name)
        self._over = (name, about)
        self.went.emit(name, about)
        self._sheets[name].open()
        if show_about := getattr(page, "show_about", None):
            show_about(about)

    def _close(self) -> None:
        """Put away what is over the page, and be there again."""
        if self._over is not None:
            self._put_away()
            self.went.emit(*self.beneath())

    def _put_away(self) -> None:
        if self._over is not None:
            sheet, self._over = self._sheets[self._over[0]], None
            sheet.put_away()

    def _about_now(self, name: str, about: str) -> str:
        now = getattr(self._pages.get(name), "about_now", None)
        return str(now()) if now else about

    def _turn(self, step: int) -> None:
        """Give the focus to the next part of the window, where it was in that part."""
        page = self.stack.currentWidget()
        if self._over is not None or page is None:
            return
        parts: list[QWidget] = [self.navigation, self.bar, page]
        focus = self.focusWidget()
        at = next((i for i, part in enumerate(parts) if focus and part.isAncestorOf(focus)), -step)
        focus_in(parts[(at + step) % len(parts)])

    def _go_to_stop(self, at: int) -> None:
        stops = [place.stop for place in self._places.values() if place.stop is not None]
        shown = [stop for stop in stops if self.navigation.shows(stop.name)]
        if at < len(shown):
            self.go(shown[at].name)
