"""What the school counted, good days first; and what was happening in a week, from the timeline."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from textwrap import shorten

from linkworker.actions.behaviour import Told, keep_counts
from linkworker.errors import Invalid
from linkworker.measures.behaviour import Counted
from linkworker.records import BehaviourWeek
from linkworker.store import Changes
from ui import names
from ui.child.part import Part
from ui.desk import this_minute, today
from ui.happened.told import Told as Happened
from ui.models.about_child import About
from ui.models.said_days import near_day
from ui.school.adding import CountsAsked
from ui.school.bars import HalfTermBars
from ui.widgets.asking import ask_in
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Chips, ChoicePicker
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, empty, held, unshown

_NONE = "Nothing counted yet. School’s list of a few weeks is enough to begin with."
_LINES = 7
_LONGEST = 110  # letters of a line


@dataclass(frozen=True)
class CountFacts:
    """The counts by half-term, the latest first; the weeks of the one now; what happened in each.

    `lines` are what the timeline tells of a week, by its Monday.
    """

    counted: Sequence[Counted]
    now: Sequence[date]
    lines: Mapping[date, Sequence[Happened]]


class CountsCard(Card):
    """Weeks are picked by arrow keys; the counts are taken over and never typed one by one."""

    def __init__(self, part: Part) -> None:
        self.take = Button("Take over counts", "ghost", "plus")
        super().__init__("What school counted", icon="chart-column", actions=(self.take,))
        self._part = part
        self._about: About | None = None
        self._facts: CountFacts | None = None
        self.bars = HalfTermBars()
        self._none = unshown(WrapLabel(_NONE, "small", "muted"))
        self._asked, self._pick = down(gap=0), down(gap=0)
        self.weeks: Chips | None = None
        self._week, self._lines = WrapLabel("", "small", "soft"), WrapLabel("", "small")
        self._source = WrapLabel("", "meta", "muted")
        heading = Label("What was happening in a week", "smallb")
        self.half = ChoicePicker([], "Half-term")
        names.call(self.half, "Half-term whose weeks are shown")
        head = across(heading, STRETCH, self.half, gap=8)
        self._below = held(down(head, self._pick, self._week, self._lines, self._source, gap=6))
        self.body.addLayout(down(self._asked, self.bars, self._none, self._below, gap=8))
        self.take.clicked.connect(self.ask)
        self.half.changed.connect(self._offer_weeks)

    def show_counts(self, about: About, facts: CountFacts) -> None:
        """Show them; what is being typed of another child is left."""
        other = self._about is not None and self._about.child.id != about.child.id
        picked = (None, None) if other else (self.half.value(), self._picked())
        if other:
            empty(self._asked)
        self._about, self._facts = about, facts
        self.bars.show_counted(facts.counted)
        for part in (self.bars, self._below):
            part.setVisible(bool(facts.counted))
        self._none.setVisible(not facts.counted)
        self.take.setVisible(about.may_write)
        self._offer_halves(picked[0])
        self._offer_weeks(picked[1])

    def ask(self) -> None:
        """Ask for the counts of this half-term's weeks."""
        about, facts = self._about, self._facts
        if about is None or facts is None or not about.may_write:
            return
        known = {one.monday: _told(one) for one in self._all_weeks() if one.monday}
        sources = [one.source for one in self._all_weeks()]
        asked = CountsAsked(facts.now, known, sources[-1] if sources else "")
        asked.kept.connect(partial(self._keep, asked))
        ask_in(self._asked, asked)
        self._part.show_whole(asked)

    def _picked(self) -> date | None:
        return self.weeks.value() if self.weeks else None

    def _all_weeks(self) -> list[BehaviourWeek]:
        counted = self._facts.counted if self._facts else ()
        weeks = [week for one in counted for week in one.weeks]
        return sorted(weeks, key=lambda week: week.monday or date.min)

    def _offer_halves(self, picked: int | None) -> None:
        counted = self._facts.counted if self._facts else ()
        self.half.offer([(one.half.number, one.half.name) for one in counted])
        numbers = [one.half.number for one in counted]
        if numbers:
            self.half.set_value(picked if picked in numbers else numbers[0])

    def _offer_weeks(self, picked: date | None = None) -> None:
        empty(self._pick)
        counted = self._facts.counted if self._facts else ()
        inside = (one.weeks for one in counted if one.half.number == self.half.value())
        days = [week.monday for week in next(inside, ()) if week.monday]
        self.weeks = Chips([(day, f"{day.day} {day:%b}") for day in days])
        self.weeks.setAccessibleName("Week of")
        self.weeks.set_value(picked if picked in days else days[-1] if days else None)
        self.weeks.changed.connect(self._show_week)
        self._pick.addWidget(self.weeks)
        self._show_week()

    def _show_week(self) -> None:
        monday = self._picked()
        week = next((one for one in self._all_weeks() if one.monday == monday), None)
        if week is None or self._facts is None or monday is None:
            return
        told = _told(week)
        counts = (
            (told.good_days, "good day", "good days"),
            (told.detentions, "detention", "detentions"),
            (told.sent_out, "time sent out", "times sent out"),
        )
        said = [f"{n} {one if n == 1 else many}" for n, one, many in counts if n is not None]
        self._week.setText(f"Week of {monday.day} {monday:%B}: {', '.join(said)}")
        told_of = self._facts.lines.get(monday, ())
        lines = [_line(one) for one in told_of[:_LINES]]
        left = len(told_of) - len(lines)
        more = [f"and {left} more on the timeline"] if left else []
        shown = [*lines, *more] or ["Nothing else is written of that week."]
        self._lines.setText("\n".join(shown))
        self._source.setText(f"From: {week.source}")

    def _keep(self, asked: CountsAsked, told: dict[date, Told], source: str) -> None:
        if self._about is None:
            return
        child, at = self._about.child, this_minute()
        act = partial(keep_counts, child=child, told=told, source=source, at=at)
        self._part.desk.background.run(
            act, then=self._kept, otherwise=partial(self._not_kept, asked)
        )

    def _kept(self, changes: Changes) -> None:
        empty(self._asked)
        self._part.desk.saved("Kept.", changes)

    def _not_kept(self, asked: CountsAsked, error: Exception) -> None:
        if isinstance(error, Invalid):
            problems = error.problems
            asked.show_problems(list(problems.values()), at_source=problems.get("source", ""))
        else:
            self._part.desk.background.failed.emit(error)


def _told(week: BehaviourWeek) -> Told:
    return Told(week.good_days, week.detentions, week.sent_out)


def _line(told: Happened) -> str:
    """Say in one line what happened on a day."""
    day, said = near_day(told.at.date(), today()), told.words.partition("\n")[0]
    said = f"{told.title}: {said}" if said else told.title
    return shorten(f"{day[:1].upper()}{day[1:]}: {said}", _LONGEST, placeholder=" …")
