"""The first step of setting up: the server, its set-up code, the first place, a name."""

from PySide6.QtWidgets import QWidget

from ui.joining.invitation_step import SERVERS
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.layout import STRETCH, across, down, held

CODE_LETTERS = 30


class WhereStep(QWidget):
    """Asks for all that founding needs besides the keys, and says all that is wrong at once."""

    def __init__(self) -> None:
        super().__init__()
        self.fields = {
            "server": Field("Server", LineEdit("https://…"), "Whoever set the server up has both."),
            "code": Field("Set-up code", LineEdit("Five groups of six letters and digits")),
            "place": Field("First place", LineEdit("Brent"), "Where you work, such as a borough."),
            "name": Field(
                "Your name", LineEdit("As your colleagues know you"), "You will be administrator."
            ),
        }  # fmt: skip
        for name in ("server", "code"):
            self.fields[name].editor.prose = False
        both = across(held(down(self.fields["place"], STRETCH)),
                      held(down(self.fields["name"], STRETCH)), gap=16)  # fmt: skip
        self.setLayout(down(self.fields["server"], self.fields["code"], both, STRETCH, gap=14))

    def value(self, name: str) -> str:
        """Give what was typed into a field."""
        return str(self.fields[name].value() or "").strip()

    def begin(self) -> None:
        """Take the focus where something is still to be typed."""
        left = (one for one in self.fields if not self.value(one))
        self.fields[next(left, "server")].editor.setFocus()

    def check(self) -> bool:
        """Show every problem at once, and go to the first; say whether there is none."""
        found = self.problems()
        for name, field in self.fields.items():
            field.set_problem(found.get(name, ""))
        if found:
            self.fields[next(iter(found))].editor.setFocus()
        return not found

    def problems(self) -> dict[str, str]:
        """Say everything that is missing or wrong, by field."""
        found: dict[str, str] = {}
        if not self.value("server").startswith(SERVERS):
            found["server"] = "The server's address begins with https://"
        if wrong := code_problem(self.value("code")):
            found["code"] = wrong
        if not self.value("place"):
            found["place"] = "The place is needed; it can be called something else later"
        if not self.value("name"):
            found["name"] = "Your name is needed"
        return found


def code_problem(code: str) -> str:
    """Say what is wrong with a set-up code as far as it shows, or ''."""
    typed = "".join(code.replace("-", " ").split())
    if not typed:
        return "The set-up code is needed: the server printed it when it was made ready"
    if len(typed) != CODE_LETTERS or not typed.isalnum():
        return f"A set-up code has {CODE_LETTERS} letters and digits; these are {len(typed)}"
    return ""
