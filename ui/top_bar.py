"""The bar over every page: back, search, whom to tell, how the sync stands, a new note."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from ui import names, theme
from ui.widgets.buttons import Button
from ui.widgets.layout import across
from ui.widgets.pill import SyncPill
from ui.widgets.safety_button import SafetyButton

SEARCH = "Search children, notes and actions"
_SEARCH_SHORT = "Search"
_SEARCH_HERE = "Search children, notes, actions"
HIDDEN = "Names are hidden. Show them"
_FIELD = 420


class SeekButton(Button):
    """Opens the search; it says what can be searched where there is room for all the words."""

    def __init__(self) -> None:
        super().__init__(SEARCH, "search", "search")
        self._narrow = False

    def be_narrow(self, narrow: bool) -> None:
        """Say one word alone, or as much as there is room for."""
        self._narrow = narrow
        self._fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Room for one word beside the icon and the key; without a key it gives way."""
        if not self._extra:
            return super().minimumSizeHint()
        drawn = self._metrics()
        wide = drawn.horizontalAdvance(_SEARCH_SHORT) - drawn.horizontalAdvance(self.words)
        return self.sizeHint() + QSize(wide, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Say what there is room for."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.say(_SEARCH_HERE, SEARCH)
        if self._narrow or self.width() < self.sizeHint().width():
            self.say(_SEARCH_SHORT, SEARCH)


class TopBar(QWidget):
    """Buttons for the window to listen to; it folds what does not fit."""

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName("Top bar")
        self.go_back = Button("", "quiet", "arrow-left", "Back")
        self.seek = SeekButton()
        self.tell = SafetyButton()
        self.hidden = Button("", "secondary", "eye-off", HIDDEN)
        self.pill = SyncPill()
        self.note = Button("New note", "primary", "square-pen")
        self.go_back.setEnabled(False)
        self.hidden.hide()
        self._add_tips()
        self.setLayout(self._row())

    def _add_tips(self) -> None:
        for button, told in (
            (self.go_back, "Back (Alt+Left)"),
            (self.seek, f"{SEARCH} (Ctrl+K)"),
            (self.tell, "Whom to tell, and what they can do"),
            (self.hidden, f"{HIDDEN} (Ctrl+Shift+H)"),
            (self.note, "New note (Ctrl+N)"),
        ):
            names.tip(button, told)

    def _row(self) -> QHBoxLayout:
        self.seek.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        row = across(self.go_back, gap=12, margins=(0, 10, 0, 10))
        row.addWidget(self.seek, 100)
        row.addWidget(self.tell)
        row.addStretch(1)
        for part in (self.hidden, self.pill, self.note):
            row.addWidget(part)
        return row

    def fold(self, *, narrow: bool, short: bool) -> None:
        """Take less room: `narrow` beside a rail, `short` where every word costs."""
        self.hidden.say("" if narrow else "Names hidden", HIDDEN)
        self.seek.show_extra("" if short else "Ctrl K")
        self.seek.setMaximumWidth(theme.size(_FIELD))
        self.seek.be_narrow(narrow)
        self.pill.be_short(short)
        self.tell.be_short(short)

    def let_write(self, may: bool) -> None:
        """Offer New note or not: a reviewer cannot write one."""
        self.note.setVisible(may)
