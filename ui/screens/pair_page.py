"""A pair of recovery sheets replaced: the new ones printed, a group asked back, the old let go."""

from functools import partial

from sync import custodians
from ui import desk as desks
from ui.desk import Desk
from ui.founding.asked_step import AskedStep
from ui.founding.sheets_step import SheetsSaid, SheetsStep
from ui.models.custody import ToCome, read_to_come
from ui.people.deed import Deed
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.layout import STRETCH, down
from ui.widgets.pages import PageHead, ScrollPage

_ABOUT = "Two new sheets, for two people at two addresses."
_BOTH = SheetsSaid(
    "both",
    "Print each on its own and put each into its envelope. They are good from the moment the old "
    "pair is let go, below; until then the old one stays in force, and these stay the same ones.",
    "The old pair is still in force.",
)
_DONE = (
    "The new pair is in force. Collect both old sheets and destroy them: with an old backup they "
    "still open what was locked before."
)


class PairPage(ScrollPage):
    """`show_about(recovery key's id)`: its pair is replaced by a new one."""

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self._desk = desk
        self._id = ""
        self._ready = False
        self.head = PageHead("Replace a pair", _ABOUT)
        self.sheets, self.asked = SheetsStep(_BOTH), AskedStep()
        self._trouble = down(gap=8)
        self._deed = Deed(desk, self._trouble)
        self.replace = Button("Let the old pair go", "primary", "check")
        sheets = Card("Print both sheets", icon="printer").add(self.sheets)
        paper = Card("From the paper", icon="square-pen").add(self.asked)
        self.add(self.head, self._trouble, sheets, paper)
        self.set_foot(STRETCH, self.replace)
        self.setFocusProxy(self.sheets.print_all)
        self.replace.clicked.connect(self._replace)

    def show_about(self, recovery: str) -> None:
        """Show the sheets of the pair that comes in place of this one."""
        self._id = recovery
        self._ready = False
        office = self._desk.office
        if office is not None and self._desk.standing.administers:
            office.look(partial(read_to_come, old=recovery), self._show)

    def _show(self, to_come: ToCome | None) -> None:
        if to_come is None:
            self._desk.go("custody")
            return
        self.head.say(f"Replace pair {to_come.old.called}", _ABOUT)
        self.sheets.make((to_come.pair,), to_come.place, desks.today(), to_come.number)
        self.asked.ask((to_come.pair,), to_come.number)
        self._ready = True

    def _replace(self) -> None:
        if not self._ready or not self.sheets.check() or not self.asked.check():
            return

        def done(_: None) -> None:
            self._ready = False
            self._desk.said.emit(_DONE, None)
            self._desk.sync_wanted.emit()
            self._desk.go("custody")

        self._deed.do(self.replace, partial(custodians.replace_pair, old=self._id), done)
