"""Filters with a name, as chips: to keep the one that is on, find it again, rename or remove it."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from linkworker.store import Store
from ui import theme
from ui.desk import Desk
from ui.models.saved_filters import SavedFilter, drop_filter, keep_filter, saved_filters
from ui.widgets.buttons import Button
from ui.widgets.flow import Flow
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import across, empty, held

_LONGEST = 40


class _NameLine(LineEdit):
    """Esc leaves it, and only it: the page has an Esc of its own."""

    left = Signal()
    prose = False

    def event(self, event: QEvent) -> bool:
        """Take Esc before the page does."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if event.type() == QEvent.Type.KeyPress:
                self.left.emit()
            event.accept()
            return True
        return super().event(event)


class SavedFilters(QWidget):
    """`wanted(said)`: narrow the list so. `keep` stands wherever the page has room for it.

    `now` says what the list is narrowed by, nothing where it is whole.
    """

    wanted = Signal(object)

    def __init__(self, desk: Desk, place: str, now: Callable[[], Mapping[str, str]]) -> None:
        super().__init__()
        self._desk, self._place, self._now = desk, place, now
        self._known: list[SavedFilter] = []
        self._was, self._asked, self._named = "", "", ""
        self.chips: dict[str, Button] = {}
        self.keep = Button("", "ghost", "star", "Keep this filter under a name")
        self.line = _NameLine("What to call it")
        self.line.setAccessibleName("What to call this filter")
        self.line.setMaxLength(_LONGEST)
        self.line.setFixedWidth(theme.size(200))
        self.rename = Button("Rename", "ghost", "square-pen")
        self.remove = Button("Remove", "ghost", "trash-2")
        self._row = Flow(gap=8)
        parts = across(gap=8)
        parts.addWidget(held(self._row), 1)
        for part in (self.line, self.rename, self.remove):
            parts.addWidget(part, 0, Qt.AlignmentFlag.AlignTop)
            part.hide()
        self.setLayout(parts)
        self.keep.clicked.connect(lambda: self._ask(""))
        self.line.returnPressed.connect(self._name)
        self.rename.clicked.connect(lambda: self._ask(self._on()))
        self.remove.clicked.connect(self._remove)
        self.line.left.connect(self._leave)
        self.read()

    def read(self) -> None:
        """Read the filters that have a name."""
        self._desk.background.read(
            lambda reader: saved_filters(reader, self._place), then=self._show
        )

    def take(self, name: str) -> None:
        """Narrow the list by the filter of this name, at once or when it has been read."""
        self._asked = name
        self.read()

    def follow(self) -> None:
        """Show which of them is on, and what may be done with it."""
        on, now = self._on(), bool(self._now())
        for name, chip in self.chips.items():
            chip.setChecked(name == on)
        self.keep.setVisible(now and not on)
        for button in (self.rename, self.remove):
            button.setVisible(bool(on) and self.line.isHidden())
        self.setVisible(bool(self._known) or not self.line.isHidden())

    def _show(self, known: list[SavedFilter]) -> None:
        self._known = known
        empty(self._row)
        self.chips = {one.name: Button(one.name, "chip", "star") for one in known}
        for one in known:
            chip = self.chips[one.name]
            chip.setCheckable(True)
            chip.clicked.connect(partial(self._press, one))
            self._row.addWidget(chip)
        asked, self._asked = self._asked, ""
        for one in known:
            if one.name == asked:
                self.wanted.emit(one.said)
        self.follow()
        if self._named in self.chips:
            self.chips[self._named].setFocus()
        self._named = ""

    def _on(self) -> str:
        """Name the filter that the list is narrowed by, '' for none that has a name."""
        now = dict(self._now())
        return next((one.name for one in self._known if now and dict(one.said) == now), "")

    def _press(self, one: SavedFilter) -> None:
        """Narrow by it; the one that is on shows everything again."""
        self.wanted.emit({} if one.name == self._on() else one.said)
        self.follow()

    def _ask(self, was: str) -> None:
        self._was = was
        self.line.set_value(was)
        self.line.show()
        self.follow()
        self.line.selectAll()
        self.line.setFocus()

    def _name(self) -> None:
        name = self.line.value()
        if name:
            kept = SavedFilter(name, self._place, dict(self._now()))
            self._named = name
            self._leave()
            self._change(partial(keep_filter, kept=kept, was=self._was))
            self._desk.said.emit(f"Filter kept: {name}. Ctrl+K finds it too.", None)

    def _remove(self) -> None:
        one = next(one for one in self._known if one.name == self._on())
        self._change(partial(drop_filter, dropped=one))
        back = partial(self._change, partial(keep_filter, kept=one))
        self._desk.said.emit(f"Filter removed: {one.name}.", back)
        self.keep.setFocus()

    def _change(self, act: Callable[[Store], None]) -> None:
        self._desk.background.run(act, then=lambda _: self.read())

    def _leave(self) -> None:
        self.line.hide()
        self.line.set_value("")
        self.follow()
        back = self.chips.get(self._on())
        (back or self.keep).setFocus()
