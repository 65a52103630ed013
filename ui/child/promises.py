"""What comes next: what the person here said they would do, and then what others will do."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QWidget

from linkworker.records import Action
from ui import theme
from ui.models.about_child import About
from ui.models.said_days import by_when
from ui.widgets.cards import Card
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, Kept, across, arrange, down, held, unshown
from ui.widgets.tags import Tag

_SHOWN = 4
_WHO, _WHEN = 104, 148


class Promises(Card):
    """The first few promises, ours before anybody else's; `more` on the plan are only counted."""

    def __init__(self) -> None:
        super().__init__("What comes next", icon="arrow-right")
        self._rows = Kept(Promise)
        self._lines = down(gap=5)
        self._none = unshown(WrapLabel("Nothing is promised just now.", "body", "muted"))
        self._more = unshown(Label("", "meta", "muted"))
        self.body.addLayout(self._lines)

    def show_promised(self, about: About, promised: Sequence[Action]) -> None:
        """Show what is promised, in the order given."""
        coming = promised[:_SHOWN]
        rows = self._rows.take(len(coming))
        for row, action in zip(rows, coming, strict=True):
            row.show_action(action, about.today)
        left = len(promised) - len(coming)
        self._more.setText(f"and {left} more on the support plan")
        more = [self._more] if left else []
        arrange(self._lines, [*rows, *more] if rows else [self._none])


class Promise(QWidget):
    """One thing that was promised: what, who, by when."""

    def __init__(self) -> None:
        super().__init__()
        self.record = Action()
        self._what, self._who, self._due = WrapLabel(""), WrapLabel("", "small", "muted"), Tag("")
        self._when = held(across(self._due, STRETCH))  # a column of its own, to be scanned
        row = across(IconLabel("flag", "text3", 15), gap=12)
        row.addWidget(self._what, 1)
        row.addWidget(self._who)
        row.addWidget(self._when)
        self.setLayout(row)

    def show_action(self, action: Action, today: date) -> None:
        """Show another promise."""
        self.record = action
        self._who.setFixedWidth(theme.size(_WHO))
        self._when.setMinimumWidth(theme.size(_WHEN))
        self._what.setText(action.what)
        self._who.setText(action.who)
        late = action.due is not None and action.due < today
        due = by_when(action.due, today)
        self._due.show_words(due, "bad" if late else "plain", "triangle-alert" if late else "")
        self._due.setVisible(bool(due))


def ours_first(actions: Sequence[Action], name: str) -> list[Action]:
    """Put what somebody called `name` promised first; within that, the soonest first."""
    own = name.split()[0].casefold() if name.split() else ""

    def order(one: Action) -> tuple[bool, bool, date, str]:
        ours = bool(own) and own in one.who.casefold().replace(",", " ").split()
        return not ours, one.due is None, one.due or date.max, one.order

    return sorted(actions, key=order)
