"""Everything that was shared about a child: what, with whom, when, why, on which ground."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtWidgets import QWidget

from linkworker.actions.sharing import Shared, strike_telling
from linkworker.measures.agreements import About as Asked
from linkworker.measures.agreements import Standing
from linkworker.records import InformationShared
from ui.child.more import More
from ui.child.part import Part
from ui.family.telling_adder import TellingAdder
from ui.models.about_child import About
from ui.models.voice import home_words, shared_line
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import IconLabel, WrapLabel
from ui.widgets.layout import Kept, across, arrange, down, empty, unshown

_MOST = 8
_NONE = "Nothing yet. A paper for a reader, a letter, a telling: each is listed here by itself."


class SharedCard(Card):
    """The list makes itself; only what was said aloud is written down, in one line."""

    def __init__(self, part: Part) -> None:
        self.tell = Button("Told somebody", "small", "message-circle")
        self.print = Button("", "ghost", "printer", "Print what was shared")
        super().__init__("What was shared", icon="eye", actions=(self.print, self.tell))
        self._part = part
        self._about: About | None = None
        self._standings: Mapping[Asked, Standing] = {}
        self._shared: Sequence[Shared] = ()
        self._every = False
        self._asked, self._list = down(gap=0), down(gap=8)
        self._rows = Kept(partial(SharedRow, part))
        self._none = unshown(WrapLabel(_NONE, "small", "muted"))
        self._home = WrapLabel("", "meta", "muted")
        self._all = unshown(Button("", "ghost", "chevron-down"))
        self.body.addLayout(down(self._asked, self._list, self._all, self._home, gap=8))
        self.tell.clicked.connect(self.begin)
        self.print.clicked.connect(self._print)
        self._all.clicked.connect(self._show_all)

    def show_shared(
        self, about: About, shared: Sequence[Shared], standings: Mapping[Asked, Standing]
    ) -> None:
        """Show what left the family's own circle; what went to the family is counted."""
        if self._about is not None and self._about.child.id != about.child.id:
            empty(self._asked)
            self._every = False
        self._about, self._standings, self._shared = about, standings, shared
        self.tell.say("Told somebody", f"Write down that somebody was told about {about.name}")
        self.tell.setVisible(about.may_write)
        self._fill()

    def begin(self) -> None:
        """Write down in one line what was said to somebody."""
        if self._about is not None and self._about.may_write:
            asked = TellingAdder(self._part, self._about, dict(self._standings))
            ask_in(self._asked, asked)
            asked.come()

    def _fill(self) -> None:
        about = self._about
        if about is None:
            return
        away = [one for one in self._shared if not one.home]
        shown = away if self._every else away[:_MOST]
        rows = self._rows.take(len(shown))
        for row, one in zip(rows, shown, strict=True):
            row.show_one(about, one)
        parts: list[QWidget] = [*rows]
        arrange(self._list, parts or [self._none])
        left = len(away) - len(shown)
        self._all.say(f"{left} more", f"Show {left} more that were shared")
        self._all.setVisible(left > 0)
        words = home_words(self._shared)
        self._home.setText(words)
        self._home.setVisible(bool(words))
        self.print.setVisible(bool(self._shared))

    def _show_all(self) -> None:
        self._every = True
        self._fill()

    def _print(self) -> None:
        if self._about is not None:
            self._part.desk.go("print", f"{self._about.child.id}/shared")


class SharedRow(QWidget):
    """One thing that was shared."""

    def __init__(self, part: Part) -> None:
        super().__init__()
        self._part = part
        self._icon = IconLabel("message-circle", "text3", 15)
        self._what, self._how = WrapLabel("", "small"), WrapLabel("", "meta", "muted")
        self._more, self._asked = More(), down(gap=0)
        row = across(self._icon, gap=10)
        row.addLayout(down(self._what, self._how, gap=1), 1)
        row.addWidget(self._more)
        self.setLayout(down(row, self._asked, gap=2))

    def show_one(self, about: About, shared: Shared) -> None:
        """Show another one."""
        empty(self._asked)
        record = shared.record
        told = record if isinstance(record, InformationShared) else None
        paper = "printed" in shared.how or "file" in shared.how
        self._icon.show_icon("printer" if paper else "message-circle", "text3")
        what, how = shared_line(shared, about.today)
        self._what.setText(what)
        by = about.staff.get(shared.by, "")
        self._how.setText(" · ".join(part for part in (how, by) if part))
        offered = [("Strike out", partial(self._ask, told))] if told else []
        self._more.offer(shared.whom, offered)
        self._more.setVisible(bool(told) and about.may_write)

    def _ask(self, told: InformationShared) -> None:
        empty(self._asked)
        reason = LineEdit("it was another family")
        asked = Asking([("reason", f"{told.whom} was not told this, because", reason)],
                       "Strike out", {"reason": "Say why"})  # fmt: skip
        asked.kept.connect(partial(self._strike, told))
        ask_in(self._asked, asked)

    def _strike(self, told: InformationShared, said: dict[str, str]) -> None:
        empty(self._asked)
        by = self._part.desk.standing.user
        act = partial(strike_telling, told=told, reason=said["reason"], by=by)
        self._part.keep(act, "Struck out. It stays on the timeline.")
