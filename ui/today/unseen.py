"""Not seen for a while: names, and how many school days, with how often somebody tried."""

from collections.abc import Sequence

from linkworker.measures.due import Due
from ui.desk import Desk
from ui.today.due_line import DueLine
from ui.today.lines import Lines
from ui.widgets.avatar import Avatar
from ui.widgets.layout import across, down, held, unshown

_MOST = 6
_NONE = "Everybody was seen in the last school days."


class UnseenCard(Lines["UnseenLine"]):
    """Whom nobody has seen, the longest first."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, "Not seen for a while", lambda: self._line(), most=_MOST)

    def show_unseen(self, unseen: Sequence[Due], *, closed: bool) -> None:
        """Show them; while school is closed nobody is asked for."""
        self.show_lines([(one, ()) for one in unseen], "" if closed else _NONE)
        self.setVisible(bool(unseen) or not closed)

    def _line(self) -> "UnseenLine":
        line = UnseenLine(self.desk)
        line.moved.connect(self.go_on)
        line.kept.connect(self.keep)
        return line


class UnseenLine(DueLine):
    """A name, and why it stands here; Enter opens her page."""

    name_kind = "title"

    def _lay(self) -> None:
        self._avatar = Avatar("", 26)
        row = across(self._avatar, gap=8)
        row.addLayout(down(self._whose, across(4, self._why, gap=0), gap=0), 1)
        row.addWidget(self._more)
        unused = unshown(held(across(self.tick, self._what, self._column)))
        self.setLayout(down(row, self._under, unused, gap=4, margins=(0, 3, 0, 3)))
        self.focus_on = self.who

    def _show_due(self, due: Due, *, writes: bool) -> None:
        del writes
        self._avatar.show_name(self.who.said)
        self._why.setText(due.why.removeprefix("not seen for ").capitalize())
