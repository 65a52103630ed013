"""What a review decides: held when, who came, what is different in the plan, what is next."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal

from linkworker.actions.review_board import OnBoard, next_review
from linkworker.actions.reviews import Settled
from linkworker.documents.plan import SUPPORT
from linkworker.records import Decided, Plan
from ui import desk as desks
from ui import theme
from ui.forms.editors import sentence_case
from ui.models.said_days import near_day
from ui.widgets.cards import Card
from ui.widgets.choices import Chips
from ui.widgets.date_edit import DateEdit
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit, WordsEdit
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, unshown

_DAY = 236
_CLOSED = "School is closed that day: the review counts for no term, and this one still asks."


class DecisionCard(Card):
    """`typed()` as somebody types; `settled()` gives what was said."""

    typed = Signal()

    def __init__(self) -> None:
        super().__init__("What we decided", icon="handshake")
        self._row: OnBoard | None = None
        self.touched = False
        self.decided = Chips([(one, sentence_case(one.value)) for one in Decided])
        self.support = {name: LineEdit() for name in SUPPORT}
        self.fields = {
            "decided": Field("Decision", self.decided),
            "held_on": Field("Held on", DateEdit("back", desks.today)),
            "who_came": Field("Who came", LineEdit("The child, mum, Mr Fenwick"), optional=True),
            "next_on": Field("Next review by", DateEdit("ahead", desks.today), optional=True),
            "what_changes": Field("What changes, and why", WordsEdit(lines=2, most=6)),
            "new_goal": Field("A new goal, in the child’s own words", LineEdit(), optional=True),
            **{name: Field(said, self.support[name]) for name, said in SUPPORT.items()},
        }
        self._read = WrapLabel("", "body")
        self._closed = unshown(WrapLabel(_CLOSED, "small", "warn"))
        self._build()

    def _build(self) -> None:
        fields = self.fields
        for name in ("held_on", "next_on"):
            fields[name].editor.setMinimumWidth(theme.size(_DAY))
        when = across(fields["held_on"], fields["next_on"], STRETCH, gap=16)
        first = across(fields["informal"], fields["formal"], gap=16)
        second = across(fields["developmental"], fields["specialist"], gap=16)
        self._changes = held(down(
            fields["what_changes"], fields["new_goal"],
            WrapLabel("What support there is from now on", "smallb"), first, second, gap=10,
        ))  # fmt: skip
        self._editing = held(down(
            fields["decided"], when, self._closed, fields["who_came"], self._changes, gap=10
        ))  # fmt: skip
        self.add(self._read, self._editing)
        for field in fields.values():
            field.editor.changed.connect(self._type)

    def show_row(self, row: OnBoard, *, may_write: bool) -> None:
        """Show what is decided, or what there is to decide; what is being typed stays."""
        self._row, edits = row, may_write and row.gathering.is_open
        self._editing.setVisible(edits)
        self._read.setVisible(not edits)
        self._read.setText(_as_read(row))
        if edits and not self.touched:
            self._begin(row)
        self._follow()

    def settled(self) -> Settled:
        """Give what was said."""
        said = {name: field.value() for name, field in self.fields.items()}
        support = {name: said.pop(name) for name in SUPPORT}
        plan = self._row.gathering.plan if self._row else Plan()
        other = {name: words for name, words in support.items() if words != getattr(plan, name)}
        return Settled(**said, support=other)

    def typed_now(self) -> dict[str, Any]:
        """Give what a draft keeps."""
        said = {name: field.value() for name, field in self.fields.items()}
        return {name: _plain(value) for name, value in said.items()}

    def take(self, typed: Mapping[str, Any]) -> None:
        """Show what a draft kept."""
        for name, value in typed.items():
            if name in self.fields:
                self.fields[name].editor.set_value(_spelled(name, value))
        self.touched = True
        self._follow()

    def let_go(self) -> None:
        """Take it that what was typed is kept."""
        self.touched = False

    def show_problems(self, problems: Mapping[str, str]) -> Field | None:
        """Say at each field what is wrong; gives the first of them."""
        named = {"new_goal" if name == "support" else name: w for name, w in problems.items()}
        for name, field in self.fields.items():
            field.set_problem(named.get(name, ""))
        return next((field for name, field in self.fields.items() if name in named), None)

    def _begin(self, row: OnBoard) -> None:
        plan, today = row.gathering.plan, desks.today()
        values = {"held_on": today, "next_on": next_review(row, today)}
        values |= {name: getattr(plan, name) for name in SUPPORT}
        for name, field in self.fields.items():
            field.editor.set_value(values.get(name))
            field.set_problem("")

    def _follow(self) -> None:
        """Ask for what changes only where something does; warn of a day that counts for no term."""
        said = self.decided.value()
        self._changes.setVisible(said is not None and said is not Decided.CONTINUE)
        day = self.fields["held_on"].value()
        closed = bool(self._row and day and not self._row.calendar.in_term(day))
        self._closed.setVisible(closed)

    def _type(self) -> None:
        self.touched = True
        self._follow()
        self.typed.emit()


def _as_read(row: OnBoard) -> str:
    review = row.gathering.review
    if review is None or review.held_on is None:
        return "Nothing is decided yet."
    today = desks.today()
    decided = sentence_case(review.decided.value) if review.decided else ""
    came = f"There: {review.who_came}." if review.who_came else ""
    after = f"Next review by {near_day(review.next_on, today)}." if review.next_on else ""
    lines = (
        f"Held {near_day(review.held_on, today)}. {decided}.",
        came,
        review.what_changes,
        after,
    )
    return "\n".join(line for line in lines if line)


def _plain(value: Any) -> Any:
    if isinstance(value, Decided):
        return value.value
    return value.isoformat() if isinstance(value, date) else value


def _spelled(name: str, value: Any) -> Any:
    if not value:
        return None
    if name == "decided":
        return Decided(value)
    return date.fromisoformat(value) if name in ("held_on", "next_on") else value
