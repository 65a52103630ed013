"""How long each kind of record is kept, and which person approved it; whose time is over."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any

from linkworker.actions.retention import Over, Scheduled, approve, keep_rule
from linkworker.measures.days import say_day
from linkworker.measures.rights_days import said_months
from linkworker.records import CountsFrom
from ui import desk as desks
from ui.desk import Desk
from ui.rights.line import Line
from ui.rights.lines_card import LinesCard
from ui.widgets.asking import Asking
from ui.widgets.choices import ChoicePicker
from ui.widgets.date_edit import DateEdit
from ui.widgets.inputs import LineEdit

_WHY = (
    "The program deletes nothing by itself. A time counts once a person named here has approved "
    "it: before that nobody is even proposed for erasing. A time that is changed is approved anew. "
    "The program tells whose time is over for children; the other times bind whoever looks after "
    "this place."
)
_NONE = "No child’s time is over, by the times that were approved."


class ScheduleCard(LinesCard):
    """A line for each kind; below, whose time to be kept is over."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "How long records are kept", _WHY, many=True)

    def show_schedule(
        self, schedule: Sequence[Scheduled], over: Sequence[Over], *, may: bool
    ) -> None:  # fmt: skip
        """Show the schedule; an administrator changes and approves it."""
        lines = [self._line(one, may=may) for one in schedule]
        self._show_lines([*lines, *map(self._over, over)], "" if over else _NONE)

    def _line(self, one: Scheduled, *, may: bool) -> Line:
        rule = one.rule
        since = rule.counts_from.value if rule.counts_from else ""
        words = f"{said_months(rule.months or 0)} from {since}. {one.proposal.why}"
        tag = ("proposed: nobody has approved it", "warn")
        if one.approved and rule.approved_on:
            again = say_day(rule.review_on, year=True) if rule.review_on else ""
            words += f" Looked at again on {again}."
            on = say_day(rule.approved_on, year=True)
            tag = (f"approved by {rule.approved_by}, {on}", "ok")
        doing = [
            ("Change", "square-pen", partial(self._ask_change, one)),
            ("Approve", "check", partial(self._ask_approval, one)),
        ]  # fmt: skip
        return Line(one.proposal.title, words, tag, doing if may else ())

    def _over(self, one: Over) -> Line:
        name = one.child.whole_name
        words = f"The time to keep this record was over on {say_day(one.since, year=True)}."
        go = partial(self._desk.go, "rights", one.child.id)
        return Line(name, words, ("over", "warn"), [("Look at it", "arrow-right", go)])

    def _ask_change(self, one: Scheduled) -> None:
        months = LineEdit("72")
        months.set_value(str(one.rule.months or ""))
        since = ChoicePicker([(way, way.value) for way in CountsFrom])
        since.set_value(one.rule.counts_from)
        asked = Asking(
            [("months", f"{one.proposal.title}: kept for how many months", months),
             ("counts_from", "Counted from", since)],
            "Change", {"months": "Write how many months", "counts_from": "Say from which day"},
        )  # fmt: skip
        asked.kept.connect(partial(self._change, one, asked))
        self._ask_here(asked)

    def _change(self, one: Scheduled, asked: Asking, said: dict[str, Any]) -> None:
        months = str(said["months"]).strip()
        if not months.isdigit():
            asked.fields["months"].set_problem("Write a number of months")
            return
        self._run(partial(
            keep_rule, place_log=self._desk.standing.place_log, rule=one.rule,
            months=int(months), counts_from=said["counts_from"],
        ), "Kept. It counts once it is approved.")  # fmt: skip

    def _ask_approval(self, one: Scheduled) -> None:
        asked = Asking(
            [("name", f"{one.proposal.title}: approved by", LineEdit("A trustee, by name")),
             ("review_on", "Looked at again on", DateEdit("ahead", desks.today))],
            "Approve", {"name": "Name the person who approves it",
                        "review_on": "Say when it is looked at again"},
        )  # fmt: skip
        asked.kept.connect(partial(self._approve, one))
        self._ask_here(asked)

    def _approve(self, one: Scheduled, said: dict[str, Any]) -> None:
        on: date = desks.today()
        self._run(partial(
            approve, place_log=self._desk.standing.place_log, rule=one.rule, name=said["name"],
            on=on, review_on=said["review_on"],
        ), "Approved.")  # fmt: skip
