"""The caseload: everybody on this laptop, who needs somebody first at the top."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from linkworker.records import Child
from linkworker.store import Changes, Reader
from ui.caseload.narrowing import Narrowing
from ui.caseload.table import CaseloadView
from ui.desk import Desk, Standing, today
from ui.forms.form_kinds import add_about
from ui.forms.keys import on_key
from ui.models.caseload import SHOWN_KINDS, Caseload, Line, read_caseload
from ui.models.caseload_order import NEEDS, ORDERS, WHOSE, in_order
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoicePicker
from ui.widgets.flow import Flow
from ui.widgets.labels import ElideLabel, IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held
from ui.widgets.notices import EmptyState, InfoStrip
from ui.widgets.slip import Slip
from ui.widgets.tags import Tag

_KEPT = "caseload_order"
_REVIEWING = "You are reviewing. You can read and comment. You cannot change the notes."
_OFFERED = [(key, order.words) for key, order in ORDERS.items() if key not in (NEEDS, WHOSE)]


class CaseloadPage(QWidget):
    """A table of children, filters with counts, a box to find a name; Enter opens a child."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._caseload: Caseload | None = None
        self._stale = True
        self.table = CaseloadView()
        self.narrowing = Narrowing(desk)
        self.finder, self.filters = self.narrowing.finder, self.narrowing.filters
        self.order = ChoicePicker(_OFFERED, ORDERS[NEEDS].words)
        self.why = Button("Why this order?", "ghost", "circle-help")
        self.add_child = Button("Add child", "secondary", "user-plus")
        self.lent = Button("Lent and not back", "ghost", "laptop")
        self._title = Label("Caseload", "h1")
        self._about = ElideLabel("", "small", "muted")
        self._note = Label("", "meta", "warn")
        self._review = InfoStrip("read-only", _REVIEWING)
        self._empty = self._empty_state()
        self._none = EmptyState("Nobody here", "No child fits what you are looking for.", "search")
        self._middle = QStackedWidget()
        self._slip: Slip | None = None
        self._build()
        self._connect()
        self._stand()

    def _build(self) -> None:
        for part in (self.table, self._empty, self._none):
            self._middle.addWidget(part)
        names = across(self._title, self._about, gap=12)
        names.setStretch(1, 1)
        head = across(gap=12)
        head.addLayout(names, 1)
        head.addWidget(self.narrowing.nearly)
        head.addWidget(self.finder)
        head.addWidget(self.narrowing.saved.keep)
        head.addWidget(self.add_child)
        self.order.setAccessibleName("Order")
        self.order.setProperty("show", "small")
        narrowing = across(gap=12)
        narrowing.addWidget(self.filters, 1)
        ordering = held(across(Label("Order", "small", "muted"), self.order))
        narrowing.addWidget(ordering, 0, Qt.AlignmentFlag.AlignTop)
        saved = self.narrowing.saved
        top = down(head, self._review, narrowing, saved, gap=10, margins=(24, 14, 24, 6))
        waits = across(
            IconLabel("cloud-off", "text3", 14), Label("waiting to sync", "meta", "muted")
        )
        self._waits = held(waits)
        foot = across(
            self.why, self.lent, self._note, STRETCH, self._waits, gap=20, margins=(16, 2, 24, 3)
        )
        self._foot = held(foot)
        whole = down(top, gap=0)
        whole.addLayout(across(self._middle, margins=(16, 0, 16, 0)), 1)
        whole.addWidget(self._foot)
        self.setLayout(whole)

    def _empty_state(self) -> EmptyState:
        words = "Add a child, or sync to bring in the children given to you."
        sync = Button("Sync now", "secondary", "refresh-cw")
        self._add_first = Button("Add child", "primary", "plus")
        sync.clicked.connect(self._desk.sync_wanted)
        self._add_first.clicked.connect(self._add)
        return EmptyState(
            "No children on your caseload yet", words, "users", [sync, self._add_first]
        )

    def _connect(self) -> None:
        self.table.opened.connect(partial(self._desk.go, "child"))
        self.table.typed.connect(self._look_for)
        self.table.ordered.connect(self._order_by)
        self.order.changed.connect(lambda: self._order_by(self.order.value() or NEEDS))
        self.why.clicked.connect(self._say_why)
        self.lent.clicked.connect(partial(self._desk.go, "lent"))
        self.narrowing.changed.connect(self._show_lines)
        self.finder.returnPressed.connect(self._open_first)
        self.add_child.clicked.connect(self._add)
        self._desk.background.changed.connect(self._changed)
        self._desk.moved.connect(self._stand)
        on_key(self, "Esc", self._show_all)

    def show_about(self, whose: str) -> None:
        """Show the children of a Link Worker or school, or a filter; '' shows what was shown."""
        self.narrowing.show_about(whose)

    def seek_here(self) -> bool:
        """Let a name be typed."""
        self.finder.setFocus()
        return True

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        """Read what was missed while another page showed; the keys work at once."""
        super().showEvent(event)
        self.table.setFocus()
        if self._stale:
            self._read()

    def _changed(self, changes: Changes) -> None:
        if any(changes.touches(kind) for kind in SHOWN_KINDS):
            self._stale = True
            if self.isVisible():
                self._read()

    def _stand(self) -> None:
        """Show only what this person may do."""
        standing = self._desk.standing
        self.add_child.setVisible(bool(standing.caseload))
        self._add_first.setVisible(bool(standing.caseload))
        self._review.setVisible(standing.reviews)
        self._title.setText("Children" if standing.reviews else "Caseload")

    def _read(self) -> None:
        self._stale = False
        ask = partial(_find, standing=self._desk.standing)
        self._desk.background.read(ask, then=self._show)

    def _show(self, found: tuple[Caseload, str]) -> None:
        caseload, order = found
        self._caseload = caseload
        several = any(line.whose for line in caseload.lines)
        self.order.offer([*_OFFERED, (WHOSE, ORDERS[WHOSE].words)] if several else _OFFERED)
        self.order.set_value(None if order == NEEDS else order)
        number = len(caseload.lines)
        children = "1 child" if number == 1 else f"{number} children"
        self._about.setText(" · ".join((children, " and ".join(caseload.schools))).rstrip(" ·"))
        self._note.setText(caseload.note)
        self._waits.setVisible(any(line.waiting for line in caseload.lines))
        self.narrowing.learn(caseload.lines)
        self._show_lines()

    def _show_lines(self) -> None:
        if self._caseload is None:
            return
        lines = self.narrowing.left()
        order = self.order.value() or NEEDS
        self.table.show_lines(in_order(lines, order), order)
        nobody = self._none if self._caseload.lines else self._empty
        self._middle.setCurrentWidget(self.table if lines else nobody)
        self._foot.setVisible(bool(self._caseload.lines))

    def _order_by(self, order: str) -> None:
        """Put the table in another order, and keep it so."""
        self.order.set_value(None if order == NEEDS else order)
        self._desk.background.run(lambda store: store.keep_setting(_KEPT, order))
        self._show_lines()

    def _say_why(self) -> None:
        order = self.order.value() or NEEDS
        lines = self._caseload.lines if self._caseload else ()
        self._slip = self._slip or Slip(self.window(), "circle-help", "accent", (560, 460))
        said: list[QWidget] = [WrapLabel(ORDERS[order].why, "body", "soft")]
        if order == NEEDS:
            said += [_first(line) for line in in_order(lines, NEEDS) if line.reasons]
        self._slip.show_lines(f"Order: {ORDERS[order].words}", said)

    def _look_for(self, letters: str) -> None:
        self.finder.setFocus()
        self.finder.setText(letters)

    def _open_first(self) -> None:
        child = self.table.chosen_child()
        if child:
            self._desk.go("child", child)

    def _show_all(self) -> None:
        self.narrowing.narrow({})
        self.table.setFocus()

    def _add(self) -> None:
        self._desk.go("form", add_about(Child))


def _find(reader: Reader, standing: Standing) -> tuple[Caseload, str]:
    order = reader.setting(_KEPT, NEEDS)
    found = read_caseload(reader, today(), standing.team, practice=standing.practice)
    return found, order if order in ORDERS else NEEDS


def _first(line: Line) -> QWidget:
    tags = Flow(*(Tag(one.words, one.tone, one.icon) for one in line.reasons), gap=6)
    who = Label(line.name, "smallb")
    return held(down(who, held(tags), gap=4))
