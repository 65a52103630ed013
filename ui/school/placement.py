"""Where a child is taught elsewhere: hours, its own attendance beside the school's, our visits."""

from functools import partial

from linkworker.actions.placements import Placed
from linkworker.measures.placement import goes_on
from linkworker.records import ComingBack, Placement, PlacementWeek
from ui.child.more import More
from ui.child.part import Part
from ui.forms.form_kinds import add_about, edit_about
from ui.models.about_child import About
from ui.models.school import came_words, placed_words, timetable, visits_words
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import across, down, empty

_WIDE = 96


class PlacementCard(Card):
    """The place's own telling of who came is never mixed with the school's register."""

    def __init__(self, part: Part) -> None:
        self.week = Button("A week there", "small", "calendar-check")
        self.visit = Button("Write up a visit", "small", "square-pen")
        self.more = More()
        actions = (self.visit, self.week, self.more)
        super().__init__("Taught elsewhere", icon="map-pin", actions=actions)
        self._part = part
        self._about: About | None = None
        self._placed: Placed | None = None
        self._where, self._since = WrapLabel("", "strong"), WrapLabel("", "small", "soft")
        self._hours = down(gap=2)
        self._came, self._register = WrapLabel(""), WrapLabel("", "small", "soft")
        self._visits, self._well = WrapLabel("", "small", "soft"), WrapLabel("", "small", "soft")
        self._ask = WrapLabel("", "meta", "muted")
        parts = (self._where, self._since, self._hours, self._came, self._register)
        self.body.addLayout(down(*parts, self._visits, self._well, self._ask, gap=5))
        self.week.clicked.connect(self._add_week)
        self.visit.clicked.connect(self._write_visit)

    def show_place(self, about: About, placed: Placed, register: str) -> None:
        """Show where she is taught; `register` says what her school's register has meanwhile."""
        self._about, self._placed = about, placed
        one = placed.placement
        self._where.setText(one.where)
        self._since.setText(placed_words(one, about.today))
        empty(self._hours)
        for day, hours in timetable(one):
            label = Label(day, "small", "muted")
            label.setMinimumWidth(_WIDE)
            line = across(label, WrapLabel(hours, "small"), gap=8)
            line.setStretch(1, 1)
            self._hours.addLayout(line)
        self._came.setText(f"Came there: {came_words(placed.came)}")
        self._register.setText(register)
        self._visits.setText(visits_words(placed, about.today))
        self._well.setText(f"Goes well there: {one.goes_well}")
        self._well.setVisible(bool(one.goes_well))
        ring = ", ".join(part for part in (one.contact, one.phone) if part)
        self._ask.setText(f"Whom to ask there: {ring}")
        self._ask.setVisible(bool(ring))
        for button in (self.week, self.visit, self.more):
            button.setVisible(about.may_write)
        self.more.offer(one.where, self._offered(about, one))

    def _offered(self, about: About, one: Placement) -> list[tuple[str, partial[None]]]:
        go = self._part.desk.go
        found = [("Change the hours, or the last day", partial(go, "form", edit_about(one)))]
        if goes_on(one, about.today):
            found.append(("Begin the way back", partial(go, "form", add_about(ComingBack, one))))
        return found

    def _add_week(self) -> None:
        if self._placed is not None:
            self._part.desk.go("form", add_about(PlacementWeek, self._placed.placement))

    def _write_visit(self) -> None:
        if self._about is not None:
            self._part.desk.go("note", self._about.child.id)
