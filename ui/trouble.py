"""What could not be done, said over the page until somebody has read it."""

from PySide6.QtWidgets import QWidget

from linkworker.errors import LinkWorkerError
from ui.crash import UNFORESEEN, for_whoever_helps, said_in_words
from ui.widgets.buttons import Button
from ui.widgets.layout import down
from ui.widgets.notices import ErrorBox
from ui.widgets.toast import announce

SAFE = "It was not done. All that was saved before is safe on this laptop."
ADVICE = "Try it once more. If it happens again, tell your supervisor what stands here."
UNREAD = "This page could not be read"
PART_UNREAD = "Something on this page could not be read"
KEPT = "What is kept on this laptop is untouched."


class Unread(ErrorBox):
    """Stands where a page would, that could not be read; `again` reads it once more."""

    def __init__(self) -> None:
        self.again = Button("Try again", "small", "refresh-cw")
        super().__init__(UNREAD, KEPT, ADVICE, (self.again,))


class Troubles(QWidget):
    """Stands above the page, empty and without height while nothing is wrong.

    Each trouble stays, wherever one goes, until it is closed; the same one is not said twice. A
    notice stands for as long as it is true.
    """

    def __init__(self) -> None:
        super().__init__()
        self._boxes = down(gap=6, margins=(0, 0, 0, 6))
        self.setLayout(self._boxes)
        self._said: dict[str, ErrorBox] = {}
        self._standing: dict[str, tuple[object, QWidget]] = {}
        self.hide()

    def tell(self, error: Exception) -> None:
        """Say what went wrong, what is safe and what to do; a screen reader is told at once."""
        words, advice = said_in_words(error), ADVICE
        if not isinstance(error, LinkWorkerError):
            words, advice = UNFORESEEN, f"{ADVICE} {for_whoever_helps(error)}."
        self._tell(words, SAFE, advice)

    def tell_unread(self) -> None:
        """Say that something of the page in front could not be read."""
        self._tell(PART_UNREAD, KEPT, ADVICE)

    def forget_unread(self) -> None:
        """Say it no more: another page is in front."""
        if PART_UNREAD in self._said:
            self._close(PART_UNREAD)

    def _tell(self, words: str, safe: str, advice: str) -> None:
        if words not in self._said:
            close = Button("Close", "small", "x", f"Close: {words}")
            box = self._said[words] = ErrorBox(words, safe, advice, (close,))
            close.clicked.connect(lambda: self._close(words))
            self._boxes.addWidget(box)
        self.show()
        announce(self, f"{words} {safe} {advice}", urgent=True)

    def stand(self, name: str, said: object, notice: QWidget | None) -> None:
        """Let a notice stand here under a name while it is true; None takes it away.

        One that says the same as the one that stands is not put in its place.
        """
        before, shown = self._standing.get(name, (None, None))
        if shown is not None and notice is not None and before == said:
            notice.deleteLater()
            return
        if shown is not None:
            del self._standing[name]
            shown.hide()
            shown.deleteLater()
        if notice is not None:
            self._standing[name] = said, notice
            self._boxes.addWidget(notice)
        self._show()

    def _close(self, words: str) -> None:
        box = self._said.pop(words)
        box.hide()
        box.deleteLater()
        self._show()

    def _show(self) -> None:
        self.setVisible(bool(self._said or self._standing))
