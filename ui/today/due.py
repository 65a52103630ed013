"""Due: what rules and people ask for, overdue first, each with its reason; a new to-do."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal

from linkworker.measures.due import Due
from linkworker.measures.due import Set as RuleSet
from linkworker.records import Child, Contact
from ui.desk import Desk
from ui.today.due_line import DueLine
from ui.today.lines import Lines
from ui.today.to_do import ToDoAdder
from ui.widgets.buttons import Button
from ui.widgets.layout import unshown
from ui.widgets.notices import InfoStrip

_MOST = 8
_NONE = "Nothing is due. What you promise, and what a plan asks for, comes here by itself."


class DueCard(Lines[DueLine]):
    """Overdue first; the tick finishes, More puts aside or lets wait."""

    rules_wanted = Signal()

    def __init__(self, desk: Desk) -> None:
        self.why = Button("What asks here?", "ghost", "circle-help")
        self.add_one = Button("Add to-do", "quiet", "plus")
        super().__init__(
            desk, "Due", lambda: self._line(), most=_MOST, actions=(self.why, self.add_one)
        )
        self.adder = unshown(ToDoAdder(desk))
        look = Button("Look at the rule", "small")
        look.clicked.connect(self.rules_wanted)
        self.often = unshown(InfoStrip("info", "A rule was put aside often", "", [look]))
        self.body.insertWidget(0, self.often)
        self.body.insertWidget(1, self.adder)
        self.add_one.clicked.connect(lambda: self.write())
        self.why.clicked.connect(self.rules_wanted)
        self.adder.left.connect(self._leave)
        self.adder.kept.connect(self.keep)

    def show_due(
        self,
        due: Sequence[Due],
        met: Mapping[str, Sequence[Contact]],
        often: Sequence[tuple[RuleSet, int]],
        children: Sequence[Child],
    ) -> None:
        """Show what is due; contacts of today by child; rules that were put aside often."""
        writes = bool(self.desk.standing.caseload)
        things = [(one, tuple(met.get(one.child.id, ())) if one.child else ()) for one in due]
        self.show_lines(things, _NONE)
        self.add_one.setVisible(writes)
        self.why.setVisible(writes)
        self.adder.offer(children)
        self.often.setVisible(bool(often) and writes)
        if often:
            rule, times = often[0]
            self.often.say(
                f"You put “{rule.source.title}” aside {times} times. Change when it asks?"
            )

    def write(self, child: str = "") -> None:
        """Open the line for a new to-do."""
        self.adder.show()
        self.adder.begin(child)

    def _leave(self) -> None:
        self.adder.hide()
        self.add_one.setFocus()

    def _line(self) -> DueLine:
        line = DueLine(self.desk)
        line.moved.connect(self.go_on)
        line.kept.connect(self.keep)
        return line
