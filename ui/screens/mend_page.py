"""What is kept does not open though the words are right: a backup comes back, or it is saved."""

from datetime import date
from pathlib import Path

from PySide6.QtCore import Signal

from linkworker.actions.backups import Backup, backups
from linkworker.actions.copies import can_mend
from ui.mending import Mended
from ui.when import say_moment
from ui.widgets.buttons import Button
from ui.widgets.choices import ChoicePicker
from ui.widgets.door import DoorPage
from ui.widgets.field import Field
from ui.widgets.labels import WrapLabel
from ui.widgets.layout import STRETCH, across

WIDTH = 560
ANEW = "anew"
_TITLE = "What this laptop keeps is damaged"
_ABOUT = "Nothing is thrown away: what lies here now is put aside, and stays."
_HOW = (
    "Saving what can be read keeps all that is still whole, notes not sent and unfinished ones "
    "too; the rest comes again from the server. A backup is everything as it was then: what was "
    "sent since comes again, what was written since and not sent does not."
)
_LOST = "It opens again. What could not be read, and is not with the team: {}."
_ASIDE = (
    "Look through what you wrote last, and write it again where it is missing. The damaged file "
    "was put aside in this laptop's folder of Linkworker, locked as it was; whoever looks after "
    "the laptops may still read more of it."
)


class MendPage(DoorPage):
    """Offers what there is to mend from; `wanted` carries the backup, or None to make it anew.

    `opened` carries the mended store, once what is lost of it was said.
    """

    wanted = Signal(object)  # Backup | None
    opened = Signal(object)  # Unlocked
    left = Signal()

    def __init__(self, folder: Path, trouble: str, today: date) -> None:
        super().__init__(_TITLE, _ABOUT, WIDTH, beside=True)
        self._backups = backups(folder)
        self.choice = ChoicePicker(_ways(folder, self._backups, today))
        self.choice.setCurrentIndex(1)
        self.field = Field("Mend it by", self.choice)
        self.mend = Button("Mend it", "primary")
        self.back = Button("Back to the lock", "quiet")
        self.trouble, self.how = WrapLabel(trouble), WrapLabel(_HOW, "small", "muted")
        self.put(self.trouble, self.field, self.how)
        self.put(across(self.back, STRETCH, self.mend))
        self.mend.clicked.connect(self._mend)
        self.back.clicked.connect(self.left)
        self.choice.setFocus()

    def show_trouble(self, words: str) -> None:
        """Say what went wrong; another way can be chosen."""
        self._busy(busy=False)
        self.field.set_problem(words)
        self.choice.setFocus()

    def show_mended(self, done: Mended) -> None:
        """Go on into what was mended; what could not be read is said before."""
        if not done.lost:
            self.opened.emit(done.unlocked)
            return
        self.field.hide()
        self.back.hide()
        self.trouble.setText(_LOST.format(done.lost))
        self.how.setText(_ASIDE)
        self.mend.say("Go on")
        self.mend.setEnabled(True)
        self.mend.clicked.disconnect(self._mend)
        self.mend.clicked.connect(lambda: self.opened.emit(done.unlocked))
        self.mend.setFocus()

    def _mend(self) -> None:
        chosen = self.choice.value()
        if not chosen:
            self.field.set_problem("Choose how it is mended")
            return
        self.field.clear_problem()
        self._busy(busy=True)
        self.wanted.emit(None if chosen == ANEW else self._backups[int(chosen)])

    def _busy(self, *, busy: bool) -> None:
        self.mend.setEnabled(not busy)
        self.back.setEnabled(not busy)
        self.mend.say("Mending…" if busy else "Mend it")


def is_offered(folder: Path) -> bool:
    """Say whether there is anything to mend from."""
    return can_mend(folder) or bool(backups(folder))


def _ways(folder: Path, found: list[Backup], today: date) -> list[tuple[str, str]]:
    ways = [(ANEW, "saving what can still be read")] if can_mend(folder) else []
    return ways + [
        (str(at), f"going back to the backup of {say_moment(one.at, today)}")
        for at, one in enumerate(found)
    ]
