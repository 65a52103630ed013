"""Ctrl+K: find a child, something to do, or words in a record, over whatever page shows."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QListView, QWidget

from linkworker.records import Child
from linkworker.store import Changes, Reader
from ui.desk import Desk, today
from ui.models.doings import Found
from ui.models.found import Finder, Sought
from ui.models.found_list import FOUND, FoundList
from ui.models.found_paint import FoundPaint
from ui.models.found_people import KINDS as NAMED
from ui.widgets.inputs import LineEdit
from ui.widgets.key_cap import KeyCap
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, rule
from ui.widgets.row_table import ENTERS
from ui.widgets.toast import announce
from ui.widgets.veil import Veil

WIDE, HIGH = 660, 460


class Palette(Veil):
    """A box to type in, and what was found beneath it; built once and kept.

    It asks for deeds by name: `asked("note" | "sync" | "safety" | "names" | "help" | "lock")`.
    """

    asked = Signal(str)

    def __init__(self, over: QWidget, desk: Desk) -> None:
        self.box = LineEdit("Search children, notes and actions")
        self.box.prose = False
        super().__init__(over, self.box, WIDE, HIGH)
        self._desk = desk
        self._finder = Finder()
        self._number = self._shown = 0
        self._wanted: Qt.KeyboardModifier | None = None
        self.lines = FoundList()
        self.list = QListView()
        self._paint = FoundPaint(self.list)
        self._nothing = WrapLabel("", "body", "soft")
        self._count = Label("", "meta", "muted")
        self.noting = held(_hint("Ctrl Enter", "note about this child"))
        self._build()
        self._connect()

    def _build(self) -> None:
        self.setAccessibleName("Search and do")
        self.box.setAccessibleName("Search children, notes and actions, or say what to do")
        self.box.setFrame(False)
        self.box.setProperty("show", "plain")
        self.list.setAccessibleName("What was found")
        self.list.setProperty("show", "plain")
        self.list.setModel(self.lines)
        self.list.setItemDelegate(self._paint)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setMouseTracking(True)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        close = KeyCap("Esc")
        head = across(IconLabel("search", "text2", 20), self.box, close, gap=10)
        head.setContentsMargins(18, 8, 18, 8)
        hints = across(_hint("↑ ↓", "move"), _hint("Enter", "open"), self.noting, gap=16)
        foot = across(hints, STRETCH, self._count, gap=16, margins=(18, 8, 18, 8))
        self._told = held(down(self._nothing, margins=(20, 12, 20, 4)))
        whole = down(head, rule(), self._told, gap=0, margins=1)
        whole.addLayout(across(self.list, margins=(8, 4, 8, 6)), 1)
        whole.addWidget(rule())
        whole.addLayout(foot)
        self.panel.setLayout(whole)

    def _connect(self) -> None:
        self.box.textChanged.connect(lambda _: self._ask())
        self.box.installEventFilter(self)
        self.list.clicked.connect(lambda index: self._choose(index.data(FOUND)))
        self._desk.background.changed.connect(self._changed)
        self._desk.moved.connect(self._forget)

    def open(self) -> None:
        """Show with nothing typed; a second Ctrl+K chooses what is typed, to type over it."""
        if self.isVisible():
            self.box.selectAll()
            return
        self._wanted = None
        self.box.clear()
        self._ask()
        super().open()

    def put_away(self) -> None:
        """Close, whatever was still being looked up."""
        self._wanted = None
        super().put_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        """Take the keys that move and choose."""
        if watched is self.box and isinstance(event, QKeyEvent):
            return self._key(event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        """Say whether a key was taken; Tab stays here, for there is nowhere else to go."""
        key = Qt.Key(event.key())
        step = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}.get(key)
        ours = step or key in (*ENTERS, Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
        if ours and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        elif ours and event.type() == QEvent.Type.KeyPress:
            if step:
                self._move(step)
            elif key in ENTERS:
                self._enter(event.modifiers())
            elif key == Qt.Key.Key_Escape:
                self.put_away()
        return bool(ours)

    def _ask(self) -> None:
        """Ask the reading thread; a question that a newer keystroke has overtaken is dropped."""
        self._number += 1
        if self._desk.background.closed:  # locked: nothing is looked up in what is left of it
            return
        self._desk.background.read(
            partial(self._find, self._number, self.box.text()), then=self._show
        )

    def _find(self, number: int, typed: str, reader: Reader) -> tuple[int, Sought] | None:
        if number != self._number:
            return None
        return number, self._finder.find(reader, typed, self._desk.standing, today())

    def _show(self, answer: tuple[int, Sought] | None) -> None:
        if answer is None or answer[0] != self._number:
            return
        self._shown, sought = answer
        self.lines.show_found(sought.found, sought.typed)
        self._nothing.setText(sought.nothing)
        self._told.setVisible(bool(sought.nothing))
        self._choose_row(self.lines.next_line(-1, 1))
        writes = any(one.child for one in sought.found) or bool(self._desk.standing.caseload)
        self.noting.setVisible(writes)
        self._count.setText(_counted(sought))
        if self.isVisible():
            self._say(sought)
        if self._wanted is not None:
            self._enter(self._wanted)

    def _say(self, sought: Sought) -> None:
        number = len(sought.found)
        found = "1 line" if number == 1 else f"{number} lines"
        first = sought.found[0].sentence if sought.found else ""
        announce(self.box, ". ".join(said for said in (sought.nothing, found, first) if said))

    def _move(self, step: int) -> None:
        self._choose_row(self.lines.next_line(self.list.currentIndex().row(), step))
        if found := self.list.currentIndex().data(FOUND):
            announce(self.box, found.sentence)

    def _choose_row(self, row: int) -> None:
        self.list.setCurrentIndex(self.lines.index(row) if row >= 0 else QModelIndex())
        if row == 1:
            self.list.scrollToTop()  # with its heading

    def _enter(self, held_down: Qt.KeyboardModifier) -> None:
        """Choose, or as soon as what is typed has been looked up."""
        if self._shown != self._number:
            self._wanted = held_down
            return
        self._wanted = None
        found: Found | None = self.list.currentIndex().data(FOUND)
        if not held_down & Qt.KeyboardModifier.ControlModifier:
            self._choose(found)
        elif found is not None and found.child:
            self.put_away()
            self._desk.note_wanted.emit(found.child)

    def _choose(self, found: Found | None) -> None:
        if found is None:
            return
        self.put_away()
        if found.place:
            self._desk.go(found.place, found.whom)
        else:
            self.asked.emit(found.deed)

    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in (Child, *NAMED)):
            self._forget()

    def _forget(self) -> None:
        self._finder.stale = True


def _hint(key: str, does: str) -> QHBoxLayout:
    return across(KeyCap(key), Label(does, "meta", "muted"), gap=6)


def _counted(sought: Sought) -> str:
    if sought.waiting:
        return f"Still reading {sought.waiting:,} notes"
    return "1 child" if sought.children == 1 else f"{sought.children} children"
