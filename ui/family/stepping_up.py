"""Stepping up: who else is in a child's life, before, during and after; follow-up points."""

from functools import partial

from PySide6.QtWidgets import QVBoxLayout, QWidget

from linkworker.actions.stepping_up import keep_step, strike_step
from linkworker.measures.stepping_up import Point, Way
from linkworker.records import Finding, SteppingUp
from ui import desk as desks
from ui.child.more import More
from ui.child.part import Part
from ui.forms.form_kinds import add_about
from ui.models.about_child import About
from ui.models.stepping_up import Told, Waits, next_point, parts_of, waits
from ui.widgets.asking import Asking, ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held

_WHY = "What the council or others do besides us. Only what somebody told us; never chase it."
_NEEDED = {"told_by": "Say whom you asked"}
_REASON = {"reason": "Say why it is struck out"}


class SteppingUpCard(Card):
    """Nothing is asked here that the council's own file will bring."""

    def __init__(self, part: Part) -> None:
        self._add = Button("", "ghost", "plus", "Add what somebody told us")
        super().__init__("Stepping up", icon="flag", actions=(self._add,))
        self._part = part
        self._about: About | None = None
        self._rows, self._next = down(gap=8), WrapLabel("", "small", "muted")
        self.add(WrapLabel(_WHY, "small", "muted"), self._rows, self._next)
        self._add.clicked.connect(self._open)

    def show_way(self, about: About, way: Way) -> None:
        """Show a child's line of dates, and what is to be asked."""
        self._about = about
        empty(self._rows)
        for wait in waits(way, about.today):
            self._rows.addWidget(self._wait(wait, about))
        for part in parts_of(way):
            self._rows.addWidget(Label(part.title, "smallb"))
            if part.nothing:
                self._rows.addWidget(WrapLabel(part.nothing, "small", "muted"))
            for line in part.lines:
                self._rows.addWidget(self._line(line, about))
        coming = next_point(way, about.today)
        self._next.setText(coming)
        self._next.setVisible(bool(coming))
        self._add.setVisible(about.may_write)

    def _line(self, line: Told, about: About) -> QWidget:
        asked, more = down(gap=0), More()
        more.offer(line.words, [("Strike out", partial(self._strike, asked, line.step))])
        if not about.may_write:  # shown before it stands somewhere, it would be a window
            more.hide()
        words = down(WrapLabel(line.words, "small"), WrapLabel(line.under, "meta", "muted"), gap=0)
        row = across(gap=6)
        row.addLayout(words, 1)
        row.addWidget(more)
        return held(down(row, asked, gap=4))

    def _wait(self, wait: Waits, about: About) -> QWidget:
        """Offer to write down an answer, or that nobody could find out."""
        asked = down(gap=0)
        told = Button("We were told", "small", "plus")
        unknown = Button("Could not find out", "small")
        told.clicked.connect(self._open)
        unknown.clicked.connect(partial(self._could_not, asked, wait.point))
        for button in (told, unknown):
            if not about.may_write:
                button.hide()
        words = WrapLabel(wait.words, "smallb", "warn")
        return held(down(words, across(told, unknown, STRETCH, gap=8), asked, gap=4))

    def _could_not(self, place: QVBoxLayout, point: Point, _checked: bool = False) -> None:
        whom = LineEdit("Early Help, the school")
        asking = Asking((("told_by", "Whom you asked", whom),), "Keep", _NEEDED)
        asking.kept.connect(lambda said: self._keep_unknown(point, said["told_by"]))
        ask_in(place, asking)

    def _keep_unknown(self, point: Point, asked: str) -> None:
        if self._about is None:
            return
        today = desks.today()
        keep = partial(
            keep_step, child=self._about.child, today=today, by=self._part.desk.standing.user,
            found=Finding.UNKNOWN, on=today, told_by=asked, after=point.after,
        )  # fmt: skip
        self._part.keep(keep, "Kept: could not find out.")

    def _strike(self, place: QVBoxLayout, step: SteppingUp) -> None:
        asking = Asking((("reason", "Struck out because", LineEdit()),), "Strike out", _REASON)
        by = self._part.desk.standing.user
        act = partial(strike_step, step=step, by=by)
        asking.kept.connect(lambda said: self._part.keep(partial(act, **said), "Struck out."))
        ask_in(place, asking)

    def _open(self) -> None:
        if self._about is not None:
            self._part.desk.go("form", add_about(SteppingUp, self._about.child))
