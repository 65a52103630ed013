"""After adding: what becomes of the file that was chosen, and of the telephone's own."""

from pathlib import Path

from PySide6.QtCore import Signal

from ui.widgets.buttons import Button
from ui.widgets.cards import Card
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across

_WHY = (
    "{file} lies on this laptop for anybody to open. What is needed of it is locked in {child}’s "
    "record now."
)
TELEPHONE = "The telephone that took it may still hold it: delete it there too."


class Original(Card):
    """Offers to delete a file; `answered` with what to say of it."""

    answered = Signal(str)

    def __init__(self) -> None:
        super().__init__("It is kept. Delete the file from this laptop?")
        self._path: Path | None = None
        self._words = WrapLabel("", "small", "soft")
        self.delete = Button("Delete the file", "danger", "trash-2")
        self.leave = Button("Keep the file", "secondary")
        self.add(self._words, WrapLabel(TELEPHONE, "small", "soft"))
        self.add(across(self.delete, self.leave, STRETCH))
        self.delete.clicked.connect(self._delete)
        self.leave.clicked.connect(lambda: self.answered.emit(f"The file stays. {TELEPHONE}"))

    def ask(self, path: Path, child: str) -> None:
        """Ask about a file."""
        self._path = path
        self._words.setText(_WHY.format(file=path.name, child=child))
        self.leave.setFocus()

    def _delete(self) -> None:
        path = self._path
        if path is None:
            return
        try:
            path.unlink(missing_ok=True)
        except OSError:
            self._words.setText(
                f"{path.name} cannot be deleted: another program has it open, or it lies where "
                "nothing can be deleted. Close it and try again, or delete it by hand."
            )
            return
        self.answered.emit(f"{path.name} is deleted. {TELEPHONE}")
