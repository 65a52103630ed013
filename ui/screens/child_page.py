"""One child: who she is, and her story, timeline, support plan, attendance and SDQ."""

from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from linkworker.actions.children import children
from linkworker.errors import NotFound
from linkworker.fields import Record
from linkworker.records import Child, EmergencyCard, School, Term
from linkworker.store import Changes, Reader
from ui import names
from ui.child import emergency
from ui.child.notices import Notices
from ui.child.part import Part
from ui.child.strip import DETAILS, PRINT, WITH_CHILD, ChildStrip
from ui.child_tabs import PAPERS
from ui.child_tabs import TABS as _TABS
from ui.desk import Desk, today
from ui.forms.form_kinds import edit_about
from ui.forms.keys import on_key
from ui.models.about_child import About, read_about
from ui.widgets.layout import down, drawn_once, rule
from ui.widgets.notices import Waiting
from ui.widgets.tabs import Tabs

_ALWAYS: tuple[type[Record], ...] = (Child, School, Term, EmergencyCard)
_NUMBERED = 9  # tabs with a key of their own
_AT_ONCE_MS = 150  # what is read within this never shows that it is being read


class ChildPage(QWidget):
    """`show_about("id")`, `"id/timeline"`, or `"id/plan/record/field"`: go to where that stands."""

    waits_itself = True

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._child = ""
        self._about: About | None = None
        self._sought = ("", "")
        self._shown: dict[str, tuple[str, date]] = {}  # whom each tab shows, as of which day
        self._parts: dict[str, Part] = {}
        self._tab_keys: set[str] = set()
        self._read_to: dict[str, str] = {}  # whom each tab was last scrolled over
        self.strip = ChildStrip()
        self.tabs = Tabs([(name, tab.words) for name, tab in _TABS.items()])
        self.notices = Notices(desk)
        self._stack, self._waiting, self._nothing = QStackedWidget(), Waiting(), QWidget()
        self._slow = QTimer(self)
        self._card = emergency.Emergency(self, desk)
        self._build()
        self._connect()

    def _build(self) -> None:
        self._stack.addWidget(self._waiting)
        self._stack.addWidget(self._nothing)
        self._slow.setSingleShot(True)
        self._slow.setInterval(_AT_ONCE_MS)
        head = down(self.strip, self.notices, self.tabs, gap=6, margins=(24, 14, 24, 0))
        whole = down(head, rule(), gap=0)
        whole.addWidget(self._stack, 1)
        self.setLayout(whole)

    def _connect(self) -> None:
        self.tabs.chosen.connect(lambda _: self._turn())
        self._slow.timeout.connect(self._wait)
        self.notices.again.connect(self._turn)
        self.strip.emergency.clicked.connect(self.show_emergency)
        self.strip.with_child.clicked.connect(self.sit_with_child)
        self.strip.print_plan.clicked.connect(self._print)
        self.strip.wanted.connect(self._go_to)
        self._desk.background.changed.connect(self._changed)
        on_key(self, emergency.KEYS, self.show_emergency)
        on_key(self, WITH_CHILD, self.sit_with_child)
        on_key(self, PRINT, self.strip.print_plan.click)
        on_key(self, "Alt+Up", partial(self._go_on, -1))
        on_key(self, "Alt+Down", partial(self._go_on, 1))
        for number in range(_NUMBERED):
            on_key(self, f"Ctrl+{number + 1}", partial(self.tabs.choose_at, number))

    def show_about(self, about: str) -> None:
        """Show a child, on the tab said after the id, or else on the one that is on."""
        self._child, tab, record, place = (about.split("/") + [""] * 3)[:4]
        self._sought = (record, place)
        if self._about is not None and self._about.child.id != self._child:
            self._shown.clear()  # a tab that shows this child still has another’s name above it
        if record:
            self._shown.pop(tab, None)  # gone to once everything has found its place
        if tab in _TABS and tab != self.tabs.now():
            self.tabs.choose(tab)  # turning reads
        else:
            self._turn()

    def part(self, name: str) -> Part:
        """Give a tab's part, made when it is first looked at."""
        if name not in self._parts:
            made = self._parts[name] = _TABS[name].part(self._desk)
            self._stack.addWidget(made)
            for keys in made.keys.keys() - self._tab_keys:
                self._tab_keys.add(keys)
                on_key(self, keys, partial(self._act_on_tab, keys))
        return self._parts[name]

    def _act_on_tab(self, keys: str) -> None:
        act = self.part(self.tabs.now()).keys.get(keys)
        if act is not None:
            act()

    def about_now(self) -> str:
        """Say which child shows and on which tab, to come back to."""
        return f"{self._child}/{self.tabs.now()}"

    def seek_here(self) -> bool:
        """Let words be typed that are found on this tab; False where nothing can be."""
        finder = getattr(self.part(self.tabs.now()), "finder", None)
        if finder is not None:
            finder.setFocus()
        return finder is not None

    def show_emergency(self) -> None:
        """Show the emergency card of the child shown."""
        about = self._about
        if about is not None and about.child.id == self._child:
            ask = partial(emergency.read_card, child=about.child)
            self._desk.background.read(ask, then=partial(self._card.show_card, about))

    def sit_with_child(self) -> None:
        """Turn the whole window to what is the child's own, unless one only reads."""
        if self._about is not None and self._about.may_write:
            self._desk.go("with_child", self._child)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        """Scroll the tab by a page, while the focus is on the page as a whole."""
        if not self.part(self.tabs.now()).scroll_by(Qt.Key(event.key())):
            super().keyPressEvent(event)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was missed while another page showed; the keys work at once."""
        super().showEvent(event)
        self.setFocus()
        self._turn()

    def _turn(self) -> None:
        """Turn to the tab that is on, and read it unless it shows this child as things stand."""
        name = self.tabs.now()
        part = self.part(name)
        if self._child and self._shown.get(name) != (self._child, today()):
            self._read(name)
        elif self._child:
            self._stack.setCurrentWidget(part)

    def _changed(self, changes: Changes) -> None:
        stayed = [type(one.record) for one in self._about.stayed] if self._about else []
        for name, part in self._parts.items():
            if any(changes.touches(kind) for kind in (*_ALWAYS, *stayed, *part.kinds)):
                self._shown.pop(name, None)
        if self.isVisible():
            self._turn()

    def _read(self, name: str) -> None:
        child, part, standing = self._child, self.part(name), self._desk.standing
        self._shown[name] = (child, today())
        self._slow.start()

        def ask(reader: Reader) -> tuple[About, Any]:
            about = read_about(reader, child, today(), standing)
            return about, part.read(reader, about)

        self._desk.background.read(ask, then=partial(self._show, name), otherwise=self._refuse)

    def _show(self, name: str, found: tuple[About, Any]) -> None:
        about, facts = found
        if about.child.id != self._child:
            return
        self._slow.stop()
        if self._about is None or self._about.child.id != about.child.id:
            log = about.child.log
            self._desk.background.run(lambda store: store.mailbox.erasures.note_opened(log))
        if self._read_to.get(name) != about.child.id:
            self._read_to[name] = about.child.id
            self.part(name).scroll_by(Qt.Key.Key_Home)
        self._about = about
        with drawn_once(self):
            self._show_about(about)
            self.part(name).show_facts(about, facts)
            self._stack.setCurrentWidget(self.part(self.tabs.now()))
        if self._sought[0]:
            self.part(name).go_to(*self._sought)
            self._sought = ("", "")

    def _show_about(self, about: About) -> None:
        self.strip.show()
        self.notices.show_about(about)
        names.call(self, about.name)
        self.strip.show_about(about)

    def _wait(self) -> None:
        """Show quiet bars: neither the last child's words nor nothing at all."""
        self.strip.show_waiting()
        self._stack.setCurrentWidget(self._waiting)

    def _print(self) -> None:
        """Go to the paper that belongs to the tab that is on."""
        self._desk.go("print", f"{self._child}/{PAPERS.get(self.tabs.now(), 'plan')}")

    def _refuse(self, error: Exception) -> None:
        self._slow.stop()
        self._about = None
        self._shown.clear()
        self.strip.hide()
        self._stack.setCurrentWidget(self._nothing)
        self.notices.show_trouble(gone=isinstance(error, NotFound))

    def _go_on(self, step: int) -> None:
        """Go to the child before or after this one, by name, on the same tab."""

        def ask(reader: Reader) -> str:
            order = [on.child.id for on in children(reader)]
            at = order.index(self._child) if self._child in order else 0
            return order[(at + step) % len(order)] if order else self._child

        tab = self.tabs.now()
        self._desk.background.read(ask, then=lambda id_: self._desk.go("child", f"{id_}/{tab}"))

    def _go_to(self, place: str) -> None:
        """Go to what is seldom done about the child shown."""
        if place == DETAILS and self._about is not None:
            self._desk.go("form", edit_about(self._about.child))
        elif place != DETAILS:
            self._desk.go(place, self._child)
