"""The second and third step: four words shown once, then asked back from paper."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from linkworker.store.passphrase import generate_passphrase
from ui.widgets.field import Field
from ui.widgets.inputs import LineEdit
from ui.widgets.labels import IconLabel, Label, WrapLabel
from ui.widgets.layout import STRETCH, across, down

_ADVICE = (
    ("square-pen", "Write them on paper, and keep the paper away from the laptop."),
    ("lock", "They unlock everything on this laptop. You type them each time you come back."),
    (
        "user",
        "Forgotten? Nobody can look them up, but your supervisor or administrator can let you "
        "back in over the telephone.",
    ),
)
BUSY = "Making this laptop's lock…"
WRITTEN = "I have written them down"
NOT_THESE = "These are not the four words. Look at your paper, or go back and see them again."


class WordsStep(QWidget):
    """Shows four words made for this laptop, each on a tile of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.passphrase = generate_passphrase()
        tiles = [_tile(at, word) for at, word in enumerate(self.passphrase.split(), 1)]
        advice = [_advice(icon, words) for icon, words in _ADVICE]
        self.setLayout(down(across(*tiles, gap=10), 8, *advice, gap=12))


class AgainStep(QWidget):
    """Asks for the four words; they stand nowhere on the screen."""

    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.words = LineEdit("Four words, a space between them")
        self.field = Field("The four words, from your paper", self.words)
        self.setLayout(down(self.field, STRETCH, gap=0))
        self.words.returnPressed.connect(self.entered)

    def check(self, passphrase: str) -> bool:
        """Say whether these are the words, and if not, say so at the field."""
        right = self.words.text().casefold().split() == passphrase.split()
        self.field.set_problem("" if right else NOT_THESE)
        if not right:
            self.words.setFocus()
        return right


def _advice(icon: str, words: str) -> QHBoxLayout:
    mark = IconLabel(icon, "text2", 18)
    row = across(mark, WrapLabel(words, "body", "soft"), gap=12)
    row.setAlignment(mark, Qt.AlignmentFlag.AlignTop)
    return row


def _tile(at: int, word: str) -> QFrame:
    tile = QFrame()
    tile.setProperty("card", "accent")
    shown = Label(word, "h1", "accent_ink")
    shown.setAlignment(Qt.AlignmentFlag.AlignCenter)
    number = Label(str(at), "meta", "muted")
    number.setAlignment(Qt.AlignmentFlag.AlignCenter)
    tile.setLayout(down(number, shown, gap=2, margins=(8, 10, 8, 14)))
    return tile
