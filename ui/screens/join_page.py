"""The first day: an invitation, a name, four words on paper, then waiting to be let in."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from linkworker.errors import Invalid
from linkworker.store.passphrase import generate_passphrase
from ui import theme
from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down
from ui.widgets.pages import ScrollPage

WIDTH = 620
WORDS = (
    "These four words lock everything on this laptop. Write them on paper and keep the paper "
    "away from the laptop. They are shown once."
)


class JoinPage(QWidget):
    """Asks for all that joining needs; `wanted` carries invitation, name and passphrase."""

    wanted = Signal(str, str, str)

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle("Linkworker")
        self.setObjectName("canvas")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.passphrase = generate_passphrase()
        self.code = LineEdit("Eight groups of six, such as 065QHF-1WFF59-…")
        self.server = LineEdit("https://…")
        self.name = LineEdit("As your colleagues know you")
        self.again = LineEdit("Type the four words")
        self._fields = {
            "invitation": Field("Invitation", self.code, "48 letters and digits, or its file"),
            "server": Field("Server", self.server, "Only when you type the code by hand"),
            "name": Field("Your name", self.name),
            "again": Field("The four words again", self.again, "From your paper"),
        }
        self.file = Button("Open the invitation file", "secondary", "mail")
        self.join = Button("Join", "primary", "user-plus")
        self._build()
        self.file.clicked.connect(self._open_file)
        self.join.clicked.connect(self._try)
        self.again.returnPressed.connect(self._try)

    def _build(self) -> None:
        words = Card(kind="accent")
        words.add(Label(self.passphrase, "h2", "accent_ink"), WrapLabel(WORDS, "small"))
        card = Card()
        card.add(
            across(IconLabel("heart-handshake", "accent", 28), Label("Linkworker", "h1"), STRETCH),
            WrapLabel("You need the invitation that your administrator made.", tone="soft"),
            across(self.file, STRETCH),
            self._fields["invitation"],
            self._fields["server"],
            self._fields["name"],
            words,
            self._fields["again"],
            across(STRETCH, self.join),
        )
        card.setFixedWidth(theme.size(WIDTH))
        page = ScrollPage()
        page.add(across(STRETCH, card, STRETCH))
        self.setLayout(down(page, gap=0))

    def take_file(self, path: Path) -> None:
        """Fill in the invitation from its file."""
        from sync.joining import read_invitation

        try:
            server, code = read_invitation(path.read_text(encoding="utf-8"))
        except (Invalid, OSError, UnicodeDecodeError):
            self._fields["invitation"].set_problem("This is not an invitation file")
            return
        self.code.set_value(code)
        self.server.set_value(server)
        self._fields["invitation"].clear_problem()
        self.name.setFocus()

    def show_trouble(self, words: str) -> None:
        """Say what went wrong; what was typed stays."""
        self._busy(busy=False)
        self._fields["invitation"].set_problem(words)

    def problems(self) -> dict[str, str]:
        """Say everything that is missing or wrong, by field."""
        from sync.joining import read_invitation

        found: dict[str, str] = {}
        try:
            read_invitation(self.code.text())
        except Invalid as error:
            found |= error.problems
        if not self.server.text().startswith(("https://", "http://127.0.0.1", "http://localhost")):
            found["server"] = "The server's address begins with https://"
        if not self.name.text().strip():
            found["name"] = "Your name is needed"
        if self.again.text().split() != self.passphrase.split():
            found["again"] = "These are not the four words above. Type them from your paper."
        return found

    def _try(self) -> None:
        found = self.problems()
        for name, field in self._fields.items():
            field.set_problem(found[name]) if name in found else field.clear_problem()
        if found:
            self._fields[next(iter(found))].editor.setFocus()
            return
        self._busy(busy=True)
        said = f'{{"code":"{self.code.text().strip()}","server":"{self.server.text().strip()}"}}'
        self.wanted.emit(said, self.name.text().strip(), self.passphrase)

    def _busy(self, *, busy: bool) -> None:
        self.join.setEnabled(not busy)
        self.join.say("Making this laptop's lock…" if busy else "Join")

    def _open_file(self) -> None:
        chosen, _ = QFileDialog.getOpenFileName(self, "Invitation", "", "Invitations (*.lwi)")
        if chosen:
            self.take_file(Path(chosen))
