"""Which rules make tasks in this place, and after how many days each asks."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from linkworker.actions.due import set_rule
from linkworker.measures.due import Set as RuleSet
from ui import desk as desks
from ui import names, theme
from ui.desk import Desk
from ui.forms.keys import on_key
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.choices import Tick
from ui.widgets.inputs import NumberEdit
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import Kept, across, arrange, down

_EVERYBODY = (
    "Everybody in the place has the same rules. What you promised, what a plan asks for and whom "
    "nobody has seen are asked for at first; the others wait to be switched on."
)
_ELSEWHERE = "The rules stand in your place’s own records, which are not on this laptop yet."


class RulesCard(Card):
    """A tick and a number for each rule; each change is kept at once, with Undo."""

    kept = Signal(object, str)
    left = Signal()

    def __init__(self, desk: Desk) -> None:
        self._done = Button("Done", "small", "check")
        super().__init__("What asks here", "sunken", "circle-help", (self._done,))
        self._desk = desk
        self._about = WrapLabel(_EVERYBODY, "small", "soft")
        self._kept, self._list = Kept(self._row), down(gap=2)
        self.rows: list[RuleRow] = []
        self.add(self._about, self._list)
        self._done.clicked.connect(self.left)
        on_key(self, "Esc", self.left.emit)

    def show_rules(self, sets: Sequence[RuleSet]) -> None:
        """Show how each rule stands."""
        here = bool(self._desk.standing.place_log)
        self._about.setText(_EVERYBODY if here else _ELSEWHERE)
        rules = [one for one in sets if not one.source.always]
        self.rows = self._kept.take(len(rules))
        for row, rule in zip(self.rows, rules, strict=True):
            row.show_rule(rule, here=here)
        arrange(self._list, self.rows)

    def begin(self) -> None:
        """Give the first rule the focus."""
        first = next((row.on for row in self.rows if row.on.isEnabled()), self._done)
        first.setFocus()

    def _row(self) -> "RuleRow":
        row = RuleRow()
        row.changed.connect(self._set)
        return row

    def _set(self, rule: RuleSet, on: bool, days: int) -> None:
        log = self._desk.standing.place_log
        act = partial(set_rule, place_log=log, now=rule, on=on, days=days)
        self.kept.emit(partial(act, looked_at=desks.today()), f"{rule.source.title}: kept")


class RuleRow(QWidget):
    """When a rule asks, a tick, and its number of days where it has one."""

    changed = Signal(object, bool, int)

    def __init__(self) -> None:
        super().__init__()
        self._rule: RuleSet | None = None
        self.on, self.days = Tick(""), NumberEdit(1, 200)
        self._title, self._asks = Label("", "smallb"), WrapLabel("", "small", "muted")
        self.days.setFixedWidth(theme.size(64))
        row = across(self.on, gap=8)
        row.addLayout(down(self._title, self._asks, gap=0), 1)
        row.addWidget(self.days)
        self.setLayout(down(row, gap=0, margins=(0, 3, 0, 3)))
        self.on.changed.connect(self._tell)
        self.days.editingFinished.connect(self._tell)

    def show_rule(self, rule: RuleSet, *, here: bool) -> None:
        """Show how it stands."""
        self._rule = rule
        self.on.set_value(rule.on)
        self._title.setText(rule.source.title)
        self._asks.setText(f"When {rule.asks}")
        names.call(self.on, f"{rule.source.title}: when {rule.asks}")
        self.days.setVisible(rule.source.days > 0)
        self.days.set_value(rule.days or None)
        names.call(self.days, f"{rule.source.title}: number of days")
        for part in (self.on, self.days):
            part.setEnabled(here)

    def _tell(self) -> None:
        rule, days = self._rule, self.days.value()
        if rule is None or (rule.source.days and days is None):
            return
        days = days if rule.source.days and days else 0
        if (self.on.value(), days) != (rule.on, rule.days):
            self.changed.emit(rule, self.on.value(), days)
