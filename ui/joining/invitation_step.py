"""The first step: an invitation by its file or by hand, and the name colleagues know."""

from pathlib import Path
from urllib.parse import urlsplit

from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QFrame, QWidget

from linkworker.errors import Invalid
from sync.joining import read_invitation
from ui import theme
from ui.joining.code_boxes import CodeBoxes
from ui.widgets.buttons import Button
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import IconLabel, Label
from ui.widgets.layout import STRETCH, across, down, held
from ui.widgets.toast import announce

_NOT_ONE = "{name} is not an invitation. The file's name ends in .lwi."
_LONGEST_FILE = 10_000
SERVERS = ("https://", "http://127.0.0.1", "http://localhost")


class InvitationStep(QWidget):
    """Asks for code, server and name; a file, dropped or opened, fills in the first two."""

    def __init__(self) -> None:
        super().__init__()
        self.boxes = CodeBoxes()
        self.server = LineEdit("https://…")
        self.name = LineEdit("As your colleagues know you")
        self.file = Button("Open the file", "secondary", "mail")
        self.fields = {
            "invitation": Field("Or type it: eight groups of six", self.boxes),
            "server": Field("Server", self.server, "Your administrator gave it with the code."),
            "name": Field("Your name", self.name),
        }
        self._drop = _Drop(self.file)
        self._other = Button("Use another", "quiet")
        self._where = Label("", "strong", "ok")
        self._typed = held(
            down(self._drop, self.fields["invitation"], self.fields["server"], gap=14)
        )
        self._taken = _taken(self._where, self._other)
        self.setLayout(down(self._taken, self._typed, self.fields["name"], STRETCH, gap=14))
        self.setAcceptDrops(True)
        self.file.clicked.connect(self._open_file)
        self._other.clicked.connect(self._forget)
        self.boxes.trouble.connect(self.fields["invitation"].set_problem)

    def invitation(self) -> tuple[str, str]:
        """Give server and code."""
        return self.server.value(), self.boxes.value()

    def problems(self) -> dict[str, str]:
        """Say everything that is missing or wrong, by field."""
        found: dict[str, str] = {}
        if wrong := self._code_problem():
            found["invitation"] = wrong
        if not self.server.value().startswith(SERVERS):
            found["server"] = "The server's address begins with https://"
        if not self.name.value():
            found["name"] = "Your name is needed"
        return found

    def check(self) -> bool:
        """Show every problem at once, and go to the first; say whether there is none."""
        found = self.problems()
        for name, field in self.fields.items():
            field.set_problem(found.get(name, ""))
        if "invitation" in found:
            self.boxes.go_to_problem()
        elif found:
            self.fields[next(iter(found))].editor.setFocus()
        return not found

    def empty(self) -> None:
        """Begin as at first, but for the name."""
        self._forget()
        for field in self.fields.values():
            field.clear_problem()

    def begin(self) -> None:
        """Take the focus where something is still to be done."""
        (self.name if self._taken.isVisibleTo(self) else self.file).setFocus()

    def take_file(self, path: Path) -> None:
        """Fill in the invitation from its file."""
        try:
            with path.open("rb") as file:
                said = file.read(_LONGEST_FILE).decode("utf-8")
            server, code = read_invitation(said)
        except (Invalid, OSError, UnicodeDecodeError):
            self.fields["invitation"].set_problem(_NOT_ONE.format(name=path.name))
            return
        self.boxes.set_value(code)
        self.server.set_value(server)
        for name in ("invitation", "server"):
            self.fields[name].clear_problem()
        self._where.setText(f"Invitation read · {urlsplit(server).netloc}")
        announce(self, self._where.text())
        self._show_taken(taken=bool(server))
        self.begin()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        """Take a file, and nothing else."""
        if len(event.mimeData().urls()) == 1 and event.mimeData().urls()[0].isLocalFile():
            event.acceptProposedAction()
            self._drop.show_over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802
        """Look as before."""
        del event
        self._drop.show_over(False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        """Read the file that was dropped."""
        self._drop.show_over(False)
        event.acceptProposedAction()
        self.take_file(Path(event.mimeData().urls()[0].toLocalFile()))

    def _code_problem(self) -> str:
        if not self.boxes.value():
            return "The invitation is needed: its file, or its eight groups"
        if wrong := self.boxes.problem():
            return wrong
        try:
            read_invitation(self.boxes.value())
        except Invalid:
            return "One letter or digit is wrong somewhere. Compare each group with the paper."
        return ""

    def _open_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Invitation", "", "Invitations (*.lwi)")
        if chosen:
            self.take_file(Path(chosen))

    def _forget(self) -> None:
        self.boxes.set_value("")
        self.server.set_value("")
        self._show_taken(taken=False)
        self.file.setFocus()

    def _show_taken(self, *, taken: bool) -> None:
        self._taken.setVisible(taken)
        self._typed.setVisible(not taken)


class _Drop(QFrame):
    """Where the file can be dropped; the whole step takes it as well."""

    def __init__(self, button: Button) -> None:
        super().__init__()
        self.setProperty("card", "sunken")
        words = Label("Drop the invitation file here, or", "body", "soft")
        row = across(IconLabel("upload", "accent", 20), words, button, STRETCH, gap=10)
        row.setContentsMargins(16, 14, 16, 14)
        self.setLayout(row)

    def show_over(self, over: bool) -> None:
        """Show that a file held over the page would be taken."""
        self.setProperty("card", "accent" if over else "sunken")
        theme.restyle(self)


def _taken(where: Label, other: Button) -> QFrame:
    """Make what stands in place of the boxes once a file was read."""
    frame = QFrame()
    frame.setProperty("card", "ok")
    row = across(IconLabel("circle-check", "ok", 20), where, STRETCH, other, gap=10)
    row.setContentsMargins(16, 8, 8, 8)
    frame.setLayout(row)
    frame.hide()
    return frame
