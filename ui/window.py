"""The frame around every page: navigation, top bar, pages, keys. It knows no records."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QFrame, QSizePolicy, QStackedWidget, QWidget

from ui import theme
from ui.names import tip
from ui.navigation import Navigation, Stop
from ui.widgets.buttons import Button
from ui.widgets.labels import ElideLabel
from ui.widgets.layout import across, down, held
from ui.widgets.pill import SyncPill
from ui.widgets.toast import Toast

SEARCH = "Search children, notes and actions"
RAIL_BELOW = 1200
SHORT_BELOW = 1000


@dataclass(frozen=True)
class Place:
    """A page the window can show: `make` builds it when first gone to, and it is kept.

    A page with a method `show_about(about)` is told whom it is about each time, such as a
    child's id. `stop` is its line in the navigation; None for a page reached from others.
    """

    name: str
    make: Callable[[], QWidget]
    stop: Stop | None = None


class Window(QWidget):
    """The whole window while unlocked. It goes between places and hands on what was asked."""

    went = Signal(str, str)
    search = Signal()
    keys = Signal()
    new_note = Signal()
    lock = Signal()
    sync_now = Signal()
    sync_opened = Signal()
    safety = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Linkworker")
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setMinimumSize(900, 560)
        self.navigation = Navigation()
        self.pill = SyncPill()
        self._places: dict[str, Place] = {}
        self._pages: dict[str, QWidget] = {}
        self._trail: list[tuple[str, str]] = []
        self._stack = QStackedWidget()
        self._back = Button("", "quiet", "arrow-left", "Back")
        self._search = Button("", "secondary", "search", SEARCH)
        self._safety = Button("Worried about safety?", "secondary", "shield-alert")
        self._lead = ElideLabel("", "small", "muted")
        spare = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        spare.setRetainSizeWhenHidden(True)  # the buttons beside it stay as they are
        self._lead.setSizePolicy(spare)
        self._new = Button("New note", "primary", "square-pen")
        self._build()
        self.toast = Toast(self)
        self._connect()
        self._add_keys()

    def _build(self) -> None:
        panel = QFrame()
        panel.setObjectName("panel")
        panel.setLayout(down(self._stack, margins=1))
        tip(self._new, "New note (Ctrl+N)")
        tip(self._search, f"{SEARCH} (Ctrl+K)")
        tip(self._back, "Back (Alt+Left)")
        bar = held(
            across(
                *(
                    self._back,
                    self._search,
                    self._safety,
                    self._lead,
                    1,
                    self.pill,
                    self._new,
                ),
                gap=12,
                margins=(0, 10, 0, 10),
            )
        )
        bar.setAccessibleName("Top bar")
        right = down(bar, gap=0, margins=(0, 0, 10, 10))
        right.addWidget(panel, 1)
        whole = across(self.navigation, gap=0)
        whole.addLayout(right, 1)
        self.setLayout(whole)
        self._back.setEnabled(False)

    def _connect(self) -> None:
        self.navigation.went.connect(self.go)
        self.navigation.lock.connect(self.lock)
        self._back.clicked.connect(self.back)
        self._search.clicked.connect(self.search)
        self._safety.clicked.connect(self.safety)
        self._new.clicked.connect(self.new_note)
        self.pill.clicked.connect(self.sync_opened)

    def _add_keys(self) -> None:
        for number in range(1, 5):
            self._key(f"Ctrl+Alt+{number}", partial(self._go_to_stop, number - 1))
        self._key("Ctrl+Z", self.toast.undo)
        self._key("Alt+Left", self.back)
        self._key("Ctrl+K", self.search.emit)
        self._key("Ctrl+?", self.keys.emit)
        self._key("Ctrl+N", self.new_note.emit)
        self._key("Ctrl+L", self.lock.emit)
        self._key("F5", self.sync_now.emit)

    def _key(self, keys: str, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(act)

    def add(self, place: Place) -> None:
        """Let the window know a place; the first four at the top get Ctrl+Alt+1 to 4."""
        self._places[place.name] = place
        if place.stop is not None:
            self.navigation.add(place.stop)

    def go(self, name: str, about: str = "") -> None:
        """Show the page of a place, about somebody or nobody; raises KeyError for no such place."""
        self._show(name, about)
        if not self._trail or self._trail[-1] != (name, about):
            self._trail.append((name, about))
        self._back.setEnabled(len(self._trail) > 1)

    def back(self) -> None:
        """Show what was shown before."""
        if len(self._trail) > 1:
            self._trail.pop()
            self._show(*self._trail[-1])
            self._back.setEnabled(len(self._trail) > 1)

    def here(self) -> tuple[str, str]:
        """Give the place shown and whom it is about, to come back to after a lock."""
        return self._trail[-1] if self._trail else ("", "")

    def page(self, name: str) -> QWidget:
        """Give the page of a place, built if it was not."""
        if name not in self._pages:
            made = self._places[name].make()
            self._pages[name] = made
            self._stack.addWidget(made)
        return self._pages[name]

    def show_safety_lead(self, words: str) -> None:
        """Say whom to tell first, such as "Tell Mrs Dale, 01632 960 001"."""
        self._lead.setText(words)
        self._safety.setAccessibleDescription(words)

    def let_write(self, may: bool) -> None:
        """Offer New note or not: a reviewer cannot write one."""
        self._new.setVisible(may)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Fold what does not fit."""
        super().resizeEvent(event)
        self._fold()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        """Fold again when the text size changes."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fold()

    def _fold(self) -> None:
        narrow = self.width() < theme.size(RAIL_BELOW)
        self.navigation.be_rail(narrow)
        self._search.say("" if narrow else "Search", SEARCH)
        self._search.show_extra("" if narrow else "Ctrl K")
        self.pill.be_short(self.width() < theme.size(SHORT_BELOW))
        self._lead.setVisible(self.width() >= theme.size(SHORT_BELOW))

    def _show(self, name: str, about: str) -> None:
        page = self.page(name)
        if show_about := getattr(page, "show_about", None):
            show_about(about)
        self._stack.setCurrentWidget(page)
        self.navigation.show_here(name)
        self.went.emit(name, about)

    def _go_to_stop(self, at: int) -> None:
        stops = [place for place in self._places.values() if place.stop is not None]
        if at < len(stops):
            self.go(stops[at].name)
