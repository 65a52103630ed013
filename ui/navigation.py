"""The navigation at the left: places, recent pages, who works here. A rail of icons when narrow."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QRectF, Signal
from PySide6.QtGui import QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QWidget

from ui import icons, theme
from ui.names import tip
from ui.widgets.avatar import Avatar
from ui.widgets.drawing import smooth
from ui.widgets.labels import ElideLabel, Label
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held, rule
from ui.widgets.nav_line import HIGH, LOW, NavLine

WIDE, RAIL = 216, 64
RECENT_FROM = 560
_ELSE = 124  # px at 100% text that the sign, the rule, the person and the margins take
Corner = Literal["top", "foot"]


@dataclass(frozen=True)
class Stop:
    """A line of the navigation: its name for the program, its words and icon, where it stands."""

    name: str
    title: str
    icon: str
    corner: Corner = "top"


class Navigation(QWidget):
    """Lines to go somewhere. It knows their names only: `went(name)`, `recalled(key)`."""

    went = Signal(str)
    recalled = Signal(str)
    lock = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._lines: dict[str, NavLine] = {}
        self._rail = False
        self._pages: list[tuple[str, str]] = []
        self._kept = Kept(self._recall)
        self._organisation = ElideLabel("", "meta", "muted")
        self._organisation.hide()
        self._badge = _Badge()
        self._names = held(down(Label("Linkworker", "h3"), self._organisation, gap=0))
        self._top, self._foot, self._recent = down(gap=2), down(gap=2), down(gap=2)
        self._recent_title = Label("Recent", "metab", "muted")
        self._recent_title.setContentsMargins(10, 14, 0, 4)
        self._recent_title.hide()
        self._lock = NavLine("Lock now", "lock")
        self._lock.show_key("Ctrl L")
        self._lock.clicked.connect(self.lock)
        self._who = Avatar("", 30)
        self._who_words = held(down(gap=0))
        self._person = ElideLabel("", "smallb")
        self._role = ElideLabel("", "meta", "muted")
        self._build()
        self.be_rail(False)

    def _build(self) -> None:
        words = self._who_words.layout()
        if words is not None:
            words.addWidget(self._person)
            words.addWidget(self._role)
        head = across(self._badge, self._names, gap=10, margins=(6, 0, 0, 14))
        who = across(self._who, self._who_words, gap=10, margins=(5, 8, 0, 0))
        column = down(
            *(head, self._top, self._recent_title, self._recent, STRETCH),
            *(self._foot, self._lock, 6, rule(), who),
            gap=2,
            margins=(12, 14, 12, 12),
        )
        self.setLayout(column)
        self.setAccessibleName("Navigation")

    def add(self, stop: Stop) -> None:
        """Add a line."""
        line = NavLine(stop.title, stop.icon)
        line.setCheckable(True)
        line.clicked.connect(lambda: self.went.emit(stop.name))
        self._group.addButton(line)
        self._lines[stop.name] = line
        (self._top if stop.corner == "top" else self._foot).addWidget(line)
        line.fold(self._rail)

    def show_here(self, name: str) -> None:
        """Mark the line of the page that shows; a page of nowhere marks none."""
        self._group.setExclusive(False)
        for own, line in self._lines.items():
            line.setChecked(own == name)
        self._group.setExclusive(True)

    def show_count(self, name: str, count: int, urgent: bool = False) -> None:
        """Show how many wait there (0 shows nothing); `urgent` on the warning tint."""
        self._lines[name].show_count(count, urgent)

    def show_line(self, name: str, shown: bool) -> None:
        """Show or hide a line, such as To decide when there is nothing to decide."""
        self._lines[name].setVisible(shown)
        self._show_recent_if_room()

    def shows(self, name: str) -> bool:
        """Say whether a line is shown."""
        return not self._lines[name].isHidden()

    def name_line(self, name: str, words: str) -> None:
        """Call a line something else, such as Children for somebody who reads many caseloads."""
        if self._lines[name].words != words:
            self._lines[name].say(words)

    def show_person(self, person: str, role: str, organisation: str) -> None:
        """Say who works here, as what, and for which school or team."""
        self._who.show_name(person)
        tip(self._who, person)
        self._person.setText(person)
        self._role.setText(role)
        self._organisation.setText(organisation)
        self._organisation.setVisible(bool(organisation))

    def show_recent(self, pages: Sequence[tuple[str, str]]) -> None:
        """List recent pages, each a key that `recalled` gives back and a person's name."""
        if list(pages) == self._pages:
            return
        self._pages = list(pages)
        lines = self._kept.take(len(pages))
        for line, (key, name) in zip(lines, pages, strict=True):
            line.say(name)
            line.setProperty("key", key)
            line.fold(self._rail)
        arrange(self._recent, lines)
        self._show_recent_if_room()

    def _recall(self) -> NavLine:
        line = NavLine("")
        line.clicked.connect(lambda: self.recalled.emit(line.property("key")))
        return line

    def be_rail(self, rail: bool) -> None:
        """Fold to a rail of icons, or unfold."""
        self._rail = rail
        self.setFixedWidth(theme.size(RAIL) if rail else theme.size(WIDE))
        self._names.setVisible(not rail)
        self._who_words.setVisible(not rail)
        self._show_recent_if_room()
        for line in self.findChildren(NavLine):
            line.fold(self._rail)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Leave recent pages out where the window is low."""
        super().resizeEvent(event)
        self._show_recent_if_room()

    def _show_recent_if_room(self) -> None:
        room = self.height() >= theme.size(RECENT_FROM) and self._fits(HIGH, self._recent.count())
        for every in (*self._lines.values(), self._lock):
            every.stand(HIGH if self._fits(HIGH, 0) else LOW)
        self._recent_title.setVisible(room and not self._rail and self._recent.count() > 0)
        for at in range(self._recent.count()):
            item = self._recent.itemAt(at)
            if item is not None and (line := item.widget()) is not None:
                line.setVisible(room)

    def _fits(self, high: int, besides: int) -> bool:
        """Say whether all lines shown, and so many besides, have room at this height."""
        shown = sum(not line.isHidden() for line in self._lines.values()) + 1 + besides
        return shown * (theme.size(high) + 2) + theme.size(_ELSE) <= self.height()


class _Badge(QWidget):
    """The program's sign."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedSize(theme.size(28), theme.size(28))

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        del event
        with smooth(self) as painter:
            painter.setPen(theme.colour("accent"))
            painter.setBrush(theme.colour("accent"))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
            px = theme.size(17)
            picture = icons.pixmap("heart-handshake", "on_accent", px, self.devicePixelRatioF())
            painter.drawPixmap((self.width() - px) // 2, (self.height() - px) // 2, picture)
