"""An invitation: its code in eight groups, the same as a square, and a file to hand over."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout

from sync.inviting import Invited
from sync.joining import invitation_file
from ui import desk as desks
from ui.people.square_code import SquareCode
from ui.when import wall_time
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down, held, unshown
from ui.widgets.toast import announce

_IN_A_ROW = 4
_ABOUT = (
    "Good once, until {day}. Give it to {name} by hand, by telephone, or as a file on a stick: "
    "never in an e-mail to somebody else's address. Then {name} asks to be let in, and you do it "
    "here."
)
_NOT_WRITTEN = "The file could not be written there. Choose another folder."
FILES = "Invitations (*.lwi)"


class InvitedCard(Card):
    """Shows one invitation; `closed` when it is put away."""

    closed = Signal()

    def __init__(self, invited: Invited, server: str) -> None:
        super().__init__(f"Invitation for {invited.name}", "accent", "mail")
        self._invited, self._server = invited, server
        self.save = Button("Save as a file", "primary", "download")
        self.done = Button("Done", "secondary", "check")
        self._told = unshown(Label("", "small", "muted"))
        square = SquareCode(f"The invitation for {invited.name} as a square to scan")
        square.show_words(invitation_file(server, invited.code).decode())
        words = down(
            WrapLabel(self._about(), "small", "soft"), _groups(invited.code),
            Label(f"Server: {server}", "smallb"), self._told,
            across(self.save, self.done, STRETCH, gap=10), STRETCH, gap=12,
        )  # fmt: skip
        row = across(gap=22)
        row.addLayout(words, 1)
        row.addWidget(square, 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)
        self.save.clicked.connect(self._save)
        self.done.clicked.connect(self.closed)
        self.setFocusProxy(self.save)

    def write(self, path: Path) -> None:
        """Write the invitation's file."""
        try:
            path.write_bytes(invitation_file(self._server, self._invited.code))
        except OSError:
            self._say(_NOT_WRITTEN, "bad")
            return
        self._say(f"Saved as {path.name}. Delete it when {self._invited.name} has it.", "muted")

    def _save(self) -> None:
        name = "-".join(self._invited.name.split()).lower()
        chosen, _ = QFileDialog.getSaveFileName(self, "Save the invitation", f"{name}.lwi", FILES)
        if chosen:
            self.write(Path(chosen))

    def _say(self, words: str, tone: str) -> None:
        self._told.setText(words)
        self._told.set_tone(tone)
        self._told.show()
        announce(self, words)

    def _about(self) -> str:
        day = wall_time(self._invited.ends)
        left = (day.date() - desks.today()).days
        said = f"{day:%A} {day.day} {day:%B}" + (f", {left} days from now" if left > 1 else "")
        return _ABOUT.format(day=said, name=self._invited.name)


def _groups(code: str) -> QGridLayout:
    """Set the code out as it is typed in: two rows of four, each group with its number."""
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(20)
    grid.setVerticalSpacing(8)
    for at, group in enumerate(code.split("-")):
        words = Label(group, "h3")
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        number = Label(str(at + 1), "meta", "muted")
        grid.addWidget(held(across(number, words, STRETCH, gap=6)), at // _IN_A_ROW, at % _IN_A_ROW)
    return grid
